//! The one list of commands: the features that have some, in the order screens and tables show them.
//!
//! What a feature's commands are stands in its own file (`commands.rs` says how). The dispatcher, `GET /rpc` and the
//! TypeScript types are made from this list; a file left out of it does not compile without a warning.

use std::collections::HashMap;
use std::sync::LazyLock;

use jieche_shop::registers::staff::{Capability, Session};
use serde_json::{Value, json};

use crate::call::Purpose;
pub use crate::commands::Command;
pub use crate::doors::Door;
use crate::example::Example;
use crate::sight::{self, Said};
use crate::typescript::Declarations;
use crate::{across, care, figures, ground, money, registers, visit};

const FEATURES: &[&[Command]] = &[
    across::shop::COMMANDS,
    registers::staff::COMMANDS,
    registers::settings::COMMANDS,
    registers::bays::COMMANDS,
    registers::calendar::COMMANDS,
    registers::customers::COMMANDS,
    registers::vehicles::COMMANDS,
    across::search::COMMANDS,
    registers::labour::COMMANDS,
    registers::parts::COMMANDS,
    registers::packages::COMMANDS,
    across::imports::COMMANDS,
    across::exports::COMMANDS,
    ground::jobs::COMMANDS,
    registers::printing::COMMANDS,
    visit::appointments::COMMANDS,
    visit::repair_orders::COMMANDS,
    visit::repair_orders::quotations::COMMANDS,
    visit::reception::COMMANDS,
    registers::pictures::COMMANDS,
    registers::phrases::COMMANDS,
    money::settlement::COMMANDS,
    care::surveys::COMMANDS,
    care::complaints::COMMANDS,
    figures::reports::COMMANDS,
    ground::changes::COMMANDS,
    ground::journal::COMMANDS,
    ground::backup::COMMANDS,
    ground::drafts::COMMANDS,
];

/// What features say of their answers' fields.
const FIELDS: &[&[Said]] = &[
    across::shop::FIELDS,
    registers::staff::FIELDS,
    registers::settings::FIELDS,
    registers::bays::FIELDS,
    registers::calendar::FIELDS,
    registers::customers::FIELDS,
    registers::vehicles::FIELDS,
    registers::labour::FIELDS,
    registers::parts::FIELDS,
    registers::packages::FIELDS,
    across::imports::FIELDS,
    across::exports::FIELDS,
    visit::appointments::FIELDS,
    visit::repair_orders::FIELDS,
    visit::repair_orders::quotations::FIELDS,
    visit::reception::FIELDS,
    money::settlement::FIELDS,
    care::surveys::FIELDS,
    care::complaints::FIELDS,
    figures::reports::FIELDS,
    ground::journal::FIELDS,
    ground::backup::FIELDS,
];

static BY_NAME: LazyLock<HashMap<&str, &Command>> =
    LazyLock::new(|| commands().map(|command| (command.name, command)).collect());

/// Every command.
pub fn commands() -> impl Iterator<Item = &'static Command> {
    FEATURES.iter().copied().flatten()
}

/// What is said of every answer's fields.
pub(crate) fn fields() -> impl Iterator<Item = &'static Said> {
    FIELDS.iter().copied().flatten()
}

/// The command of a name.
pub fn find(name: &str) -> Option<&'static Command> {
    BY_NAME.get(name).copied()
}

/// The session with the commands its person may call.
pub(crate) fn with_commands(session: Session) -> Session {
    let allowed = commands().filter(|command| command.allows(&session.person.can));
    let commands = allowed.map(|command| command.name.to_owned()).collect();
    Session { commands, ..session }
}

/// Whether somebody who may all this may bring in a file: whoever may import or write orders; a picture, whoever may
/// write the orders that show it.
pub(crate) fn may_upload(can: &[Capability], purpose: Purpose) -> bool {
    can.contains(&Capability::WriteOrders) || purpose == Purpose::File && can.contains(&Capability::Import)
}

pub(crate) fn as_json() -> Value {
    commands().map(described).collect()
}

fn described(command: &Command) -> Value {
    let (request, answer) = (command.types)(&mut Declarations::new());
    json!({
        "name": command.name, "kind": command.door, "permission": command.permission,
        "roles": command.permission.roles(), "request": request, "answer": answer,
        "sensitive": sight::sensitive_fields(command), "example": (command.example)(&Example::default()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_one_commands() {
        assert_eq!(BY_NAME.len(), commands().count(), "of two commands of one name, one can never be called");
    }
}
