//! The real program: `jieche-host` as it is shipped, started on a data folder, called over its loopback address, stopped
//! in order or killed.

use std::io::{self, BufRead, BufReader, Read};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::sync::OnceLock;
use std::time::SystemTime;

use serde_json::{Value, json};

use crate::http;
use crate::tree::Tree;

/// The program's file: what `JIECHE_HOST` names, or the one built beside this test, built anew when it is older than the
/// sources.
pub fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| match std::env::var_os("JIECHE_HOST") {
        Some(given) => given.into(),
        None => built(),
    })
}

fn built() -> PathBuf {
    let this = std::env::current_exe().expect("a test knows its own file");
    let folder = this.ancestors().nth(2).expect("tests stand in target/<profile>/deps");
    let program = folder.join(format!("jieche-host{}", std::env::consts::EXE_SUFFIX));
    let is_old = |made: SystemTime| newest_source().is_some_and(|newest| newest > made);
    let made = program.metadata().and_then(|file| file.modified());
    if made.map_or(true, is_old) {
        let mut build = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        build.args(["build", "--quiet", "--package", "jieche-host"]).current_dir(Tree::ours().root());
        assert!(build.status().expect("cargo starts").success(), "the host builds");
    }
    program
}

/// Of what goes into the host; what only tests compile makes no host older.
fn newest_source() -> Option<SystemTime> {
    let ours = Tree::ours();
    let crates = ["codes", "ground", "shop", "paper", "api", "host"].map(|name| format!("src-tauri/crates/{name}/src"));
    let files = crates.iter().flat_map(|folder| ours.rust(folder).into_iter().chain(ours.files(folder, &[".sql"])));
    files.filter_map(|file| ours.root().join(&file.path).metadata().and_then(|file| file.modified()).ok()).max()
}

/// A host that answers.
pub struct Host {
    child: Child,
    address: SocketAddr,
}

impl Host {
    /// Starts one on a data folder; answers what it said when it would not.
    pub fn start(data: &Path) -> Result<Self, Output> {
        Self::started(Command::new(program()), data)
    }

    fn started(mut command: Command, data: &Path) -> Result<Self, Output> {
        command.arg("--data").arg(data).args(["--listen", "127.0.0.1:0"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the host starts");
        let mut said = String::new();
        let heard = BufReader::new(child.stdout.as_mut().expect("piped")).read_line(&mut said);
        match said.trim().strip_prefix("listening on http://").and_then(|address| address.parse().ok()) {
            Some(address) if heard.is_ok() => Ok(Self { child, address }),
            _ => Err(child.wait_with_output().expect("the host ends")),
        }
    }

    /// Starts one that is not ended by the signal of a file grown too long, but hears the error.
    #[cfg(unix)]
    pub fn start_patient_with_limits(data: &Path) -> Result<Self, Output> {
        let mut shell = Command::new("sh");
        shell.args(["-c", "trap '' XFSZ; exec \"$0\" \"$@\""]).arg(program());
        Self::started(shell, data)
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Ends it as a power cut does, without a word.
    pub fn kill(mut self) {
        self.child.kill().expect("it can be killed");
        self.child.wait().expect("it is gone");
    }

    /// Its process number.
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Ends it as a system does that shuts down; answers how it ended and what it said.
    #[cfg(unix)]
    pub fn stop(mut self) -> (ExitStatus, String) {
        let pid = self.pid().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().expect("kill is there").success());
        let status = self.child.wait().expect("it ends");
        let mut said = String::new();
        self.child.stderr.take().expect("piped").read_to_string(&mut said).expect("it says text");
        (status, said)
    }
}

impl Drop for Host {
    /// A test that fails leaves no program behind.
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A window's connection to a host.
#[derive(Clone)]
pub struct Caller {
    /// Where the host listens.
    pub address: SocketAddr,
    /// Who calls.
    pub token: String,
    /// From where; ASCII.
    pub terminal: String,
}

impl Caller {
    /// Signs in.
    pub fn sign_in(address: SocketAddr, login: &str, password: &str, terminal: &str) -> io::Result<Self> {
        let stranger = Self { address, token: String::new(), terminal: terminal.to_owned() };
        let (status, answer) = stranger.call("staff_sign_in", "", &json!({ "login": login, "password": password }))?;
        assert_eq!(status, 200, "the host knows its people: {answer}");
        Ok(Self { token: answer["value"]["token"].as_str().expect("a token").to_owned(), ..stranger })
    }

    /// Calls a command; an error when the host went away before it answered.
    pub fn call(&self, command: &str, key: &str, body: &Value) -> io::Result<(u16, Value)> {
        let bearer = format!("Bearer {}", self.token);
        let headers = [
            ("Authorization", bearer.as_str()),
            ("Idempotency-Key", key),
            ("X-Terminal", &self.terminal),
            ("Content-Type", "application/json"),
        ];
        let reply =
            http::send(self.address, "POST", &format!("/rpc/{command}"), &headers, body.to_string().as_bytes())?;
        let answer = serde_json::from_slice(&reply.body).map_err(|_| io::Error::from(io::ErrorKind::UnexpectedEof))?;
        Ok((reply.status, answer))
    }
}
