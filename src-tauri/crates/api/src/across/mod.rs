//! Commands that ask everybody.

pub(crate) mod exports;
pub(crate) mod imports;
pub(crate) mod search;
pub(crate) mod shop;
