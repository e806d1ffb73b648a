//! What this computer gives the core, so that nothing inside it takes its own: time, chance, and where the fonts are.

#![allow(clippy::disallowed_methods)] // this is the one place of the desktop where time and chance come in

use jieche_api::{Clock, Environment};
use rand::RngCore;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};
use tauri::{App, Manager};

/// A demo shop opened from the screen tells of about a month.
const DEMO_DAYS: u32 = 30;

/// The real clock (UTC milliseconds), the system's randomness, and the fonts that came with the program.
pub fn of_this_computer(app: &App) -> Environment {
    Environment {
        clock: Arc::new(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)),
        steady: steady(),
        random: Arc::new(|bytes| rand::rng().fill_bytes(bytes)),
        program: "jieche".to_owned(),
        fonts: fonts(app),
        demo_days: DEMO_DAYS,
    }
}

/// Milliseconds since the program began: nobody sets this clock.
fn steady() -> Clock {
    let start = Instant::now();
    Arc::new(move || i64::try_from(start.elapsed().as_millis()).unwrap_or(i64::MAX))
}

/// Where the installer put them, or in the clone the program was built in. A folder without fonts is no reason not to
/// start: only a sheet needs them, and says so.
fn fonts(app: &App) -> PathBuf {
    let installed = app.path().resource_dir().unwrap_or_default().join("fonts");
    let program = std::env::current_exe().unwrap_or_default();
    let in_clone =
        || program.ancestors().map(|folder| folder.join("src-tauri/resources/fonts")).find(|fonts| fonts.is_dir());
    if installed.is_dir() { installed } else { in_clone().unwrap_or(installed) }
}
