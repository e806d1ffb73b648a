//! Backups over the ground's own table of things: what a rotten file, a second in common or a killed restoring may cost.

use std::fs;
use std::path::{Path, PathBuf};

use super::*;
use crate::files::{self, FileHash};
use crate::jobs::Progress;
use crate::testing::{FITTINGS, TestGround, open, seeded};
use crate::{Folder, Ground};

fn back_up(test: &TestGround) -> Backup {
    test.ground.back_up(&test.ctx(), None, Pace::Brisk, &Progress::default()).unwrap()
}

fn damaged(test: &TestGround) -> Vec<FileHash> {
    test.read(files::damaged).unwrap().into_iter().map(|one| one.hash).collect()
}

/// Flips a bit of a sealed file under `folder`.
fn rot(folder: &Path, hash: &FileHash) -> PathBuf {
    let path = folder.join(&hash.as_str()[..2]).join(hash.as_str());
    let mut bytes = fs::read(&path).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&path, bytes).unwrap();
    path
}

/// Restores into a new folder and opens what came.
fn restored(from: &Path, test: &TestGround) -> (std::sync::Arc<Ground>, tempfile::TempDir, Restored) {
    let target = tempfile::tempdir().unwrap();
    let told =
        restore(from, &Folder::new(target.path()), Some(&test.ground.recovery_code()), Instead::OfNothing, &FITTINGS)
            .unwrap();
    (open(target.path(), &seeded(5)), target, told)
}

#[test]
fn a_half_removed_backup_keeps_nobody_from_the_others() {
    let test = TestGround::new();
    let place = test.ground.folder().backups();
    let made: Vec<Backup> = (0..3)
        .map(|_| {
            test.wait(3 * 24 * 3600 * 1000);
            back_up(&test)
        })
        .collect();
    fs::remove_file(Path::new(&made[0].folder).join(DATABASE)).unwrap();
    assert_eq!(list(&place).unwrap().len(), 2, "what is left of one is no backup");
    thin_out(&place, Keeping { days: 1, weeks: 0, months: 0, years: 0 }, &made[2]).unwrap();
    let left: Vec<String> = list(&place).unwrap().into_iter().map(|backup| backup.folder).collect();
    assert_eq!(left, [made[2].folder.clone()], "the one just made stays");
}

#[test]
fn an_old_log_is_never_replayed_over_a_restored_database() {
    let test = TestGround::new();
    let made = back_up(&test);
    let target = tempfile::tempdir().unwrap();
    let to = Folder::new(target.path());
    fs::write(to.beside_database("-wal"), b"what another database left").unwrap();
    restore(Path::new(&made.folder), &to, Some(&test.ground.recovery_code()), Instead::OfNothing, &FITTINGS).unwrap();
    assert!(!to.beside_database("-wal").exists(), "the old log stands aside");
    let again = open(target.path(), &seeded(5));
    assert_eq!(again.verify_journal(&test.ctx()).unwrap(), None);
}

#[test]
fn two_backups_of_one_second_are_two() {
    let test = TestGround::new();
    let (one, other) = (back_up(&test), back_up(&test));
    assert_eq!(other.name, format!("{}-2", one.name), "the second is told apart");
    assert_eq!(list(&test.ground.folder().backups()).unwrap().len(), 2);
}

#[test]
fn a_rotten_file_stops_no_backup_and_no_restore() {
    let test = TestGround::new();
    let rotten = test.ground.upload(&test.ctx(), b"a photo that rots").unwrap();
    let whole = test.ground.upload(&test.ctx(), b"a photo that does not").unwrap();
    rot(&test.ground.folder().files(), &rotten);
    let made = back_up(&test);
    assert_eq!((made.missing, made.verified), (1, true), "it ends, and says that it is incomplete");
    assert_eq!(damaged(&test), std::slice::from_ref(&rotten), "and the shop knows which file it is");
    assert_eq!(list(&test.ground.folder().backups()).unwrap()[0].missing, 1, "the list says so too");

    let (again, _folder, told) = restored(Path::new(&made.folder), &test);
    assert_eq!(told.missing, std::slice::from_ref(&rotten), "restoring lists what did not come");
    assert_eq!(again.file(&whole).unwrap(), b"a photo that does not", "and brings what is whole");
    assert_eq!(again.file(&rotten).unwrap_err().code, "not_found");
    let known = again.read(&test.ctx(), files::damaged).unwrap();
    assert_eq!(known[0].hash, rotten, "the restored shop knows what it lacks");
}

#[test]
fn a_file_whole_in_an_earlier_backup_is_in_every_later_one_and_can_be_put_back() {
    let test = TestGround::new();
    let hash = test.ground.upload(&test.ctx(), b"a signed sheet").unwrap();
    let place = test.ground.folder().backups();
    back_up(&test);
    fs::remove_file(rot(&test.ground.folder().files(), &hash)).unwrap();
    let after = back_up(&test);
    assert_eq!((after.missing, damaged(&test)), (0, vec![hash.clone()]), "the place has it: the backup is complete");
    let empty = tempfile::tempdir().unwrap();
    assert!(!test.ground.put_back(&test.ctx(), &hash, &[empty.path()]).unwrap(), "an empty place has nothing");
    assert!(test.ground.put_back(&test.ctx(), &hash, &[empty.path(), &place]).unwrap());
    assert_eq!(test.ground.file(&hash).unwrap(), b"a signed sheet");
    assert!(damaged(&test).is_empty(), "what is whole again is no longer told of");
}

