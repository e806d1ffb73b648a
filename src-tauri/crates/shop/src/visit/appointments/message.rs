//! What was sent to the customer's messenger about an appointment: copied from the screen by a person, kept as it was.
//!
//! Deliberately not here: sending (there may be no internet), and whether it reached them: that is a reminder's outcome.

use super::appointment::Appointment;
use super::request::NoteAppointmentMessage;
use super::workflow::AppointmentStep;
use super::{found, get, store, workflow};
use crate::common::{Result, text};
use jieche_codes::RecordKind;
use jieche_ground::Tx;

/// Notes a message on the appointment; it changes nothing else, so that no version is asked for.
///
/// Refuses an empty text, more than a thousand characters, and an appointment that has arrived or was cancelled
/// (`wrong_state`).
pub fn note_message(tx: &Tx, request: NoteAppointmentMessage) -> Result<Appointment> {
    let row = found(tx, request.id)?;
    workflow::must_allow(AppointmentStep::Message, row.state)?;
    let said = text::message("text", &request.text)?;
    store::add_message(tx, &row, &said)?;
    tx.mentioned(RecordKind::Appointments, row.id.0, &store::messages(tx, row.id)?.last())?;
    get(tx, row.id)
}
