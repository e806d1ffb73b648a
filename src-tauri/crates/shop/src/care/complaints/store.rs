//! The complaints' SQL.

use rusqlite::{Params, Row as SqlRow, params};
use serde::Serialize;

use super::complaint::{
    ComplaintAbout, ComplaintBrief, ComplaintLevel, ComplaintSource, ComplaintState, ComplaintStep, ComplaintStepKind,
};
use crate::common::plate::Plate;
use crate::common::{ComplaintId, CustomerId, Millis, OrderId, PersonId, Result, VehicleId};
use crate::registers::customers;
use jieche_ground::sql::{from_text, from_text_opt, to_text};
use jieche_ground::{Read, Tx};

/// Complaints a car's glance tells.
const TOLD: i64 = 5;

/// A complaint's own row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Row {
    pub id: ComplaintId,
    pub version: i64,
    pub number: String,
    pub state: ComplaintState,
    pub level: ComplaintLevel,
    pub about: ComplaintAbout,
    pub source: ComplaintSource,
    pub vehicle_id: VehicleId,
    pub customer_id: CustomerId,
    pub order_id: Option<OrderId>,
    pub words: String,
    pub wish: Option<String>,
    pub received_at: Millis,
    pub received_by: PersonId,
    pub handler_id: PersonId,
    pub due_at: Millis,
    pub closed_at: Option<Millis>,
    pub outcome: Option<String>,
    pub content: Option<bool>,
}

pub(super) fn row(read: &Read, id: ComplaintId) -> Result<Option<Row>> {
    let sql = "SELECT id, version, number, state, level, about, source, vehicle_id, customer_id, order_id, words, wish,
      received_ms, received_by, handler_id, due_ms, closed_ms, outcome, content FROM complaints WHERE id = ?1";
    read.maybe(sql, [id], |row| {
        Ok(Row {
            id: row.get(0)?,
            version: row.get(1)?,
            number: row.get(2)?,
            state: from_text(row, 3)?,
            level: from_text(row, 4)?,
            about: from_text(row, 5)?,
            source: from_text(row, 6)?,
            vehicle_id: row.get(7)?,
            customer_id: row.get(8)?,
            order_id: row.get(9)?,
            words: row.get(10)?,
            wish: row.get(11)?,
            received_at: row.get(12)?,
            received_by: row.get(13)?,
            handler_id: row.get(14)?,
            due_at: row.get(15)?,
            closed_at: row.get(16)?,
            outcome: row.get(17)?,
            content: row.get(18)?,
        })
    })
}

/// Writes a new complaint; answers it with its id.
pub(super) fn insert(tx: &Tx, row: Row) -> Result<Row> {
    let sql = "INSERT INTO complaints (version, number, state, level, about, source, vehicle_id, customer_id, order_id,
      words, wish, received_ms, received_by, handler_id, due_ms)
      VALUES (1, ?1, 'open', ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)";
    let id = tx.insert(
        sql,
        params![
            row.number,
            to_text(&row.level)?,
            to_text(&row.about)?,
            to_text(&row.source)?,
            row.vehicle_id,
            row.customer_id,
            row.order_id,
            row.words,
            row.wish,
            row.received_at,
            row.received_by,
            row.handler_id,
            row.due_at,
        ],
    )?;
    Ok(Row { id: ComplaintId(id), ..row })
}

/// Writes what may go on; what was said stands.
pub(super) fn update(tx: &Tx, row: &Row) -> Result<()> {
    let sql =
        "UPDATE complaints SET version = ?2, state = ?3, level = ?4, handler_id = ?5, due_ms = ?6, closed_ms = ?7,
      outcome = ?8, content = ?9, customer_id = ?10 WHERE id = ?1";
    tx.execute(
        sql,
        params![
            row.id,
            row.version,
            to_text(&row.state)?,
            to_text(&row.level)?,
            row.handler_id,
            row.due_at,
            row.closed_at,
            row.outcome,
            row.content,
            row.customer_id,
        ],
    )
    .map(|_| ())
}

pub(super) fn add_step(tx: &Tx, row: &Row, step: ComplaintStepKind, words: &str) -> Result<()> {
    let sql = "INSERT INTO complaint_steps (complaint_id, n, at_ms, person_id, step, level, handler_id, words)
      VALUES (?1, (SELECT COALESCE(MAX(n), 0) + 1 FROM complaint_steps WHERE complaint_id = ?1), ?2, ?3, ?4, ?5, ?6, ?7)";
    let (step, level) = (to_text(&step)?, to_text(&row.level)?);
    tx.execute(sql, params![row.id, tx.now(), tx.person()?, step, level, row.handler_id, words]).map(|_| ())
}

/// When it came, or came back last.
pub(super) fn opened_at(read: &Read, id: ComplaintId) -> Result<Millis> {
    let sql = "SELECT MAX(at_ms) FROM complaint_steps WHERE complaint_id = ?1 AND step IN ('received', 'reopened')";
    read.one(sql, [id], |row| row.get(0))
}

