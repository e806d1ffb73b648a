//! The dealership: its rules and its records.
//!
//! One folder a feature, in the trade's own words, on floors: an upper floor calls the verbs of a lower one, a lower one
//! never knows of an upper. From the top: `across`, `figures`, `care`, `money`, `visit`, `registers`, `common`; beneath
//! them all the crate `jieche-ground`, one encrypted folder with one writer. Deliberately not here: windows, HTTP, PDF,
//! async, permissions by command (`jieche-api`), and any sentence a person reads: the shop speaks codes.
#![deny(clippy::float_arithmetic)]

pub mod across;
#[cfg(any(test, feature = "big_shop"))]
pub mod big_shop;
pub mod care;
pub mod common;
pub mod figures;
pub mod money;
pub mod registers;
pub mod shop;
#[cfg(test)]
mod testing;
pub mod visit;

pub use jieche_ground::{Ctx, Done, Note, Problem, Read, Result, Tx};
pub use shop::Shop;
