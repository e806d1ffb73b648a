//! Backups: verified copies of database and files as they stood at one moment, and the way back.
//!
//! A place of backups is what one carries away whole: dated folders (`shop.db` under the shop's own key, and
//! `manifest.json`, written last), and beside them the files all of them share, copied, never linked. A backup always
//! ends: what is not whole any more it names, and carries the rest. It is made from a reader's snapshot, beside its name,
//! and renamed when proved, so the desk never waits for it. The recovery code opens it anywhere. Deliberately not here:
//! when to make one, and which of a shop's records a file belongs to.

mod keeping;
mod making;
mod place;
mod proving;
mod restoring;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Millis;

pub use keeping::{Keeping, thin_out};
pub use making::Pace;
pub(crate) use making::{Making, copy_database, make};
pub use place::list;
pub(crate) use place::{clear_unfinished, files_in, own};
pub use proving::newest_whole;
pub(crate) use proving::{check, prove, prove_open, prove_pages};
pub use restoring::{Instead, Restored, restore};
pub(crate) use restoring::{RESTORED, tell, told, untold};

const MANIFEST: &str = "manifest.json";
const DATABASE: &str = "shop.db";

/// What a backup holds; the last file written into it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Manifest {
    format: i64,
    at: Millis,
    seq: i64,
    journal_hash: String,
    database_sha256: String,
    /// The last four signs of the recovery code that opens it. Backups made before had none.
    #[serde(default)]
    code_ends: Option<String>,
    /// Kept files that were whole neither in the shop nor in the place when it was made.
    #[serde(default)]
    missing: Vec<String>,
}

/// A backup as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Backup {
    /// The folder's name, "jieche-20261123-213000".
    pub name: String,
    /// Where it stands.
    pub folder: String,
    /// The moment it holds.
    pub at: Millis,
    /// The size of its database in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// The journal's sequence at that moment.
    #[ts(type = "number")]
    pub seq: i64,
    /// Whether it was just proved whole (a listing does not prove).
    pub verified: bool,
    /// Kept files it lacks: when it was made, or where it was just proved, now. With any it is incomplete.
    #[ts(type = "number")]
    pub missing: usize,
    /// The last four signs of the recovery code that opens it, where it says so.
    pub code_ends: Option<String>,
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn unhex(text: &str) -> Option<[u8; 32]> {
    let bytes: Vec<u8> = (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok())
        .collect::<Option<_>>()?;
    bytes.try_into().ok()
}
