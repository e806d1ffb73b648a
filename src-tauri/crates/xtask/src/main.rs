//! `cargo xtask …`: the tasks of the day, each from a fresh clone with nothing prepared. A task installs or names what is
//! missing, builds what changed, and does its work. It depends on no crate of ours and on nothing that builds C, so that
//! it runs before anything else can.

#![allow(clippy::print_stdout)] // these tasks talk to a terminal

mod bench;
mod budget;
mod bundle;
mod command;
mod fmt;
mod icons;
mod install;
mod make;
mod options;
mod report;
mod root;
mod run;
mod shop;
mod stamp;
mod tally;
mod test;
mod types;

use options::Options;
use std::process::ExitCode;

/// How a task ends: well, or with a sentence for the person at the terminal.
type Outcome<T = ()> = Result<T, String>;

const USAGE: &str = "\
cargo xtask run [--data DIR] [--browser]            the program in a window; without a display (or with --browser) served
                                                    to a browser on this computer
cargo xtask test [--all] [--hold-budget]            every check: formatting, lints, unit, story, browser and window tests;
                                                    --all: each screen in all eight looks instead of two;
                                                    --hold-budget: too slow is a failure, on a computer nobody else uses
cargo xtask fmt                                     formats Rust and the UI
cargo xtask demo --data DIR [--days N] [--seed S]   writes a believable shop into an empty folder
cargo xtask papers DIR                              writes one sample of each printed sheet
cargo xtask bench [--size S|L] [--fresh]             lays a shop of ten years and measures it beside bare SQLite
cargo xtask bundle                                  makes the installer packages this system can make
cargo xtask types                                   writes ui/src/backend/generated.ts from the command list
cargo xtask icons                                   makes the pictures in icons/ from jieche.svg
cargo xtask help                                    says this";

fn main() -> ExitCode {
    match task() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("xtask: {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn task() -> Outcome {
    let mut words = std::env::args().skip(1);
    let task = words.next().unwrap_or_else(|| "help".to_owned());
    let mut options = Options::read(words)?;
    match task.as_str() {
        "run" => run::run(&mut options),
        "test" => test::test(&mut options),
        "fmt" => options.none_left().and_then(|()| fmt::fmt()),
        "demo" => shop::demo(&mut options),
        "papers" => shop::papers(&mut options),
        "bench" => bench::bench(&mut options),
        "bundle" => options.none_left().and_then(|()| bundle::bundle()),
        "types" => options.none_left().and_then(|()| types::write()),
        "icons" => options.none_left().and_then(|()| icons::make()),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        other => Err(format!("there is no task {other}\n\n{USAGE}")),
    }
}
