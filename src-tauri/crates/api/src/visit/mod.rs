//! Commands of a car's visit.

pub(crate) mod appointments;
pub(crate) mod reception;
pub(crate) mod repair_orders;
