//! Whom to call before they come: a day and an hour before, as a list to work through.
//!
//! A reminder is due from its moment until the car's time, unless its moment had passed when the time was fixed: nobody
//! is reminded of what they have just booked. Reached, or asked for another time, is once and for all; who was not
//! reached stays on the list. A move makes new ones.

use super::appointment::{Appointment, AppointmentBrief, Reminder, ReminderDue, ReminderKind, ReminderOutcome};
use super::request::NoteReminder;
use super::rules::MINUTE;
use super::store::{self, Row};
use super::workflow::AppointmentStep;
use super::{begin, finish};
use crate::common::{Millis, Problem, Result, text};
use crate::registers::settings::{self, AppointmentRules};
use jieche_codes::RecordKind;
use jieche_ground::{Read, Tx};

const NOTE: usize = 200;

/// The reminders to make now, the most urgent first.
pub fn due_reminders(read: &Read) -> Result<Vec<ReminderDue>> {
    let rules = settings::get(read)?.shop.appointments;
    let horizon = read.now().plus(rules.first_reminder_minutes * MINUTE + 1);
    let mut due = Vec::new();
    for (appointment, scheduled_at) in store::to_remind(read, &rules, read.now(), horizon)? {
        let made = store::reminders(read, appointment.id)?;
        due.extend(due_of(&rules, appointment, scheduled_at, &made, read.now()));
    }
    Ok(due)
}

/// Notes what a reminder brought; the list says when it is due, a person may call sooner.
///
/// Refuses one that was brought to its end for this time, and any once the time has come (`not_due`).
pub fn remind(tx: &Tx, request: NoteReminder) -> Result<Appointment> {
    let before = begin(tx, request.id, request.version, AppointmentStep::Remind)?;
    let made = store::reminders(tx, before.id)?;
    if tx.now() >= before.start_at || over(&made, request.kind, before.start_at) {
        return Err(Problem::of("kind", "not_due"));
    }
    let note = text::optional("note", request.note.as_deref(), NOTE)?;
    store::add_reminder(tx, &before, request.kind, request.outcome, note.as_deref())?;
    let made = store::reminders(tx, before.id)?;
    tx.touched::<Reminder, _>(RecordKind::Appointments, before.id.0, None, made.last())?;
    let after = Row { version: before.version + 1, ..before.clone() };
    finish(tx, &before, &after)
}

/// The reminder to make now, if any: the second takes the place of a first nobody made.
fn due_of(
    rules: &AppointmentRules,
    appointment: AppointmentBrief,
    scheduled_at: Millis,
    made: &[Reminder],
    now: Millis,
) -> Option<ReminderDue> {
    if now >= appointment.start_at {
        return None;
    }
    let moments =
        [(ReminderKind::Second, rules.second_reminder_minutes), (ReminderKind::First, rules.first_reminder_minutes)];
    let moments = moments.map(|(kind, before)| (kind, appointment.start_at.plus(-before * MINUTE)));
    let (kind, due_at) = moments.into_iter().find(|(_, at)| *at <= now)?;
    if scheduled_at > due_at {
        return None;
    }
    if over(made, kind, appointment.start_at) {
        return None;
    }
    let tries = made.iter().filter(|one| one.kind == kind && one.for_start_at == appointment.start_at).count();
    Some(ReminderDue { appointment, kind, due_at, tries: i64::try_from(tries).unwrap_or(i64::MAX) })
}

/// Whether this reminder, for this time, has brought an answer.
fn over(made: &[Reminder], kind: ReminderKind, start: Millis) -> bool {
    let mine = |one: &&Reminder| one.kind == kind && one.for_start_at == start;
    made.iter().filter(mine).any(|one| one.outcome != ReminderOutcome::NotReached)
}
