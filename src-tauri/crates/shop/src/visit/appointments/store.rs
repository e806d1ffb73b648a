//! The appointments' SQL: their rows, their reminders, and what the calendar reads beside them.

use crate::registers::staff::Rights;
use rusqlite::{Row as SqlRow, named_params, params};
use serde::Serialize;

use super::appointment::{
    AcceptedConflict, AppointmentBrief, AppointmentItem, AppointmentMessage, AppointmentState, BookedVia, ItemKind,
    Reminder, ReminderKind, ReminderOutcome,
};
use super::rules;
use super::settings::AppointmentRules;
use crate::common::plate::Plate;
use crate::common::{AppointmentId, BayId, BusinessDate, Millis, OrderId, PersonId, Result, Shown, VehicleId};
use crate::registers::customers;
use crate::registers::staff::Sensitive;
use jieche_codes::BusinessType;
use jieche_ground::sql::{from_json, from_text, from_text_opt, to_text, to_text_opt};
use jieche_ground::{Read, Tx};

// rows -------------------------------------------------------------------------------------

/// An appointment's own row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Row {
    pub id: AppointmentId,
    pub version: i64,
    pub number: String,
    pub state: AppointmentState,
    pub vehicle_id: Option<VehicleId>,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub plate: Option<Plate>,
    pub model: Option<String>,
    pub start_at: Millis,
    pub minutes: i64,
    pub bay_id: BayId,
    /// Its name, for the history.
    pub bay: String,
    pub advisor_id: PersonId,
    pub business_type: BusinessType,
    pub complaint: String,
    pub items: Vec<AppointmentItem>,
    pub waiting: bool,
    pub source: BookedVia,
    pub remark: Option<String>,
    pub accepted: Vec<AcceptedConflict>,
    pub booked_at: Millis,
    pub booked_by: PersonId,
    /// When its time was last fixed: reminders that fell due before that are not made.
    pub scheduled_at: Millis,
    pub arrived_at: Option<Millis>,
    pub order_id: Option<OrderId>,
    pub reason: Option<String>,
}

pub(super) fn row(read: &Read, id: AppointmentId) -> Result<Option<Row>> {
    let sql = "SELECT id, version, number, state, vehicle_id, name, phone, plate, plate_kind, model, start_ms, minutes,
      bay_id, advisor_id, business_type, complaint, items, waiting, source, remark, accepted, booked_ms, booked_by,
      scheduled_ms, arrived_ms, order_id, reason, (SELECT b.name FROM bays b WHERE b.id = bay_id)
      FROM appointments WHERE id = ?1";
    read.maybe(sql, [id], |row| {
        Ok(Row {
            id: row.get(0)?,
            version: row.get(1)?,
            number: row.get(2)?,
            state: from_text(row, 3)?,
            vehicle_id: row.get(4)?,
            name: row.get(5)?,
            phone: row.get(6)?,
            plate: plate(row, 7)?,
            model: row.get(9)?,
            start_at: row.get(10)?,
            minutes: row.get(11)?,
            bay_id: row.get(12)?,
            bay: row.get(27)?,
            advisor_id: row.get(13)?,
            business_type: from_text(row, 14)?,
            complaint: row.get(15)?,
            items: from_json(row, 16)?,
            waiting: row.get(17)?,
            source: from_text(row, 18)?,
            remark: row.get(19)?,
            accepted: from_json(row, 20)?,
            booked_at: row.get(21)?,
            booked_by: row.get(22)?,
            scheduled_at: row.get(23)?,
            arrived_at: row.get(24)?,
            order_id: row.get(25)?,
            reason: row.get(26)?,
        })
    })
}

pub(super) fn insert(tx: &Tx, row: &Row) -> Result<AppointmentId> {
    let sql = "INSERT INTO appointments (number, version, state, vehicle_id, name, phone, plate, plate_kind, model,
        start_ms, minutes, date, bay_id, advisor_id, business_type, complaint, items, waiting, source, remark, accepted,
        booked_ms, booked_by, scheduled_ms, arrived_ms, order_id, reason)
      VALUES (:of, :version, :state, :vehicle, :name, :phone, :plate, :plate_kind, :model, :start, :minutes, :date,
        :bay, :advisor, :business_type, :complaint, :items, :waiting, :source, :remark, :accepted, :booked,
        :booked_by, :scheduled, :arrived, :order, :reason) RETURNING id";
    write(tx, sql, &row.number, row)
}

