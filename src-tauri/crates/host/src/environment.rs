//! What this computer gives the core, so that nothing inside it takes its own: time, chance, and where the fonts are.

#![allow(clippy::disallowed_methods)] // this is the one place of the host where time and chance come in

use jieche_api::{Clock, Environment, Millis};
use rand::RngCore;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

/// A demo shop opened from the screen tells of about a month.
const DEMO_DAYS: u32 = 30;

/// As this computer has it, but with a clock that starts at that moment and runs on: for demonstrations and tests. A shop
/// that is worked in needs the real time.
pub fn starting_at(moment: Option<Millis>) -> Environment {
    let environment = of_this_computer();
    match moment {
        None => environment,
        Some(moment) => Environment { clock: running_from(moment), ..environment },
    }
}

/// Milliseconds since the program began: nobody sets this clock.
fn steady() -> Clock {
    let start = Instant::now();
    Arc::new(move || i64::try_from(start.elapsed().as_millis()).unwrap_or(i64::MAX))
}

fn running_from(moment: Millis) -> Clock {
    let start = Instant::now();
    Arc::new(move || moment.plus(i64::try_from(start.elapsed().as_millis()).unwrap_or(i64::MAX)).0)
}

/// The real clock (UTC milliseconds), the system's randomness, and the fonts that came with the program.
pub fn of_this_computer() -> Environment {
    let program = std::env::current_exe().unwrap_or_default();
    Environment {
        clock: Arc::new(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)),
        steady: steady(),
        random: Arc::new(|bytes| rand::rng().fill_bytes(bytes)),
        program: "jieche-host".to_owned(),
        fonts: fonts_near(&program),
        demo_days: DEMO_DAYS,
    }
}

/// Beside the installed program, or in the clone it was built in. A folder without fonts is no reason not to start: only a
/// sheet needs them, and says so.
fn fonts_near(program: &Path) -> PathBuf {
    let places =
        program.ancestors().skip(1).flat_map(|folder| [folder.join("fonts"), folder.join("src-tauri/resources/fonts")]);
    places.into_iter().find(|fonts| fonts.join("NotoSansSC-Regular.ttf").is_file()).unwrap_or_else(|| "fonts".into())
}
