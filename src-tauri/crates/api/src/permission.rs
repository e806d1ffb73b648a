//! Who may call what: each command asks for a capability, or only for somebody who signed in, or for nobody.
//!
//! Which roles hold a capability is the shop's ([`roles`](jieche_shop::registers::staff::roles)); what the program starts
//! with, as a table role × command, is compared with a committed copy in `tests/contract`. What somebody may do *within* a
//! command (take a step, give a discount) is the shop's own rule.

use jieche_shop::registers::staff::{Capability, Role, holders};
use serde::{Serialize, Serializer};

/// What a command asks of whoever calls it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Permission {
    /// Nothing: it answers before sign-in.
    Public,
    /// That they are signed in.
    SignedIn,
    /// That they may.
    Can(Capability),
}

impl Permission {
    /// Whether somebody signed in who may all this has it.
    pub fn is_had(self, can: &[Capability]) -> bool {
        match self {
            Self::Public | Self::SignedIn => true,
            Self::Can(capability) => can.contains(&capability),
        }
    }

    /// The roles that have it before the shop changes any. Empty for [`Permission::Public`], which asks for none.
    pub fn roles(self) -> &'static [Role] {
        match self {
            Self::Public => &[],
            Self::SignedIn => &Role::ALL,
            Self::Can(capability) => holders(capability),
        }
    }
}

impl Serialize for Permission {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(match self {
            Self::Public => "public",
            Self::SignedIn => "signed_in",
            Self::Can(capability) => capability.name(),
        })
    }
}
