//! The command that reads an object's history.

use jieche_shop::Result;
use jieche_shop::journal::{self, JournalEntry, ObjectHistory};

use crate::desk::Desk;

pub(crate) fn history(desk: &Desk, request: ObjectHistory) -> Result<Vec<JournalEntry>> {
    desk.read(|read| journal::history(read, &request))
}
