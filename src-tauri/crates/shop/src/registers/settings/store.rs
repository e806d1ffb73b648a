//! The one row of settings.

use serde::{Deserialize, Serialize};

use super::{Settings, ShopSettings, law};
use crate::common::Result;
use jieche_ground::sql::from_json;
use jieche_ground::{Read, Tx};

#[derive(Serialize, Deserialize)]
struct Body {
    demo: bool,
    shop: ShopSettings,
}

pub(super) fn get(read: &Read) -> Result<Option<Settings>> {
    read.maybe("SELECT version, body FROM settings WHERE id = 1", [], |row| {
        let body: Body = from_json(row, 1)?;
        Ok(Settings {
            version: row.get(0)?,
            demo: body.demo,
            shop: body.shop,
            least_guarantee: law::least_guarantees(),
        })
    })
}

pub(super) fn insert(tx: &Tx, settings: &Settings) -> Result<()> {
    tx.execute("INSERT INTO settings (id, version, body) VALUES (1, ?1, ?2)", (settings.version, body(settings)?))
        .map(|_| ())
}

pub(super) fn update(tx: &Tx, settings: &Settings) -> Result<()> {
    tx.execute("UPDATE settings SET version = ?1, body = ?2 WHERE id = 1", (settings.version, body(settings)?))
        .map(|_| ())
}

fn body(settings: &Settings) -> Result<String> {
    Ok(serde_json::to_string(&Body { demo: settings.demo, shop: settings.shop.clone() })?)
}
