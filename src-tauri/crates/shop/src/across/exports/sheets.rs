//! The sheets of an export, in the order of the file. What stands on each its feature says (`export.rs`); headings are those
//! this program's own import knows.

use crate::care::complaints::export::{COMPLAINTS, STEPS};
use crate::care::surveys::export::SURVEYS;
use crate::common::export::Sheet;
use crate::money::settlement::export::{INVOICES, PAYMENTS, SETTLEMENTS};
use crate::registers::customers::export::{CONSENTS, CONTACTS, CUSTOMERS};
use crate::registers::labour::export::LABOUR;
use crate::registers::packages::export::PACKAGES;
use crate::registers::parts::export::PARTS;
use crate::registers::past_visits::export::PAST_VISITS;
use crate::registers::vehicles::export::{OWNERS, VEHICLES};
use crate::visit::appointments::export::APPOINTMENTS;
use crate::visit::reception::export::{DAMAGES, INSPECTIONS};
use crate::visit::repair_orders::export::{EVENTS, LINES, ORDERS};
use crate::visit::repair_orders::quotations::export::QUOTATIONS;

/// All of them.
pub const SHEETS: &[Sheet] = &[
    CUSTOMERS,
    CONTACTS,
    CONSENTS,
    VEHICLES,
    OWNERS,
    ORDERS,
    LINES,
    EVENTS,
    DAMAGES,
    INSPECTIONS,
    QUOTATIONS,
    SETTLEMENTS,
    PAYMENTS,
    INVOICES,
    PARTS,
    LABOUR,
    PACKAGES,
    APPOINTMENTS,
    SURVEYS,
    COMPLAINTS,
    STEPS,
    PAST_VISITS,
];
