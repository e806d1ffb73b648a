//! The tasks without a window or a connection: the demo shop, the sample sheets, restoring and checking. The work is
//! the core's; here it is started and its outcome said in a plain sentence.

use jieche_api::OpenProblem;
use std::fmt;
use std::io::{self, Write};
use std::process::ExitCode;

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
            "damaged" => 4,
            _ => 1,
        };
        Ended { sentence: problem.to_string(), code }
    }
}

/// One sentence, or several, on standard output.
pub fn say(sentence: impl fmt::Display) -> Result<(), Ended> {
    Ok(writeln!(io::stdout(), "{sentence}")?)
}
pub fn demo(_: &std::path::Path, _: u32, _: u64) -> Result<(), Ended> {
    Ok(())
}
pub fn papers(_: &std::path::Path) -> Result<(), Ended> {
    Ok(())
}
pub fn restore(_: &std::path::Path, _: &std::path::Path, _: Option<&std::path::Path>) -> Result<(), Ended> {
    Ok(())
}
pub fn check(_: &std::path::Path) -> Result<(), Ended> {
    Ok(())
}
