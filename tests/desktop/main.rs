//! The real window on a screen without a person: start, sign in, find a car, open its order; and what a second start does.
//! A handful of smoke tests of what only the window has. What the screens can do is tested in `e2e`, in a browser.
//!
//! They need a display, WebKitWebDriver and the built programs, so plain `cargo test` leaves them out and
//! `cargo xtask test` runs them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a failure here is the test's own

mod webdriver;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use webdriver::{ENTER, ESCAPE, Window, eventually};

/// The password of everybody in the demo shop.
const PASSWORD: &str = "demo2026";

/// A program as `cargo xtask test` built it, or as it stands beside this test.
fn program(variable: &str, name: &str) -> PathBuf {
    let beside = || std::env::current_exe().unwrap().ancestors().nth(2).unwrap().join(name);
    std::env::var_os(variable).map_or_else(beside, PathBuf::from)
}

fn desktop() -> PathBuf {
    program("JIECHE_DESKTOP", "jieche")
}

fn host() -> PathBuf {
    program("JIECHE_HOST", "jieche-host")
}

fn demo_shop(folder: &Path) {
    let written = Command::new(host()).args(["demo", "--days", "10", "--data"]).arg(folder).output().unwrap();
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
}

fn window_on(folder: &Path) -> Window {
    Window::of(&desktop(), &["--data", folder.to_str().unwrap()])
}

fn sign_in(window: &Window, login: &str) {
    window.typed(&window.element("input[autocomplete=username]"), login);
    window.typed(&window.element("input[autocomplete=current-password]"), PASSWORD);
    window.typed(&window.element("button[type=submit]"), ENTER);
    window.element("input[role=combobox]");
}

#[test]
#[ignore = "needs a display and the built programs: cargo xtask test"]
fn somebody_signs_in_finds_a_car_and_opens_its_order() {
    let folder = tempfile::tempdir().unwrap();
    demo_shop(folder.path());
    let window = window_on(folder.path());
    sign_in(&window, "zhou");

    // Any order will do; its number and its car's plate stand in the first hit.
    search_for(&window, "WX20");
    let (number, plate) = eventually("an order among the hits", || first_hit(&window));

    search_for(&window, &format!("{plate}{ENTER}"));
    window.showing(&number);
    let car = window.address();
    assert!(car.contains("car="), "the car is before the advisor: {car}");

    search_for(&window, &format!("{number}{ENTER}"));
    eventually("the order's page", || window.address().contains("/orders/").then_some(()));
    window.showing(&number);
    window.showing(&plate);
}

/// Esc leaves the search box empty, whatever stood in it.
fn search_for(window: &Window, keys: &str) {
    let search = window.element("input[role=combobox]");
    window.typed(&search, ESCAPE);
    window.typed(&search, keys);
}

/// Number and plate of the first order found, read in one moment: hits change as one types.
fn first_hit(window: &Window) -> Option<(String, String)> {
    let hit = window.script(
        r#"
        const done = arguments[arguments.length - 1];
        const hit = [...document.querySelectorAll('[role=option]')].find((one) => one.innerText.startsWith('WX20'));
        done(hit ? ['.strong', '.plate'].map((part) => hit.querySelector(part).innerText.trim()) : []);
        "#,
    );
    Some((hit.get(0)?.as_str()?.to_owned(), hit.get(1)?.as_str()?.to_owned()))
}

#[test]
#[ignore = "needs a display and the built programs: cargo xtask test"]
fn the_page_may_do_nothing_but_call_the_core_and_hand_out_sheets() {
    let folder = tempfile::tempdir().unwrap();
    let window = window_on(folder.path());
    let refused = window.script(
        r#"
        const done = arguments[arguments.length - 1];
        const invoke = window.__TAURI_INTERNALS__.invoke;
        const tries = {
          'another command of the window': () => invoke('plugin:window|set_title', { label: 'main', value: 'x' }),
          'a program to start': () => invoke('open_document', new Uint8Array(4), { headers: { 'X-Name': 'run.exe' } }),
          'the internet': () => fetch('https://example.com/'),
          'code from a text': async () => (0, eval)('1 + 1'),
          'a call of the core': () => invoke('rpc', { command: 'shop_status', token: null, key: null, terminal: '前台-1', language: 'zh-CN', body: {} }),
        };
        (async () => {
          const refused = [];
          for (const [name, act] of Object.entries(tries)) await act().catch(() => refused.push(name));
          done(refused);
        })();
        "#,
    );
    let expected = ["another command of the window", "a program to start", "the internet", "code from a text"];
    assert_eq!(refused, serde_json::json!(expected));
}

#[test]
#[ignore = "needs a display and the built programs: cargo xtask test"]
fn a_second_start_on_the_same_folder_leaves_it_to_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let window = window_on(folder.path());
    window.element("h1");
    let mut second = Command::new(desktop()).arg("--data").arg(folder.path()).spawn().unwrap();
    let ended = eventually("the second program's end", || second.try_wait().unwrap());
    assert!(ended.success());
    window.element("h1");
}

#[test]
#[ignore = "needs a display and the built programs: cargo xtask test"]
fn a_folder_that_the_host_has_is_refused_and_the_log_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut host = Command::new(host())
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    eventually("the host has the folder", || folder.path().join("shop.holder").exists().then_some(()));
    let mut second = Command::new(desktop()).arg("--data").arg(folder.path()).spawn().unwrap();
    let log = folder.path().join("logs/jieche.log");
    eventually("the log names the reason", || {
        fs::read_to_string(&log).ok()?.contains("not opened: in_use").then_some(())
    });
    for program in [&mut second, &mut host] {
        program.kill().unwrap();
        program.wait().unwrap();
    }
}
