//! `fmt`: one form for Rust and one for the UI and the browser tests. What the form is stands in `.rustfmt.toml` and
//! the `.prettierrc.json` beside each.

use crate::command::Program;
use crate::{Outcome, install, root};

/// Formats everything.
pub fn fmt() -> Outcome {
    Program::cargo().args(["fmt", "--all"]).run()?;
    for folder in [root::ui(), root::e2e()] {
        install::npm_packages(&folder)?;
        Program::named("npm").args(["run", "--silent", "format"]).within(folder).run()?;
    }
    Ok(())
}
