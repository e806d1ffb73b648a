//! What the tasks need from outside: Debian's packages, npm packages and the fonts of the sheets. On Debian and its kin
//! what is missing is installed and said in one line; elsewhere it is named. Rust, Node and a linker are the person's
//! own to install (README).

use crate::Outcome;
use crate::command::{Program, is_there};
use crate::root;
use std::fs;
use std::path::Path;

/// A Debian package and what shows on other systems that its like is there.
struct Package(&'static str, Shows);

enum Shows {
    Command(&'static str),
    Library(&'static str),
    Font(&'static str),
}
use Shows::{Command, Font, Library};

/// To build the core: SQLCipher takes its ciphers from the system's OpenSSL.
const CORE: [Package; 1] = [Package("libssl-dev", Library("openssl"))];

/// To build the desktop shell and to see Chinese in it.
const WINDOW: [Package; 7] = [
    Package("libwebkit2gtk-4.1-dev", Library("webkit2gtk-4.1")),
    Package("libsoup-3.0-dev", Library("libsoup-3.0")),
    Package("librsvg2-dev", Library("librsvg-2.0")),
    Package("pkg-config", Command("pkg-config")),
    Package("build-essential", Command("cc")),
    Package("xdg-utils", Command("xdg-open")),
    Package("fonts-noto-cjk", Font("Noto Sans CJK SC")),
];

/// To test in a browser, in a window without a screen, and to read sheets back.
const TESTS: [Package; 6] = [
    Package("xvfb", Command("Xvfb")),
    Package("xauth", Command("xauth")),
    Package("dbus-x11", Command("dbus-run-session")),
    Package("webkit2gtk-driver", Command("WebKitWebDriver")),
    Package("chromium", Command("chromium")),
    Package("poppler-utils", Command("pdftotext")),
];

/// The static weights the sheets are printed in, and the licence they are shipped under.
const FONTS: [(&str, &str); 3] = [
    ("400Regular/NotoSansSC_400Regular.ttf", "NotoSansSC-Regular.ttf"),
    ("700Bold/NotoSansSC_700Bold.ttf", "NotoSansSC-Bold.ttf"),
    ("LICENSE_FONT", "OFL.txt"),
];

const NODE_NEEDED: u32 = 20;

/// What the core is built with, and so the host.
pub fn core_packages() -> Outcome {
    system_packages(CORE.iter())
}

/// What the desktop shell is built with, the core's packages among it.
pub fn window_packages() -> Outcome {
    system_packages(CORE.iter().chain(&WINDOW))
}

/// What the tests run with, the shell's packages among it.
pub fn test_packages() -> Outcome {
    system_packages(CORE.iter().chain(&WINDOW).chain(&TESTS))
}

/// The npm packages of one folder, when its lock file is newer than what is installed.
pub fn npm_packages(folder: &Path) -> Outcome {
    node()?;
    let changed = |file: &str| fs::metadata(folder.join(file)).and_then(|data| data.modified()).ok();
    let installed = changed("node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("package-lock.json") {
        return Ok(());
    }
    Program::named("npm").args(["ci", "--no-audit", "--no-fund", "--loglevel=error"]).within(folder).run()
}

/// The fonts, copied from their npm package to where the sheets and the installer look for them.
pub fn fonts() -> Outcome {
    npm_packages(&root::shell())?;
    let from = root::shell().join("node_modules/@expo-google-fonts/noto-sans-sc");
    let to = root::shell().join("resources/fonts");
    for (source, name) in FONTS {
        let (source, copy) = (from.join(source), to.join(name));
        let length = |path: &Path| fs::metadata(path).map(|data| data.len()).ok();
        if length(&copy).is_some() && length(&copy) == length(&source) {
            continue;
        }
        println!("→ copying the font file {name}");
        fs::create_dir_all(&to)
            .and_then(|()| fs::copy(&source, &copy))
            .map_err(|problem| format!("the font file {name} cannot be copied: {problem}"))?;
    }
    Ok(())
}

/// Node and npm are there and new enough.
fn node() -> Outcome {
    let answer = Program::named("node").arg("--version").answer().unwrap_or_default();
    let version = String::from_utf8_lossy(&answer).trim().to_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|number| number.parse::<u32>().ok());
    match major {
        Some(major) if major >= NODE_NEEDED && is_there("npm") => Ok(()),
        Some(major) if major >= NODE_NEEDED => Err("npm is missing; it comes with Node".to_owned()),
        Some(_) => Err(format!("Node {version} is too old; {NODE_NEEDED} or newer is needed")),
        None => Err(format!("Node is missing; {NODE_NEEDED} or newer is needed")),
    }
}

fn system_packages<'a>(wanted: impl Iterator<Item = &'a Package>) -> Outcome {
    if cfg!(not(target_os = "linux")) {
        return Ok(()); // macOS brings its ciphers and its web view; Windows builds the one and ships the other
    }
    if is_there("apt-get") && is_there("dpkg-query") { from_debian(wanted) } else { named_only(wanted) }
}

fn from_debian<'a>(wanted: impl Iterator<Item = &'a Package>) -> Outcome {
    let there = |name: &str| {
        let state = Program::named("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", name]).answer();
        state.is_some_and(|state| state == b"installed")
    };
    let missing: Vec<&str> = wanted.map(|package| package.0).filter(|name| !there(name)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing from Debian: {}", missing.join(", "));
    as_root(&["apt-get", "update", "--quiet"])?;
    let install = ["apt-get", "install", "--yes", "--quiet", "--no-install-recommends"];
    as_root(&[&install[..], &missing].concat())
}

fn as_root(words: &[&str]) -> Outcome {
    let is_root = Program::named("id").arg("-u").answer().is_some_and(|id| id.trim_ascii() == b"0");
    let quietly = ["env", "DEBIAN_FRONTEND=noninteractive"];
    if is_root {
        Program::named("env").args(&quietly[1..]).args(words).run()
    } else if is_there("sudo") {
        Program::named("sudo").args(quietly).args(words).run()
    } else {
        Err(format!("run this as root, then try again: {}", words.join(" ")))
    }
}

fn named_only<'a>(wanted: impl Iterator<Item = &'a Package>) -> Outcome {
    let missing: Vec<&str> = wanted.filter(|package| !shows(&package.1)).map(|package| package.0).collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(format!(
        "this system lacks what Debian calls {}; install its own packages for them, then try again",
        missing.join(", ")
    ))
}

fn shows(what: &Shows) -> bool {
    match what {
        Command(name) => is_there(name),
        Library(name) => Program::named("pkg-config").args(["--exists", name]).answer().is_some(),
        Font(family) => {
            let list = Program::named("fc-list").arg(family).answer();
            list.is_some_and(|list| !list.trim_ascii().is_empty())
        }
    }
}
