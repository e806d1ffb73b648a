//! Finding a car, a customer, an order or an appointment while the person is still typing.
//!
//! What fits is asked of `registers::search_index`; here it is ranked and shown, and all terms are made anew as a job when
//! the rule that makes them has changed. Deliberately not here: what may be seen of a hit (the briefs of each feature mask
//! it).

mod find;
mod rebuild;
mod store;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::customer_file::ListedCustomer;
use super::orders::ListedOrder;
use crate::registers::vehicles::VehicleBrief;
use crate::visit::appointments::AppointmentBrief;

pub use find::find;
pub use rebuild::{needs_rebuild, rebuild};
/// What was typed into the search box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchFor {
    /// Plate fragment, phone tail, name, pinyin, initials, VIN tail, order or appointment number; several, split by blanks, must all fit.
    pub text: String,
    /// Hits wanted, 1 to 200.
    #[ts(type = "number")]
    pub limit: i64,
}

/// What a hit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SearchKind {
    /// A car; also the answer to its owner's name or phone.
    Vehicle,
    /// A customer who has no car here.
    Customer,
    /// A repair order, by its number.
    Order,
    /// An appointment, by its number; one without a car on file also by what the caller said.
    Appointment,
}

/// One hit. A car that is in the shop carries its open order, one that is booked for today its appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SearchHit {
    /// What it is.
    pub kind: SearchKind,
    /// The id of the car, customer, order or appointment.
    #[ts(type = "number")]
    pub id: i64,
    /// The car.
    pub vehicle: Option<VehicleBrief>,
    /// The customer.
    pub customer: Option<ListedCustomer>,
    /// The order found, or the open one of the car found.
    pub order: Option<ListedOrder>,
    /// The appointment found, or the one of today of the car found.
    pub appointment: Option<AppointmentBrief>,
}