pub(super) fn update(tx: &Tx, row: &Row) -> Result<()> {
    let sql = "UPDATE appointments SET version = :version, state = :state, vehicle_id = :vehicle, name = :name,
        phone = :phone, plate = :plate, plate_kind = :plate_kind, model = :model, start_ms = :start,
        minutes = :minutes, date = :date, bay_id = :bay, advisor_id = :advisor, business_type = :business_type,
        complaint = :complaint, items = :items, waiting = :waiting, source = :source, remark = :remark,
        accepted = :accepted, booked_ms = :booked, booked_by = :booked_by, scheduled_ms = :scheduled,
        arrived_ms = :arrived, order_id = :order, reason = :reason
      WHERE number = :of RETURNING id";
    write(tx, sql, &row.number, row).map(|_| ())
}

fn write(tx: &Tx, sql: &str, of: &str, row: &Row) -> Result<AppointmentId> {
    let values = named_params! {
        ":of": of,
        ":version": row.version,
        ":state": to_text(&row.state)?,
        ":vehicle": row.vehicle_id,
        ":name": row.name,
        ":phone": row.phone,
        ":plate": row.plate.as_ref().map(|plate| &plate.plate),
        ":plate_kind": to_text_opt(row.plate.as_ref().map(|plate| &plate.kind))?,
        ":model": row.model,
        ":start": row.start_at,
        ":minutes": row.minutes,
        ":date": row.start_at.date(),
        ":bay": row.bay_id,
        ":advisor": row.advisor_id,
        ":business_type": to_text(&row.business_type)?,
        ":complaint": row.complaint,
        ":items": serde_json::to_string(&row.items)?,
        ":waiting": row.waiting,
        ":source": to_text(&row.source)?,
        ":remark": row.remark,
        ":accepted": serde_json::to_string(&row.accepted)?,
        ":booked": row.booked_at,
        ":booked_by": row.booked_by,
        ":scheduled": row.scheduled_at,
        ":arrived": row.arrived_at,
        ":order": row.order_id,
        ":reason": row.reason,
    };
    tx.one(sql, values, |row| row.get(0))
}

fn plate(row: &SqlRow<'_>, column: usize) -> rusqlite::Result<Option<Plate>> {
    let plate: Option<String> = row.get(column)?;
    Ok(plate.zip(from_text_opt(row, column + 1)?).map(|(plate, kind)| Plate { plate, kind }))
}

// reminders --------------------------------------------------------------------------------

pub(super) fn add_reminder(
    tx: &Tx,
    of: &Row,
    kind: ReminderKind,
    outcome: ReminderOutcome,
    note: Option<&str>,
) -> Result<()> {
    let sql = "INSERT INTO appointment_reminders (appointment_id, n, kind, for_start_ms, at_ms, person_id, outcome,
        note)
      VALUES (?1, (SELECT COALESCE(MAX(n), 0) + 1 FROM appointment_reminders WHERE appointment_id = ?1), ?2, ?3, ?4,
        ?5, ?6, ?7)";
    let (kind, outcome) = (to_text(&kind)?, to_text(&outcome)?);
    tx.execute(sql, params![of.id, kind, of.start_at, tx.now(), tx.person()?, outcome, note]).map(|_| ())
}

pub(super) fn reminders(read: &Read, id: AppointmentId) -> Result<Vec<Reminder>> {
    let sql = "SELECT r.kind, r.for_start_ms, r.at_ms, p.name, r.outcome, r.note FROM appointment_reminders r
      JOIN people p ON p.id = r.person_id WHERE r.appointment_id = ?1 ORDER BY r.n";
    read.list(sql, [id], |row| {
        Ok(Reminder {
            kind: from_text(row, 0)?,
            for_start_at: row.get(1)?,
            at: row.get(2)?,
            person: row.get(3)?,
            outcome: from_text(row, 4)?,
            note: row.get(5)?,
        })
    })
}

