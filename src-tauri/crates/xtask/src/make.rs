//! What tasks build, in the order a fresh clone needs: npm packages, fonts, the UI, then cargo. The desktop shell embeds
//! the built UI, so it cannot even be checked before that stands.

use crate::Outcome;
use crate::command::Program;
use crate::install;
use crate::root;
use crate::stamp;
use std::path::PathBuf;

/// What the UI is built from; its tests and their settings are not.
const UI_SOURCES: [&str; 6] = ["src", "public", "index.html", "package-lock.json", "tsconfig.json", "vite.config.ts"];

/// Checks the UI's types and builds it into `ui/dist`, unless it stands unchanged.
pub fn ui() -> Outcome {
    let ui = root::ui();
    let sources: Vec<_> = UI_SOURCES.iter().map(|name| ui.join(name)).collect();
    stamp::unless_made("ui", &sources, &ui.join("dist/index.html"), || {
        Program::named("npm").args(["run", "--silent", "build"]).within(&ui).run()
    })
}

/// Builds the host alone, which needs no window system.
pub fn host() -> Outcome {
    install::core_packages()?;
    Program::cargo().args(["build", "--profile", root::USE, "--locked", "--package", "jieche-host"]).run()
}

/// Where the built UI stands.
pub fn ui_built() -> PathBuf {
    root::ui().join("dist")
}

/// Whether the shell can embed the UI.
pub fn ui_stands() -> bool {
    ui_built().join("index.html").is_file()
}
