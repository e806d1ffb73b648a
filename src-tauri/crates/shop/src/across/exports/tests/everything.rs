//! Everything comes out: each kind of record on its sheet, and no table of the shop forgotten.

use serde_json::{Value, json};

use super::*;
use crate::registers::{customers, packages};
use crate::visit::reception;
use crate::visit::repair_orders::quotations;
use crate::visit::repair_orders::testing::Desk;
use crate::visit::repair_orders::{Decision, Payer};

/// Tables whose records stand on no sheet, and why.
const APART: &[(&str, &str)] = &[
    ("people roles", "who works here is no record of the trade; their names stand where they acted"),
    (
        "settings bays calendar_days questionnaires inspection_templates phrases terminal_printing",
        "how the shop works, not what it did",
    ),
    ("files pictures damaged_files", "documents and photos are files already, in the data folder and its backups"),
    ("signed_authorisations", "a signed document is its PDF"),
    ("journal_heads journal_rows journal_values", "the journal proves by being whole, and is read in place"),
    (
        "search_objects search_terms jobs drafts sessions sign_in_failures known_terminals answers numbers ids_given",
        "the program's own",
    ),
    ("approvals prints", "who allowed and who printed what, in the journal too"),
    ("imports import_records import_columns exports customer_merges", "how records came and went, in the journal too"),
    (
        "appointment_reminders appointment_messages survey_calls",
        "tries to reach somebody; what came of them is exported",
    ),
    ("past_visit_items", "on the sheet of past visits"),
];

fn as_request<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// One of what the front desk keeps beside cars and orders.
fn front_desk() -> Desk {
    let desk = Desk::new();
    let order = desk.opens();
    let order = desk.puts(&order, Payer::Customer, 9_000, |line| line.name = "前制动片".into()).unwrap();
    let line = order.lines[0].id;
    let found = json!({
        "marks": [{ "view": "left", "x": 1, "y": 2, "kind": "scratch", "remark": "旧伤", "photos": [] }],
        "lamps": [], "belongings": [], "valuables_told": true, "covers_on": true, "payment": null, "photos": [], "remark": null,
        "results": [{ "point": 8, "condition": "replace", "reading": "2", "remark": null }],
    });
    let part = json!({
        "id": null, "version": null, "number": "PJA01", "name": "机油滤清器", "brand": null, "spec": null, "unit": "个",
        "class": "original", "price_fen": 6800, "tax_rate_bp": 1300, "location": null, "fits": null, "retired": false,
    });
    desk.shop
        .write(|tx| {
            reception::save(tx, as_request(json!({ "order_id": order.id, "version": 0, "found": found })))?;
            quotations::make(tx, as_request(json!({ "order_id": order.id, "version": order.version })))?;
            let part = parts::save(tx, as_request(part))?;
            let item = json!({ "operation_id": null, "part_id": part.id, "quantity": 2000 });
            packages::save(tx, as_request(json!({
                "id": null, "version": null, "code": "TC01", "name": "小保养", "brand": null, "model": null, "due_km": 10000,
                "due_months": null, "items": [item], "price_fen": 12000, "retired": false,
            })))?;
            let owner = customers::brief(tx, desk.owner)?.id;
            customers::note_consent(tx, as_request(json!({
                "id": owner, "purpose": "marketing", "given": false, "via": "in_person", "text_version": 1,
            })))?;
            let contact = json!({ "was": null, "kind": "driver", "name": { "set": "王司机" }, "duty": null, "phone": { "set": "13800009999" } });
            let card = customers::save_contacts(tx, as_request(json!({
                "id": owner, "version": crate::across::customer_file::get(tx, owner)?.customer.version, "contacts": [contact], "prefers": "any", "reach_hours": null,
            })))?;
            customers::tag(tx, as_request(json!({ "id": owner, "version": card.version, "tags": ["老客户", "出租车"] })))?;
            Ok(())
        })
        .unwrap();
    desk.decides(&desk.order(order.id), vec![line], Decision::Agreed).unwrap();
    desk
}

#[test]
fn what_the_front_desk_keeps_is_taken_out() {
    let desk = front_desk();
    let bytes = exported(&desk.shop, &desk.shop.ctx(), ExportForm::Csv);
    for (sheet, said) in [
        ("客户", "老客户 出租车"),
        ("联系人", "张三,个人,司机,王司机,,13800009999"),
        ("授权同意", "张三,个人,营销,不同意,当面,1,"),
        ("车主变更", ",张三,个人,2026-11-23,"),
        ("工单经过", ",开单,"),
        ("外观损伤", ",左侧,划伤,旧伤,"),
        ("接车检查", ",更换,2,"),
        ("报价单", "BJ20261123-0001,"),
        ("套餐", "TC01,小保养,,,10000,,120.00,,配件,PJA01,机油滤清器,2.000"),
    ] {
        let text = csv(&bytes, sheet).replace('"', "");
        assert!(text.contains(said), "{said} is not in {sheet}: {text}");
        assert_eq!(text.lines().next().unwrap().split(',').count(), said_columns(sheet), "{sheet} has its headings");
    }
    let masked = exported(&desk.shop, &desk.shop.ctx_as(&[Role::ReadOnly]), ExportForm::Csv);
    for sheet in ["客户", "联系人", "授权同意", "车主变更", "外观损伤"] {
        let text = csv(&masked, sheet);
        for secret in ["张三", "王司机", "13800009999"] {
            assert!(!text.contains(secret), "{secret} is whole on {sheet}");
        }
    }
}

#[test]
fn no_code_leaves_as_its_name() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 9_000), (Payer::Shop, 7_000)]);
    for payer in [Payer::Customer, Payer::Shop] {
        desk.settles(&desk.order(order.id), payer).unwrap();
    }
    let bytes = exported(&desk.shop, &desk.shop.ctx(), ExportForm::Csv);
    let paid = csv(&bytes, "收款");
    assert!(paid.contains("内部转账") && !paid.contains("internal"), "what the shop pays itself has a word: {paid}");
    let events = csv(&bytes, "工单经过");
    assert!(events.contains("派工") && events.contains("开单"), "steps and what is told beside them: {events}");
    let customers = csv(&bytes, "客户");
    assert!(
        !customers.contains("none") && !customers.contains("不挂账"),
        "who owes as nothing has a blank: {customers}"
    );
}

fn said_columns(sheet: &str) -> usize {
    SHEETS.iter().find(|one| one.name == sheet).unwrap().columns.len()
}

#[test]
fn no_table_is_forgotten() {
    let shop = TestShop::new();
    let tables: Vec<String> = shop
        .read(|read| {
            let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
            read.list(sql, [], |row| row.get(0))
        })
        .unwrap();
    let out: Vec<&str> = SHEETS.iter().map(|sheet| sheet.table).collect();
    let apart: Vec<&str> = APART.iter().flat_map(|(names, _)| names.split(' ')).collect();
    let forgotten: Vec<&String> =
        tables.iter().filter(|name| !out.contains(&name.as_str()) && !apart.contains(&name.as_str())).collect();
    assert!(forgotten.is_empty(), "on no sheet, and nobody says why: {forgotten:?}");
    let gone: Vec<&&str> = apart.iter().filter(|name| !tables.iter().any(|table| table == *name)).collect();
    assert!(gone.is_empty(), "there is no such table: {gone:?}");
}
