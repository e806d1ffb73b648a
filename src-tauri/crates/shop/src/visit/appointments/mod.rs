//! An appointment: a car that is to come, at a time, into a bay, to an advisor, for what was booked.
//!
//! Booked until it arrives (and becomes an order), is 未到, or is cancelled; [`workflow`] is the table. A car that
//! has not come within the shop's patience counts as 未到 by time itself, whether anybody marked it or not. What
//! stands against a time is told before it is saved, and overbooking is allowed to those who accept it by name.
//! Deliberately not here: the order itself (`repair_orders`), stock put aside (`parts`, when it comes), and
//! messages to the customer: a person reminds, the list says whom.

mod appointment;
mod arrive;
#[cfg(any(test, feature = "big_shop"))]
pub(crate) mod big_shop;
mod book;
mod calendar;
mod conflicts;
pub(crate) mod export;
mod message;
mod remind;
mod request;
mod rules;
mod settings;
mod sheet;
mod store;
#[cfg(test)]
mod tests;
mod workflow;

pub use appointment::{
    AcceptedConflict, AdvisorLoad, Appointment, AppointmentBrief, AppointmentItem, AppointmentMessage,
    AppointmentRates, AppointmentState, BayLoad, BookedVia, Calendar, CalendarDay, Conflict, ConflictKind, ItemKind,
    Reminder, ReminderDue, ReminderKind, ReminderOutcome,
};
pub use arrive::arrive;
pub use book::{cancel, no_show, reschedule, save};
pub use calendar::{brief, calendar, of_vehicle, rates};
pub use conflicts::conflicts;
use jieche_codes::RecordKind;
pub use message::note_message;
pub use remind::{due_reminders, remind};
pub use request::{
    ArriveAppointment, CalendarOf, EndAppointment, MoveAppointment, NoteAppointmentMessage, NoteReminder, PlannedTime,
    RatesOf, SaveAppointment,
};
pub use settings::AppointmentRules;
pub use sheet::{AppointmentSheet, appointment_sheet};
pub use workflow::AppointmentStep;

use crate::common::{AppointmentId, Problem, Result, Shown};
use crate::registers::staff;
use crate::registers::staff::Rights;
use crate::registers::staff::Sensitive;
use jieche_ground::{Read, Tx, same_version};
use rules::{LONGEST, SHORTEST};
use store::Row;

/// An appointment whole; `not_found`.
pub fn get(read: &Read, id: AppointmentId) -> Result<Appointment> {
    let row = found(read, id)?;
    let brief = brief(read, id)?;
    let ctx = read.ctx();
    Ok(Appointment {
        steps: workflow::steps_now(row.state, brief.missed),
        brief,
        name: row.name.map(|name| Shown::name(&name, ctx.sees(Sensitive::Name))),
        phone: row.phone.map(|phone| Shown::phone(&phone, ctx.sees(Sensitive::Phone))),
        complaint: row.complaint,
        standard_minutes: rules::standard_minutes(&row.items),
        items: row.items,
        source: row.source,
        remark: row.remark,
        accepted: row.accepted,
        booked_at: row.booked_at,
        booked_by: staff::name_of(read, row.booked_by)?,
        reason: row.reason,
        reminders: store::reminders(read, id)?,
        messages: store::messages(read, id)?,
    })
}

fn found(read: &Read, id: AppointmentId) -> Result<Row> {
    store::row(read, id)?.ok_or_else(|| Problem::not_found("appointment"))
}

/// The row to take a step on: at the version the person saw, in a state that allows it.
fn begin(tx: &Tx, id: AppointmentId, version: i64, step: AppointmentStep) -> Result<Row> {
    let row = found(tx, id)?;
    same_version(tx, RecordKind::Appointments, id.0, row.version, version)?;
    workflow::must_allow(step, row.state)?;
    Ok(row)
}

/// Writes what has become of a row, says so, and answers it whole.
fn finish(tx: &Tx, before: &Row, after: &Row) -> Result<Appointment> {
    store::update(tx, after)?;
    tx.touched(RecordKind::Appointments, after.id.0, Some(before), Some(after))?;
    get(tx, after.id)
}

/// The minutes asked for, within what a booking may take; the items' standard hours where none were.
fn minutes_of(asked: Option<i64>, items: &[AppointmentItem]) -> Result<i64> {
    match asked {
        None => Ok(rules::standard_minutes(items)),
        Some(minutes) if (SHORTEST..=LONGEST).contains(&minutes) => Ok(minutes),
        Some(_) => Err(Problem::of("minutes", "out_of_range").with("min", SHORTEST).with("max", LONGEST)),
    }
}
