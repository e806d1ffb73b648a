//! Commands of what a shop keeps before a car drives in.

pub(crate) mod bays;
pub(crate) mod calendar;
pub(crate) mod customers;
pub(crate) mod labour;
pub(crate) mod packages;
pub(crate) mod parts;
pub(crate) mod phrases;
pub(crate) mod pictures;
pub(crate) mod printing;
pub(crate) mod settings;
pub(crate) mod staff;
pub(crate) mod vehicles;
