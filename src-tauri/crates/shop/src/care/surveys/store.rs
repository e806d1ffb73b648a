//! The surveys' SQL: questionnaires, surveys and calls.

use crate::registers::staff::Rights;
use rusqlite::{Row as SqlRow, params};
use serde::Serialize;

use super::survey::{Answer, Call, CallOutcome, Discontent, ListSurveys, Questionnaire, SurveyDue, SurveyState};
use crate::common::plate::Plate;
use crate::common::{BusinessDate, Millis, OrderId, QuestionnaireId, Result, Shown, SurveyId, VehicleId};
use crate::registers::customers;
use crate::registers::staff::Personal;
use jieche_ground::sql::{from_json, from_text, from_text_opt, to_text};
use jieche_ground::{Read, Tx};

// questionnaires ---------------------------------------------------------------------------

const QUESTIONNAIRE: &str = "SELECT id, version, name, in_use, questions, asks_nps FROM questionnaires";

fn questionnaire(row: &SqlRow<'_>) -> rusqlite::Result<Questionnaire> {
    Ok(Questionnaire {
        id: row.get(0)?,
        version: row.get(1)?,
        name: row.get(2)?,
        in_use: row.get(3)?,
        questions: from_json(row, 4)?,
        asks_nps: row.get(5)?,
    })
}

pub(super) fn questionnaires(read: &Read) -> Result<Vec<Questionnaire>> {
    read.list(&format!("{QUESTIONNAIRE} ORDER BY in_use DESC, id"), [], questionnaire)
}

pub(super) fn questionnaire_of(read: &Read, id: QuestionnaireId) -> Result<Option<Questionnaire>> {
    read.maybe(&format!("{QUESTIONNAIRE} WHERE id = ?1"), [id], questionnaire)
}

pub(super) fn in_use(read: &Read) -> Result<Option<Questionnaire>> {
    read.maybe(&format!("{QUESTIONNAIRE} WHERE in_use = 1"), [], questionnaire)
}

/// Writes a new questionnaire; its `id` is the answer's.
pub(super) fn insert_questionnaire(tx: &Tx, it: &Questionnaire) -> Result<QuestionnaireId> {
    let sql = "INSERT INTO questionnaires (version, name, in_use, questions, asks_nps) VALUES (1, ?1, ?2, ?3, ?4)";
    let id = tx.insert(sql, params![it.name, it.in_use, serde_json::to_string(&it.questions)?, it.asks_nps])?;
    Ok(QuestionnaireId(id))
}

pub(super) fn update_questionnaire(tx: &Tx, it: &Questionnaire) -> Result<()> {
    let sql =
        "UPDATE questionnaires SET version = ?2, name = ?3, in_use = ?4, questions = ?5, asks_nps = ?6 WHERE id = ?1";
    tx.execute(sql, params![it.id, it.version, it.name, it.in_use, serde_json::to_string(&it.questions)?, it.asks_nps])
        .map(|_| ())
}

// surveys ----------------------------------------------------------------------------------

/// A survey's own row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Row {
    pub id: SurveyId,
    pub version: i64,
    pub order_id: OrderId,
    pub state: SurveyState,
    pub due_at: Millis,
    pub questionnaire: Option<Questionnaire>,
    pub answers: Vec<Answer>,
    pub nps: Option<i64>,
    pub score: Option<i64>,
    pub remark: Option<String>,
    pub answered_on: Option<BusinessDate>,
}

pub(super) fn row(read: &Read, id: SurveyId) -> Result<Option<Row>> {
    let sql = "SELECT id, version, order_id, state, due_ms, COALESCE(questionnaire, 'null'), COALESCE(answers, '[]'),
      nps, score, remark, answered_on FROM surveys WHERE id = ?1";
    read.maybe(sql, [id], |row| {
        Ok(Row {
            id: row.get(0)?,
            version: row.get(1)?,
            order_id: row.get(2)?,
            state: from_text(row, 3)?,
            due_at: row.get(4)?,
            questionnaire: from_json(row, 5)?,
            answers: from_json(row, 6)?,
            nps: row.get(7)?,
            score: row.get(8)?,
            remark: row.get(9)?,
            answered_on: row.get(10)?,
        })
    })
}

