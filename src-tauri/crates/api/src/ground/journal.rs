//! The command that reads an object's history.

use jieche_ground::journal::{self, JournalEntry, ObjectHistory};

use crate::commands::commands;
use crate::sight::fields;

commands! {
    read journal_history(ObjectHistory) -> Vec<JournalEntry>, ReadJournal,
        journal::history(read, &request),
        |e| { "kind": "repair_orders", "id": e.order, "before": null, "limit": 50 };
}

fields! {
    JournalEntry.before: Everything;
    JournalEntry.after: Everything;
}
