//! Every way a file is named, and what is said of a damaged one.

use jieche_ground::backup::Pace;
use jieche_ground::jobs::Progress;
use jieche_ground::references;

use super::store::NAMING;
use super::*;
use crate::across::backups::BackupRules;
use crate::across::jobs::Outcome;
use crate::across::{backups, shop_settings};
use crate::registers::settings::Section;
use crate::testing::TestShop;
use crate::visit::repair_orders::Payer;
use crate::visit::repair_orders::testing::Desk;

/// Refers to a file because it says how that stands.
const APART: &str = "damaged_files.hash";

fn not_asked(read: &Read) -> Result<Vec<String>> {
    let naming = references::naming(read, "files")?.into_iter().map(|(table, column)| format!("{table}.{column}"));
    Ok(naming.filter(|column| column != APART && !NAMING.iter().any(|(known, ..)| known == column)).collect())
}

#[test]
fn every_column_that_names_a_file_is_asked() {
    let shop = TestShop::new();
    assert!(shop.read(not_asked).unwrap().is_empty(), "a file named there would belong to nothing");
    for (column, _, sql) in NAMING {
        shop.read(|read| read.maybe(sql, [FileHash::of(b"nowhere")], |_| Ok(())))
            .unwrap_or_else(|problem| panic!("{column}: {problem}"));
    }
    shop.write(|tx| {
        tx.execute("CREATE TABLE trailers (photo TEXT REFERENCES files (hash)) STRICT", [])?;
        tx.mentioned("settings", 1, &"a table that is not asked yet")
    })
    .unwrap();
    assert_eq!(shop.read(not_asked).unwrap(), ["trailers.photo"], "a column that was forgotten is seen");
}

fn pass(desk: &Desk) -> Outcome {
    let shop = &desk.shop;
    shop.wait(1_000);
    let rules = shop.read(BackupRules::of).unwrap();
    backups::pass(&shop.shop, &shop.ctx(), &rules, Pace::Brisk, &Progress::default()).unwrap()
}

fn rot(desk: &Desk, hash: &FileHash) {
    let files = desk.shop.shop.folder().files();
    std::fs::write(files.join(&hash.as_str()[..2]).join(hash.as_str()), b"rotten").unwrap();
}

#[test]
fn a_damaged_file_is_told_by_its_order_and_comes_back_from_a_backup() {
    let desk = Desk::new();
    let shop = &desk.shop;
    let order = desk.ready(&[(Payer::Customer, 58_000)]);
    desk.settles(&order, Payer::Customer).unwrap();
    let sheet: FileHash = shop.read(|read| read.one("SELECT kept_pdf FROM settlements", [], |row| row.get(0))).unwrap();
    let unused = shop.shop.upload(&shop.ctx(), b"taken in and never used").unwrap();
    pass(&desk);
    let lost = shop.shop.upload(&shop.ctx(), b"taken in after the backup").unwrap();
    for hash in [&sheet, &unused, &lost] {
        rot(&desk, hash);
    }
    assert!(shop.read(damaged).unwrap().is_empty(), "nobody has looked yet");
    assert_eq!(pass(&desk).missing, 1, "an earlier backup has the two others");
    let told = shop.read(damaged).unwrap();
    assert_eq!(told.len(), 3);
    let of = |hash: &FileHash| told.iter().find(|file| file.hash == *hash).unwrap();
    assert_eq!(of(&sheet).kept_as, KeptAs::Settlement);
    assert_eq!(of(&sheet).order.as_ref().map(|listed| listed.order.id), Some(order.id), "whose it is");
    assert_eq!(of(&unused).kept_as, KeptAs::Nothing);
    assert_eq!(shop.read(backups::standing).unwrap().damaged_files, 3, "the morning counts them");
    let own = shop.shop.folder().backups();
    let put = put_back(&shop.shop, &shop.ctx(), &told, &[&own]).unwrap();
    assert_eq!(put, PutBack { back: 2, left: 1 });
    assert_eq!(shop.read(damaged).unwrap().len(), 1, "what no backup has stays on the list");
    assert_eq!(shop.shop.file(&unused).unwrap(), b"taken in and never used");
    assert_eq!(pass(&desk).missing, 1, "and each backup says that it is incomplete");
}

#[test]
fn a_second_place_that_is_not_there_costs_no_backup_and_is_told() {
    let desk = Desk::new();
    let disk = tempfile::tempdir().unwrap();
    let second = disk.path().join("second");
    desk.shop
        .write(|tx| {
            let mut now = shop_settings::get(tx)?;
            now.shop.backup_second = Some(second.to_string_lossy().into_owned());
            shop_settings::save(tx, shop_settings::SaveSettings { version: now.version, shop: now.shop })
        })
        .unwrap();
    let outcome = pass(&desk);
    assert!(outcome.backup.is_some());
    assert_eq!(outcome.second_problem.unwrap().code, "not_a_folder", "a stick that was pulled out");
    assert!(!second.exists(), "and no folder is made in its stead");
    std::fs::create_dir(&second).unwrap();
    assert_eq!(pass(&desk).second_problem, None);
    assert_eq!(jieche_ground::backup::list(&second).unwrap().len(), 1, "it stands in both places");
}
