//! A car's visit: booked, received, ordered, worked on.

pub mod appointments;
pub mod reception;
pub mod repair_orders;
