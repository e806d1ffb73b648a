//! `test`: every check of the project, cheap ones first, all of them even when one fails, and at the end what each said
//! and how long it took. What the checks expect stands with the checks; how long they may take, in `budget`.

use crate::budget::{Budget, Kind};
use crate::command::{Program, is_there};
use crate::options::Options;
use crate::report::Report;
use crate::tally::Runner;
use crate::{Outcome, install, make, root, types};
use std::time::Instant;

/// Debug programs under test start a window system's whole stack; these keep it quick and quiet.
const HEADLESS: [(&str, &str); 3] =
    [("NO_AT_BRIDGE", "1"), ("WEBKIT_DISABLE_COMPOSITING_MODE", "1"), ("LIBGL_ALWAYS_SOFTWARE", "1")];

/// What starts programs that Rust builds, or checks them.
const ON_RUST: [Kind; 5] = [Kind::RustLint, Kind::Types, Kind::RustTests, Kind::BrowserTests, Kind::WindowTests];

/// `test [--all] [--hold-budget]`; fails when any check failed.
pub fn test(options: &mut Options) -> Outcome {
    let (all, hold) = (options.flag("--all"), options.flag("--hold-budget"));
    options.none_left()?;
    let begun = Instant::now();
    let budget = Budget { cold: !root::built("jieche-host").is_file(), all };
    install::test_packages()?;
    for folder in [root::ui(), root::e2e()] {
        install::npm_packages(&folder)?;
    }
    install::fonts()?;

    let mut report = Report::new(budget);
    report.check(Kind::RustFormat, || Program::cargo().args(["fmt", "--all", "--check", "--", "-l"]).run());
    report.check(Kind::UiLint, || npm("lint", root::ui()).run());
    report.check(Kind::BrowserTestsLint, || npm("lint", root::e2e()).run());
    report.check(Kind::UiBuild, make::ui);
    report.count(Kind::UiTests, Runner::Vitest, || npm("test", root::ui()));
    rust(&mut report, all);
    licences(&mut report);
    report.close(begun.elapsed(), hold)
}

/// One build of everything, whose programs the browser and window tests then start: asking cargo for single packages
/// would choose other features and build half the world again. Where it fails, nothing that needs it is asked: one fault
/// would be told six times.
fn rust(report: &mut Report, all: bool) {
    let everything = ["--workspace", "--all-targets", "--locked"];
    let built = if make::ui_stands() {
        report.check(Kind::RustBuild, || Program::cargo().arg("build").args(everything).run())
    } else {
        report.skip(Kind::RustBuild, "the desktop shell embeds the UI, which did not build");
        false
    };
    if !built {
        return ON_RUST.iter().for_each(|&kind| report.skip(kind, "Rust did not build"));
    }
    report.check(Kind::RustLint, || {
        // The bench and what it is measured on are built by nothing else.
        let bench = ["--features", "jieche-shop/big_shop"];
        Program::cargo().arg("clippy").args(everything).args(bench).args(["--", "--deny", "warnings"]).run()
    });
    report.check(Kind::Types, || types::compare(&root::built("examples/types")));
    let nextest = Program::cargo().args(["nextest", "--version"]).answer().is_some();
    let runner = if nextest { Runner::Nextest } else { Runner::CargoTest };
    report.count(Kind::RustTests, runner, || Program::cargo().args(run_tests(runner)));
    report.count(Kind::BrowserTests, Runner::Vitest, || browser_tests(all));
    if cfg!(target_os = "linux") {
        report.count(Kind::WindowTests, runner, || window_tests(runner));
    } else {
        report.skip(Kind::WindowTests, "they need Linux and Xvfb");
    }
}

/// How cargo runs the tests in Rust: each in a process of its own where nextest is installed.
fn run_tests(runner: Runner) -> Vec<&'static str> {
    let begin = if runner == Runner::Nextest { vec!["nextest", "run"] } else { vec!["test"] };
    [begin, vec!["--workspace", "--locked", "--no-fail-fast"]].concat()
}

fn browser_tests(all: bool) -> Program {
    let tests =
        npm("test", root::e2e()).with("JIECHE_HOST", root::built("jieche-host")).with("JIECHE_UI", make::ui_built());
    if all { tests.with("JIECHE_LOOKS", "all") } else { tests }
}

/// The ignored tests, which need a screen. All programs are asked for them, as for the others: naming the one that has
/// them would choose other features and build half the world again.
fn window_tests(runner: Runner) -> Program {
    let screen = ["--auto-servernum", "--server-args=-screen 0 1366x768x24", "dbus-run-session", "--"];
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let ignored: &[&str] = match runner {
        Runner::Nextest => &["--run-ignored", "only", "--test-threads", "1"],
        _ => &["--quiet", "--", "--ignored", "--test-threads=1"],
    };
    let program = Program::named("xvfb-run").args(screen).arg(cargo).args(run_tests(runner)).args(ignored);
    HEADLESS
        .iter()
        .fold(program, |program, (name, value)| program.with(name, value))
        .with("JIECHE_DESKTOP", root::built("jieche"))
        .with("JIECHE_HOST", root::built("jieche-host"))
}

fn licences(report: &mut Report) {
    if is_there("cargo-deny") {
        report.check(Kind::Licences, || Program::cargo().args(["deny", "check", "bans", "licenses", "sources"]).run());
    } else {
        report.skip(Kind::Licences, "cargo-deny is not installed; GitHub runs it");
    }
}

fn npm(script: &str, folder: std::path::PathBuf) -> Program {
    Program::named("npm").args(["run", "--silent", script]).within(folder)
}
