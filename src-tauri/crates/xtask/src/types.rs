//! `types`: the TypeScript of every request and answer, made from the Rust command list by one generator and committed,
//! so that the UI can be read and checked without building the core.

use crate::command::Program;
use crate::{Outcome, install, root};
use std::fs;
use std::path::{Path, PathBuf};

/// Writes the file.
pub fn write() -> Outcome {
    install::core_packages()?;
    let generator =
        Program::cargo().args(["run", "--quiet", "--locked", "--package", "jieche-api", "--example", "types"]);
    let made = generator.answer().ok_or("the type generator failed: cargo run --package jieche-api --example types")?;
    fs::write(file(), made).map_err(|problem| format!("the types cannot be written: {problem}"))
}

/// Fails when the committed file differs from what the built generator prints now.
pub fn compare(generator: &Path) -> Outcome {
    let made = Program::named(&generator.to_string_lossy()).answer().ok_or("the type generator failed")?;
    let there = fs::read(file()).map_err(|problem| format!("the types cannot be read: {problem}"))?;
    if made == there { Ok(()) } else { Err("ui/src/backend/generated.ts is stale; run cargo xtask types".to_owned()) }
}

fn file() -> PathBuf {
    root::ui().join("src/backend/generated.ts")
}
