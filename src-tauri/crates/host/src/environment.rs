//! The clock and the randomness of this computer, handed to the core so that nothing inside it takes its own.

#![allow(clippy::disallowed_methods)] // this is the one place of the host where time and chance come in

use jieche_api::Environment;
use rand::RngCore;
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

/// A demo shop opened from the screen tells of about a month.
const DEMO_DAYS: u32 = 30;

/// The real clock (UTC milliseconds) and the system's randomness.
pub fn of_this_computer() -> Environment {
    Environment {
        clock: Arc::new(|| SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)),
        random: Arc::new(|bytes| rand::rng().fill_bytes(bytes)),
        program: "jieche-host".to_owned(),
        demo_days: DEMO_DAYS,
    }
}
