//! Commands of what stands beneath every feature.

pub(crate) mod backup;
pub(crate) mod changes;
pub(crate) mod drafts;
pub(crate) mod jobs;
pub(crate) mod journal;

pub use changes::LONGEST_WAIT;
