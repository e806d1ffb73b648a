//! `icons`: the pictures each system wants, made from the one drawing. Run after changing `icons/jieche.svg`; the
//! results are committed.

use crate::command::Program;
use crate::{Outcome, install, root};
use std::fs;

/// What the installers and the window use; the rest that Tauri makes is for telephones and stores.
const KEPT: [&str; 7] =
    ["32x32.png", "64x64.png", "128x128.png", "128x128@2x.png", "icon.png", "icon.ico", "icon.icns"];

/// Makes them.
pub fn make() -> Outcome {
    install::npm_packages(&root::shell())?;
    let (icons, made) = (root::root().join("icons"), root::target().join("xtask/icons"));
    let tauri = Program::named("npx").args(["--no-install", "tauri", "icon"]).within(root::shell());
    tauri.arg(icons.join("jieche.svg")).arg("--output").arg(&made).run()?;
    for name in KEPT {
        fs::copy(made.join(name), icons.join(name)).map_err(|problem| format!("{name} cannot be kept: {problem}"))?;
    }
    Ok(())
}