#[test]
fn a_file_that_rots_in_the_place_is_carried_anew_and_a_check_says_so_before() {
    let test = TestGround::new();
    let hash = test.ground.upload(&test.ctx(), b"a photo").unwrap();
    let made = back_up(&test);
    let place = test.ground.folder().backups();
    rot(&files_of_place(&place), &hash);
    assert_eq!(test.ground.check_backup(Path::new(&made.folder)).unwrap().missing, 1, "a check reads every file");
    back_up(&test);
    assert_eq!(test.ground.check_backup(Path::new(&made.folder)).unwrap().missing, 0, "the next one mends both");
}

fn files_of_place(place: &Path) -> PathBuf {
    fs::read_dir(place)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.file_name().unwrap().to_string_lossy().starts_with("files-"))
        .unwrap()
}

#[test]
fn a_backup_with_files_of_its_own_is_restored_too() {
    let test = TestGround::new();
    let hash = test.ground.upload(&test.ctx(), b"a photo").unwrap();
    let made = PathBuf::from(back_up(&test).folder);
    // As it was before places shared files.
    fs::rename(files_of_place(&test.ground.folder().backups()), made.join("files")).unwrap();
    let mut manifest: serde_json::Value = serde_json::from_slice(&fs::read(made.join(MANIFEST)).unwrap()).unwrap();
    manifest.as_object_mut().unwrap().retain(|name, _| name != "missing" && name != "code_ends");
    manifest["files"] = serde_json::json!([hash.as_str()]);
    fs::write(made.join(MANIFEST), serde_json::to_vec(&manifest).unwrap()).unwrap();
    let (again, _folder, told) = restored(&made, &test);
    assert!(told.missing.is_empty());
    assert_eq!(again.file(&hash).unwrap(), b"a photo");
    fs::remove_file(rot(&test.ground.folder().files(), &hash)).unwrap();
    let place = test.ground.folder().backups();
    assert!(test.ground.put_back(&test.ctx(), &hash, &[&place]).unwrap(), "and it gives files back");
}

#[test]
fn a_place_gives_its_newest_whole_backup() {
    let test = TestGround::new();
    let good = back_up(&test);
    test.wait(60_000);
    let bad = back_up(&test);
    let database = Path::new(&bad.folder).join(DATABASE);
    let mut bytes = fs::read(&database).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&database, bytes).unwrap();
    let (_, _folder, told) = restored(&test.ground.folder().backups(), &test);
    assert_eq!(told.backup, good.name, "the newest one is damaged");
    fs::remove_dir_all(&good.folder).unwrap();
    let target = tempfile::tempdir().unwrap();
    let code = test.ground.recovery_code();
    let refused = restore(
        &test.ground.folder().backups(),
        &Folder::new(target.path()),
        Some(&code),
        Instead::OfNothing,
        &FITTINGS,
    );
    assert_eq!(refused.unwrap_err().code, "damaged", "why the newest one cannot is what is told");
}

#[test]
fn a_restoring_is_one_head_of_the_journal() {
    let test = TestGround::new();
    let made = back_up(&test);
    let (again, folder, told) = restored(Path::new(&made.folder), &test);
    let heads = |ground: &Ground| {
        let sql = "SELECT operation FROM journal_heads WHERE seq > ?1 ORDER BY seq";
        ground.read(&test.ctx(), |read| read.list(sql, [told.seq], |row| row.get::<_, String>(0))).unwrap()
    };
    assert_eq!(heads(&again), [RESTORED], "whoever compares later sees a restoring");
    drop(again);
    assert_eq!(heads(&open(folder.path(), &seeded(6))), [RESTORED], "told once");
}

#[test]
fn two_shops_share_a_disk_without_touching_each_others_files() {
    let (one, other) = (TestGround::new(), TestGround::of(7));
    let disk = tempfile::tempdir().unwrap();
    for test in [&one, &other] {
        test.ground.upload(&test.ctx(), b"the same content").unwrap();
        test.ground.back_up(&test.ctx(), Some(disk.path()), Pace::Brisk, &Progress::default()).unwrap();
    }
    let backups = list(disk.path()).unwrap();
    assert_eq!(backups.len(), 2);
    for test in [&one, &other] {
        let ends = Some(test.ground.recovery_code()[65..].to_owned());
        let own = backups.iter().find(|backup| backup.code_ends == ends).unwrap();
        assert_eq!(test.ground.check_backup(Path::new(&own.folder)).unwrap().missing, 0);
        let others = backups.iter().find(|backup| backup.code_ends != ends).unwrap();
        assert_eq!(test.ground.check_backup(Path::new(&others.folder)).unwrap_err().code, "key_wrong");
    }
}
