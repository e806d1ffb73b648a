//! The tasks without a window or a connection: the demo shop, the sample sheets, restoring and checking. The work is
//! the core's; here it is started and its outcome said in a plain sentence.

use jieche_api::demo::{self, Story};
use jieche_api::{Api, Call, Language, Millis, OpenProblem, Problem, papers};
use jieche_host::{of_this_computer, starting_at};
use serde_json::json;
use std::fmt;
use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

const DAMAGED: u8 = 4;

/// How a task ended that did not end well: the sentence and the exit code it gives.
#[derive(Debug)]
pub struct Ended {
    sentence: String,
    code: u8,
}

impl Ended {
    /// Anything without an exit code of its own.
    pub fn because(sentence: impl fmt::Display) -> Ended {
        Ended { sentence: sentence.to_string(), code: 1 }
    }

    /// The code the program ends with.
    pub fn exit_code(&self) -> ExitCode {
        ExitCode::from(self.code)
    }
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "jieche-host: {}", self.sentence)
    }
}

impl From<io::Error> for Ended {
    fn from(problem: io::Error) -> Ended {
        Ended::because(problem)
    }
}

impl From<OpenProblem> for Ended {
    fn from(problem: OpenProblem) -> Ended {
        let code = match problem.code {
            "in_use" => 2,
            "newer" => 3,
            "damaged" => DAMAGED,
            _ => 1,
        };
        Ended { sentence: problem.to_string(), code }
    }
}

impl From<Problem> for Ended {
    fn from(problem: Problem) -> Ended {
        let figures: Vec<String> = problem.args.iter().map(|(name, value)| format!("{name} {value}")).collect();
        let code = if problem.code == "damaged" { DAMAGED } else { 1 };
        let sentence = match problem.code.as_ref() {
            "shop_exists" => "there is a shop in that folder already; restore into an empty one".to_owned(),
            "bad_recovery_code" => "that is not a recovery code: it has been mistyped".to_owned(),
            "key_wrong" => "the recovery code belongs to another shop, or to an earlier time of this one".to_owned(),
            "not_a_backup" | "not_a_folder" => "there is no backup in that folder".to_owned(),
            "damaged" => format!("damaged: {}", figures.join(", ")),
            _ => format!("{problem} {}", figures.join(", ")),
        };
        Ended { sentence: sentence.trim_end().to_owned(), code }
    }
}

/// One sentence, or several, on standard output.
pub fn say(sentence: impl fmt::Display) -> Result<(), Ended> {
    Ok(writeln!(io::stdout(), "{sentence}")?)
}

/// Writes the demo shop into an empty folder, saying how far it is when a person looks on.
pub fn demo(data: &Path, days: u32, seed: u64, now: Option<Millis>) -> Result<(), Ended> {
    if fs::read_dir(data).is_ok_and(|mut entries| entries.next().is_some()) {
        return Err(Ended::because(format!(
            "{} is not empty; the demo shop wants a folder of its own",
            data.display()
        )));
    }
    let environment = starting_at(now);
    let story = Story { days, seed, until: Millis((environment.clock)()) };
    demo::build(data, story, &environment, &tell)?;
    say(format_args!(
        "The demo shop is in {}; sign in as zhou, or any other of its people, with the password {}",
        data.display(),
        demo::PASSWORD
    ))
}

/// Writes one sample of each printed sheet.
pub fn papers(folder: &Path) -> Result<(), Ended> {
    for (_, name) in papers::samples(folder, &of_this_computer())? {
        say(folder.join(name).display())?;
    }
    Ok(())
}

/// Restores a backup into a folder that holds no shop.
pub fn restore(from: &Path, data: &Path, code_file: Option<&Path>) -> Result<(), Ended> {
    let recovery_code = match code_file {
        Some(file) => fs::read_to_string(file)?,
        None => asked("The shop's recovery code: ")?,
    };
    let folder = from.canonicalize()?;
    let api = Api::open(data, of_this_computer())?;
    let body = json!({ "folder": folder, "recovery_code": recovery_code.trim() });
    let outcome = api.call(Call {
        command: "backup_restore".to_owned(),
        token: None,
        key: None,
        terminal: "jieche-host".to_owned(),
        language: Language::En,
        body,
    });
    api.close();
    outcome?;
    say(format_args!("Restored into {}", data.display()))
}

/// Reads everything once.
pub fn check(data: &Path) -> Result<(), Ended> {
    let api = Api::open(data, of_this_computer())?;
    let outcome = api.check();
    api.close();
    outcome?;
    say(format_args!("{} is whole", data.display()))
}

fn tell(done: i64, days: i64) {
    if io::stderr().is_terminal() {
        eprint!("\rday {done} of {days}{}", if done == days { "\n" } else { "" });
    }
}

fn asked(question: &str) -> io::Result<String> {
    if io::stdin().is_terminal() {
        eprint!("{question}");
    }
    let mut line = String::new();
    io::stdin().read_line(&mut line)?;
    Ok(line)
}
