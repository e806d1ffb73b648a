//! A write-ahead log that was cut or has a flipped bit: SQLite silently drops the commits behind it; the mark outside the
//! database is why the shop says so at open.

use std::fs;
use std::path::Path;

use jieche_tests::house::{Clock, House, open};
use serde_json::json;

use crate::{copy_folder, customer};

/// Saves whose pages are still in the log.
const SAVES: usize = 8;
const SAMPLES: usize = 60;

/// A shop as a power cut leaves it: its log not yet in the database.
struct Cut {
    folder: tempfile::TempDir,
    /// The mark as it was before the saves.
    old_mark: Vec<u8>,
    clock: Clock,
    token: String,
}

fn cut() -> Cut {
    let (house, shop) = House::with_examples();
    let (clock, token) = (house.clock.clone(), shop.token.clone());
    drop(shop);
    // Closing brings the log into the database, so that it then holds the saves alone.
    let house = house.restart();
    let old_mark = fs::read(house.folder().join("journal.mark")).expect("the mark");
    let desk = house.stranger("前台1").with_token(&token);
    for n in 0..SAVES {
        desk.asks("customers_save", customer("张三", &format!("1380000000{n}")));
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    copy_folder(house.folder(), folder.path());
    fs::remove_file(folder.path().join("shop.db-shm")).expect("the log's index, which is no data");
    Cut { folder, old_mark, clock, token }
}

impl Cut {
    fn log(&self) -> Vec<u8> {
        fs::read(self.folder.path().join("shop.db-wal")).expect("the log")
    }

    /// Opens a copy with another log, and another mark; answers the code of its refusal, or how many of the saves it has.
    fn opened(&self, log: &[u8], mark: Option<&[u8]>) -> Result<usize, String> {
        let copy = tempfile::tempdir().expect("a temporary folder");
        copy_folder(self.folder.path(), copy.path());
        fs::write(copy.path().join("shop.db-wal"), log).expect("the damaged log");
        if let Some(mark) = mark {
            fs::write(copy.path().join("journal.mark"), mark).expect("another mark");
        }
        self.saves(copy.path())
    }

    fn saves(&self, folder: &Path) -> Result<usize, String> {
        let api = open(folder, &self.clock).map_err(|problem| problem.code.to_owned())?;
        let house = jieche_api::Call {
            command: "customers_duplicates".to_owned(),
            token: Some(self.token.clone()),
            key: None,
            terminal: "前台1".to_owned(),
            language: jieche_api::Language::ZhCn,
            body: json!({}),
        };
        let has = |n: &usize| {
            let body = json!({ "name": "", "phone": format!("1380000000{n}"), "except": null });
            let answer = api.call(jieche_api::Call { body, ..house.clone() }).expect("an answer");
            matches!(answer, jieche_api::Answer::Json(answer) if answer["value"].as_array().is_some_and(|found| !found.is_empty()))
        };
        let found = (0..SAVES).filter(has).count();
        api.close();
        Ok(found)
    }
}

#[test]
fn an_untouched_log_gives_every_save_back() {
    let cut = cut();
    assert_eq!(cut.opened(&cut.log(), None), Ok(SAVES), "a power cut alone loses nothing");
}

#[test]
fn a_cut_log_is_reported_at_open() {
    let cut = cut();
    let log = cut.log();
    for sample in 0..SAMPLES {
        let length = log.len() * sample / SAMPLES;
        let outcome = cut.opened(&log[..length], None);
        assert_eq!(outcome, Err("damaged".to_owned()), "cut after {length} of {} bytes", log.len());
    }
}

#[test]
fn a_flipped_bit_in_the_log_is_reported_at_open() {
    let cut = cut();
    let log = cut.log();
    for sample in 0..SAMPLES {
        let at = (log.len() - 1) * sample / SAMPLES + sample % 29;
        let mut flipped = log.clone();
        flipped[at.min(log.len() - 1)] ^= 1 << (sample % 8);
        let outcome = cut.opened(&flipped, None);
        assert_eq!(outcome, Err("damaged".to_owned()), "bit {} of byte {at} of {}", sample % 8, log.len());
    }
}

/// The control: with a mark that knows nothing of the saves, the same cut opens without a word and they are gone.
#[test]
fn without_the_mark_a_cut_log_would_be_silent() {
    let cut = cut();
    let log = cut.log();
    let outcome = cut.opened(&log[..log.len() / 2], Some(&cut.old_mark));
    assert!(matches!(outcome, Ok(found) if found < SAVES), "saves were lost and nobody was told: {outcome:?}");
}

#[test]
fn a_mark_that_is_missing_or_no_mark_is_reported_at_open() {
    let cut = cut();
    let log = cut.log();
    assert_eq!(cut.opened(&log, Some(&[])), Err("damaged".to_owned()), "an empty mark knows nothing of the saves");
    assert_eq!(cut.opened(&log, Some(&[7; 144])), Err("damaged".to_owned()), "no slot of it is whole");
    let mut torn = fs::read(cut.folder.path().join("journal.mark")).expect("the mark");
    let last = if torn[7] > torn[79] { 20 } else { 92 };
    torn[last] ^= 1;
    assert_eq!(
        cut.opened(&log, Some(&torn)),
        Ok(SAVES),
        "a mark torn while it was written falls back to the one before"
    );
}
