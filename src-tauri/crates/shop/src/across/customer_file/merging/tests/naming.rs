//! Whatever names a customer is moved by a merge, or stays as it was written and says why: no table can be forgotten. What
//! names a car is listed too, for whoever makes two files of one car one.

use std::collections::BTreeMap;

use super::*;
use crate::testing::TestShop;
use jieche_ground::references;

/// What a file holds now: it moves.
const MOVED: [&str; 3] = ["customers.merged_into", "repair_orders.customer_id", "vehicles.owner_id"];
/// What was written of a customer and stays so, read under the kept file, and why.
const STAYS: [(&str, &str); 8] = [
    ("complaints.customer_id", "whose complaint it was when it was made"),
    ("customer_consents.customer_id", "who said it; what the one card says of marketing follows from both"),
    ("customer_merges.dropped_id", "the merge itself"),
    ("customer_merges.kept_id", "the merge itself"),
    ("order_lines.debtor_id", "who was to pay when the line was agreed to"),
    ("ownerships.customer_id", "whose a car was on which day"),
    ("settlements.account_debtor_id", "a settled document is never edited"),
    ("settlements.debtor_id", "a settled document is never edited"),
];
/// What names a car: a merge of cars would have to say of each whether it moves.
const OF_A_CAR: [&str; 5] = [
    "appointments.vehicle_id",
    "complaints.vehicle_id",
    "ownerships.vehicle_id",
    "past_visits.vehicle_id",
    "repair_orders.vehicle_id",
];

/// The columns that name a table's rows.
fn naming(shop: &TestShop, table: &str) -> Vec<String> {
    let columns = shop.read(|read| references::naming(read, table)).unwrap();
    columns.into_iter().map(|(table, column)| format!("{table}.{column}")).collect()
}

/// What names a customer and is neither moved nor said to stay.
fn forgotten(shop: &TestShop) -> Vec<String> {
    let known = |column: &String| MOVED.contains(&column.as_str()) || STAYS.iter().any(|(stays, _)| stays == column);
    naming(shop, "customers").into_iter().filter(|column| !known(column)).collect()
}

/// How many rows name a customer, by column.
fn rows_naming(desk: &Desk, id: CustomerId) -> BTreeMap<String, i64> {
    let counted = naming(&desk.shop, "customers").into_iter().map(|name| {
        let (table, column) = name.split_once('.').unwrap();
        let sql = format!("SELECT count(*) FROM {table} WHERE {column} = ?1");
        let rows = desk.shop.read(|read| read.one(&sql, [id], |row| row.get(0))).unwrap();
        (name, rows)
    });
    counted.collect()
}

#[test]
fn whatever_names_a_customer_moves_or_says_why_it_stays() {
    let shop = TestShop::new();
    let forgotten = forgotten(&shop);
    assert!(forgotten.is_empty(), "a merge leaves these behind, and nobody says why: {forgotten:?}");
    let names = naming(&shop, "customers");
    let said = MOVED.iter().chain(STAYS.iter().map(|(column, _)| column));
    let gone: Vec<_> = said.filter(|column| !names.iter().any(|name| name == *column)).collect();
    assert!(gone.is_empty(), "nothing of the kind names a customer: {gone:?}");
}

#[test]
fn a_table_that_merging_forgets_is_seen() {
    let shop = TestShop::new();
    shop.write(|tx| {
        tx.execute(
            "CREATE TABLE cards (id INTEGER PRIMARY KEY, holder_id INTEGER REFERENCES customers (id)) STRICT",
            [],
        )?;
        tx.touched::<(), _>(RecordKind::Customers, 1, None, Some(&"a table nobody told the merge of"))
    })
    .unwrap();
    assert_eq!(forgotten(&shop), ["cards.holder_id"]);
}

#[test]
fn what_moves_leaves_nothing_behind_and_what_stays_is_left_as_it_was() {
    let desk = Desk::new();
    let (kept, earlier) = (new(&desk, person("章叁", "13911112222")), new(&desk, person("张叁", "")));
    merging(&desk, desk.owner, earlier, &[]).unwrap();
    let order = desk.ready(&[(Payer::Customer, 20_000)]);
    desk.settles(&order, Payer::Customer).unwrap();
    let before = rows_naming(&desk, desk.owner);
    merging(&desk, kept, desk.owner, &[]).unwrap();
    let after = rows_naming(&desk, desk.owner);
    for column in MOVED {
        assert!(before[column] > 0, "{column} must name the file for the test to say anything");
        assert_eq!(after[column], 0, "{column} still names the dropped file");
    }
    for (column, why) in STAYS.iter().filter(|(column, _)| !column.starts_with("customer_merges.")) {
        assert_eq!(after[*column], before[*column], "{column} was to stay: {why}");
    }
    assert!(before["ownerships.customer_id"] > 0, "one that stays must be there to be looked at");
}

#[test]
fn whatever_names_a_car_is_known() {
    assert_eq!(naming(&TestShop::new(), "vehicles"), OF_A_CAR, "a merge of cars would have to know of it");
}
