//! kill -9 of the real host in the middle of an import, again and again: it is there after each restart, goes on, and comes
//! to the same end as if nobody had killed it. Deliberately one file: what rows become is tried in the core.

use std::fmt::Write as _;

use jieche_api::example::ExampleShop;
use jieche_tests::host::{Caller, Host};
use jieche_tests::house::{House, open};
use serde_json::{Value, json};

use crate::{Chance, signed_in};

const ROWS: u64 = 1_500;
const KILLS: u64 = 6;

/// One car and its owner a row.
fn file() -> String {
    let mut text = "客户名称,手机,车牌号,品牌,车型,行驶里程\n".to_owned();
    for n in 0..ROWS {
        writeln!(text, "车主{n:04},139{n:08},粤A{n:05},大众,朗逸,{}", 10_000 + n).expect("text takes text");
    }
    text
}

fn told(caller: &Caller, command: &str, key: &str, body: &Value) -> Value {
    let (status, answer) = caller.call(command, key, body).expect("the host answers");
    assert_eq!(status, 200, "{command}: {answer}");
    answer["value"].clone()
}

/// The import as the list has it.
fn standing(caller: &Caller) -> Option<Value> {
    let listed = told(caller, "imports_list", "", &json!({}));
    let ours = listed.as_array().expect("a list").iter().find(|import| import["counts"]["rows"] == ROWS);
    ours.cloned()
}

#[test]
fn an_import_that_is_killed_goes_on_to_the_same_end() {
    let (house, ExampleShop { api, token, .. }) = House::with_examples();
    let hash = house.stranger("前台1").with_token(&token).brings(file().as_bytes());
    drop(api);
    let house = house.close();
    let asked = json!({
        "kind": "customers_vehicles", "file": hash, "columns": null, "rules": { "in_file": "first", "on_file": "fill" },
    });
    let (mut chance, mut kills, mut written) = (Chance(7), 0, 0);
    let (host, caller) = 'started: loop {
        let host = Host::start(&house.folder).expect("the host starts again");
        let caller = signed_in(&host);
        let key = format!("import-{kills}");
        let job = match standing(&caller) {
            None => told(&caller, "imports_start", &key, &asked),
            Some(import) => {
                let now = import["written"].as_u64().expect("a count");
                assert!(now >= written, "what was written before kill {kills} stands: {now} of {written}");
                written = now;
                assert_eq!(import["state"], "stopped", "after kill {kills} it is there, and can go on");
                told(&caller, "imports_go_on", &key, &json!({ "id": import["id"] }))
            }
        };
        let until = written + 1 + chance.below(2 * ROWS / (KILLS + 2));
        loop {
            let job = told(&caller, "jobs_get", "", &json!({ "id": job["id"] }));
            assert!(job["state"] == "running" || job["state"] == "done", "{job}");
            if job["state"] == "done" {
                break 'started (host, caller);
            }
            let so_far = standing(&caller).map_or(0, |import| import["written"].as_u64().unwrap_or(0));
            if kills < KILLS && so_far >= until {
                kills += 1;
                host.kill();
                continue 'started;
            }
        }
    };
    assert!(kills >= KILLS / 2, "the import was killed on its way, {kills} times");

    let looks = json!({
        "kind": "customers_vehicles", "file": hash, "columns": null, "rules": { "in_file": "first", "on_file": "fill" },
        "only": null, "from_row": 0, "limit": 1,
    });
    let seen = told(&caller, "imports_preview", "", &looks);
    assert_eq!(seen["counts"]["merge"], ROWS, "every row of the file is in the shop: {}", seen["counts"]);
    assert_eq!(seen["counts"]["create"], 0);
    let import = standing(&caller).expect("it is listed");
    assert_eq!(
        (&import["state"], &import["written"]),
        (&json!("done"), &json!(2 * ROWS)),
        "a customer and a car a row, once"
    );
    host.kill();
    let api = open(&house.folder, &house.clock).expect("the shop opens");
    api.check().expect("every page, every file and the journal's chain are whole");
    api.close();
}
