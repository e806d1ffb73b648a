//! The ground a house of records stands on: one encrypted folder, one writer.
//!
//! Opening, keying, locking, marking, migrating and backing up the folder; the journal of every write; files by content;
//! long work; keys that give the first answer again; drafts; and what these need of time, ids, refusals and paging.
//! Deliberately not here: any word of what the records mean. What stands above brings its tables, says how a person is
//! called ([`Fittings`]) and what somebody may do ([`Standing`]); the ground carries both without looking inside.

pub mod backup;
mod ctx;
mod damage;
mod day;
pub mod drafts;
pub mod files;
mod fittings;
mod folder;
mod ground;
mod handle;
mod id;
pub mod jobs;
pub mod journal;
pub mod key;
#[cfg(feature = "laying")]
mod laying;
pub mod lock;
mod look;
mod mark;
mod migrate;
mod once;
mod open;
mod open_problem;
pub mod page;
mod problem;
pub mod references;
pub mod sql;
#[cfg(test)]
mod testing;

pub use ctx::{Ctx, Language, Random, Request, Standing};
pub use day::{BusinessDate, Millis};
pub use fittings::Fittings;
pub use folder::{Folder, clear_unfounded, make_durable, set_aside, set_leftovers_aside};
pub use ground::{Clock, Done, Ground, Hear};
pub use handle::{Note, Read, Tx, same_version};
pub use id::{JobId, PersonId};
#[cfg(feature = "laying")]
pub use laying::Laying;
pub use look::{Found, GONE_ON, look};
use mark::{Mark, MarkFile};
#[cfg(feature = "laying")]
pub use open::bare;
pub use open_problem::OpenProblem;
pub use page::Page;
pub use problem::{Problem, Result};

/// Makes a rename durable; Windows has no such call and needs none.
pub fn sync_folder(folder: &std::path::Path) -> std::io::Result<()> {
    #[cfg(unix)]
    std::fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}
