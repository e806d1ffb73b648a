//! What the day, the month and the year add up to; reads the floors below, writes only its own.

pub mod reports;
