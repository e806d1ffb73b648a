//! `bundle`: the installer packages of the system it runs on. Debian's makes deb and rpm; the Windows and macOS packages
//! need their own systems and are configured but untested (README).

use crate::command::Program;
use crate::{Outcome, install, make, root};

const KINDS: &str = if cfg!(windows) {
    "nsis,msi"
} else if cfg!(target_os = "macos") {
    "app,dmg"
} else {
    "deb,rpm"
};

/// Makes them in `target/release/bundle`.
pub fn bundle() -> Outcome {
    install::window_packages()?;
    install::npm_packages(&root::ui())?;
    install::fonts()?;
    make::ui()?;
    let tauri = Program::named("npx").args(["--no-install", "tauri", "build", "--ci", "--bundles", KINDS]);
    // The fonts are named in a file of their own: a plain build must not fail because they are not there yet.
    tauri.args(["--config", "tauri.bundle.json", "--", "--locked"]).within(root::shell()).run()?;
    println!("The packages are in {}", root::target().join("release/bundle").display());
    Ok(())
}
