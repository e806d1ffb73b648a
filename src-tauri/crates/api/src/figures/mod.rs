//! Commands of what the day adds up to.

pub(crate) mod reports;
