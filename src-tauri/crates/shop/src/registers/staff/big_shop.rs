//! The big shop's people: 1 manages, 2 to 10 advise, 11 and 12 lead and inspect, 13 to 30 work.

use super::{self as staff, Role, SavePerson};
use crate::common::{Change, Result};
use jieche_ground::Tx;

/// Writes all of them.
pub(crate) fn hire(tx: &Tx) -> Result<()> {
    let mut people = vec![("林梅", Role::ServiceManager)];
    people.extend((2..=10).map(|_| ("陈晓东", Role::Advisor)));
    people.extend((11..=12).map(|_| ("周凯", Role::WorkshopLead)));
    people.extend((13..=30).map(|_| ("何俊", Role::Technician)));
    for (name, role) in people {
        let request = SavePerson {
            id: None,
            version: None,
            name: name.into(),
            login: None,
            password: None,
            roles: vec![role.into()],
            phone: Change::Set(None),
        };
        staff::save(tx, request, None)?;
    }
    Ok(())
}
