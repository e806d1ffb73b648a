//! Bringing a database to the newest format: numbered files, all or nothing, a verified copy first.
//!
//! `user_version` is the number of the last file applied. A newer file is refused, never guessed at.
//! Landed files are never edited.

use std::path::Path;

use rusqlite::Connection;

use super::key::Key;
use super::{OpenProblem, backup};

const STEPS: &[&str] = &[
    include_str!("migrations/0001_first_day.sql"),
    include_str!("migrations/0002_front_desk.sql"),
    include_str!("migrations/0003_complaints.sql"),
];

/// The format this program writes.
pub(super) const FORMAT: i64 = STEPS.len() as i64;

/// Applies what is missing. `copies` is where the copy taken beforehand is kept.
pub(super) fn migrate(connection: &mut Connection, key: &Key, copies: &Path) -> Result<(), OpenProblem> {
    let found = format_of(connection)?;
    if found > FORMAT {
        return Err(OpenProblem::new("newer").with("found", found).with("known", FORMAT));
    }
    if found == FORMAT {
        return Ok(());
    }
    if found > 0 {
        std::fs::create_dir_all(copies)?;
        backup::copy_database(connection, key, &copies.join(format!("before-format-{FORMAT}.db")), |_, _| true)?;
    }
    let tx = connection.transaction()?;
    for step in STEPS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", FORMAT)?;
    let broken: i64 = tx.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if broken > 0 {
        return Err(OpenProblem::damaged("references after a change of format"));
    }
    tx.commit()?;
    Ok(())
}

pub(super) fn format_of(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::FORMAT;
    use crate::ctx::Ctx;
    use crate::db::key::Key;
    use crate::shop::Shop;
    use crate::testing::{TestShop, monday, seeded};

    #[test]
    fn a_newer_format_is_refused_and_left_as_it_is() {
        let TestShop { shop, folder, .. } = TestShop::new();
        let key = Key::from_recovery_code(&shop.recovery_code()).unwrap();
        drop(shop);
        let connect = || {
            let connection = Connection::open(folder.path().join("shop.db")).unwrap();
            connection.execute_batch(&key.pragma_for_test()).unwrap();
            connection
        };
        connect().pragma_update(None, "user_version", FORMAT + 1).unwrap();
        let opened = Shop::open(folder.path(), "test", std::sync::Arc::new(|| 0), &Ctx::program(monday(), seeded(2)));
        let problem = opened.map(|_| ()).unwrap_err();
        assert_eq!(problem.code, "newer", "an older program cannot know what a newer one meant");
        assert_eq!(problem.args["known"], FORMAT.to_string(), "the sentence says which program is too old");
        assert_eq!(super::format_of(&connect()).unwrap(), FORMAT + 1, "and nothing was changed");
    }
}
