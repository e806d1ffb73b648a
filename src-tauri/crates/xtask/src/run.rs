//! `run`: the program as a person would start it. Where there is a display, the desktop window; elsewhere the host, with
//! the same screens in a browser and nothing of the window system built or installed.

use crate::command::Program;
use crate::options::Options;
use crate::{Outcome, install, make, root};
use std::path::PathBuf;

/// `run [--data DIR] [--browser]`
pub fn run(options: &mut Options) -> Outcome {
    let data = options.folder("--data")?;
    let in_browser = options.flag("--browser") || !has_display();
    options.none_left()?;
    if in_browser { in_a_browser(data) } else { in_a_window(data) }
}

fn in_a_window(data: Option<PathBuf>) -> Outcome {
    install::window_packages()?;
    screens_and_fonts()?;
    let shell = Program::cargo().args(["run", "--profile", root::USE, "--locked", "--package", "jieche", "--"]);
    match data {
        Some(data) => shell.arg("--data").arg(data).run(),
        None => shell.run(),
    }
}

fn in_a_browser(data: Option<PathBuf>) -> Outcome {
    let data = data.or_else(usual_data).ok_or("no home folder is known; say where with --data DIR")?;
    screens_and_fonts()?;
    make::host()?;
    println!("The shop's data is in {}. Open the address below in a browser; Ctrl+C ends it.", data.display());
    let host = root::built_for_use("jieche-host");
    Program::named(&host.to_string_lossy()).arg("--data").arg(data).arg("--ui").arg(make::ui_built()).run()
}

fn screens_and_fonts() -> Outcome {
    install::npm_packages(&root::ui())?;
    install::fonts()?;
    make::ui()
}

fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(windows) || cfg!(target_os = "macos") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}

/// The folder the desktop program uses by itself, so that both show the same shop.
fn usual_data() -> Option<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || variable("HOME");
    let programs = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        home().map(|home| home.join("Library/Application Support"))
    } else {
        variable("XDG_DATA_HOME").or_else(|| home().map(|home| home.join(".local/share")))
    };
    programs.map(|folder| folder.join("cn.jieche.desk").join("shop"))
}
