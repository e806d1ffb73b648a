//! `types`: what the UI takes from Rust, made by one generator and committed, so that the UI can be read and checked without
//! building the core: the TypeScript of every request and answer, and what codes are called.

use crate::command::Program;
use crate::{Outcome, install, root};
use std::fs;
use std::path::Path;

/// What the generator is asked for, and the file of the UI that holds it.
const MADE: [(&str, &str); 2] = [("types", "src/backend/generated.ts"), ("words", "src/words/codes.ts")];

/// Writes the files.
pub fn write() -> Outcome {
    install::core_packages()?;
    for (what, file) in MADE {
        let generator = Program::cargo().args([
            "run",
            "--quiet",
            "--locked",
            "--package",
            "jieche-api",
            "--example",
            "types",
            what,
        ]);
        let made = generator.answer().ok_or("the generator failed: cargo run --package jieche-api --example types")?;
        fs::write(root::ui().join(file), made).map_err(|problem| format!("ui/{file} cannot be written: {problem}"))?;
    }
    Ok(())
}

/// Fails when a committed file differs from what the built generator prints now.
pub fn compare(generator: &Path) -> Outcome {
    for (what, file) in MADE {
        let made = Program::named(&generator.to_string_lossy()).arg(what).answer().ok_or("the generator failed")?;
        let there =
            fs::read(root::ui().join(file)).map_err(|problem| format!("ui/{file} cannot be read: {problem}"))?;
        if made != there {
            return Err(format!("ui/{file} is stale; run cargo xtask types"));
        }
    }
    Ok(())
}
