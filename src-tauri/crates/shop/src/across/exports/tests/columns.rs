//! Every column of a table that is taken out stands on one of its sheets, or is kept apart by name and with a reason.

use std::collections::BTreeSet;

use jieche_codes::RecordKind;

use super::*;

/// Columns on no sheet about their table and kept apart by none; what is kept apart and is no column, or stands there too.
fn faults(shop: &TestShop) -> Vec<String> {
    let tables: BTreeSet<&str> = SHEETS.iter().map(|sheet| sheet.table).collect();
    tables.into_iter().flat_map(|table| faults_of(shop, table)).collect()
}

fn faults_of(shop: &TestShop, table: &str) -> Vec<String> {
    let sheets = || SHEETS.iter().filter(|sheet| sheet.table == table);
    let columns = columns(shop, table);
    let told: BTreeSet<String> = sheets().flat_map(named).collect();
    let apart: BTreeSet<String> =
        sheets().flat_map(|sheet| sheet.apart).flat_map(|(names, _)| names.split(' ')).map(str::to_owned).collect();
    let nobodys = columns.iter().filter(|column| !told.contains(*column) && !apart.contains(*column));
    let gone = apart.iter().filter(|column| !columns.contains(*column));
    nobodys
        .map(|column| format!("{table}.{column} is on no sheet, and nobody says why"))
        .chain(gone.map(|column| format!("{table}.{column} is kept apart, and there is no such column")))
        .chain(apart.intersection(&told).map(|column| format!("{table}.{column} is kept apart and taken out")))
        .collect()
}

fn columns(shop: &TestShop, table: &str) -> BTreeSet<String> {
    let names = shop.read(|read| read.list("SELECT name FROM pragma_table_info(?1)", [table], |row| row.get(0)));
    names.unwrap().into_iter().collect()
}

/// The columns of its table that a sheet's cells are made of, a list unfolded into rows among them.
fn named(sheet: &Sheet) -> Vec<String> {
    let rows = (sheet.rows)();
    let words: Vec<&str> = rows.split([' ', '\n', '(', ')', ',']).filter(|word| !word.is_empty()).collect();
    let is_of = |words: &&[&str]| ["FROM", "JOIN"].contains(&words[0]) && words[1] == sheet.table;
    let aliases: Vec<&str> = words.windows(3).filter(is_of).map(|words| words[2]).collect();
    let unfolded = rows.split("json_each(").skip(1).filter_map(|rest| rest.split(')').next());
    let cells = sheet.columns.iter().map(|Column(_, sql, _)| *sql).chain(unfolded);
    let paths = cells.flat_map(|sql| sql.split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '.'));
    let columns = paths.filter_map(|path| path.split_once('.')).filter(|(alias, _)| aliases.contains(alias));
    columns.map(|(_, column)| column.to_owned()).collect()
}

#[test]
fn every_column_is_taken_out_or_kept_apart_by_name() {
    let faults = faults(&TestShop::new());
    assert!(faults.is_empty(), "whoever takes everything out must know what stays: {faults:#?}");
}

#[test]
fn a_column_nobody_told_the_export_of_is_seen() {
    let shop = TestShop::new();
    shop.write(|tx| {
        tx.execute("ALTER TABLE customers ADD COLUMN birthday TEXT", [])?;
        tx.touched::<(), _>(RecordKind::Customers, 1, None, Some(&"a column nobody told the export of"))
    })
    .unwrap();
    assert_eq!(faults(&shop), ["customers.birthday is on no sheet, and nobody says why"]);
}
