//! What stands against a planned time, told before it is saved; and that nothing is booked over unaccepted.
//!
//! Every conflict is a warning: the shop may overbook, knowingly. A conflict is accepted by its kind and by the
//! appointment it is with, so that one that came up meanwhile is asked about anew.

use std::collections::BTreeSet;

use super::appointment::{AcceptedConflict, AppointmentBrief, AppointmentState, Conflict, ConflictKind};
use super::request::PlannedTime;
use super::rules::{LONGEST, MINUTE, Span};
use super::settings::AppointmentRules;
use super::{minutes_of, store};
use crate::common::{AppointmentId, BayId, PersonId, Problem, Result, VehicleId, sql, text};
use crate::registers::calendar;
use crate::registers::settings::Section;
use crate::registers::vehicles;
use jieche_ground::Read;

/// A time to be looked at.
pub(super) struct Plan<'a> {
    pub except: Option<AppointmentId>,
    pub vehicle_id: Option<VehicleId>,
    pub plate: Option<&'a str>,
    pub span: Span,
    /// Whether the time is not the one that stands.
    pub new_time: bool,
    pub bay_id: BayId,
    pub advisor_id: PersonId,
}

/// What stands against a planned time; nothing for one that is free.
pub fn conflicts(read: &Read, asked: PlannedTime) -> Result<Vec<Conflict>> {
    let plate = asked.plate.as_deref().map(text::compact).filter(|plate| !plate.is_empty());
    let stands = asked.id.map(|id| store::row(read, id)).transpose()?.flatten().map(|row| row.start_at);
    let plan = Plan {
        except: asked.id,
        vehicle_id: asked.vehicle_id,
        plate: plate.as_deref(),
        span: Span { start: asked.start_at, minutes: minutes_of(Some(asked.minutes), &[])? },
        new_time: stands != Some(asked.start_at),
        bay_id: asked.bay_id,
        advisor_id: asked.advisor_id,
    };
    of(read, &plan)
}

/// Refuses a plan whose conflicts were not all accepted (`overbooked`, args: kinds); answers those it is booked over.
pub(super) fn must_be_accepted(
    read: &Read,
    plan: &Plan,
    accepted: &[AcceptedConflict],
) -> Result<Vec<AcceptedConflict>> {
    let found: Vec<AcceptedConflict> = of(read, plan)?.iter().map(Conflict::to_accept).collect();
    let open: BTreeSet<ConflictKind> =
        found.iter().filter(|conflict| !accepted.contains(conflict)).map(|conflict| conflict.kind).collect();
    if open.is_empty() {
        return Ok(found);
    }
    let kinds = open.iter().map(sql::to_text).collect::<Result<Vec<_>>>()?;
    Err(Problem::new("overbooked").with("kinds", kinds.join(" ")))
}

fn of(read: &Read, plan: &Plan) -> Result<Vec<Conflict>> {
    let rules = AppointmentRules::of(read)?;
    let others = others(read, &rules, plan)?;
    let mut found: Vec<Conflict> = others
        .iter()
        .filter(|other| other.bay_id == plan.bay_id && span_of(other).meets(plan.span))
        .map(|other| with(ConflictKind::BayTaken, other))
        .collect();
    found.extend(advisor_full(&rules, plan, &others));
    found.extend((plan.new_time && plan.span.start < read.now()).then(|| alone(ConflictKind::InPast)));
    found.extend((!plan.span.is_within_hours(&rules)).then(|| alone(ConflictKind::OutsideHours)));
    found.extend(calendar::is_shut(read, plan.span.start.date())?.then(|| alone(ConflictKind::ShopShut)));
    found.extend(of_the_car(read, &rules, plan)?);
    Ok(found)
}

/// Appointments that hold their time around the plan's.
fn others(read: &Read, rules: &AppointmentRules, plan: &Plan) -> Result<Vec<AppointmentBrief>> {
    let from = plan.span.start.plus(-LONGEST * MINUTE);
    let before = plan.span.end().max(plan.span.slot().end());
    let mut others = store::starting(read, rules, from, before)?;
    others.retain(|other| Some(other.id) != plan.except && holds(other));
    Ok(others)
}

/// Whether an appointment still holds its bay and its advisor.
pub(super) fn holds(one: &AppointmentBrief) -> bool {
    match one.state {
        AppointmentState::Booked => !one.missed,
        AppointmentState::Arrived => true,
        AppointmentState::NoShow | AppointmentState::Cancelled => false,
    }
}

/// The last of those who fill the advisor's half hour stands for all: one more since then is told anew.
fn advisor_full(rules: &AppointmentRules, plan: &Plan, others: &[AppointmentBrief]) -> Option<Conflict> {
    let slot = plan.span.slot();
    let same: Vec<&AppointmentBrief> =
        others.iter().filter(|other| other.advisor_id == plan.advisor_id && span_of(other).slot() == slot).collect();
    let full = i64::try_from(same.len()).unwrap_or(i64::MAX) >= rules.most_per_advisor;
    let last = same.into_iter().max_by_key(|other| other.id).filter(|_| full)?;
    Some(with(ConflictKind::AdvisorFull, last))
}

fn of_the_car(read: &Read, rules: &AppointmentRules, plan: &Plan) -> Result<Vec<Conflict>> {
    let on_file = plan.vehicle_id.map(|id| vehicles::record(read, id)).transpose();
    let on_file = on_file.map_err(|problem| Problem { field: Some("vehicle_id".into()), ..problem })?;
    let plate = on_file.and_then(|car| car.plate).map(|plate| plate.plate);
    let plate = plate.as_deref().or(plan.plate);
    let patience = rules.no_show_after_minutes * MINUTE;
    let booked = store::booked_for_car(read, rules, plan.vehicle_id, plate, read.now().plus(-patience))?;
    let mut found: Vec<Conflict> = booked
        .iter()
        .filter(|other| Some(other.id) != plan.except)
        .map(|other| with(ConflictKind::CarBooked, other))
        .collect();
    if let Some(vehicle) = plan.vehicle_id
        && let Some(order) = store::order_in_shop(read, vehicle, plan.span.start)?
    {
        found.push(Conflict { kind: ConflictKind::CarInShop, appointment: None, order_id: Some(order) });
    }
    Ok(found)
}

fn span_of(one: &AppointmentBrief) -> Span {
    Span { start: one.start_at, minutes: one.minutes }
}

fn alone(kind: ConflictKind) -> Conflict {
    Conflict { kind, appointment: None, order_id: None }
}

fn with(kind: ConflictKind, other: &AppointmentBrief) -> Conflict {
    Conflict { kind, appointment: Some(other.clone()), order_id: None }
}