pub(super) fn newest(read: &Read) -> Result<Option<ComplaintId>> {
    read.one("SELECT MAX(id) FROM complaints", [], |row| row.get(0))
}

pub(super) fn ids_recorded_since(
    read: &Read,
    customer: CustomerId,
    cars: &[VehicleId],
    after: Option<ComplaintId>,
) -> Result<Vec<ComplaintId>> {
    let sql = "SELECT id FROM complaints WHERE customer_id = ?1 AND id > ?2
      AND vehicle_id IN (SELECT value FROM json_each(?3)) ORDER BY id";
    read.list(sql, (customer, after.map_or(0, |last| last.0), serde_json::to_string(cars)?), |row| row.get(0))
}

pub(super) fn steps(read: &Read, id: ComplaintId) -> Result<Vec<ComplaintStep>> {
    let sql = "SELECT s.at_ms, p.name, s.step, s.level, h.name, s.words FROM complaint_steps s
      JOIN people p ON p.id = s.person_id JOIN people h ON h.id = s.handler_id WHERE s.complaint_id = ?1 ORDER BY s.n";
    read.list(sql, [id], |row| {
        Ok(ComplaintStep {
            at: row.get(0)?,
            person: row.get(1)?,
            step: from_text(row, 2)?,
            level: from_text(row, 3)?,
            handler: row.get(4)?,
            words: row.get(5)?,
        })
    })
}

// lists ------------------------------------------------------------------------------------

/// Briefs of those that `which` names, read under the file their customer's is in now.
fn briefs(read: &Read, which: &str, params: impl Params) -> Result<Vec<ComplaintBrief>> {
    let file = customers::file_of("k.customer_id");
    let sql = format!(
        "SELECT k.id, k.number, k.state, k.level, k.about, k.vehicle_id, v.plate, v.plate_kind, v.brand, v.model,
          c.kind, c.name, k.order_id, o.number, k.words, p.name, k.received_ms, k.due_ms, k.closed_ms, k.outcome
          FROM complaints k JOIN vehicles v ON v.id = k.vehicle_id JOIN customers c ON c.id = {file}
          JOIN people p ON p.id = k.handler_id LEFT JOIN repair_orders o ON o.id = k.order_id {which}"
    );
    read.list(&sql, params, |row| complaint_brief(read, row))
}

fn complaint_brief(read: &Read, row: &SqlRow<'_>) -> rusqlite::Result<ComplaintBrief> {
    let ctx = read.ctx();
    let state: ComplaintState = from_text(row, 2)?;
    let plate: Option<String> = row.get(6)?;
    let name: String = row.get(11)?;
    let due_at: Millis = row.get(17)?;
    Ok(ComplaintBrief {
        id: row.get(0)?,
        number: row.get(1)?,
        state,
        level: from_text(row, 3)?,
        about: from_text(row, 4)?,
        vehicle_id: row.get(5)?,
        plate: plate.zip(from_text_opt(row, 7)?).map(|(plate, kind)| Plate { plate, kind }),
        model: format!("{} {}", row.get::<_, String>(8)?, row.get::<_, String>(9)?),
        customer_name: customers::shown_name(ctx, from_text(row, 10)?, &name),
        order_id: row.get(12)?,
        order_number: row.get(13)?,
        words: row.get(14)?,
        handler: row.get(15)?,
        received_at: row.get(16)?,
        due_at,
        late: state == ComplaintState::Open && due_at < ctx.now,
        closed_at: row.get(18)?,
        outcome: row.get(19)?,
    })
}

pub(super) fn brief(read: &Read, id: ComplaintId) -> Result<Option<ComplaintBrief>> {
    Ok(briefs(read, "WHERE k.id = ?1", [id])?.pop())
}

/// Open ones as they fall due, then the latest.
pub(super) fn of_vehicle(read: &Read, id: VehicleId) -> Result<Vec<ComplaintBrief>> {
    let which = "WHERE k.vehicle_id = ?1 ORDER BY k.state = 'closed',
      CASE k.state WHEN 'open' THEN k.due_ms ELSE -k.received_ms END, k.id DESC LIMIT ?2";
    briefs(read, which, (id, TOLD))
}

/// At most `rows` complaints after the key: open ones as they fall due, closed ones the latest first.
pub(super) fn page(
    read: &Read,
    state: ComplaintState,
    after: Option<[i64; 2]>,
    rows: i64,
) -> Result<Vec<ComplaintBrief>> {
    let (walk, start) = match state {
        ComplaintState::Open => ("k.state = 'open' AND (k.due_ms, k.id) > (?1, ?2) ORDER BY k.due_ms, k.id", i64::MIN),
        ComplaintState::Closed => {
            ("k.state = 'closed' AND (k.closed_ms, k.id) < (?1, ?2) ORDER BY k.closed_ms DESC, k.id DESC", i64::MAX)
        }
    };
    let [at, id] = after.unwrap_or([start, start]);
    briefs(read, &format!("WHERE {walk} LIMIT ?3"), (at, id, rows))
}
