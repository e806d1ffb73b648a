//! What asks everybody.

pub mod exports;
pub mod imports;
pub mod jobs;
pub mod search;
