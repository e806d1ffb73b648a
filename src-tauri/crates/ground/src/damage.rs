//! A page that could not be read: a medium that failed once, or a file that is not what was written.
//!
//! The cipher cannot tell the two apart, and a connection that met either fails for good. So it is opened anew, everything
//! is read again, and only what the check finds then is called damage: who is told to restore yesterday over a whole shop
//! loses a day.

use rusqlite::Connection;

use crate::{OpenProblem, Problem, backup};

/// Whether the connection it came from is spoilt: what failed to be read once fails there for ever.
pub(crate) fn spoils(problem: &Problem) -> bool {
    is_of_pages(problem) || problem.code == "disk_error"
}

/// What is true of a page that could not be read: `read_failed` where it can be now, `damaged` with what the check found.
/// Anything else stays as it is.
pub(crate) fn judged(problem: Problem, again: impl FnOnce() -> Result<Connection, OpenProblem>) -> Problem {
    if !is_of_pages(&problem) {
        return problem;
    }
    match again().and_then(|reader| backup::prove(&reader)) {
        Ok(()) => {
            log::error!("a page could not be read once, and could when everything was read again");
            Problem::new("read_failed")
        }
        Err(found) => found.into(),
    }
}

/// Whether it says that pages could not be read; what a record holds, or a file, says what it is.
fn is_of_pages(problem: &Problem) -> bool {
    problem.code == "damaged" && !problem.args.contains_key("what")
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use crate::testing::TestGround;

    /// Flips a bit in every page but the first, as the file stands; the same again undoes it.
    fn spoil(database: &Path) {
        let mut bytes = fs::read(database).unwrap();
        for page in bytes.chunks_mut(4096).skip(1) {
            page[100] ^= 1;
        }
        fs::write(database, bytes).unwrap();
    }

    /// Brings the log into the file, so that the file is what is read; the connections keep no page of it.
    fn settled(test: &TestGround) -> std::path::PathBuf {
        test.ground
            .note(&test.ctx(), |note| note.execute("INSERT INTO things VALUES (hex(zeroblob(9000)))", []))
            .unwrap();
        test.ground.empty_log_for_test();
        test.ground.folder().database()
    }

    fn asks(test: &TestGround) -> Result<i64, Problem> {
        test.read(|read| read.one("SELECT sum(length(name)) FROM things", [], |row| row.get(0)))
    }

    fn saves(test: &TestGround) -> Result<(), Problem> {
        test.write(|tx| {
            tx.execute("INSERT INTO things SELECT name || 'x' FROM things", [])?;
            tx.touched::<(), _>("things", 1, None, Some(&1))
        })
    }

    #[test]
    fn a_medium_that_failed_once_is_no_damage_and_writing_goes_on() {
        let test = TestGround::new();
        let database = settled(&test);
        spoil(&database);
        let said = asks(&test).unwrap_err();
        assert_eq!((said.code.as_ref(), said.args["what"].as_str()), ("damaged", "a page"), "as long as it is so");
        assert_eq!(saves(&test).unwrap_err().code, "damaged");
        spoil(&database);
        assert!(asks(&test).is_ok(), "read again, it is whole");
        saves(&test).unwrap();
        let failed = judged(Problem::new("damaged"), || crate::open::open_reader(&database, &key(&test)));
        assert_eq!(failed.code, "read_failed", "nobody is told to restore a shop that is whole");
        assert_eq!(test.ground.verify_journal(&test.ctx()).unwrap(), None);
    }

    fn key(test: &TestGround) -> crate::key::Key {
        crate::key::Key::from_recovery_code(&test.ground.recovery_code()).unwrap()
    }
}
