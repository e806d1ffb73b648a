//! Where things stand in the clone.

use std::path::{Path, PathBuf};

/// The profile of programs that people use from a clone; why it is another than that of the tests, `Cargo.toml` says.
pub const USE: &str = "quick";

/// The clone's top folder.
pub fn root() -> PathBuf {
    let manifest = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&manifest).ancestors().nth(3).map_or_else(PathBuf::new, Path::to_path_buf)
}

/// The web UI.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// The desktop shell.
pub fn shell() -> PathBuf {
    root().join("src-tauri")
}

/// The browser tests.
pub fn e2e() -> PathBuf {
    root().join("tests/e2e")
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A program that was built to be used: `cargo xtask run`.
pub fn built_for_use(name: &str) -> PathBuf {
    target().join(USE).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

/// A program that was built to be tested.
pub fn built(name: &str) -> PathBuf {
    target().join("debug").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}
