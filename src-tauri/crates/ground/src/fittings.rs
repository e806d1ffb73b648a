//! What stands above brings: the tables, and the few things the ground must ask about them.

use crate::{PersonId, Read, Result};

/// Handed in once, when a folder is opened.
#[derive(Debug)]
pub struct Fittings {
    /// Every change of the database, oldest first; the first one lays it, the ground's own tables among the others
    /// (`tables.sql` beside this file says what the ground reads and writes). A landed one is never edited: kept files
    /// were made by it.
    pub migrations: &'static [&'static str],
    /// The table of the one row (id 1) that stands for the whole folder: what happens to all of it is told of that.
    pub house: &'static str,
    /// How a person is called, for who changed what.
    pub name_of: fn(&Read, PersonId) -> Result<Option<String>>,
}

impl Fittings {
    /// The format this program writes: the number of its migrations.
    pub(crate) fn format(&self) -> i64 {
        i64::try_from(self.migrations.len()).unwrap_or(i64::MAX)
    }
}
