//! What the tests that cross crates share: a checkout read as files, an open shop with a clock of its own, and the real
//! program with a way to call it.
//!
//! The tests themselves stand in the folders beside: `contract` (the walls and the role matrix), `harness` (bad input),
//! `reliability` (kill, damage, tampering), `stories`, `papers`, `migrations`. Deliberately not here: anything a single
//! one of them needs.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // a test says what is wrong by ending there

pub mod host;
pub mod house;
pub mod http;
pub mod source;
pub mod tree;
