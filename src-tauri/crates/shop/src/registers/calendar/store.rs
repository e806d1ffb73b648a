//! The table of marked days.

use std::collections::BTreeMap;

use jieche_codes::DayKind;
use rusqlite::{Params, Row, params};

use super::MarkedDay;
use crate::common::{BusinessDate, MarkedDayId, Result};
use jieche_ground::sql::{from_text, to_text};
use jieche_ground::{Read, Tx};

fn rows(read: &Read, which: &str, params: impl Params) -> Result<Vec<MarkedDay>> {
    let sql = format!("SELECT id, version, date, kind, name FROM calendar_days WHERE {which}");
    read.list(&sql, params, |row: &Row<'_>| {
        Ok(MarkedDay {
            id: row.get(0)?,
            version: row.get(1)?,
            date: row.get(2)?,
            kind: from_text(row, 3)?,
            name: row.get(4)?,
        })
    })
}

/// What is marked from one day to another, both among them, by date; the official first.
pub(super) fn between(read: &Read, from: BusinessDate, until: BusinessDate) -> Result<Vec<MarkedDay>> {
    rows(read, "date >= ?1 AND date <= ?2 ORDER BY date, kind = 'shut'", (from, until))
}

/// What the law says of a day.
pub(super) fn official(read: &Read, date: BusinessDate) -> Result<Option<DayKind>> {
    Ok(rows(read, "date = ?1 AND kind <> 'shut'", [date])?.pop().map(|day| day.kind))
}

/// What the law says of the days after one.
pub(super) fn official_after(read: &Read, date: BusinessDate) -> Result<BTreeMap<BusinessDate, DayKind>> {
    let days = rows(read, "date > ?1 AND kind <> 'shut'", [date])?;
    Ok(days.into_iter().map(|day| (day.date, day.kind)).collect())
}

pub(super) fn shut(read: &Read, date: BusinessDate) -> Result<Option<String>> {
    read.maybe("SELECT name FROM calendar_days WHERE date = ?1 AND kind = 'shut'", [date], |row| row.get(0))
}

pub(super) fn maybe(read: &Read, id: MarkedDayId) -> Result<Option<MarkedDay>> {
    Ok(rows(read, "id = ?1", [id])?.pop())
}

pub(super) fn insert(tx: &Tx, it: &MarkedDay) -> Result<()> {
    let sql = "INSERT INTO calendar_days (id, version, date, kind, name) VALUES (?1, ?2, ?3, ?4, ?5)";
    tx.execute(sql, params![it.id, it.version, it.date, to_text(&it.kind)?, it.name]).map(|_| ())
}

pub(super) fn update(tx: &Tx, it: &MarkedDay) -> Result<()> {
    let sql = "UPDATE calendar_days SET version = ?2, kind = ?3, name = ?4 WHERE id = ?1";
    tx.execute(sql, params![it.id, it.version, to_text(&it.kind)?, it.name]).map(|_| ())
}

pub(super) fn remove(tx: &Tx, id: MarkedDayId) -> Result<()> {
    tx.remove("DELETE FROM calendar_days WHERE id = ?1", id.0)
}
