//! What an export reads, masked as the person asking sees it, and the table of exports. Which columns: `sheets`.

use jieche_codes::RecordKind;
use rusqlite::Row;
use rusqlite::types::Type;

use super::cell::Cell;
use super::{Export, ExportForm, ExportRows};
use crate::common::export::{Column, Kind, Sheet};
use crate::common::{ExportId, Problem, Result};
use crate::registers::staff::Sensitive;
use jieche_ground::Ctx;
use jieche_ground::files::FileHash;
use jieche_ground::sql::{from_json, from_text, to_text};
use jieche_ground::{Read, Tx};

/// How many records a sheet is about.
pub fn count(read: &Read, sheet: &Sheet) -> Result<i64> {
    read.one(&format!("SELECT count(*) FROM {}", sheet.table), [], |row| row.get(0))
}

/// Hands on row after row of a sheet, masked as the person asking sees it.
pub fn each(read: &Read, sheet: &Sheet, mut take: impl FnMut(Vec<Cell>) -> Result<()>) -> Result<()> {
    let places = places(sheet);
    read.each(&sheet.sql(), [], |row| {
        let cells = places.iter().map(|(at, kind)| cell(read.ctx(), row, *at, *kind));
        take(cells.collect::<rusqlite::Result<_>>()?)
    })
}

/// Where each column stands among what is asked: behind the columns before it and what is read beside them.
fn places(sheet: &Sheet) -> Vec<(usize, Kind)> {
    let mut next = 0;
    let place = |Column(_, _, kind): &Column| {
        let at = next;
        next += 1 + usize::from(kind.beside().is_some());
        (at, *kind)
    };
    sheet.columns.iter().map(place).collect()
}

/// What must be seen to see a cell of this kind whole.
fn holds(kind: Kind) -> Option<Sensitive> {
    match kind {
        Kind::Name(_) | Kind::Person => Some(Sensitive::Name),
        Kind::Phone => Some(Sensitive::Phone),
        Kind::Address => Some(Sensitive::Address),
        Kind::Vin => Some(Sensitive::Vin),
        Kind::Money => Some(Sensitive::Money),
        _ => None,
    }
}

fn cell(ctx: &Ctx, row: &Row<'_>, at: usize, kind: Kind) -> rusqlite::Result<Cell> {
    if row.get_ref(at)?.data_type() == Type::Null {
        return Ok(Cell::Blank);
    }
    let text = || row.get::<_, String>(at);
    let is_public = kind.beside().is_some() && row.get::<_, String>(at + 1)? == "company";
    if let Some(hidden) = holds(kind).filter(|hidden| !is_public && !hidden.is_seen_by(ctx)) {
        return masked(hidden, row, at);
    }
    Ok(match kind {
        Kind::Text | Kind::Name(_) | Kind::Person | Kind::Phone | Kind::Address | Kind::Vin => Cell::Text(text()?),
        Kind::Word(said) => {
            let code = text()?;
            Cell::Text(said(&code).map_or(code, str::to_owned))
        }
        Kind::Either(yes, no) => Cell::Text(if row.get(at)? { yes } else { no }.to_owned()),
        Kind::Money | Kind::Hundredths => Cell::Hundredths(row.get(at)?),
        Kind::Thousandths => Cell::Thousandths(row.get(at)?),
        Kind::Whole => Cell::Whole(row.get(at)?),
        Kind::Day => Cell::Day(row.get(at)?),
        Kind::Moment => Cell::Moment(row.get(at)?),
        Kind::Tick if row.get::<_, bool>(at)? => Cell::Text("是".into()),
        Kind::Tick => Cell::Blank,
    })
}

fn masked(kind: Sensitive, row: &Row<'_>, at: usize) -> rusqlite::Result<Cell> {
    if matches!(kind, Sensitive::Money | Sensitive::Cost) {
        return Ok(Cell::Blank);
    }
    Ok(kind.masked(&row.get::<_, String>(at)?).map_or(Cell::Blank, |shown| Cell::Text(shown.into_text())))
}

/// Notes that everything was taken out: what, how much, by whom.
pub fn put(tx: &Tx, form: ExportForm, rows: &[ExportRows], file: &FileHash, bytes: usize) -> Result<ExportId> {
    let sql = "INSERT INTO exports (form, sheets, file, bytes, person_id, at_ms) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let person = tx.ctx().person.map(|person| person.0);
    let bytes = i64::try_from(bytes).map_err(Problem::internal)?;
    let id = tx.insert(sql, (to_text(&form)?, serde_json::to_string(rows)?, file, bytes, person, tx.now()))?;
    let told = serde_json::json!({ "form": form, "sheets": rows, "bytes": bytes });
    tx.touched::<(), _>(RecordKind::Exports, id, None, Some(&told))?;
    Ok(ExportId(id))
}

/// So many exports, the newest first.
pub fn list(read: &Read, most: i64) -> Result<Vec<Export>> {
    let sql = "SELECT e.id, e.form, e.at_ms, p.name, e.bytes, e.sheets FROM exports e
      LEFT JOIN people p ON p.id = e.person_id ORDER BY e.id DESC LIMIT ?1";
    read.list(sql, [most], |row| {
        Ok(Export {
            id: row.get(0)?,
            form: from_text(row, 1)?,
            at: row.get(2)?,
            by: row.get(3)?,
            bytes: row.get(4)?,
            sheets: from_json(row, 5)?,
        })
    })
}

/// An export's form and file; `not_found`.
pub fn get(read: &Read, id: ExportId) -> Result<(ExportForm, FileHash)> {
    read.maybe("SELECT form, file FROM exports WHERE id = ?1", [id], |row| Ok((from_text(row, 0)?, row.get(1)?)))?
        .ok_or_else(|| Problem::not_found("export"))
}
