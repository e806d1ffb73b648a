//! A bit flipped in any page of the database file is reported at open or on reading, never served.

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

use jieche_api::list::{Door, commands};
use jieche_api::{Answer, Api, Call, Language, Problem};
use jieche_tests::house::{Clock, new_key, open};
use serde_json::Value;

use crate::{Laid, copy_folder, laid};

const PAGE: usize = 4096;

/// What became of a damaged copy.
#[derive(Debug, PartialEq)]
enum Fate {
    /// It would not open, and said why.
    RefusedToOpen,
    /// It opened; a read, or reading everything, said that it is damaged.
    Reported,
    /// It opened and nothing was said.
    Silent,
    /// It answered something else than the whole shop does.
    Served(String),
}

#[test]
fn a_flipped_bit_is_never_served() {
    let laid = laid();
    let database = fs::read(laid.house.folder.join("shop.db")).expect("the database");
    assert!(!laid.house.folder.join("shop.db-wal").exists(), "a closed shop has all its pages in one file");
    let whole = answers(&laid.house.folder, &laid).expect("the whole shop opens");
    let (pages, next) = (database.len() / PAGE, AtomicUsize::new(0));
    assert!(pages > 100, "a shop of more than a few pages: {pages}");
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                loop {
                    let page = next.fetch_add(1, Ordering::Relaxed);
                    if page >= pages {
                        return;
                    }
                    // Salt, content, initialisation vector and authentication code in turn.
                    let place = [3, 40, 2000, PAGE - 81, PAGE - 70, PAGE - 5][page % 6];
                    let fate = fate(&laid, &database, page * PAGE + place, 1 << (page % 8), &whole);
                    assert!(
                        matches!(fate, Fate::RefusedToOpen | Fate::Reported),
                        "page {page}, byte {place}: {fate:?}"
                    );
                }
            });
        }
    });
}

/// The control: an untouched copy is neither refused nor reported, or the test above would prove nothing.
#[test]
fn a_whole_file_is_not_called_damaged() {
    let laid = laid();
    let database = fs::read(laid.house.folder.join("shop.db")).expect("the database");
    let whole = answers(&laid.house.folder, &laid).expect("the whole shop opens");
    assert_eq!(fate(&laid, &database, 0, 0, &whole), Fate::Silent, "nothing was flipped");
    let other = whole.iter().map(|(name, _)| (*name, Value::from("planted"))).collect::<Vec<_>>();
    assert!(matches!(fate(&laid, &database, 0, 0, &other), Fate::Served(_)), "an answer that differs must be seen");
}

fn fate(laid: &Laid, database: &[u8], at: usize, bit: u8, whole: &[(&'static str, Value)]) -> Fate {
    let copy = tempfile::tempdir().expect("a temporary folder");
    copy_folder(&laid.house.folder, copy.path());
    let mut damaged = database.to_vec();
    damaged[at] ^= bit;
    fs::write(copy.path().join("shop.db"), damaged).expect("the damaged file");
    let read = match answers(copy.path(), laid) {
        Err(said) if said.starts_with("damaged") => return Fate::RefusedToOpen,
        Err(said) => return Fate::Served(format!("it would not open, and said {said}")),
        Ok(read) => read,
    };
    for ((name, now), (_, before)) in read.iter().zip(whole) {
        let told = now.get("refused").is_some_and(|code| code == "damaged" || code == "disk_error");
        if now != before && !told {
            return Fate::Served(format!("{name} answered {now}"));
        }
        if told {
            return Fate::Reported;
        }
    }
    if read.last().is_some_and(|(_, checked)| checked.get("refused").is_some()) { Fate::Reported } else { Fate::Silent }
}

/// Every read of the command list, and reading everything at the end.
fn answers(folder: &std::path::Path, laid: &Laid) -> Result<Vec<(&'static str, Value)>, String> {
    let api = open(folder, &Clock::monday()).map_err(|problem| format!("{} {:?}", problem.code, problem.args))?;
    let reads = commands().filter(|command| command.door == Door::Read && command.name != "backup_list");
    let mut said: Vec<(&str, Value)> =
        reads.map(|command| (command.name, ask(&api, laid, command.name, (command.example)(&laid.example)))).collect();
    said.push(("(everything)", told(api.check().map(|()| Value::Null))));
    api.close();
    Ok(said)
}

fn ask(api: &Api, laid: &Laid, command: &str, body: Value) -> Value {
    let call = Call {
        command: command.to_owned(),
        token: Some(laid.token.clone()),
        key: Some(new_key()),
        terminal: "前台1".to_owned(),
        language: Language::ZhCn,
        body,
    };
    told(api.call(call).map(|answer| match answer {
        Answer::Json(answer) => answer,
        Answer::Bytes { .. } => Value::Null,
    }))
}

fn told(outcome: Result<Value, Problem>) -> Value {
    outcome.unwrap_or_else(|problem| serde_json::json!({ "refused": problem.code }))
}
