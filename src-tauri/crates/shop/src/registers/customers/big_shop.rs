//! The big shop's customers: persons, and a few companies with somebody to speak to.

use super::{self as customers, CustomerKind, DebtorKind, SaveCustomer};
use crate::big_shop::{Chance, Laying, names};
use crate::common::{Change, CustomerId, Result};
use jieche_ground::Ctx;

/// Of a hundred customers so many are companies.
const COMPANIES: i64 = 6;

/// Writes somebody new.
pub(crate) fn lay(laying: &mut Laying, ctx: &Ctx, chance: &mut Chance) -> Result<CustomerId> {
    let company = chance.happens(COMPANIES);
    let name = if company { names::company(chance) } else { names::person(chance) };
    let contact = company.then(|| names::person(chance));
    let request = SaveCustomer {
        id: None,
        version: None,
        kind: if company { CustomerKind::Company } else { CustomerKind::Person },
        name: Change::Set(name),
        phone: Change::Set(Some(names::phone(chance))),
        contact_name: Change::Set(contact),
        credit_code: None,
        address: Change::Set(None),
        debtor: DebtorKind::None,
        no_marketing: false,
        remark: None,
    };
    Ok(laying.write(ctx, "customers_save", |tx| customers::save(tx, request))?.id)
}
