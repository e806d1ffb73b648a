//! What may be typed after `jieche-host`. Each task's work is in `tasks`, serving in the library.

use jieche_api::Millis;
use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// Shown for `help` and after a wrong command line.
pub const USAGE: &str = "\
jieche-host --data DIR [--listen 127.0.0.1:PORT] [--ui DIR]   serves a shop's data folder on this computer
            [--now 2026-11-23T09:30]                          with a clock that starts there: to show or to test
jieche-host demo --data DIR [--days N] [--seed S] [--now ..]  writes a believable shop into an empty folder
jieche-host papers DIR                                        writes one sample of each printed sheet
jieche-host restore --from BACKUP --data DIR [--code-file F]  restores a backup, or the newest whole one of a place,
                                                              into a folder without a shop, or over a broken one,
                                                              which is set aside whole; the recovery code comes from F,
                                                              or from standard input
jieche-host check --data DIR                                  reads everything once and says what is wrong

Ends with 0 when all went well, 2 when another program has the folder, 3 when a newer version wrote it, 4 when it is
damaged, 1 for anything else.";

/// The usual port; the web UI's development server asks there too.
const PORT: u16 = 4180;
const DEMO_DAYS: u32 = 30;
const DEMO_SEED: u64 = 1;

/// One task of the program.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// Answer calls until told to stop.
    Serve {
        /// The shop's data folder.
        data: PathBuf,
        /// A loopback address; port 0 means any free one.
        listen: SocketAddr,
        /// The built screens; without them only calls are answered.
        ui: Option<PathBuf>,
        /// Where the clock starts; the real time when absent.
        now: Option<Millis>,
    },
    /// Write the demo shop.
    Demo {
        /// An empty or missing folder.
        data: PathBuf,
        /// Days of work behind it.
        days: u32,
        /// The same seed gives the same shop.
        seed: u64,
        /// The moment its story comes to; the real time when absent.
        now: Option<Millis>,
    },
    /// Write the sample sheets.
    Papers {
        /// Where to.
        folder: PathBuf,
    },
    /// Restore a backup.
    Restore {
        /// The backup's folder.
        from: PathBuf,
        /// An empty or missing folder.
        data: PathBuf,
        /// Where the recovery code stands; standard input when absent.
        code_file: Option<PathBuf>,
    },
    /// Read everything once.
    Check {
        /// The shop's data folder.
        data: PathBuf,
    },
    /// Say what can be typed.
    Help,
}

/// Reads the command line; errors are sentences for the person who typed it.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Task, String> {
    let mut given = Given::read(arguments)?;
    let task = match given.task.as_deref() {
        None => Task::Serve {
            data: given.needed_folder("--data")?,
            listen: given.parsed("--listen", SocketAddr::from((Ipv4Addr::LOCALHOST, PORT)))?,
            ui: given.folder("--ui"),
            now: given.moment("--now")?,
        },
        Some("demo") => Task::Demo {
            data: given.needed_folder("--data")?,
            days: given.parsed("--days", DEMO_DAYS)?,
            seed: given.parsed("--seed", DEMO_SEED)?,
            now: given.moment("--now")?,
        },
        Some("papers") => Task::Papers { folder: given.operand.take().ok_or("papers needs a folder")?.into() },
        Some("restore") => Task::Restore {
            from: given.needed_folder("--from")?,
            data: given.needed_folder("--data")?,
            code_file: given.folder("--code-file"),
        },
        Some("check") => Task::Check { data: given.needed_folder("--data")? },
        Some("help" | "--help" | "-h") => return Ok(Task::Help),
        Some(other) => return Err(format!("there is no task {other}")),
    };
    given.nothing_left()?;
    Ok(task)
}

/// The words as typed: a task, options with their values, at most one word that stands alone.
struct Given {
    task: Option<String>,
    options: Vec<(String, OsString)>,
    operand: Option<OsString>,
}

