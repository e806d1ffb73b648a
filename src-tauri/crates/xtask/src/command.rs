//! Starting other programs: said in one line, run in the clone, their failure a sentence.

use crate::Outcome;
use crate::root::root;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;

/// One program with its arguments.
pub struct Program {
    name: String,
    command: Command,
}

impl Program {
    /// A program by name, found in PATH, started in the clone's top folder.
    pub fn named(name: &str) -> Program {
        let mut command = Command::new(executable(name));
        command.current_dir(root());
        forget_own_package(&mut command);
        Program { name: name.to_owned(), command }
    }

    /// The cargo that runs this task.
    pub fn cargo() -> Program {
        let mut program = Program::named("cargo");
        if let Some(cargo) = std::env::var_os("CARGO") {
            let mut command = Command::new(cargo);
            command.current_dir(root());
            forget_own_package(&mut command);
            program.command = command;
        }
        program
    }

    /// Adds an argument.
    pub fn arg(mut self, argument: impl AsRef<OsStr>) -> Program {
        self.command.arg(argument);
        self
    }

    /// Adds arguments.
    pub fn args<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Program {
        self.command.args(arguments);
        self
    }

    /// Starts in another folder.
    pub fn within(mut self, folder: impl AsRef<Path>) -> Program {
        self.command.current_dir(folder);
        self
    }

    /// Sets a variable of its environment.
    pub fn with(mut self, variable: &str, value: impl AsRef<OsStr>) -> Program {
        self.command.env(variable, value);
        self
    }

    /// Runs it at the terminal.
    pub fn run(mut self) -> Outcome {
        println!("→ {}", self.line());
        let status = self.command.status().map_err(|problem| self.not_started(problem))?;
        self.judge(status.success())
    }

    /// Runs it at the terminal and keeps what it said, line by line, both streams together.
    pub fn run_and_keep(mut self) -> (Outcome, Vec<String>) {
        println!("→ {}", self.line());
        self.command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = match self.command.spawn() {
            Ok(child) => child,
            Err(problem) => return (Err(self.not_started(problem)), Vec::new()),
        };
        let (sender, lines) = mpsc::channel();
        let streams: [Option<Box<dyn Read + Send>>; 2] = [
            child.stdout.take().map(|stream| Box::new(stream) as _),
            child.stderr.take().map(|stream| Box::new(stream) as _),
        ];
        for stream in streams.into_iter().flatten() {
            let sender = sender.clone();
            thread::spawn(move || pass_on(stream, &sender));
        }
        drop(sender);
        let said: Vec<String> = lines.into_iter().inspect(|line| println!("{line}")).collect();
        let outcome = match child.wait() {
            Ok(status) => self.judge(status.success()),
            Err(problem) => Err(self.not_started(problem)),
        };
        (outcome, said)
    }

    /// What it prints, without showing it; nothing when it cannot start or fails.
    pub fn answer(mut self) -> Option<Vec<u8>> {
        let output = self.command.stderr(Stdio::null()).output().ok()?;
        output.status.success().then_some(output.stdout)
    }

    fn judge(&self, went_well: bool) -> Outcome {
        if went_well { Ok(()) } else { Err(format!("{} failed", self.line())) }
    }

    fn not_started(&self, problem: std::io::Error) -> String {
        format!("{} cannot be started: {problem}", self.name)
    }

    fn line(&self) -> String {
        let shown = |argument: &OsStr| argument.to_string_lossy().into_owned();
        let words: Vec<String> = self.command.get_args().map(shown).collect();
        format!("{} {}", self.name, words.join(" ")).trim_end().to_owned()
    }
}

/// Whether a program can be found in PATH.
pub fn is_there(name: &str) -> bool {
    let Some(paths) = std::env::var_os("PATH") else { return false };
    std::env::split_paths(&paths).any(|folder| folder.join(executable(name)).is_file())
}

fn executable(name: &str) -> OsString {
    match name {
        "npm" | "npx" if cfg!(windows) => format!("{name}.cmd").into(),
        _ if cfg!(windows) => format!("{name}.exe").into(),
        _ => name.into(),
    }
}

/// Variables about xtask's own package would make build scripts of other packages run anew.
fn forget_own_package(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
}

fn pass_on(stream: impl Read, lines: &mpsc::Sender<String>) {
    let mut stream = BufReader::new(stream);
    let mut line = Vec::new();
    while stream.read_until(b'\n', &mut line).is_ok_and(|length| length > 0) {
        let text = String::from_utf8_lossy(&line).trim_end().to_owned();
        if lines.send(text).is_err() {
            return;
        }
        line.clear();
    }
}
