//! The ground: a write is whole or nothing, once or never twice, and nobody changes it unseen.

use rusqlite::Connection;

use crate::testing::{FITTINGS, TestGround, monday, open, seeded};
use crate::{Ctx, Ground, Problem};

fn put(test: &TestGround, ctx: &Ctx, key: &str) -> crate::Result<crate::Done<String>> {
    test.ground.write(ctx, "test_put", |tx| {
        tx.execute("INSERT INTO things (name) VALUES (?1)", [key])?;
        tx.touched::<(), _>("things", 1, None, Some(&key))?;
        Ok(key.to_owned())
    })
}

fn rows(test: &TestGround) -> i64 {
    test.read(|read| read.one("SELECT count(*) FROM things", [], |row| row.get(0))).unwrap()
}

#[test]
fn a_refused_write_leaves_nothing() {
    let test = TestGround::new();
    let refused = test.ground.write::<()>(&test.ctx(), "test", |tx| {
        tx.execute("INSERT INTO things (name) VALUES ('X')", [])?;
        tx.touched::<(), _>("things", 1, None, Some(&1))?;
        Err(Problem::new("no"))
    });
    assert_eq!((refused.unwrap_err().code.as_ref(), rows(&test)), ("no", 0), "what was refused was never there");
}

#[test]
fn a_write_that_does_not_say_what_it_touched_is_refused() {
    let test = TestGround::new();
    let silent = test.write(|tx| tx.execute("INSERT INTO things (name) VALUES ('X')", []).map(|_| ()));
    assert_eq!((silent.unwrap_err().code.as_ref(), rows(&test)), ("internal", 0), "there is no unjournalled business");
}

#[test]
fn the_same_key_gives_the_first_answer_and_another_request_is_told() {
    let test = TestGround::new();
    let ctx = test.ctx_with_key("test_put", "key-1", 7);
    let first = put(&test, &ctx, "A").unwrap();
    let again = put(&test, &ctx, "B").unwrap();
    assert_eq!((again.value.as_str(), again.seq), ("A", first.seq), "the second call is the first one's echo");
    assert_eq!(rows(&test), 1, "and wrote nothing");
    let other = put(&test, &test.ctx_with_key("test_put", "key-1", 8), "C");
    assert_eq!(other.unwrap_err().code, "key_reused", "one key, two requests: somebody is mistaken");
}

#[test]
fn windows_hear_of_what_changed_and_by_whom() {
    let test = TestGround::new();
    let before = test.read(|read| super::changes_since(read, 0)).unwrap().seq;
    put(&test, &test.ctx(), "A").unwrap();
    let changes = test.read(|read| super::changes_since(read, before)).unwrap();
    assert_eq!(changes.seq, before + 1);
    assert_eq!(changes.notes[0].person.as_deref(), Some("陈晓东"));
    assert_eq!(changes.notes[0].touched[0].kind, "things");
}

#[test]
fn what_was_told_under_another_name_is_told_in_the_same_history() {
    let test = TestGround::new();
    let tells = |kind: &'static str, id: i64, what: &str| {
        test.write(|tx| tx.touched::<(), _>(kind, id, None, Some(&what))).unwrap();
    };
    for (kind, id, what) in [("orders", 1, "a"), ("job_card", 1, "b"), ("orders", 2, "c"), ("orders", 1, "d")] {
        tells(kind, id, what);
    }
    let asked = |before| super::ObjectHistory { kind: "orders".into(), id: 1, before, limit: 2 };
    let told = |before| {
        let entries = test.read(|read| super::history(read, &["orders", "job_card"], &asked(before))).unwrap();
        entries.into_iter().map(|entry| (entry.seq, entry.after)).collect::<Vec<_>>()
    };
    let first = told(None);
    assert_eq!(
        first.iter().map(|(_, after)| after).collect::<Vec<_>>(),
        ["d", "b"],
        "the newest first, of this one only"
    );
    assert_eq!(told(Some(first[1].0))[0].1, "a", "and the page after it");
}

#[test]
fn what_only_happened_with_an_object_is_told_and_taken_for_no_change() {
    let test = TestGround::new();
    test.write(|tx| tx.touched("things", 1, Some(&"a"), Some(&"b"))).unwrap();
    let changed = test.read(|read| super::last_change(read, "things", 1)).unwrap();
    test.wait(60_000);
    test.write(|tx| tx.mentioned("things", 1, &"shown")).unwrap();
    assert_eq!(test.read(|read| super::last_change(read, "things", 1)).unwrap(), changed, "it is as it was");
    let asked = super::ObjectHistory { kind: "things".into(), id: 1, before: None, limit: 9 };
    let told = test.read(|read| super::history(read, &["things"], &asked)).unwrap();
    assert_eq!((&told[0].before, told[0].after.as_str()), (&serde_json::Value::Null, Some("shown")));
    assert_eq!(told.len(), 2, "its history tells both");
}

