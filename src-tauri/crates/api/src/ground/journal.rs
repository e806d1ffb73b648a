//! The command that reads an object's history.

use jieche_codes::RecordKind;
use jieche_ground::journal::{self, JournalEntry, ObjectHistory};
use jieche_shop::{Problem, Result};

use crate::caller::Caller;
use crate::commands::commands;
use crate::sight::fields;

commands! {
    read journal_history(ObjectHistory) -> Vec<JournalEntry>, ReadJournal,
        history(caller, request),
        |e| { "kind": "repair_orders", "id": e.order, "before": null, "limit": 50 };
}

fields! {
    JournalEntry.before: Everything;
    JournalEntry.after: Everything;
}

/// The history of a record, with what older journals told of it under other names; `bad_value` for no kind of record.
fn history(caller: &Caller, request: ObjectHistory) -> Result<Vec<JournalEntry>> {
    let kind = RecordKind::from_name(&request.kind).ok_or_else(|| Problem::of("kind", "bad_value"))?;
    let kinds = [&[kind.name()], kind.also_told_as()].concat();
    caller.read(|read| journal::history(read, &kinds, &request))
}
