//! The host as a program and as a server: what it lets in, what it answers, and how it stops. What the commands do is
//! tested where they are.

#![allow(clippy::unwrap_used, clippy::panic)] // helpers of tests; a failure here is the test's own

use jieche_api::Api;
use jieche_host::{Host, Refused, of_this_computer};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PROGRAM: &str = env!("CARGO_BIN_EXE_jieche-host");

/// A running host over a folder of its own.
struct Running {
    child: Child,
    address: SocketAddr,
}

impl Running {
    fn over(data: &Path, more: &[&str]) -> Running {
        let mut child = Command::new(PROGRAM)
            .args(["--listen", "127.0.0.1:0", "--data"])
            .arg(data)
            .args(more)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address =
            line.trim().strip_prefix("listening on http://").unwrap_or_else(|| panic!("{line}")).parse().unwrap();
        Running { child, address }
    }

    fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> (u16, String) {
        heard(self.asked(method, path, headers, body))
    }

    /// Sends a request and does not wait for its answer.
    fn asked(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> TcpStream {
        let mut lines = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
        if !headers.iter().any(|(name, _)| *name == "Host") {
            lines += &format!("Host: {}\r\n", self.address);
        }
        headers.iter().for_each(|(name, value)| lines += &format!("{name}: {value}\r\n"));
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream.write_all((lines + "\r\n").as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        stream
    }

    fn call(&self, command: &str, token: &str, body: &Value) -> (u16, Value) {
        let bearer = format!("Bearer {token}");
        let key = format!("{command}-{token:.8}").replace('_', "-");
        let headers =
            [("Authorization", bearer.as_str()), ("Idempotency-Key", &key), ("X-Terminal", "%E5%89%8D%E5%8F%B0-1")];
        let (status, answer) = self.ask("POST", &format!("/rpc/{command}"), &headers, body.to_string().as_bytes());
        (status, serde_json::from_str(answer.split_once("\r\n\r\n").unwrap().1).unwrap_or_default())
    }

    /// Founds the shop; answers the administrator's token and the recovery code.
    fn found(&self) -> (String, String) {
        let shop = json!({
            "name": "测试店", "address": "广东省深圳市", "phone": "0755-12345678", "credit_code": "91350100M000100Y43",
            "administrator_name": "管理员", "login": "admin", "password": "correct horse battery"
        });
        let (status, founded) = self.call("shop_found", "", &shop);
        assert_eq!(status, 200, "{founded}");
        let text = |path: &str| founded.pointer(path).unwrap().as_str().unwrap().to_owned();
        (text("/value/session/token"), text("/value/recovery_code"))
    }

    #[cfg(unix)]
    fn told_to_stop(&self) {
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn heard(mut stream: TcpStream) -> (u16, String) {
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    (answer[9..12].parse().unwrap(), answer)
}

fn code(answer: &str) -> String {
    let (_, body) = answer.split_once("\r\n\r\n").unwrap();
    serde_json::from_str::<Value>(body).unwrap()["code"].as_str().unwrap().to_owned()
}

#[test]
fn pages_of_other_sites_and_bent_names_hear_nothing() {
    let data = tempfile::tempdir().unwrap();
    let host = Running::over(data.path(), &[]);
    for headers in [[("Origin", "http://example.com")], [("Origin", "null")], [("Host", "example.com")]] {
        let (status, answer) = host.ask("POST", "/rpc/shop_status", &headers, b"{}");
        assert_eq!((status, code(&answer).as_str()), (403, "other_origin"), "{headers:?}");
    }
    let own = format!("http://{}", host.address);
    assert_eq!(host.ask("POST", "/rpc/shop_status", &[("Origin", &own), ("X-Terminal", "pc")], b"{}").0, 200);
}

#[test]
fn screens_come_with_a_policy_and_places_inside_the_program_lead_to_the_one_page() {
    let folder = tempfile::tempdir().unwrap();
    let ui = folder.path().join("ui");
    std::fs::create_dir_all(ui.join("assets")).unwrap();
    std::fs::write(ui.join("index.html"), "<title>接车台</title>").unwrap();
    std::fs::write(ui.join("assets/app.js"), "1").unwrap();
    std::fs::write(folder.path().join("secret"), "x").unwrap();
    let host = Running::over(&folder.path().join("data"), &["--ui", ui.to_str().unwrap()]);
    for place in ["/", "/orders/7"] {
        let (status, answer) = host.ask("GET", place, &[], b"");
        assert_eq!(status, 200);
        assert!(
            answer.contains("接车台") && answer.contains("content-security-policy: default-src 'self'"),
            "{answer}"
        );
        assert!(answer.contains("x-content-type-options: nosniff") && answer.contains("cache-control: no-cache"));
    }
    let (status, answer) = host.ask("GET", "/assets/app.js", &[], b"");
    assert!(status == 200 && answer.contains("immutable") && answer.contains("javascript"), "{answer}");
    assert_eq!(host.ask("GET", "/assets/gone.js", &[], b"").0, 404);
    for way_out in ["/../secret", "/%2e%2e/secret", "/assets/..%2f..%2fsecret"] {
        assert!(!host.ask("GET", way_out, &[], b"").1.ends_with("\r\n\r\nx"), "{way_out}");
    }
}

#[test]
fn calls_are_carried_and_refusals_keep_their_form() {
    let data = tempfile::tempdir().unwrap();
    let host = Running::over(data.path(), &[]);
    let (status, list) = host.ask("GET", "/rpc", &[], b"");
    assert!(status == 200 && list.contains("repair_orders_open"));
    let (token, _) = host.found();
    let (status, me) = host.call("staff_me", &token, &json!({}));
    assert_eq!((status, me["value"]["person"]["name"].as_str()), (200, Some("管理员")));
    assert_eq!(host.call("staff_me", "nobody", &json!({})).0, 401);
    assert_eq!(host.call("no_such_command", &token, &json!({})).0, 404);
    let (status, answer) = host.ask("POST", "/rpc/staff_me", &[], b"not json");
    assert_eq!((status, code(&answer).as_str()), (400, "bad_input"));
    let (status, answer) = host.ask("POST", "/rpc/staff_me", &[], &vec![b' '; (1 << 20) + 1]);
    assert_eq!((status, code(&answer).as_str()), (413, "too_large"));
}

#[test]
fn a_file_goes_up_raw_and_is_named_by_its_content() {
    let data = tempfile::tempdir().unwrap();
    let host = Running::over(data.path(), &[]);
    let bearer = format!("Bearer {}", host.found().0);
    let (status, answer) =
        host.ask("POST", "/files", &[("Authorization", &bearer), ("X-Terminal", "pc")], "车牌号\n".as_bytes());
    assert_eq!(status, 200, "{answer}");
    assert!(answer.contains("1ed16347251a805031f1e97a5ff2b3f485c44e4886bdd8c34445054db6bfaecb"), "{answer}");
    assert_eq!(host.ask("POST", "/files", &[("X-Terminal", "pc")], b"x").0, 401);
}

#[test]
#[cfg(unix)]
fn stopping_lets_waiting_windows_go_at_once_and_ends_well() {
    let data = tempfile::tempdir().unwrap();
    let mut host = Running::over(data.path(), &[]);
    let (token, _) = host.found();
    let seq = host.call("changes_since", &token, &json!({ "seq": -1, "wait": false })).1["value"]["seq"].clone();
    let bearer = format!("Bearer {token}");
    let wait = json!({ "seq": seq, "wait": true }).to_string();
    let begun = Instant::now();
    let headers = [("Authorization", bearer.as_str()), ("X-Terminal", "pc")];
    let waiting = host.asked("POST", "/rpc/changes_since", &headers, wait.as_bytes());
    host.call("staff_me", &token, &json!({})); // once a later call is answered the earlier one is under way
    host.told_to_stop();
    let (status, answer) = heard(waiting);
    assert_eq!((status, code(&answer).as_str()), (503, "stopping"));
    assert_eq!(host.child.wait().unwrap().code(), Some(0));
    assert!(begun.elapsed() < Duration::from_secs(15), "a wait lasts up to twenty seconds");
    assert_eq!(Running::over(data.path(), &[]).call("staff_me", &token, &json!({})).0, 200, "the folder opens again");
}

#[test]
#[cfg(target_os = "linux")]
fn windows_that_wait_take_no_thread_and_hear_of_a_change() {
    let data = tempfile::tempdir().unwrap();
    let host = Running::over(data.path(), &[]);
    let (token, _) = host.found();
    let seq = host.call("changes_since", &token, &json!({ "seq": -1, "wait": false })).1["value"]["seq"].clone();
    let bearer = format!("Bearer {token}");
    let wait = json!({ "seq": seq, "wait": true }).to_string();
    let headers = [("Authorization", bearer.as_str()), ("X-Terminal", "pc")];
    let waiting: Vec<TcpStream> =
        (0..300).map(|_| host.asked("POST", "/rpc/changes_since", &headers, wait.as_bytes())).collect();
    assert_eq!(host.call("staff_me", &token, &json!({})).0, 200, "whoever works is answered beside them");
    let status = std::fs::read_to_string(format!("/proc/{}/status", host.child.id())).unwrap();
    let threads = status.lines().find_map(|line| line.strip_prefix("Threads:")).unwrap();
    assert!(threads.trim().parse::<u32>().unwrap() < 100, "three hundred waiting windows: {threads} threads");
    let phrase = json!({ "id": null, "version": null, "kind": "complaint", "text": "左前异响", "retired": false });
    let (status, saved) = host.call("phrases_save", &token, &phrase);
    assert_eq!(status, 200, "{saved}");
    for stream in waiting {
        let (status, said) = heard(stream);
        let (_, body) = said.split_once("\r\n\r\n").unwrap();
        let answer: Value = serde_json::from_str(body).unwrap();
        assert_eq!((status, &answer["value"]["seq"]), (200, &saved["seq"]), "each of them hears of it");
    }
}

#[test]
fn the_second_program_on_a_folder_says_who_has_it() {
    let data = tempfile::tempdir().unwrap();
    let host = Running::over(data.path(), &[]);
    let second = Command::new(PROGRAM).args(["--listen", "127.0.0.1:0", "--data"]).arg(data.path()).output().unwrap();
    let said = String::from_utf8_lossy(&second.stderr).into_owned();
    assert_eq!(second.status.code(), Some(2), "{said}");
    assert!(said.contains("jieche-host") && said.contains(&host.child.id().to_string()), "{said}");
}

#[test]
fn a_backup_is_restored_with_its_code_from_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let (data, restored) = (folder.path().join("shop"), folder.path().join("restored"));
    let host = Running::over(&data, &[]);
    let (token, recovery_code) = host.found();
    let job = host.call("backup_start", &token, &json!({ "folder": null })).1["value"]["id"].clone();
    let backup = loop {
        let job = host.call("jobs_get", &token, &json!({ "id": job })).1["value"].clone();
        match job["state"].as_str() {
            Some("running") => std::thread::sleep(Duration::from_millis(20)),
            Some("done") => break job["backup"].as_str().unwrap().to_owned(),
            _ => panic!("{job}"),
        }
    };
    let restore = |code: &str| {
        let file = folder.path().join("code");
        std::fs::write(&file, code).unwrap();
        let mut command = Command::new(PROGRAM);
        command.args(["restore", "--from", &backup, "--data"]).arg(&restored).arg("--code-file").arg(file);
        command.output().unwrap()
    };
    assert_eq!(restore("wrong").status.code(), Some(1));
    let outcome = restore(&recovery_code);
    assert!(outcome.status.success(), "{}", String::from_utf8_lossy(&outcome.stderr));
    let check = Command::new(PROGRAM).args(["check", "--data"]).arg(&restored).output().unwrap();
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stderr));
    assert_eq!(Running::over(&restored, &[]).call("shop_status", "", &json!({})).1["value"]["shop_name"], "测试店");
}

#[tokio::test]
async fn an_address_that_other_computers_reach_is_refused() {
    let data = tempfile::tempdir().unwrap();
    let api = Api::open(data.path(), of_this_computer()).unwrap();
    let refused = Host::bind(api.clone(), "0.0.0.0:0".parse().unwrap(), None).await.err();
    assert!(matches!(refused, Some(Refused::NotLoopback(_))));
    api.close();
}
