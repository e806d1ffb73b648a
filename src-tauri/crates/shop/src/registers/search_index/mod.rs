//! What records are found by: a table of terms, written with the record they stand for.
//!
//! Every ending of a plate, a phone, a name, so that a range over beginnings finds any fragment. Each object knows the
//! version of the rule ([`RULE`]) that made its terms. Whoever keeps a record puts its terms here, in the same write.
//! Deliberately not here: what a hit looks like and which comes first (`across::search`), and any search inside free text.

mod readings;
mod spelling;
mod store;
pub(crate) mod terms;

pub use spelling::{Spell, spell};
pub(crate) use store::{count, fits, fitting, has_other_rule};
#[cfg(any(test, feature = "big_shop"))]
pub(crate) use terms::initials_of_name;
pub(crate) use terms::{initials, plain};

use crate::common::Result;
use jieche_ground::{Note, Read, Tx};

/// The version of the rule that makes terms. Raise it whenever [`terms`] or [`readings`] change what they make.
pub const RULE: i64 = 4;

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
    /// A car by those who brought it; the id is the car's.
    Bringer = 8,
}

/// What a person or a company is called by. A file has several of these once others were merged into it.
pub(crate) struct Called {
    /// A company is also found without its legal form, a person by every reading of the surname.
    pub is_company: bool,
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

/// Makes a car findable by its plate and VIN.
pub(crate) fn put_vehicle(tx: &Tx, id: i64, plate: Option<&str>, vin: Option<&str>) -> Result<()> {
    store::put(tx, Indexed::Vehicle, id, &terms::of_vehicle(plate, vin))
}

/// Makes a car findable by the name and phone of those who brought it last.
pub(crate) fn put_bringers(tx: &Tx, car: i64, called: &[Called]) -> Result<()> {
    store::put(tx, Indexed::Bringer, car, &terms::of_file(called))
}

/// Writes terms that were made anew by a job, which is no business of its own.
pub(crate) fn remake(note: &Note, kind: Indexed, id: i64, terms: &terms::Terms) -> Result<()> {
    store::put(note, kind, id, terms)
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