pub(super) fn insert(tx: &Tx, order: OrderId, due_at: Millis) -> Result<SurveyId> {
    let id =
        tx.insert("INSERT INTO surveys (version, order_id, state, due_ms) VALUES (1, ?1, 'due', ?2)", (order, due_at))?;
    Ok(SurveyId(id))
}

pub(super) fn update(tx: &Tx, row: &Row) -> Result<()> {
    let sql = "UPDATE surveys SET version = ?2, state = ?3, questionnaire = ?4, answers = ?5, nps = ?6, score = ?7,
      remark = ?8, answered_on = ?9 WHERE id = ?1";
    let questionnaire = row.questionnaire.as_ref().map(serde_json::to_string).transpose()?;
    let answers = serde_json::to_string(&row.answers)?;
    tx.execute(
        sql,
        params![
            row.id,
            row.version,
            to_text(&row.state)?,
            questionnaire,
            answers,
            row.nps,
            row.score,
            row.remark,
            row.answered_on
        ],
    )
    .map(|_| ())
}

pub(super) fn add_call(tx: &Tx, id: SurveyId, outcome: CallOutcome, remark: Option<&str>) -> Result<()> {
    let sql = "INSERT INTO survey_calls (survey_id, n, at_ms, person_id, outcome, remark)
      VALUES (?1, (SELECT COALESCE(MAX(n), 0) + 1 FROM survey_calls WHERE survey_id = ?1), ?2, ?3, ?4, ?5)";
    tx.execute(sql, params![id, tx.now(), tx.person()?, to_text(&outcome)?, remark]).map(|_| ())
}

pub(super) fn calls(read: &Read, id: SurveyId) -> Result<Vec<Call>> {
    let sql = "SELECT c.at_ms, p.name, c.outcome, c.remark FROM survey_calls c JOIN people p ON p.id = c.person_id
      WHERE c.survey_id = ?1 ORDER BY c.n";
    read.list(sql, [id], |row| {
        Ok(Call { at: row.get(0)?, person: row.get(1)?, outcome: from_text(row, 2)?, remark: row.get(3)? })
    })
}

/// What was done to the car: the agreed lines by name, labour before parts.
pub(super) fn work_done(read: &Read, order: OrderId) -> Result<Vec<String>> {
    let sql = "SELECT name FROM order_lines WHERE order_id = ?1 AND decision = 'agreed'
      ORDER BY CASE kind WHEN 'labour' THEN 0 WHEN 'part' THEN 1 ELSE 2 END, place";
    read.list(sql, [order], |row| row.get(0))
}

pub(super) fn advisor(read: &Read, order: OrderId) -> Result<String> {
    read.one(
        "SELECT p.name FROM repair_orders o JOIN people p ON p.id = o.advisor_id WHERE o.id = ?1",
        [order],
        |row| row.get(0),
    )
}

/// The latest answers of a car's visits that were not content.
pub(super) fn discontent_of_vehicle(read: &Read, id: VehicleId) -> Result<Vec<Discontent>> {
    let sql = "SELECT o.id, o.number, s.answered_on, s.score, s.nps, s.remark FROM repair_orders o JOIN surveys s ON s.order_id = o.id
      WHERE o.vehicle_id = ?1 AND s.state = 'answered' AND (s.score < 60 OR s.nps <= 6) ORDER BY s.answered_on DESC, s.id DESC LIMIT 5";
    read.list(sql, [id], |row| {
        Ok(Discontent {
            order_id: row.get(0)?,
            order_number: row.get::<_, Option<String>>(1)?.unwrap_or_default(),
            on: row.get(2)?,
            score: row.get(3)?,
            nps: row.get(4)?,
            remark: row.get(5)?,
        })
    })
}

