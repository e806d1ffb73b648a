//! What not everybody who may ask sees of an answer, a sheet or an export, and who does: one table for all three.
//!
//! Personal data carries its sight with it ([`Shown`]): it is masked where a record is read, for only the record knows
//! whether a name is a person's or a company's. Money and cost are taken out of an answer on its way to whoever may not
//! see them (`jieche-api`). Deliberately not here: who may call a command at all.

use serde::Serialize;

use jieche_ground::Ctx;

use super::{Personal, Rights};
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

    /// Whether whoever asks sees it whole.
    pub fn is_seen_by(self, ctx: &Ctx) -> bool {
        match self {
            Self::Name => ctx.sees(Personal::Name),
            Self::Phone | Self::Address => ctx.sees(Personal::Contact),
            Self::Vin => ctx.sees(Personal::Vin),
            // No role is kept from what a customer pays, and no answer tells what the shop does.
            Self::Money | Self::Cost => true,
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
