//! A disk that fills up while people write: a clear refusal, never a false "saved", and the host goes on once there is room.
//!
//! The limit is the system's own on how long this process may make a file; the host meets it in the middle of a commit.

use std::process::Command;

use jieche_tests::host::{Caller, Host};
use serde_json::{Value, json};

use crate::ledger;
use crate::load::Load;
use crate::{customer, laid, signed_in};

fn limit_files_of(host: &Host, bytes: &str) {
    let done = Command::new("prlimit")
        .args(["--pid", &host.pid().to_string(), &format!("--fsize={bytes}:unlimited")])
        .status();
    assert!(done.expect("prlimit is part of util-linux").success(), "the limit is set");
}

#[test]
fn a_full_disk_is_said_and_survived() {
    let laid = laid();
    let host = Host::start_patient_with_limits(&laid.house.folder).expect("the host starts");
    let caller = signed_in(&host);
    let ask = |command: &str, key: &str, body: &Value| caller.call(command, key, body);
    let load = Load::default();
    load.send(&caller, "customers_save", 1, customer("张三", "13900000001")).expect("there is room");
    limit_files_of(&host, "4096");
    let mut refusals = 0;
    for n in 10..30_u64 {
        let body = customer("李四", &format!("139000000{n}"));
        let (status, answer) =
            caller.call("customers_save", &format!("full-{n:06}"), &body).expect("the host still answers");
        if status != 200 {
            assert!(
                status == 503 && (answer["code"] == "disk_full" || answer["code"] == "disk_error"),
                "a clear refusal: {status} {answer}"
            );
            refusals += 1;
        }
        let found =
            ask("customers_duplicates", "", &json!({ "name": "", "phone": format!("139000000{n}"), "except": null }));
        let found = found.expect("reading needs no room").1["value"].as_array().map_or(0, Vec::len);
        assert_eq!(found == 1, status == 200, "what was called saved is there, and what was not is not");
    }
    assert!(refusals > 0, "the disk must have been full");
    limit_files_of(&host, "unlimited");
    load.send(&caller, "customers_save", 2, customer("王五", "13900000002")).expect("it goes on without a restart");
    let sent = load.take();
    host.kill();
    let host = Host::start(&laid.house.folder).expect("the host starts again");
    let caller = Caller { address: host.address(), ..caller };
    let faults = ledger::hold(&sent, &|command, key, body| caller.call(command, key, body));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    host.kill();
}
