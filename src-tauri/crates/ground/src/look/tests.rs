//! Folders that are not what they were: each is told by its name, and not a byte of any is touched.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::backup::{Instead, Pace, restore};
use crate::jobs::Progress;
use crate::testing::{FITTINGS, TestGround, open, seeded};

/// A folder as a power cut leaves it: the log is not in the database yet.
fn cut_short() -> (TestGround, tempfile::TempDir) {
    let test = TestGround::new();
    save(&test, "before the backup");
    test.ground.empty_log_for_test();
    back_up(&test);
    for n in 0..30 {
        save(&test, &format!("after it {n}"));
    }
    let copy = tempfile::tempdir().unwrap();
    copy_folder(test.folder.path(), copy.path());
    (test, copy)
}

fn save(test: &TestGround, name: &str) {
    test.write(|tx| {
        tx.execute("INSERT INTO things VALUES (?1)", [name])?;
        tx.touched::<(), _>("things", 1, None, Some(&1))
    })
    .unwrap();
}

fn back_up(test: &TestGround) {
    test.wait(1_000);
    test.ground.back_up(&test.ctx(), None, Pace::Brisk, &Progress::default()).unwrap();
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_folder(&from, &to);
        } else {
            fs::copy(&from, &to).unwrap();
        }
    }
}

/// Every file under a folder but the index beside the log, which holds nothing that is not in it.
fn bytes_of(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(bytes_of(&path));
        } else if !path.ends_with("shop.db-shm") {
            found.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
    found
}

fn seen(folder: &Path) -> Found {
    let before = bytes_of(folder);
    let found = look(&Folder::new(folder), &FITTINGS).unwrap();
    assert_eq!(bytes_of(folder), before, "looking touches nothing: {found:?}");
    found
}

fn change(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
}

#[test]
fn what_holds_is_a_shop_and_what_tells_of_none_is_nothing() {
    let (test, copy) = cut_short();
    assert_eq!(seen(copy.path()), Found::Shop { crashed: true }, "the log has what was saved");
    let folder = test.folder;
    drop(test.ground);
    assert_eq!(seen(folder.path()), Found::Shop { crashed: false }, "closed in order");
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(seen(empty.path()), Found::Nothing);
    copy_folder(&folder.path().join("backups"), &empty.path().join("backups"));
    assert_eq!(seen(empty.path()), Found::Nothing, "backups somebody brought along are no shop that is gone");
}

/// What befell the folder, how it is told.
type Damage = (&'static str, fn(&Folder), &'static str);

#[test]
fn every_damage_is_told_and_nothing_is_touched() {
    let (_test, whole) = cut_short();
    let damages: [Damage; 12] = [
        ("the database deleted", |it| fs::remove_file(it.database()).unwrap(), "database_missing"),
        ("the database emptied beside its log", |it| fs::write(it.database(), "").unwrap(), "database_missing"),
        (
            "both emptied",
            |it| {
                fs::write(it.database(), "").unwrap();
                fs::write(it.beside_database("-wal"), "").unwrap();
            },
            "database_missing",
        ),
        (
            "all but key and backups deleted",
            |it| {
                for path in [it.database(), it.beside_database("-wal"), it.mark()] {
                    fs::remove_file(path).unwrap();
                }
            },
            "database_missing",
        ),
        ("the key deleted", |it| fs::remove_file(it.key()).unwrap(), "key_missing"),
        ("the key written over", |it| fs::write(it.key(), "not a key").unwrap(), "damaged"),
        ("the first bytes flipped", |it| change(&it.database(), |bytes| bytes[3] ^= 1), "damaged"),
        ("the first page flipped", |it| change(&it.database(), |bytes| bytes[200] ^= 1), "damaged"),
        ("the mark deleted", |it| fs::remove_file(it.mark()).unwrap(), "damaged"),
        ("the mark scribbled over", |it| fs::write(it.mark(), [7; 144]).unwrap(), "damaged"),
        ("the log deleted", |it| fs::remove_file(it.beside_database("-wal")).unwrap(), "damaged"),
        ("the log cut", |it| change(&it.beside_database("-wal"), |bytes| bytes.truncate(bytes.len() / 2)), "damaged"),
    ];
    for (name, damage, code) in damages {
        let copy = tempfile::tempdir().unwrap();
        copy_folder(whole.path(), copy.path());
        let folder = Folder::new(copy.path());
        damage(&folder);
        // The first page of a database whose log holds a newer one is not read: that is no damage anybody meets.
        match seen(copy.path()) {
            Found::Broken(problem) => assert_eq!(problem.code, code, "{name}: {problem}"),
            found => panic!("{name}: {found:?}"),
        }
    }
}

#[test]
fn a_rollback_of_database_and_mark_is_seen_by_the_backups() {
    let test = TestGround::new();
    save(&test, "yesterday");
    test.ground.empty_log_for_test();
    let yesterday = tempfile::tempdir().unwrap();
    copy_folder(test.folder.path(), yesterday.path());
    for n in 0..5 {
        save(&test, &format!("today {n}"));
    }
    back_up(&test);
    copy_folder(&test.folder.path().join("backups"), &yesterday.path().join("backups"));
    let Found::Broken(problem) = seen(yesterday.path()) else { panic!("yesterday's files are not today's shop") };
    assert_eq!((problem.code, problem.args["missing"].as_str()), ("rolled_back", "5"));

    let again = open(yesterday.path(), &seeded(3));
    let later = Ctx { now: test.ctx().now.plus(60_000), ..test.ctx() };
    again.go_on(&later).unwrap();
    drop(again);
    assert_eq!(seen(yesterday.path()), Found::Shop { crashed: false }, "who goes on knowingly is told once");
}

#[test]
fn a_lawful_restoring_alarms_nobody_and_the_broken_shop_stands_aside_whole() {
    let test = TestGround::new();
    back_up(&test);
    save(&test, "after the first backup");
    back_up(&test);
    let older = backup::list(&test.ground.folder().backups()).unwrap()[1].clone();
    let TestGround { ground, folder, now, .. } = test;
    drop(ground);
    let root = Folder::new(folder.path());
    change(&root.database(), |bytes| bytes[200] ^= 1);
    let broken = fs::read(root.database()).unwrap();
    let restored = restore(Path::new(&older.folder), &root, None, Instead::OfBroken("aside-1"), &FITTINGS).unwrap();
    assert_eq!(restored.seq, older.seq, "the key that was there opened it");
    assert_eq!(fs::read(folder.path().join("aside-1/shop.db")).unwrap(), broken, "the original, to the byte");
    now.fetch_add(60_000, std::sync::atomic::Ordering::Relaxed);
    let at = Millis(now.load(std::sync::atomic::Ordering::Relaxed));
    let ctx = Ctx::program(at, seeded(8));
    let clock = std::sync::Arc::new(move || at.0);
    drop(crate::Ground::open(folder.path(), "test", clock, &ctx, &FITTINGS).unwrap());
    assert_eq!(
        seen(folder.path()),
        Found::Shop { crashed: false },
        "the newer backup's head is excused by the restoring"
    );
}
