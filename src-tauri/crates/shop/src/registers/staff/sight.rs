//! What not everybody who may ask sees of an answer, a sheet or an export, and who does: one table for all three.
//!
//! Sensitive data carries its sight with it ([`Shown`]): it is masked where a record is read, for only the record knows
//! whether a name is a person's or a company's. Money and cost are taken out of an answer on its way to whoever may not
//! see them (`jieche-api`). Deliberately not here: who may call a command at all.

use serde::Serialize;

use jieche_codes::Capability;

use crate::common::Shown;

/// Kinds of what is not everybody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitive {
    /// A person's name, or what they signed with.
    Name,
    /// A phone number.
    Phone,
    /// Where somebody lives.
    Address,
    /// A VIN.
    Vin,
    /// What a customer, insurer or maker pays.
    Money,
    /// What the shop pays, and so what it earns.
    Cost,
}

impl Sensitive {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Name, Self::Phone, Self::Address, Self::Vin, Self::Money, Self::Cost];

    /// What whoever sees it whole must be able to (trade habit; the mask is the default). `None` for money: no role is kept
    /// from what a customer pays.
    pub(super) const fn asks(self) -> Option<Capability> {
        match self {
            Self::Name => Some(Capability::SeeNames),
            Self::Phone | Self::Address => Some(Capability::SeeContacts),
            Self::Vin => Some(Capability::SeeVins),
            Self::Cost => Some(Capability::SeeCost),
            Self::Money => None,
        }
    }

    /// What is left of a text of this kind for whoever does not see it; of figures, nothing. Whether a name is a person's,
    /// and so to be masked at all, its record knows.
    pub fn masked(self, text: &str) -> Option<Shown<String>> {
        match self {
            Self::Name => Some(Shown::name(text, false)),
            Self::Phone => Some(Shown::phone(text, false)),
            Self::Address => Some(Shown::address(text, false)),
            Self::Vin => Some(Shown::vin(text, false)),
            Self::Money | Self::Cost => None,
        }
    }
}
