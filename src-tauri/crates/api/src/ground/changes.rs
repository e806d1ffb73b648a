//! The command windows listen with.

use std::time::Duration;

use jieche_ground::journal::Changes;
use jieche_shop::Result;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::caller::Caller;
use crate::commands::commands;

commands! {
    read changes_since(ChangesSince) -> Changes, SignedIn,
        since(caller, request),
        |_e| { "seq": 0, "wait": false };
}

/// How long a window's question for changes waits for one.
pub const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// What a window already knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangesSince {
    /// The newest sequence it has heard of; -1 to learn the newest without waiting.
    #[ts(type = "number")]
    pub seq: i64,
    /// Whether to wait (up to twenty seconds) for the next one.
    pub wait: bool,
}

fn since(caller: &Caller, request: ChangesSince) -> Result<Changes> {
    caller.changes(request.seq, if request.wait { LONGEST_WAIT } else { Duration::ZERO })
}
