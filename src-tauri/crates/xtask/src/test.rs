//! `test`: every check of the project, cheap ones first, all of them even when one fails, and at the end what each said
//! and how long it took. What the checks expect stands with the checks.

use crate::command::{Program, is_there};
use crate::tally::{self, Tally};
use crate::{Outcome, install, make, root, types};
use std::time::{Duration, Instant};

/// Debug programs under test start a window system's whole stack; these keep it quick and quiet.
const HEADLESS: [(&str, &str); 3] =
    [("NO_AT_BRIDGE", "1"), ("WEBKIT_DISABLE_COMPOSITING_MODE", "1"), ("LIBGL_ALWAYS_SOFTWARE", "1")];

/// Runs them all; fails when any failed.
pub fn test() -> Outcome {
    let begun = Instant::now();
    install::test_packages()?;
    for folder in [root::ui(), root::e2e()] {
        install::npm_packages(&folder)?;
    }
    install::fonts()?;

    let mut report = Report::default();
    report.check("Rust is formatted", || Program::cargo().args(["fmt", "--all", "--check", "--", "-l"]).run());
    report.check("UI is linted and formatted", || npm("lint", root::ui()).run());
    report.check("Browser tests are formatted", || npm("lint", root::e2e()).run());
    report.check("UI builds, its types fit", make::ui);
    report.count("UI unit tests", || npm("test", root::ui()));
    if make::ui_stands() {
        rust(&mut report);
    } else {
        report.skip("everything in Rust", "the desktop shell embeds the UI, which did not build");
    }
    licences(&mut report);
    report.close(begun.elapsed())
}

/// One build of everything, whose programs the browser and window tests then start: asking cargo for single packages
/// would choose other features and build half the world again.
fn rust(report: &mut Report) {
    let everything = ["--workspace", "--all-targets", "--locked"];
    report.check("Rust builds", || Program::cargo().arg("build").args(everything).run());
    report.check("Rust is linted", || {
        Program::cargo().arg("clippy").args(everything).args(["--", "--deny", "warnings"]).run()
    });
    report.check("UI types are up to date", || types::compare(&root::built("examples/types")));
    let nextest = Program::cargo().args(["nextest", "--version"]).answer().is_some();
    report.count("Rust tests", || Program::cargo().args(runner(nextest)));
    report.count("Browser tests", || {
        npm("test", root::e2e()).with("JIECHE_HOST", root::built("jieche-host")).with("JIECHE_UI", make::ui_built())
    });
    if cfg!(target_os = "linux") {
        report.count("Window tests", || window_tests(nextest));
    } else {
        report.skip("Window tests", "they need Linux and Xvfb");
    }
}

/// How cargo runs the tests in Rust: each in a process of its own where nextest is installed.
fn runner(nextest: bool) -> Vec<&'static str> {
    let begin = if nextest { vec!["nextest", "run"] } else { vec!["test"] };
    [begin, vec!["--workspace", "--locked", "--no-fail-fast"]].concat()
}

/// The ignored tests, which need a screen. All programs are asked for them, as for the others: naming the one that has
/// them would choose other features and build half the world again.
fn window_tests(nextest: bool) -> Program {
    let screen = ["--auto-servernum", "--server-args=-screen 0 1366x768x24", "dbus-run-session", "--"];
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let ignored: &[&str] = match nextest {
        true => &["--run-ignored", "only", "--test-threads", "1"],
        false => &["--quiet", "--", "--ignored", "--test-threads=1"],
    };
    let program = Program::named("xvfb-run").args(screen).arg(cargo).args(runner(nextest)).args(ignored);
    HEADLESS
        .iter()
        .fold(program, |program, (name, value)| program.with(name, value))
        .with("JIECHE_DESKTOP", root::built("jieche"))
        .with("JIECHE_HOST", root::built("jieche-host"))
}

fn licences(report: &mut Report) {
    if is_there("cargo-deny") {
        report.check("Licences and sources", || {
            Program::cargo().args(["deny", "check", "bans", "licenses", "sources"]).run()
        });
    } else {
        report.skip("Licences and sources", "cargo-deny is not installed; GitHub runs it");
    }
}

fn npm(script: &str, folder: std::path::PathBuf) -> Program {
    Program::named("npm").args(["run", "--silent", script]).within(folder)
}

/// What was run, how it ended and how long it took.
#[derive(Default)]
struct Report {
    lines: Vec<(&'static str, Duration, String)>,
    total: Tally,
    failed: bool,
}

impl Report {
    /// A check that counts as one.
    fn check(&mut self, name: &'static str, check: impl FnOnce() -> Outcome) {
        let begun = begin(name);
        let outcome = check();
        let said = match &outcome {
            Ok(()) => "passed".to_owned(),
            Err(sentence) => sentence.clone(),
        };
        self.note(name, begun, outcome.is_ok(), Tally::default(), said);
    }

    /// A runner that counts its own tests; one that finds none has failed.
    fn count(&mut self, name: &'static str, program: impl FnOnce() -> Program) {
        let begun = begin(name);
        let (outcome, lines) = program().run_and_keep();
        let tally = tally::read(&lines);
        let (well, said) = match outcome {
            Ok(()) if tally.passed == 0 => (false, "ran no test".to_owned()),
            Ok(()) => (tally.failed == 0, format!("{} passed", tally.passed)),
            Err(sentence) if tally.failed > 0 => (false, format!("{} failed: {sentence}", tally.failed)),
            Err(sentence) => (false, sentence),
        };
        self.note(name, begun, well, tally, said);
    }

    fn skip(&mut self, name: &'static str, reason: &str) {
        self.total.skipped += 1;
        self.lines.push((name, Duration::ZERO, format!("skipped: {reason}")));
    }

    fn note(&mut self, name: &'static str, begun: Instant, well: bool, tally: Tally, said: String) {
        self.total += tally;
        if well && tally == Tally::default() {
            self.total.passed += 1;
        } else if !well && tally.failed == 0 {
            self.total.failed += 1;
        }
        self.failed |= !well;
        let mark = if well { "" } else { "FAILED  " };
        self.lines.push((name, begun.elapsed(), format!("{mark}{said}")));
    }

    fn close(self, took: Duration) -> Outcome {
        println!("\n── what was checked");
        for (name, took, said) in &self.lines {
            println!("{:>6}  {name}: {said}", clock(*took));
        }
        println!("{:>6}  in all\n", clock(took));
        let Tally { passed, failed, skipped } = self.total;
        println!("{passed} passed, {failed} failed, {skipped} skipped");
        if self.failed { Err("not every check passed".to_owned()) } else { Ok(()) }
    }
}

fn begin(name: &str) -> Instant {
    println!("\n── {name}");
    Instant::now()
}

fn clock(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}
