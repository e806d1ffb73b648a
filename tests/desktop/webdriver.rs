//! As much of WebDriver as these tests speak, over plain HTTP/1.1: a window, its elements, typing and clicking.
//! WebKitWebDriver starts the program itself, so nothing stands between the test and the window.

use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

/// How long a state may take to come before a test gives up on it.
const PATIENCE: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(50);
/// The name under which WebDriver answers an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Keys without a letter, as WebDriver writes them.
pub const ENTER: &str = "\u{e007}";
/// The key that leaves.
pub const ESCAPE: &str = "\u{e00c}";
/// The key that prints.
pub const F8: &str = "\u{e038}";

/// A program's window under the driver; both end when it is dropped.
pub struct Window {
    driver: Child,
    port: u16,
    session: String,
}

/// Something on the page.
#[derive(Clone)]
pub struct Element(String);

impl Window {
    /// Starts the program and waits for its window.
    pub fn of(program: &Path, arguments: &[&str]) -> Window {
        Self::with_programs_from(None, program, arguments)
    }

    /// The same, with a folder of programs that are found before the system's.
    pub fn with_programs_from(folder: Option<&Path>, program: &Path, arguments: &[&str]) -> Window {
        let found = std::env::var("PATH").unwrap_or_default();
        let path = folder.map_or_else(|| found.clone(), |folder| format!("{}:{found}", folder.display()));
        let port = free_port();
        let driver = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("PATH", path)
            .spawn()
            .expect("WebKitWebDriver starts");
        let mut window = Window { driver, port, session: String::new() };
        eventually("the driver answers", || TcpStream::connect(("127.0.0.1", port)).ok());
        let options = json!({ "webkitgtk:browserOptions": { "binary": program, "args": arguments } });
        let session = window.ask("POST", "/session", json!({ "capabilities": { "alwaysMatch": options } }));
        window.session = session["sessionId"].as_str().expect("a session").to_owned();
        window
    }

    /// The first element that a CSS selector finds, waited for.
    pub fn element(&self, selector: &str) -> Element {
        eventually(selector, || self.find("css selector", selector))
    }

    /// The first element that shows a text, waited for.
    pub fn showing(&self, text: &str) -> Element {
        let path = format!(
            "//body//*[contains(normalize-space(.), '{text}') and not(.//*[contains(normalize-space(.), '{text}')])]"
        );
        eventually(text, || self.find("xpath", &path))
    }

    /// Types into an element.
    pub fn typed(&self, element: &Element, keys: &str) {
        self.on("POST", &format!("/element/{}/value", element.0), json!({ "text": keys }));
    }

    /// The page's address inside the program.
    pub fn address(&self) -> String {
        self.on("GET", "/url", Value::Null).as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script that hands its answer to the last of its arguments.
    pub fn script(&self, script: &str) -> Value {
        self.on("POST", "/execute/async", json!({ "script": script, "args": [] }))
    }

    fn find(&self, using: &str, value: &str) -> Option<Element> {
        let found = self.on("POST", "/elements", json!({ "using": using, "value": value }));
        found.get(0)?[ELEMENT].as_str().map(|id| Element(id.to_owned()))
    }

    fn on(&self, method: &str, path: &str, body: Value) -> Value {
        self.ask(method, &format!("/session/{}{path}", self.session), body)
    }

    /// One request; anything but a plain answer fails the test with what the driver said.
    fn ask(&self, method: &str, path: &str, body: Value) -> Value {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the driver is there");
        stream.set_read_timeout(Some(PATIENCE)).expect("a timeout can be set");
        stream.write_all((head + &body).as_bytes()).expect("the driver listens");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap_or_else(|silent| panic!("{method} {path} {body}: {silent}"));
        let answer = String::from_utf8_lossy(&answer);
        let (status, content) = answer.split_once("\r\n\r\n").expect("a whole answer");
        assert!(status.starts_with("HTTP/1.1 200"), "{method} {path}: {content}");
        serde_json::from_str::<Value>(content).expect("JSON")["value"].take()
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if !self.session.is_empty() && !thread::panicking() {
            self.on("DELETE", "", Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Waits for a state; never for a time.
pub fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "waited in vain: {what}");
        thread::sleep(PAUSE);
    }
}

fn free_port() -> u16 {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    taken.local_addr().expect("its address").port()
}
