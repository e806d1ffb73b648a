//! Imports: the sample files to the row, the same file twice, what goes back, and files made to do harm.

mod any_file;
mod harmful_files;
mod jobs_and_moments;
mod rows;
mod samples;

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::common::vin::VinState;
use crate::common::{Fen, Shown};
use crate::customers::{self, CustomerKind, ListCustomers};
use crate::labour::{FindInCatalogue, ListCatalogue};
use crate::parts::PartClass;
use crate::search::{SearchFor, SearchKind};
use crate::testing::TestShop;
use crate::vehicles::{self, Vehicle, VehicleFile};
use crate::{labour, parts, search, settings};

/// A founded shop, so that there is a tax rate.
fn shop() -> TestShop {
    let shop = TestShop::new();
    shop.write(|tx| {
        settings::found(tx, "测试汽车服务有限公司", "深圳市福田区", "0755-88886666", "91350100M000100Y43", false)
    })
    .unwrap();
    shop
}

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/samples").join(name)).unwrap()
}

fn preview_of(shop: &TestShop, kind: ImportKind, bytes: &[u8], only: Option<RowOutcome>) -> Result<ImportPreview> {
    let file = shop.shop.upload(&shop.ctx(), bytes)?;
    preview(&shop.shop, &shop.ctx(), PreviewImport { kind, file, columns: None, only, from_row: 1, limit: 200 })
}

fn import(shop: &TestShop, kind: ImportKind, bytes: &[u8]) -> Result<Outcome> {
    let file = shop.shop.upload(&shop.ctx(), bytes)?;
    run(&shop.shop, &shop.ctx(), &Progress::default(), StartImport { kind, file, columns: None })
}

fn counts(rows: i64, create: i64, merge: i64, refuse: i64, skip: i64) -> ImportCounts {
    ImportCounts { rows, create, merge, refuse, skip }
}

fn count(shop: &TestShop, table: &str) -> i64 {
    shop.read(|read| read.one(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))).unwrap()
}

fn refused_text(shop: &TestShop, outcome: &Outcome) -> String {
    String::from_utf8(shop.shop.file(outcome.refused.as_ref().unwrap()).unwrap()).unwrap()
}

fn found(shop: &TestShop, text: &str) -> VehicleFile {
    let hits = shop.read(|read| search::find(read, SearchFor { text: text.into(), limit: 5 })).unwrap();
    let hit = hits.iter().find(|hit| hit.kind == SearchKind::Vehicle).unwrap_or_else(|| panic!("{text} is not found"));
    let id = hit.vehicle.as_ref().unwrap().id;
    shop.read(|read| vehicles::get(read, id)).unwrap()
}

fn car(shop: &TestShop, text: &str) -> Vehicle {
    found(shop, text).vehicle
}

fn codes(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}
