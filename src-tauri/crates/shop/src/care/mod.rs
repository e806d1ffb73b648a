//! What customers say afterwards.

pub mod complaints;
pub mod surveys;
