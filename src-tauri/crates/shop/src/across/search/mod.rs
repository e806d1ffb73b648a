//! Finding a car, a customer, an order or an appointment while the person is still typing.
//!
//! One table of terms, filled in the same write as the record they stand for: every ending of a plate, a
//! phone, a name, so that a range over beginnings finds any fragment. Each object knows the version of
//! the rule ([`RULE`]) that made its terms; when the rule changes they are made anew as a job.
//! Deliberately not here: what may be seen of a hit (the briefs of each feature mask it), and any
//! search inside free text.

mod find;
mod readings;
mod rebuild;
mod spelling;
mod store;
mod terms;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::Result;
use crate::registers::customers::{CustomerBrief, CustomerKind};
use crate::registers::vehicles::VehicleBrief;
use crate::visit::appointments::AppointmentBrief;
use crate::visit::repair_orders::OrderBrief;
use jieche_ground::{Read, Tx};

pub use find::find;
pub use rebuild::{needs_rebuild, rebuild};
pub use spelling::{Spell, spell};
#[cfg(any(test, feature = "big_shop"))]
pub(crate) use terms::initials_of_name;
pub(crate) use terms::{initials, plain};

/// The version of the rule that makes terms. Raise it whenever [`terms`] or [`readings`] change what they make.
pub const RULE: i64 = 3;

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
    pub customer: Option<CustomerBrief>,
    /// The order found, or the open one of the car found.
    pub order: Option<OrderBrief>,
    /// The appointment found, or the one of today of the car found.
    pub appointment: Option<AppointmentBrief>,
}

/// What has terms; the numbers stand in the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Indexed {
    Customer = 1,
    Vehicle = 2,
    Order = 3,
    Operation = 4,
    Part = 5,
    Appointment = 6,
    Package = 7,
}

/// What one customer is called by. A file has several of these once others were merged into it.
pub(crate) struct Called {
    pub kind: CustomerKind,
    pub name: String,
    pub phones: Vec<String>,
}

/// Makes a customer's file findable by every name, pinyin, initials and phone in it.
pub(crate) fn put_customer(tx: &Tx, id: i64, called: &[Called]) -> Result<()> {
    store::put(tx, Indexed::Customer, id, &terms::of_file(called))
}

/// Makes a record findable no more: a customer whose file was merged is found under the other one.
pub(crate) fn drop(tx: &Tx, kind: Indexed, id: i64) -> Result<()> {
    store::forget(tx, kind, id)
}

/// What a car is called by: its plate and VIN, and those who brought it last.
pub(crate) struct CarCalled {
    pub plate: Option<String>,
    pub vin: Option<String>,
    pub brought_by: Vec<Called>,
}

/// Makes a car findable by plate and VIN, and by the name and phone of those who brought it last.
pub(crate) fn put_vehicle(tx: &Tx, id: i64) -> Result<()> {
    store::put(tx, Indexed::Vehicle, id, &terms::of_car(&store::car_called(tx, id)?))
}

/// Makes an order findable by its number; "0007" and "1123-0007" find it too.
pub(crate) fn put_order(tx: &Tx, id: i64, number: &str) -> Result<()> {
    store::put(tx, Indexed::Order, id, &terms::of_order(number))
}

/// Makes an appointment findable by its number, and by what the caller said where no car is on file.
pub(crate) fn put_appointment(
    tx: &Tx,
    id: i64,
    number: &str,
    name: Option<&str>,
    phone: Option<&str>,
    plate: Option<&str>,
) -> Result<()> {
    store::put(tx, Indexed::Appointment, id, &terms::of_appointment(number, name, phone, plate))
}

/// Makes an operation, a part or a package findable by code, name and initials.
pub(crate) fn put_in_catalogue(tx: &Tx, kind: Indexed, id: i64, code: &str, name: &str) -> Result<()> {
    store::put(tx, kind, id, &terms::of_catalogue(code, name))
}

/// The ids of one kind that every typed word fits, at most `most`; none for blank text.
pub(crate) fn ids(read: &Read, kind: Indexed, text: &str, most: i64) -> Result<Vec<i64>> {
    let words = terms::words(text);
    if words.is_empty() {
        return Ok(Vec::new());
    }
    store::ids(read, kind, &words, most)
}
