//! The one row of settings: a version, and the sections as one JSON.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Standing;
use crate::common::{Problem, Result};
use jieche_ground::sql::from_json;
use jieche_ground::{Read, Tx};

#[derive(Deserialize)]
struct Head {
    demo: bool,
}

#[derive(Deserialize)]
struct Kept<R> {
    shop: R,
}

#[derive(Serialize)]
struct Body<'a, R> {
    demo: bool,
    shop: &'a R,
}

pub(super) fn standing(read: &Read) -> Result<Option<Standing>> {
    read.maybe("SELECT version, body FROM settings WHERE id = 1", [], |row| {
        let head: Head = from_json(row, 1)?;
        Ok(Standing { version: row.get(0)?, demo: head.demo })
    })
}

/// `None` without a shop, `Some(None)` without the section.
pub(super) fn section<S: DeserializeOwned>(read: &Read, key: Option<&str>) -> Result<Option<Option<S>>> {
    let sql = "SELECT body FROM settings WHERE id = 1";
    let Some(key) = key else {
        return read.maybe(sql, [], |row| from_json(row, 0).map(|Kept { shop }| Some(shop)));
    };
    let kept = read.maybe(sql, [], |row| from_json::<Kept<Map<String, Value>>>(row, 0))?;
    let found = kept.map(|mut kept| kept.shop.remove(key).map(serde_json::from_value).transpose());
    found.transpose().map_err(|_| Problem::new("damaged"))
}

/// Writes the row of a new shop, its record in the shape that sections are read in.
pub(crate) fn insert<R: Serialize>(tx: &Tx, standing: Standing, record: &R) -> Result<()> {
    let values = (standing.version, body(standing, record)?);
    tx.execute("INSERT INTO settings (id, version, body) VALUES (1, ?1, ?2)", values).map(|_| ())
}

/// Writes the row anew.
pub(crate) fn update<R: Serialize>(tx: &Tx, standing: Standing, record: &R) -> Result<()> {
    let values = (standing.version, body(standing, record)?);
    tx.execute("UPDATE settings SET version = ?1, body = ?2 WHERE id = 1", values).map(|_| ())
}

fn body<R: Serialize>(standing: Standing, record: &R) -> Result<String> {
    Ok(serde_json::to_string(&Body { demo: standing.demo, shop: record })?)
}
