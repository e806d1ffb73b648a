//! The table of parts.

use rusqlite::{Params, Row, named_params};

use super::Part;
use crate::common::{PartId, Problem, Result};
use crate::registers::numbers;
use jieche_ground::sql::{from_text, to_text};
use jieche_ground::{Read, Tx};

const COLUMNS: &str =
    "id, version, number, name, brand, spec, unit, class, price_fen, tax_rate_bp, location, fits, retired";

fn part(row: &Row<'_>) -> rusqlite::Result<Part> {
    Ok(Part {
        id: row.get(0)?,
        version: row.get(1)?,
        number: row.get(2)?,
        name: row.get(3)?,
        brand: row.get(4)?,
        spec: row.get(5)?,
        unit: row.get(6)?,
        class: from_text(row, 7)?,
        price_fen: row.get(8)?,
        tax_rate_bp: row.get(9)?,
        location: row.get(10)?,
        fits: row.get(11)?,
        retired: row.get(12)?,
    })
}

fn rows(read: &Read, which: &str, params: impl Params) -> Result<Vec<Part>> {
    read.list(&format!("SELECT {COLUMNS} FROM parts WHERE {which}"), params, part)
}

pub(super) fn get(read: &Read, id: PartId) -> Result<Part> {
    rows(read, "id = ?1", [id])?.pop().ok_or_else(|| Problem::not_found("part"))
}

/// The part with this number, folded.
pub(crate) fn by_number(read: &Read, number: &str) -> Result<Option<Part>> {
    Ok(rows(read, "number = ?1", [number])?.pop())
}

pub(super) fn by_ids(read: &Read, ids: &[i64]) -> Result<Vec<Part>> {
    rows(read, "id IN (SELECT value FROM json_each(?1))", [serde_json::to_string(ids)?])
}

/// By number, after one; `find` is folded as terms are, a blank one lists all.
pub(super) fn list(read: &Read, find: &str, after: &str, limit: i64) -> Result<Vec<Part>> {
    if find.is_empty() {
        return rows(read, "number > ?1 ORDER BY number LIMIT ?2", (after, limit));
    }
    let found = "number > ?1 AND id IN (SELECT object_id FROM search_terms WHERE kind = 5 AND term >= ?3 AND term < ?4) ORDER BY number LIMIT ?2";
    rows(read, found, (after, limit, find, format!("{find}\u{10FFFF}")))
}

pub(super) fn insert(tx: &Tx, mut new: Part) -> Result<Part> {
    let sql =
        "INSERT INTO parts (id, number, name, brand, spec, unit, class, price_fen, tax_rate_bp, location, fits, retired)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    let id = numbers::new_id(tx, "parts")?;
    tx.execute(
        sql,
        (
            id,
            &new.number,
            &new.name,
            &new.brand,
            &new.spec,
            &new.unit,
            to_text(&new.class)?,
            new.price_fen,
            new.tax_rate_bp,
            &new.location,
            &new.fits,
            new.retired,
        ),
    )?;
    (new.id, new.version) = (PartId(id), 1);
    Ok(new)
}

pub(super) fn remove(tx: &Tx, id: PartId) -> Result<()> {
    tx.remove("DELETE FROM parts WHERE id = ?1", id.0)
}

pub(super) fn update(tx: &Tx, before: &Part, mut new: Part) -> Result<Part> {
    let sql = "UPDATE parts SET version = version + 1, number = :number, name = :name, brand = :brand, spec = :spec, unit = :unit, class = :class, price_fen = :price,
               tax_rate_bp = :tax, location = :location, fits = :fits, retired = :retired WHERE id = :id";
    tx.execute(
        sql,
        named_params! {
            ":id": before.id, ":number": new.number, ":name": new.name, ":brand": new.brand, ":spec": new.spec, ":unit": new.unit, ":class": to_text(&new.class)?,
            ":price": new.price_fen, ":tax": new.tax_rate_bp, ":location": new.location, ":fits": new.fits, ":retired": new.retired,
        },
    )?;
    (new.id, new.version) = (before.id, before.version + 1);
    Ok(new)
}
