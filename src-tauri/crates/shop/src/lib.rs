//! The dealership: its rules and its records.
//!
//! One folder a feature, in the trade's own words. Deliberately not here: windows, HTTP, PDF,
//! async, permissions by command (`jieche-api`), and any sentence a person reads: the shop
//! speaks codes.
#![deny(clippy::float_arithmetic)]

pub mod across;
#[cfg(any(test, feature = "big_shop"))]
pub mod big_shop;
pub mod care;
pub mod common;
pub mod ctx;
pub mod db;
pub mod drafts;
pub mod figures;
pub mod files;
pub mod jobs;
pub mod journal;
pub mod money;
pub mod registers;
pub mod shop;
pub mod sight;
#[cfg(test)]
mod testing;
pub mod visit;

pub use common::problem::{Problem, Result};
pub use ctx::Ctx;
pub use db::handle::{Note, Read, Tx};
pub use shop::{Done, Shop};
