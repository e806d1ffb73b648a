//! The real window on a screen without a person: start, sign in, find a car, open its order; and what a second start does.
//! A handful of smoke tests of what only the window has. What the screens can do is tested in `e2e`, in a browser.
//!
//! They need a display, WebKitWebDriver and the built programs, so plain `cargo test` leaves them out and
//! `cargo xtask test` runs them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a failure here is the test's own

mod webdriver;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use webdriver::{ENTER, ESCAPE, F8, Window, eventually};

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
    window.types("input[autocomplete=username]", login);
    window.types("input[autocomplete=current-password]", PASSWORD);
    window.types("button[type=submit]", ENTER);
    window.has("input[role=combobox]");
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

    // Where it leads is waited for first: the number stands among the hits already.
    search_for(&window, &format!("{plate}{ENTER}"));
    leads_to(&window, "car=");
    window.shows(&number);

    search_for(&window, &format!("{number}{ENTER}"));
    leads_to(&window, "/orders/");
    window.shows(&number);
    window.shows(&plate);
}

/// Esc leaves the search box empty, whatever stood in it.
fn search_for(window: &Window, keys: &str) {
    let search = "input[role=combobox]";
    window.types(search, ESCAPE);
    window.types(search, keys);
}

fn leads_to(window: &Window, address: &str) {
    eventually(address, || window.address().contains(address).then_some(()));
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
fn a_sheet_goes_to_the_printer_that_the_terminal_chose_and_no_viewer_opens() {
    let folder = tempfile::tempdir().unwrap();
    demo_shop(folder.path());
    let system = tempfile::tempdir().unwrap();
    let queue = system.path().join("queue");
    print_system(system.path(), &queue);
    let arguments = ["--data", folder.path().to_str().unwrap()];
    let window = Window::with_programs_from(Some(system.path()), &desktop(), &arguments);
    sign_in(&window, "zhou");

    // Settings › 打印: every sheet on the printer of this computer, at once.
    window.script("arguments[arguments.length - 1](location.hash = '#/settings/printing')");
    window.has(".choice");
    let chosen = window.script(
        r#"
        const done = arguments[arguments.length - 1];
        const invoke = window.__TAURI_INTERNALS__.invoke;
        const call = (command, body) => invoke('rpc', { command, token: sessionStorage.getItem('jieche.token'), key: crypto.randomUUID(), terminal: document.querySelector('.terminal').innerText.trim(), language: 'zh-CN', body });
        (async () => {
          const [printer] = await invoke('printers');
          const { value: now } = await call('printing_get', {});
          const choices = now.choices.map(({ sheet, way }) => ({ sheet, way: { ...way, printer, look_first: false } }));
          await call('printing_save', { version: now.version, choices });
          done(printer);
        })().catch((refused) => done(JSON.stringify(refused)));
        "#,
    );
    assert_eq!(chosen, "EPSON_LQ-630K", "the window finds what the system has");

    window.script("arguments[arguments.length - 1](location.hash = '#/reports')");
    window.has(".sheet");
    keep_news(&window);
    window.types("body", F8);
    eventually("the news that the sheet was sent", || news(&window).contains("已送往 EPSON_LQ-630K").then_some(()));
    let asked = fs::read_to_string(&queue).unwrap();
    assert!(asked.contains("media=A4") && asked.contains("售后营业日报"), "the queue has the sheet: {asked}");
    assert!(asked.ends_with("%PDF"), "and what it has is the sheet itself: {asked}");
}

/// Keeps the short news at the foot from now on: they go by themselves, and a busy machine may look later than that.
fn keep_news(window: &Window) {
    window.script(
        r#"
        window.news = [];
        const note = () => window.news.push(...[...document.querySelectorAll('.toast')].map((one) => one.innerText));
        new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
        arguments[arguments.length - 1]();
        "#,
    );
}

fn news(window: &Window) -> String {
    window.script("arguments[arguments.length - 1](window.news.join('\\n'))").as_str().unwrap_or_default().to_owned()
}

/// A print system of two scripts, `lpstat` and `lp`: it has one printer, and notes what it is asked to print.
fn print_system(folder: &Path, queue: &Path) {
    use std::os::unix::fs::PermissionsExt;
    let script = |name: &str, text: String| {
        let path = folder.join(name);
        fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
    };
    script("lpstat", "printf 'EPSON_LQ-630K\n'".into());
    let queue = queue.display();
    script(
        "lp",
        format!("for one in \"$@\"; do printf '%s\n' \"$one\"; done > '{queue}'; head -c 4 \"$one\" >> '{queue}'"),
    );
}

#[test]
#[ignore = "needs a display and the built programs: cargo xtask test"]
fn a_second_start_on_the_same_folder_leaves_it_to_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let window = window_on(folder.path());
    window.has("h1");
    let mut second = Started::on(Command::new(desktop()).arg("--data").arg(folder.path()));
    let ended = eventually("the second program's end", || second.0.try_wait().unwrap());
    assert!(ended.success());
    window.has("h1");
}

#[test]
#[ignore = "needs a display and the built programs: cargo xtask test"]
fn a_folder_that_the_host_has_is_refused_and_the_log_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let _host = Started::on(Command::new(host()).args(["--listen", "127.0.0.1:0", "--data"]).arg(folder.path()));
    eventually("the host has the folder", || folder.path().join("shop.holder").exists().then_some(()));
    let _second = Started::on(Command::new(desktop()).arg("--data").arg(folder.path()));
    let log = folder.path().join("logs/jieche.log");
    eventually("the log names the reason", || {
        fs::read_to_string(&log).ok()?.contains("not opened: in_use").then_some(())
    });
}

/// A program beside the window, ended with the test however that ends.
struct Started(Child);

impl Started {
    fn on(command: &mut Command) -> Started {
        Started(command.stdout(Stdio::null()).spawn().unwrap())
    }
}

impl Drop for Started {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
