//! What a shop keeps before a car drives in: people and cars, what is sold, how the shop works.

pub mod bays;
pub mod calendar;
pub mod customers;
pub mod labour;
pub(crate) mod numbers;
pub mod packages;
pub mod parts;
pub mod past_visits;
pub mod phrases;
pub mod pictures;
pub mod printing;
pub mod search_index;
pub mod settings;
pub mod signatures;
pub mod staff;
pub mod vehicles;