// messages ---------------------------------------------------------------------------------

pub(super) fn add_message(tx: &Tx, of: &Row, text: &str) -> Result<()> {
    let sql = "INSERT INTO appointment_messages (appointment_id, n, at_ms, person_id, text)
      VALUES (?1, (SELECT COALESCE(MAX(n), 0) + 1 FROM appointment_messages WHERE appointment_id = ?1), ?2, ?3, ?4)";
    tx.execute(sql, params![of.id, tx.now(), tx.person()?, text]).map(|_| ())
}

pub(super) fn messages(read: &Read, id: AppointmentId) -> Result<Vec<AppointmentMessage>> {
    let sql = "SELECT m.at_ms, p.name, m.text FROM appointment_messages m JOIN people p ON p.id = m.person_id
      WHERE m.appointment_id = ?1 ORDER BY m.n";
    read.list(sql, [id], |row| Ok(AppointmentMessage { at: row.get(0)?, person: row.get(1)?, text: row.get(2)? }))
}

// lists ------------------------------------------------------------------------------------

const BRIEF: &str = "SELECT a.id, a.version, a.number, a.state, a.vehicle_id, COALESCE(v.plate, a.plate),
    CASE WHEN v.plate IS NULL THEN a.plate_kind ELSE v.plate_kind END, a.model, v.brand, v.model, a.name, c.kind,
    c.name, COALESCE(a.phone, c.phone), a.start_ms, a.minutes, b.name, a.advisor_id, p.name, a.business_type,
    a.complaint, a.items, a.waiting, a.accepted, a.arrived_ms, a.order_id, a.bay_id
  FROM appointments a JOIN people p ON p.id = a.advisor_id JOIN bays b ON b.id = a.bay_id
    LEFT JOIN vehicles v ON v.id = a.vehicle_id LEFT JOIN customers c ON c.id = v.owner_id";

fn briefs(
    read: &Read,
    of: &AppointmentRules,
    rest: &str,
    params: impl rusqlite::Params,
) -> Result<Vec<AppointmentBrief>> {
    read.list(&format!("{BRIEF} {rest}"), params, |row| brief_of(read, of, row))
}

fn brief_of(read: &Read, of: &AppointmentRules, row: &SqlRow<'_>) -> rusqlite::Result<AppointmentBrief> {
    let ctx = read.ctx();
    let (state, start_at) = (from_text(row, 3)?, row.get(14)?);
    let said: Option<String> = row.get(10)?;
    let owner: Option<String> = row.get(12)?;
    let customer_name = match (said, owner) {
        (Some(name), _) => Shown::name(&name, ctx.sees(Sensitive::Name)),
        (None, Some(owner)) => customers::shown_name(ctx, from_text(row, 11)?, &owner),
        (None, None) => Shown::Whole(String::new()),
    };
    let on_file: Option<(String, String)> = row.get::<_, Option<String>>(8)?.zip(row.get(9)?);
    let phone: Option<String> = row.get(13)?;
    let items: Vec<AppointmentItem> = from_json(row, 21)?;
    let accepted: Vec<AcceptedConflict> = from_json(row, 23)?;
    let complaint: String = row.get(20)?;
    let open = items.iter().filter(|item| item.kind == ItemKind::Part && !item.prepared).count();
    Ok(AppointmentBrief {
        id: row.get(0)?,
        version: row.get(1)?,
        number: row.get(2)?,
        state,
        missed: rules::missed(state, start_at, ctx.now, of),
        vehicle_id: row.get(4)?,
        plate: plate(row, 5)?,
        model: on_file.map(|(brand, model)| format!("{brand} {model}")).or(row.get(7)?),
        customer_name,
        phone: phone.map(|phone| Shown::phone(&phone, ctx.sees(Sensitive::Phone))),
        start_at,
        minutes: row.get(15)?,
        bay_id: row.get(26)?,
        bay: row.get(16)?,
        advisor_id: row.get(17)?,
        advisor: row.get(18)?,
        business_type: from_text(row, 19)?,
        about: if complaint.is_empty() { rules::named(&items) } else { complaint },
        waiting: row.get(22)?,
        parts_open: i64::try_from(open).unwrap_or(i64::MAX),
        overbooked: !accepted.is_empty(),
        arrived_at: row.get(24)?,
        order_id: row.get(25)?,
    })
}

