//! As much of WebDriver as these tests speak, over plain HTTP/1.1: a window, what stands in it, typing.
//! WebKitWebDriver starts the program itself, so nothing stands between the test and the window. Deliberately nothing here
//! says how fast a window must be: a state is waited for, and what is refused because the page is still on its way to it
//! (an element just drawn anew, a page that loads) is asked again.

use serde_json::{Value, json};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command};
use std::thread;
use std::time::{Duration, Instant};

/// How long a state may take to come before a test gives up on it. A machine that builds beside the test takes its time;
/// only a state that never comes takes all of this.
const PATIENCE: Duration = Duration::from_secs(300);
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
        let wanted = json!({
            "webkitgtk:browserOptions": { "binary": program, "args": arguments },
            "timeouts": { "script": PATIENCE.as_millis(), "pageLoad": PATIENCE.as_millis() },
        });
        let session = window.ask("POST", "/session", &json!({ "capabilities": { "alwaysMatch": wanted } }));
        let session = session.unwrap_or_else(|refused| panic!("no session: {refused}"));
        window.session = session["sessionId"].as_str().expect("a session").to_owned();
        window
    }

    /// Waits until a CSS selector finds something.
    pub fn has(&self, selector: &str) {
        eventually_or(selector, || self.find("css selector", selector));
    }

    /// Waits until a text is shown.
    pub fn shows(&self, text: &str) {
        let path = format!(
            "//body//*[contains(normalize-space(.), '{text}') and not(.//*[contains(normalize-space(.), '{text}')])]"
        );
        eventually_or(text, || self.find("xpath", &path));
    }

    /// Waits for what a CSS selector finds, and types into it. What is refused was refused before the first key.
    pub fn types(&self, selector: &str, keys: &str) {
        eventually_or(selector, || {
            let element = self.find("css selector", selector)?;
            self.on("POST", &format!("/element/{element}/value"), &json!({ "text": keys }))
        });
    }

    /// The page's address inside the program.
    pub fn address(&self) -> String {
        let address = self.on("GET", "/url", &Value::Null).unwrap_or_default();
        address.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script that hands its answer to the last of its arguments.
    pub fn script(&self, script: &str) -> Value {
        let answer = self.on("POST", "/execute/async", &json!({ "script": script, "args": [] }));
        answer.unwrap_or_else(|refused| panic!("{script}: {refused}"))
    }

    fn find(&self, using: &str, value: &str) -> Result<String, String> {
        let found = self.on("POST", "/elements", &json!({ "using": using, "value": value }))?;
        let id = found.get(0).and_then(|first| first[ELEMENT].as_str());
        id.map(str::to_owned).ok_or_else(|| "nothing is found".to_owned())
    }

    fn on(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        self.ask(method, &format!("/session/{}{path}", self.session), body)
    }

    /// One request; what the driver refuses is answered as it says it. One that does not answer at all fails the test.
    fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let body = if body.is_null() { String::new() } else { body.to_string() };
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("the driver is there");
        stream.set_read_timeout(Some(PATIENCE * 2)).expect("a timeout can be set");
        stream.write_all((head + &body).as_bytes()).expect("the driver listens");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap_or_else(|silent| panic!("{method} {path} {body}: {silent}"));
        let answer = String::from_utf8_lossy(&answer);
        let (status, content) = answer.split_once("\r\n\r\n").expect("a whole answer");
        if !status.starts_with("HTTP/1.1 200") {
            return Err(content.to_owned());
        }
        Ok(serde_json::from_str::<Value>(content).expect("JSON")["value"].take())
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if !self.session.is_empty() && !thread::panicking() {
            let _ = self.on("DELETE", "", &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

/// Waits for a state; never for a time.
pub fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    eventually_or(what, || look().ok_or_else(String::new))
}

/// The same for what says why it is not there yet.
fn eventually_or<T>(what: &str, mut look: impl FnMut() -> Result<T, String>) -> T {
    let begun = Instant::now();
    loop {
        match look() {
            Ok(found) => return found,
            Err(why) => assert!(begun.elapsed() < PATIENCE, "waited in vain: {what} {why}"),
        }
        thread::sleep(PAUSE);
    }
}

fn free_port() -> u16 {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a free port");
    taken.local_addr().expect("its address").port()
}
