//! The dealership: its rules and its records.
//!
//! One folder a feature, in the trade's own words. Deliberately not here: windows, HTTP, PDF,
//! async, permissions by command (`jieche-api`), and any sentence a person reads: the shop
//! speaks codes.
#![deny(clippy::float_arithmetic)]

pub mod appointments;
#[cfg(any(test, feature = "big_shop"))]
pub mod big_shop;
pub mod common;
pub mod complaints;
pub mod ctx;
pub mod customers;
pub mod db;
pub mod drafts;
pub mod exports;
pub mod files;
pub mod imports;
pub mod jobs;
pub mod journal;
pub mod labour;
pub mod packages;
pub mod parts;
pub mod past_visits;
pub mod phrases;
pub mod pictures;
pub mod printing;
pub mod quotations;
pub mod reception;
pub mod repair_orders;
pub mod reports;
pub mod search;
pub mod settings;
pub mod settlement;
pub mod shop;
pub mod staff;
pub mod surveys;
#[cfg(test)]
mod testing;
pub mod vehicles;

pub use common::problem::{Problem, Result};
pub use ctx::Ctx;
pub use db::handle::{Note, Read, Tx};
pub use shop::{Done, Shop};
