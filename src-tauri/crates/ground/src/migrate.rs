//! Bringing a database to the newest format: numbered files, all or nothing, a verified copy first.
//!
//! `user_version` is the number of the last file applied. A newer file is refused, never guessed at.
//! Landed files are never edited.

use std::path::Path;

use rusqlite::Connection;

use crate::key::Key;
use crate::{Fittings, OpenProblem, backup};

/// Applies what is missing. `copies` is where the copy taken beforehand is kept.
pub(crate) fn migrate(
    connection: &mut Connection,
    key: &Key,
    copies: &Path,
    fittings: &Fittings,
) -> Result<(), OpenProblem> {
    let (found, format) = (format_of(connection)?, fittings.format());
    if found > format {
        return Err(OpenProblem::new("newer").with("found", found).with("known", format));
    }
    if found == format {
        return Ok(());
    }
    if found > 0 {
        std::fs::create_dir_all(copies)?;
        backup::copy_database(
            connection,
            key,
            &copies.join(format!("before-format-{format}.db")),
            backup::Pace::Brisk,
            |_, _| true,
        )?;
    }
    let tx = connection.transaction()?;
    for step in fittings.migrations.iter().skip(usize::try_from(found).unwrap_or(0)) {
        tx.execute_batch(step)?;
    }
    tx.pragma_update(None, "user_version", format)?;
    let broken: i64 = tx.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| row.get(0))?;
    if broken > 0 {
        return Err(OpenProblem::damaged("references after a change of format"));
    }
    tx.commit()?;
    Ok(())
}

pub(crate) fn format_of(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0))
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use crate::key::Key;
    use crate::testing::{FITTINGS, TestGround, monday, seeded};
    use crate::{Ctx, Ground};

    #[test]
    fn a_newer_format_is_refused_and_left_as_it_is() {
        let TestGround { ground, folder, .. } = TestGround::new();
        let key = Key::from_recovery_code(&ground.recovery_code()).unwrap();
        drop(ground);
        let connect = || {
            let connection = Connection::open(folder.path().join("shop.db")).unwrap();
            connection.execute_batch(&key.pragma_for_test()).unwrap();
            connection
        };
        let format = FITTINGS.format();
        connect().pragma_update(None, "user_version", format + 1).unwrap();
        let ctx = Ctx::program(monday(), seeded(2));
        let opened = Ground::open(folder.path(), "test", std::sync::Arc::new(|| 0), &ctx, &FITTINGS);
        let problem = opened.map(|_| ()).unwrap_err();
        assert_eq!(problem.code, "newer", "an older program cannot know what a newer one meant");
        assert_eq!(problem.args["known"], format.to_string(), "the sentence says which program is too old");
        assert_eq!(super::format_of(&connect()).unwrap(), format + 1, "and nothing was changed");
    }
}
