//! What somebody may see and do, as the call's circumstances carry it.
//!
//! The ground carries it without looking inside; rules ask it here. Deliberately not here: which command asks for what
//! (`jieche-api`), and where it comes from ([`roles`](super::roles)).

use std::sync::Arc;

use jieche_codes::{Capability, Role};
use jieche_ground::{Ctx, Standing};

use super::{Person, Sensitive, starting};

struct Held {
    like: Vec<Role>,
    can: Vec<Capability>,
}

/// What a person's calls carry.
pub fn standing(person: &Person) -> Standing {
    Arc::new(Held { like: person.like.clone(), can: person.can.clone() })
}

/// What calls in these roles carry before a shop changes any: for tests and for what the program does by itself.
pub fn usual_standing(roles: &[Role]) -> Standing {
    Arc::new(Held { like: roles.to_vec(), can: roles.iter().copied().flat_map(starting::usual).collect() })
}

/// What rules ask of whoever calls.
pub trait Rights {
    /// The roles of the standard process that theirs are like; none for the program itself.
    fn roles(&self) -> &[Role];

    /// Whether they may.
    fn can(&self, capability: Capability) -> bool;

    /// Whether they see what is not everybody's whole.
    fn sees(&self, kind: Sensitive) -> bool {
        kind.asks().is_none_or(|capability| self.can(capability))
    }
}

impl Rights for Ctx {
    fn roles(&self) -> &[Role] {
        self.standing::<Held>().map_or(&[], |held| &held.like)
    }

    fn can(&self, capability: Capability) -> bool {
        self.standing::<Held>().is_some_and(|held| held.can.contains(&capability))
    }
}
