//! What somebody may see and do by their roles, as the call's circumstances carry it.
//!
//! The ground carries it without looking inside; rules ask it here. Deliberately not here: which command asks for what
//! (`jieche-api`).

use std::sync::Arc;

use jieche_ground::{Ctx, Standing};

use super::Role;

/// Kinds of personal data, by who may see them whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Personal {
    /// Phones and addresses: those who speak with the customer.
    Contact,
    /// Names: those and the workshop's lead and inspector.
    Name,
    /// VINs: everybody who works on cars.
    Vin,
}

struct Roles(Vec<Role>);

/// Somebody's roles, as a call carries them.
pub fn standing(roles: &[Role]) -> Standing {
    Arc::new(Roles(roles.to_vec()))
}

/// What rules ask of whoever calls.
pub trait Rights {
    /// Their roles; none for the program itself.
    fn roles(&self) -> &[Role];

    /// Whether they have any of these roles.
    fn has_any(&self, roles: &[Role]) -> bool {
        self.roles().iter().any(|role| roles.contains(role))
    }

    /// Whether they may see this kind of personal data whole (trade habit; the mask is the default).
    fn sees(&self, personal: Personal) -> bool {
        use Role::*;
        match personal {
            Personal::Contact => self.has_any(&[
                Administrator,
                GeneralManager,
                ServiceManager,
                Advisor,
                Cashier,
                WarrantyClerk,
                CustomerCare,
            ]),
            Personal::Name => self.has_any(&[
                Administrator,
                GeneralManager,
                ServiceManager,
                Advisor,
                WorkshopLead,
                Inspector,
                Cashier,
                WarrantyClerk,
                CustomerCare,
            ]),
            Personal::Vin => self.roles().iter().any(|role| *role != ReadOnly),
        }
    }
}

impl Rights for Ctx {
    fn roles(&self) -> &[Role] {
        self.standing::<Roles>().map_or(&[], |roles| &roles.0)
    }
}
