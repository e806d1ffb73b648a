//! Which files were made one, and which is read under which.
//!
//! Deliberately not here: making two files one and parting them again, which asks everybody (`across::customer_file`).

mod store;

pub(crate) use store::{MergeRow, get, insert, latest_into, merged_into, read_under, set_undone};