pub(super) fn brief(read: &Read, of: &AppointmentRules, id: AppointmentId) -> Result<Option<AppointmentBrief>> {
    Ok(briefs(read, of, "WHERE a.id = ?1", [id])?.pop())
}

/// What begins from one moment until before another, by time.
pub(super) fn starting(
    read: &Read,
    of: &AppointmentRules,
    from: Millis,
    before: Millis,
) -> Result<Vec<AppointmentBrief>> {
    briefs(read, of, "WHERE a.start_ms >= ?1 AND a.start_ms < ?2 ORDER BY a.start_ms, a.id", (from, before))
}

/// What is booked for a car, by id or by plate, and begins at that moment or later.
pub(super) fn booked_for_car(
    read: &Read,
    of: &AppointmentRules,
    vehicle: Option<VehicleId>,
    plate: Option<&str>,
    from: Millis,
) -> Result<Vec<AppointmentBrief>> {
    let rest = "WHERE a.start_ms >= ?3 AND a.state = 'booked'
      AND (a.vehicle_id = ?1 OR COALESCE(v.plate, a.plate) = ?2) ORDER BY a.start_ms, a.id";
    briefs(read, of, rest, params![vehicle, plate, from])
}

/// A car's appointments, the latest first.
pub(super) fn of_vehicle(
    read: &Read,
    of: &AppointmentRules,
    id: VehicleId,
    rows: i64,
) -> Result<Vec<AppointmentBrief>> {
    briefs(read, of, "WHERE a.vehicle_id = ?1 ORDER BY a.start_ms DESC, a.id DESC LIMIT ?2", (id, rows))
}

/// What is booked from one moment until before another, with when its time was fixed.
pub(super) fn to_remind(
    read: &Read,
    of: &AppointmentRules,
    from: Millis,
    before: Millis,
) -> Result<Vec<(AppointmentBrief, Millis)>> {
    let scheduled = "SELECT id, scheduled_ms FROM appointments WHERE state = 'booked' AND start_ms >= ?1
      AND start_ms < ?2 ORDER BY start_ms, id";
    let found: Vec<(AppointmentId, Millis)> =
        read.list(scheduled, (from, before), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut whole = Vec::new();
    for (id, scheduled_at) in found {
        whole.extend(brief(read, of, id)?.map(|brief| (brief, scheduled_at)));
    }
    Ok(whole)
}

// what the calendar reads beside -----------------------------------------------------------

/// An order of the car that stands open and is not promised before that moment.
pub(super) fn order_in_shop(read: &Read, vehicle: VehicleId, at: Millis) -> Result<Option<OrderId>> {
    let sql = "SELECT id FROM repair_orders WHERE vehicle_id = ?1 AND state NOT IN ('closed', 'cancelled', 'delivered')
      AND (promised_ms IS NULL AND date = ?3 OR promised_ms > ?2) ORDER BY id DESC";
    read.maybe(sql, params![vehicle, at, at.date()], |row| row.get(0))
}

/// Orders opened in a period, and how many of them came of an appointment.
pub(super) fn visits(read: &Read, from: BusinessDate, until: BusinessDate) -> Result<(i64, i64)> {
    let sql = "SELECT COUNT(*), COUNT(a.id) FROM repair_orders o LEFT JOIN appointments a ON a.order_id = o.id
      WHERE o.date >= ?1 AND o.date <= ?2";
    read.one(sql, (from, until), |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Whether an item's operation or part stands in the catalogue.
pub(super) fn in_catalogue(read: &Read, item: &AppointmentItem) -> Result<bool> {
    let found: Option<i64> = match (item.operation_id, item.part_id) {
        (Some(id), _) => read.maybe("SELECT 1 FROM labour_operations WHERE id = ?1", [id], |row| row.get(0))?,
        (_, Some(id)) => read.maybe("SELECT 1 FROM parts WHERE id = ?1", [id], |row| row.get(0))?,
        _ => Some(1),
    };
    Ok(found.is_some())
}
