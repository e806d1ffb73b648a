//! kill -9 of the real host under mixed writes: no acknowledged write is lost, nothing is half done, the journal holds,
//! and the same key gives the same answer. 300 times; `KILLS=10000` for the long run.

use std::sync::atomic::{AtomicBool, Ordering};

use jieche_api::example::PASSWORD;
use jieche_tests::host::{Caller, Host};
use jieche_tests::house::{Desk, House, open};
use serde_json::{Value, json};

use crate::ledger::{self, Sent};
use crate::load::Load;
use crate::{Chance, copy_folder, customer, laid, signed_in};

const KILLS: u64 = 300;
const TERMINALS: usize = 3;
/// Everything sent is asked for again now and then, not only what the last kill may have hurt.
const ALL_EVERY: u64 = 100;

#[test]
fn a_killed_host_loses_nothing_it_acknowledged() {
    let kills = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    let laid = laid();
    let (load, mut all, mut last, mut chance) = (Load::default(), Vec::<Sent>::new(), 0, Chance(1));
    let mut token = None;
    for kill in 1..=kills {
        let host = Host::start(&laid.house.folder)
            .unwrap_or_else(|said| panic!("kill {kill}: the host does not start again: {said:?}"));
        let caller = match token.take() {
            Some(token) => Caller { address: host.address(), token, terminal: "desk".to_owned() },
            None => signed_in(&host),
        };
        token = Some(caller.token.clone());
        let ask = |command: &str, key: &str, body: &Value| caller.call(command, key, body);
        let held = if kill % ALL_EVERY == 0 { &all[..] } else { &all[last..] };
        let faults = ledger::hold(held, &ask);
        assert!(faults.is_empty(), "after kill {kill}:\n{}", faults.join("\n"));
        let enough = load.acknowledged() + chance.below(12);
        under_load(&load, &caller, &laid.example, || {
            while load.acknowledged() < enough {
                std::thread::yield_now();
            }
            host.kill();
        });
        last = all.len();
        all.extend(load.take());
    }
    let api = open(&laid.house.folder, &laid.house.clock).expect("the shop opens after the last kill");
    api.check().expect("every page, every file and the journal's chain are whole");
    api.close();
    let unanswered = all.iter().filter(|write| write.answer.is_none()).count();
    assert!(
        all.len() > kills as usize && unanswered > 0,
        "the kills must have hit writes in hand: {} sent, {unanswered} unanswered",
        all.len()
    );
}

/// Runs `until` while people write; they end when the host is gone.
fn under_load(load: &Load, caller: &Caller, example: &jieche_api::example::Example, until: impl FnOnce()) {
    std::thread::scope(|scope| {
        for _ in 0..TERMINALS {
            scope.spawn(|| load.write_until_gone(caller, example));
        }
        until();
    });
}

/// The planted loss: a folder put back to how it was before some acknowledged writes.
#[test]
fn writes_that_were_acknowledged_and_then_lost_are_found() {
    let (house, shop) = House::with_examples();
    let desk = house.stranger("desk").with_token(&shop.token);
    let before = tempfile::tempdir().expect("a temporary folder");
    let clock = house.clock.clone();
    copy_folder(house.folder(), before.path());
    let sent: Vec<Sent> = (0..3)
        .map(|n| {
            let (key, body) = (format!("planted-{n}"), customer("张三", &format!("1390000000{n}")));
            let jieche_api::Answer::Json(mut answer) =
                desk.calls("customers_save", &key, body.clone()).expect("it is saved")
            else {
                panic!("a document")
            };
            Sent { command: "customers_save", key, body, answer: Some(answer["value"].take()) }
        })
        .collect();
    let hold = |api: &jieche_api::Api| {
        ledger::hold(&sent, &|command, key, body| Ok(ask_directly(api, &shop.token, command, key, body)))
    };
    assert!(hold(&house.api).is_empty(), "the shop that has them is in order");
    let old = open(before.path(), &clock).expect("the older copy opens");
    let faults = hold(&old);
    assert!(
        faults.iter().filter(|fault| fault.starts_with("made twice") || fault.starts_with("lost")).count() >= 3,
        "{faults:?}"
    );
    old.close();
}

fn ask_directly(api: &jieche_api::Api, token: &str, command: &str, key: &str, body: &Value) -> (u16, Value) {
    let call = jieche_api::Call {
        command: command.to_owned(),
        token: Some(token.to_owned()),
        key: Some(key.to_owned()),
        terminal: "desk".to_owned(),
        language: jieche_api::Language::ZhCn,
        body: body.clone(),
    };
    match api.call(call) {
        Ok(jieche_api::Answer::Json(answer)) => (200, answer),
        Ok(_) => (200, Value::Null),
        Err(problem) => (jieche_api::status(&problem), json!({ "code": problem.code })),
    }
}

/// Stopped in order, under load: every call gets an answer, and the next start finds nothing to mend.
#[cfg(unix)]
#[test]
fn a_host_that_is_told_to_stop_answers_what_it_took() {
    let laid = laid();
    let load = Load::default();
    let host = Host::start(&laid.house.folder).expect("the host starts");
    let caller = signed_in(&host);
    let stopped = AtomicBool::new(false);
    under_load(&load, &caller, &laid.example, || {
        while load.acknowledged() < 20 {
            std::thread::yield_now();
        }
        let (status, said) = host.stop();
        assert!(status.success(), "stopping in order is no failure: {status} {said}");
        stopped.store(true, Ordering::Relaxed);
    });
    assert!(stopped.load(Ordering::Relaxed), "it stopped under load");
    let api = open(&laid.house.folder, &laid.house.clock).expect("the shop opens again");
    api.check().expect("and is whole");
    let here = Desk::of(&api, "desk").asks("staff_sign_in", json!({ "login": "zhou", "password": PASSWORD }));
    let token = here["token"].as_str().expect("a token");
    let faults = ledger::hold(&load.take(), &|command, key, body| Ok(ask_directly(&api, token, command, key, body)));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    api.close();
}
