//! Imports: the sample files to the row, the same file twice, what goes back, and files made to do harm.

mod any_file;
mod batches;
mod duplicates;
mod harmful_files;
mod history;
mod jobs_and_moments;
mod rows;
mod samples;
mod undoing;

use crate::across::car_file::VehicleFile;
use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::across::search;
use crate::across::search::{SearchFor, SearchKind};
use crate::common::catalogue::{FindInCatalogue, ListCatalogue};
use crate::common::vin::VinState;
use crate::common::{Fen, Problem, Shown};
use crate::registers::customers::{self, CustomerKind, ListCustomers};
use crate::registers::parts::PartClass;
use crate::registers::vehicles::{self, Vehicle};
use crate::registers::{labour, parts, settings};
use crate::testing::TestShop;
use jieche_ground::files::FileHash;

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
    preview(
        &shop.shop,
        &shop.ctx(),
        PreviewImport { kind, file, columns: None, rules: ImportRules::default(), only, from_row: 1, limit: 200 },
    )
}

fn import(shop: &TestShop, kind: ImportKind, bytes: &[u8]) -> Result<ImportOutcome> {
    import_by(shop, kind, bytes, ImportRules::default())
}

fn import_by(shop: &TestShop, kind: ImportKind, bytes: &[u8], rules: ImportRules) -> Result<ImportOutcome> {
    let file = shop.shop.upload(&shop.ctx(), bytes)?;
    run(&shop.shop, &shop.ctx(), &Progress::default(), StartImport { kind, file, columns: None, rules })
}

fn counts(rows: i64, create: i64, merge: i64, refuse: i64, skip: i64) -> ImportCounts {
    ImportCounts { rows, create, merge, refuse, skip }
}

fn count(shop: &TestShop, table: &str) -> i64 {
    shop.read(|read| read.one(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))).unwrap()
}

fn refused_text(shop: &TestShop, outcome: &ImportOutcome) -> String {
    String::from_utf8(shop.shop.file(outcome.refused.as_ref().unwrap()).unwrap()).unwrap()
}

fn found(shop: &TestShop, text: &str) -> VehicleFile {
    let hits = shop.read(|read| search::find(read, SearchFor { text: text.into(), limit: 5 })).unwrap();
    let hit = hits.iter().find(|hit| hit.kind == SearchKind::Vehicle).unwrap_or_else(|| panic!("{text} is not found"));
    let id = hit.vehicle.as_ref().unwrap().id;
    shop.read(|read| crate::across::car_file::get(read, id)).unwrap()
}

fn car(shop: &TestShop, text: &str) -> Vehicle {
    found(shop, text).vehicle
}

fn codes(problems: &[Problem]) -> Vec<String> {
    problems.iter().map(ToString::to_string).collect()
}

/// What the shop has, row by row: all but versions and given ids, which never go back, and the account of imports itself.
fn dump(shop: &TestShop) -> Vec<String> {
    let account = ["imports", "import_records", "import_columns", "files", "jobs", "answers", "ids_given"];
    let tables = shop
        .read(|read| {
            read.list("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name", [], |row| {
                row.get::<_, String>(0)
            })
        })
        .unwrap();
    let kept = tables.into_iter().filter(|name| {
        !name.starts_with("journal_") && !name.starts_with("sqlite_") && !account.contains(&name.as_str())
    });
    let rows = |table: String| {
        shop.read(|read| {
            let columns =
                read.list("SELECT name FROM pragma_table_info(?1) WHERE name <> 'version'", [&table], |row| {
                    row.get::<_, String>(0)
                })?;
            let values =
                columns.iter().map(|column| format!("quote({column})")).collect::<Vec<_>>().join(" || ',' || ");
            read.list(&format!("SELECT {values} FROM {table} ORDER BY 1"), [], |row| {
                Ok(format!("{table}: {}", row.get::<_, String>(0)?))
            })
        })
        .unwrap()
    };
    kept.flat_map(rows).collect()
}