// lists ------------------------------------------------------------------------------------

const DUE: &str = "SELECT s.id, s.state, s.order_id, o.number, v.plate, v.plate_kind, v.brand, v.model, c.kind,
  c.name, COALESCE(o.brought_by_phone, c.phone),
  o.delivered_ms, s.due_ms, (SELECT COUNT(*) FROM survey_calls k WHERE k.survey_id = s.id), c.no_marketing, o.vehicle_id
  FROM surveys s JOIN repair_orders o ON o.id = s.order_id JOIN vehicles v ON v.id = o.vehicle_id
  JOIN customers c ON c.id = o.customer_id";

fn survey_due(read: &Read, row: &SqlRow<'_>) -> rusqlite::Result<SurveyDue> {
    let ctx = read.ctx();
    let state: SurveyState = from_text(row, 1)?;
    let due_at: Millis = row.get(12)?;
    let name: String = row.get(9)?;
    let plate: Option<String> = row.get(4)?;
    let phone: Option<String> = row.get(10)?;
    Ok(SurveyDue {
        id: row.get(0)?,
        state,
        order_id: row.get(2)?,
        order_number: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
        plate: plate.zip(from_text_opt(row, 5)?).map(|(plate, kind)| Plate { plate, kind }),
        model: format!("{} {}", row.get::<_, String>(6)?, row.get::<_, String>(7)?),
        customer_name: customers::shown_name(ctx, from_text(row, 8)?, &name),
        phone: phone.map(|phone| Shown::phone(&phone, ctx.sees(Personal::Contact))),
        delivered_at: row.get(11)?,
        due_at,
        late: state == SurveyState::Due && due_at < ctx.now,
        tries: row.get(13)?,
        no_marketing: row.get(14)?,
        vehicle_id: row.get(15)?,
    })
}

pub(super) fn due(read: &Read, id: SurveyId) -> Result<Option<SurveyDue>> {
    read.maybe(&format!("{DUE} WHERE s.id = ?1"), [id], |row| survey_due(read, row))
}

/// At most `rows` surveys after the key; the most urgent first when only those due are asked for, else the latest.
pub(super) fn page(read: &Read, asked: &ListSurveys, after: Option<[i64; 2]>, rows: i64) -> Result<Vec<SurveyDue>> {
    let from = asked.from.map_or(i64::MIN, |day| day.at(0).0);
    let before = asked.until.map_or(i64::MAX, |day| day.plus_days(1).at(0).0);
    let urgent_first = asked.states == [SurveyState::Due];
    let [due, id] = after.unwrap_or(if urgent_first { [i64::MIN, i64::MIN] } else { [i64::MAX, i64::MAX] });
    // The walk along the index begins at a bound, so that bound must be the key, not an end of the list.
    let (from, before) = if urgent_first { (from.max(due), before) } else { (from, before.min(due.saturating_add(1))) };
    let walk = if urgent_first {
        "> (?3, ?4) ORDER BY s.due_ms, s.id"
    } else {
        "< (?3, ?4) ORDER BY s.due_ms DESC, s.id DESC"
    };
    let range = format!("s.due_ms >= ?1 AND s.due_ms < ?2 AND (s.due_ms, s.id) {walk} LIMIT ?5");
    if asked.states.is_empty() {
        return read
            .list(&format!("{DUE} WHERE {range}"), params![from, before, due, id, rows], |row| survey_due(read, row));
    }
    let mut states = asked.states.clone();
    states.sort_unstable();
    states.dedup();
    let mut found = Vec::new();
    for state in states {
        let sql = format!("{DUE} WHERE s.state = ?6 AND {range}");
        found.extend(
            read.list(&sql, params![from, before, due, id, rows, to_text(&state)?], |row| survey_due(read, row))?,
        );
    }
    if !urgent_first {
        found.sort_unstable_by_key(|survey| std::cmp::Reverse((survey.due_at, survey.id)));
    }
    found.truncate(usize::try_from(rows).unwrap_or(0));
    Ok(found)
}
