//! `fmt`: one form for Rust and one for the UI and the browser tests. What the form is stands in `.rustfmt.toml` and
//! `ui/.prettierrc.json`.

use crate::command::Program;
use crate::{Outcome, install, root};

/// Formats everything.
pub fn fmt() -> Outcome {
    install::npm_packages(&root::ui())?;
    Program::cargo().args(["fmt", "--all"]).run()?;
    Program::named("npm").args(["run", "--silent", "format"]).within(root::ui()).run()
}