impl Given {
    fn read(arguments: impl IntoIterator<Item = OsString>) -> Result<Given, String> {
        let mut words = arguments.into_iter().peekable();
        let is_task = |word: &OsString| !word.to_string_lossy().starts_with("--") || word == "--help";
        let task = words.next_if(is_task).map(|word| word.to_string_lossy().into_owned());
        let mut given = Given { task, options: Vec::new(), operand: None };
        while let Some(word) = words.next() {
            let text = word.to_string_lossy().into_owned();
            if let Some((name, value)) = text.split_once('=').filter(|_| text.starts_with("--")) {
                given.options.push((name.to_owned(), value.into()));
            } else if text.starts_with("--") {
                let value = words.next().ok_or(format!("{text} needs a value"))?;
                given.options.push((text, value));
            } else if given.operand.replace(word).is_some() {
                return Err(format!("{text} is one word too many"));
            }
        }
        Ok(given)
    }

    fn value(&mut self, name: &str) -> Option<OsString> {
        let at = self.options.iter().position(|(option, _)| option == name)?;
        Some(self.options.remove(at).1)
    }

    fn folder(&mut self, name: &str) -> Option<PathBuf> {
        self.value(name).map(PathBuf::from)
    }

    fn needed_folder(&mut self, name: &str) -> Result<PathBuf, String> {
        self.folder(name).ok_or(format!("{name} DIR is missing"))
    }

    fn parsed<T: std::str::FromStr>(&mut self, name: &str, usual: T) -> Result<T, String> {
        match self.value(name) {
            None => Ok(usual),
            Some(value) => {
                let text = value.to_string_lossy();
                text.parse().map_err(|_| format!("{name} cannot be {text}"))
            }
        }
    }

    fn moment(&mut self, name: &str) -> Result<Option<Millis>, String> {
        let Some(value) = self.value(name) else { return Ok(None) };
        let text = value.to_string_lossy();
        Millis::parse(&text).map(Some).ok_or_else(|| format!("{name} cannot be {text}"))
    }

    fn nothing_left(&self) -> Result<(), String> {
        match (self.options.first(), &self.operand) {
            (Some((option, _)), _) => Err(format!("{option} is not known here, or given twice")),
            (None, Some(word)) => Err(format!("{} is one word too many", word.to_string_lossy())),
            (None, None) => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Result<Task, String> {
        parse(line.split_whitespace().map(OsString::from))
    }

    #[test]
    fn serving_is_what_happens_without_a_task() {
        let usual = typed("--data shop").unwrap();
        assert_eq!(
            usual,
            Task::Serve { data: "shop".into(), listen: ([127, 0, 0, 1], PORT).into(), ui: None, now: None }
        );
        let chosen = typed("--ui=ui/dist --listen 127.0.0.1:0 --data shop --now 2026-11-23T09:30").unwrap();
        let listen = ([127, 0, 0, 1], 0).into();
        let now = Some(Millis(1_795_397_400_000));
        assert_eq!(chosen, Task::Serve { data: "shop".into(), listen, ui: Some("ui/dist".into()), now });
    }

    #[test]
    fn every_task_reads_its_own_options() {
        assert_eq!(
            typed("demo --data d --days 7"),
            Ok(Task::Demo { data: "d".into(), days: 7, seed: DEMO_SEED, now: None })
        );
        assert_eq!(typed("papers out"), Ok(Task::Papers { folder: "out".into() }));
        let restore = Task::Restore { from: "b".into(), data: "d".into(), code_file: Some("c".into()) };
        assert_eq!(typed("restore --from b --data d --code-file c"), Ok(restore));
        assert_eq!(typed("check --data d"), Ok(Task::Check { data: "d".into() }));
        assert_eq!(typed("--help"), Ok(Task::Help));
    }

    #[test]
    fn a_wrong_line_is_answered_with_a_sentence() {
        for (line, sentence) in [
            ("", "--data DIR is missing"),
            ("serve --data d", "there is no task serve"),
            ("--data", "--data needs a value"),
            ("--data d --listen here", "--listen cannot be here"),
            ("--data d extra", "extra is one word too many"),
            ("check --data d --days 3", "--days is not known here"),
            ("--data d --now 9:30", "--now cannot be 9:30"),
            ("check --data d --now 2026-11-23T09:30", "--now is not known here"),
            ("papers", "papers needs a folder"),
            ("demo --data d --data e", "given twice"),
        ] {
            let said = typed(line).unwrap_err();
            assert!(said.contains(sentence), "{line}: {said}");
        }
    }
}
