//! Days in the shop, told from the door to the day report through the command list, as its people would live them.
//!
//! One file a story, prose between the steps. Figures are worked out by hand, not by the program. Deliberately not here:
//! what a single rule refuses.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // a test says what is wrong by ending there

mod order;
mod reception;
mod shop;
mod the_booked_car;
mod the_first_day;
mod the_quotation;
mod the_wrong_file;
mod two_windows;
mod who_comes_in;