/// Meddles with a closed shop's database as somebody with the key would, triggers and all.
fn meddle(test: TestGround, sql: &str) -> tempfile::TempDir {
    let TestGround { ground, folder, .. } = test;
    let key = crate::key::Key::from_recovery_code(&ground.recovery_code()).unwrap();
    drop(ground);
    let connection = Connection::open(folder.path().join("shop.db")).unwrap();
    connection.execute_batch(&key.pragma_for_test()).unwrap();
    let triggers: Vec<String> = {
        let mut found = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").unwrap();
        found.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    for trigger in triggers {
        connection.execute_batch(&format!("DROP TRIGGER {trigger}")).unwrap();
    }
    connection.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    connection.execute_batch(sql).unwrap();
    folder
}

#[test]
fn meddling_in_the_middle_breaks_the_chain() {
    for sql in [
        "UPDATE journal_heads SET terminal = 'elsewhere' WHERE seq = 2",
        "UPDATE journal_values SET after = '\"Z\"' WHERE seq = 2",
        "UPDATE journal_rows SET object_id = 9 WHERE seq = 2",
        "DELETE FROM journal_values WHERE seq = 2; DELETE FROM journal_rows WHERE seq = 2",
        "DELETE FROM journal_heads WHERE seq = 2",
    ] {
        let test = TestGround::new();
        for key in ["A", "B", "C"] {
            put(&test, &test.ctx(), key).unwrap();
        }
        let folder = meddle(test, sql);
        let opened = open(folder.path(), &seeded(2));
        let ctx = Ctx::program(monday(), seeded(3));
        assert!(opened.verify_journal(&ctx).unwrap().is_some(), "unseen: {sql}");
    }
}

/// Each column of the journal's tables, and another value for it.
const ELSE: [(&str, &str); 13] = [
    ("journal_heads", "at_ms = at_ms + 1"),
    ("journal_heads", "date = '2026-11-22'"),
    ("journal_heads", "person_id = 2"),
    ("journal_heads", "terminal = terminal || ' '"),
    ("journal_heads", "operation = 'other'"),
    ("journal_heads", "before_hash = randomblob(32)"),
    ("journal_heads", "hash = randomblob(32)"),
    ("journal_rows", "kind = 'parts'"),
    ("journal_rows", "object_id = object_id + 1"),
    ("journal_rows", "digest = randomblob(32)"),
    ("journal_values", "salt = randomblob(16)"),
    ("journal_values", "before = '1'"),
    ("journal_values", "after = after || ' '"),
];
const WRITES: i64 = 8;

#[test]
fn no_column_of_any_write_can_be_changed_unseen() {
    let test = TestGround::new();
    for n in 0..WRITES {
        put(&test, &test.ctx(), &n.to_string()).unwrap();
    }
    let folder = meddle(test, "SELECT 1");
    for seq in 2..2 + WRITES {
        for (table, change) in ELSE {
            let copy = tempfile::tempdir().unwrap();
            for name in ["shop.db", "shop.key", "journal.mark"] {
                std::fs::copy(folder.path().join(name), copy.path().join(name)).unwrap();
            }
            let key = crate::key::Key::load(&copy.path().join("shop.key")).unwrap();
            let connection = Connection::open(copy.path().join("shop.db")).unwrap();
            connection.execute_batch(&key.pragma_for_test()).unwrap();
            let changed = connection.execute(&format!("UPDATE {table} SET {change} WHERE seq = {seq}"), []).unwrap();
            assert_eq!(changed, 1, "{table} has a row of write {seq}");
            drop(connection);
            let ctx = Ctx::program(monday(), seeded(2));
            match Ground::open(copy.path(), "test", std::sync::Arc::new(|| 0), &ctx, &FITTINGS) {
                Err(problem) => assert_eq!(problem.code, "damaged", "the last write is held against the mark"),
                Ok(opened) => {
                    assert!(opened.verify_journal(&ctx).unwrap().is_some(), "unseen: write {seq}, {table}: {change}")
                }
            }
        }
    }
}

#[test]
fn erasing_values_as_the_law_may_ask_keeps_the_chain() {
    let test = TestGround::new();
    put(&test, &test.ctx(), "A").unwrap();
    let folder = meddle(test, "DELETE FROM journal_values WHERE seq = 2");
    let opened = open(folder.path(), &seeded(2));
    assert_eq!(
        opened.verify_journal(&Ctx::program(monday(), seeded(3))).unwrap(),
        None,
        "values may go, the chain holds digests"
    );
}

#[test]
fn a_tail_cut_off_is_seen_at_open_through_the_mark() {
    let test = TestGround::new();
    put(&test, &test.ctx(), "A").unwrap();
    let folder = meddle(
        test,
        "DELETE FROM journal_values WHERE seq = 2; DELETE FROM journal_rows WHERE seq = 2; DELETE FROM answers; DELETE FROM journal_heads WHERE seq = 2",
    );
    let opened =
        Ground::open(folder.path(), "test", std::sync::Arc::new(|| 0), &Ctx::program(monday(), seeded(2)), &FITTINGS);
    assert_eq!(opened.map(|_| ()).unwrap_err().code, "damaged", "the mark outside remembers the last write");
}
