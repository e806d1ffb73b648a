//! The command that reads an object's history.

use jieche_ground::journal::{self, JournalEntry, ObjectHistory};
use jieche_shop::Result;

use crate::desk::Desk;

pub(crate) fn history(desk: &Desk, request: ObjectHistory) -> Result<Vec<JournalEntry>> {
    desk.read(|read| journal::history(read, &request))
}
