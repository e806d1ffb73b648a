//! Every sheet, printed through the commands from a demo shop and read back with poppler: what each must say.
//!
//! How a sheet is set (fonts, margins, overlaps) is tried in `jieche-paper`; here is whether what stands on it is what the
//! records say. Deliberately not here: what a sheet looks like, which somebody must see.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // a test says what is wrong by ending there

mod demo;
mod poppler;

use serde_json::{Value, json};

use demo::Demo;
use jieche_api::Sheet as Printed;
use poppler::Sheet;

/// Bytes a page may have, so that a day's sheets stay small.
const PAGE: usize = 60 * 1024;
/// The walk-round's one page names every inspection point: its fonts carry a third more characters than any other sheet's.
const WALK_ROUND: usize = 90 * 1024;
/// Orders, and settlements, whose sheets are read; the demo shop's are of every kind among the first.
const SHEETS: usize = 12;

#[test]
fn the_samples_are_one_of_each_sheet() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let environment = jieche_tests::house::environment(&jieche_tests::house::Clock::monday());
    let written = jieche_api::papers::samples(folder.path(), &environment).expect("the samples are written");
    assert_eq!(written.iter().map(|(sheet, _)| *sheet).collect::<Vec<_>>(), Printed::ALL, "each sheet has one sample");
    for (printed, name) in &written {
        let sheet = Sheet::read(&std::fs::read(folder.path().join(name)).expect("the sample"));
        sheet.says(title(*printed), "its title");
        sheet.is_well_made(if *printed == Printed::Reception { WALK_ROUND } else { PAGE });
        assert!(
            sheet.pages.iter().all(|page| page.contains("演示")),
            "{name}: no sheet of the demo shop can pass for a real one"
        );
    }
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).expect("the folder").flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(left.len(), written.len(), "and nothing else is left behind: {left:?}");
}

/// What stands at the head of a sheet.
fn title(sheet: Printed) -> &'static str {
    match sheet {
        Printed::Quotation => "维修报价单",
        Printed::RepairAuthorisation => "机动车维修委托书",
        Printed::JobCard => "维修任务单",
        Printed::Reception => "接车检查单",
        Printed::SettlementList => "机动车维修费用结算清单",
        Printed::Appointment => "预约单",
        Printed::DayReport => "售后营业日报",
        Printed::RecoveryCode => "恢复码",
    }
}

#[test]
fn sheets_of_orders_say_what_the_order_says() {
    let demo = Demo::open();
    let orders = demo.rows("repair_orders_list", json!({ "states": ["in_progress", "ready", "delivered"], "from": null, "until": null, "vehicle_id": null, "after": null, "limit": 200 }));
    assert!(orders.len() > 10, "a few days of a shop: {}", orders.len());
    for brief in orders.iter().take(SHEETS) {
        let order = demo.asks("repair_orders_get", json!({ "id": brief["id"] }));
        authorisation(&demo, &order);
        job_card(&demo, &order);
    }
}

fn common(sheet: &Sheet, order: &Value) {
    sheet.says(text(order, "/number"), "the order's number");
    sheet.says(text(order, "/vehicle/plate/plate"), "the car's plate");
    sheet.says(text(order, "/vehicle/vin/whole"), "its VIN");
    sheet.says(text(order, "/complaint"), "the customer's words");
    sheet.says(text(order, "/advisor"), "whom to ask");
    sheet.says(&thousands(order["odometer_in_km"].as_i64().expect("kilometres")), "its kilometres");
    sheet.is_well_made(PAGE);
}

fn authorisation(demo: &Demo, order: &Value) {
    let sheet = demo.print("repair_orders_print_authorisation", json!({ "id": order["id"] }));
    common(&sheet, order);
    sheet.says(text(order, "/customer/name/whole"), "whose car it is");
    for line in lines(order).filter(|line| line["decision"] != "declined") {
        sheet.says(text(line, "/name"), "what is to be done");
        sheet.says(&yuan(&line["amount_fen"]), "and what it will cost");
    }
    let sum: i64 =
        lines(order).filter(|line| line["decision"] != "declined").filter_map(|line| line["amount_fen"].as_i64()).sum();
    sheet.says(&format!("¥{}", yuan(&json!(sum))), "what the customer signs for");
    for part in ["第一联", "第二联"] {
        sheet.says(part, "one for each side");
    }
    sheet.says("人民币", "the sum in words");
}

fn job_card(demo: &Demo, order: &Value) {
    let sheet = demo.print("repair_orders_print_job_card", json!({ "id": order["id"] }));
    common(&sheet, order);
    for line in lines(order).filter(|line| line["decision"] == "agreed") {
        sheet.says(text(line, "/name"), "what was agreed is to be done");
    }
    for line in lines(order).filter(|line| line["decision"] == "declined") {
        sheet.does_not_say(text(line, "/code"), "what was declined is not to be done");
    }
    for line in lines(order).filter(|line| line["unit_price_fen"].as_i64() > Some(10_000)) {
        sheet.does_not_say(&yuan(&line["amount_fen"]), "prices are not the workshop's");
    }
    sheet.says("补打", "the demo shop printed it before");
}

#[test]
fn settlement_lists_say_what_was_settled() {
    let demo = Demo::open();
    let settlements =
        demo.rows("settlement_list", json!({ "states": [], "from": null, "until": null, "after": null, "limit": 200 }));
    assert!(settlements.len() > 10, "a few days of a shop: {}", settlements.len());
    for brief in settlements.iter().take(SHEETS) {
        let settlement = demo.asks("settlement_get", json!({ "id": brief["id"] }));
        let sheet = demo.print("settlement_print", json!({ "id": brief["id"] }));
        settlement_list(&sheet, &settlement);
        let kept = demo.print("settlement_kept", json!({ "id": brief["id"] }));
        kept.says(text(brief, "/number"), "the kept sheet is this settlement's");
        kept.does_not_say("补打", "and the one that was handed over first");
        assert!(!kept.text.contains("收款微信") && !kept.text.contains("收款现金"), "before anything was paid");
    }
}

fn settlement_list(sheet: &Sheet, settlement: &Value) {
    sheet.says(text(settlement, "/brief/number"), "its number");
    for line in lines(settlement) {
        sheet.says(text(line, "/name"), "each line");
        sheet.says(
            &yuan(
                &line["amount_fen"]
                    .as_i64()
                    .map(|fen| json!(fen + line["discount_fen"].as_i64().unwrap_or(0)))
                    .expect("fen"),
            ),
            "and its price",
        );
    }
    for (kind, name) in [("labour", "工时费用小计"), ("part", "材料费用小计")] {
        let of_kind = lines(settlement).filter(|line| line["kind"] == kind);
        let before_discount = |line: &Value| line["amount_fen"].as_i64().zip(line["discount_fen"].as_i64());
        let sum: i64 = of_kind.filter_map(before_discount).map(|(amount, discount)| amount + discount).sum();
        if sum != 0 {
            sheet.says(name, "the sums of the standard's form");
            sheet.says(&yuan(&json!(sum)), "to the fen, before what was given off");
        }
    }
    sheet.says(&yuan(&settlement["brief"]["total_fen"]), "what is to be paid");
    sheet.says(&yuan(&settlement["brief"]["paid_fen"]), "what was paid");
    sheet.says("人民币", "the sum in words");
    sheet.says("质量保证期", "what the shop promises");
    for part in ["第一联", "第二联"] {
        sheet.says(part, "one for each side");
    }
    if settlement["brief"]["state"] == "void" {
        sheet.says("作废", "a void one can be seen from across the room");
    } else if settlement["replaces"].is_null() {
        sheet.does_not_say("作废", "one that stands, and for no other, knows of none that is void");
    }
    sheet.is_well_made(PAGE);
}

#[test]
fn the_day_report_says_the_days_figures() {
    let demo = Demo::open();
    let today = json!({ "date": demo.today });
    let report = demo.asks("reports_day", today.clone());
    let sheet = demo.print("reports_print_day", today);
    for period in ["day", "month"] {
        for (place, why) in
            [("/revenue/total_fen", "revenue"), ("/revenue/labour_fen", "labour"), ("/revenue/part_fen", "parts")]
        {
            let fen = report[period].pointer(place).expect("a figure");
            if fen != 0 {
                sheet.says(&yuan(fen), why);
            }
        }
        for received in report[period]["received"].as_array().expect("a list") {
            sheet.says(&yuan(&received["amount_fen"]), "money by means");
        }
        for owed in report[period]["receivables"].as_array().expect("a list") {
            sheet.says(&yuan(&owed["amount_fen"]), "what debtors owe");
        }
        for advisor in report[period]["advisors"].as_array().expect("a list") {
            sheet.says(text(advisor, "/advisor"), "each advisor");
        }
    }
    for cancelled in report["cancelled"].as_array().expect("a list") {
        sheet.says(text(cancelled, "/reason"), "why an order was cancelled");
    }
    assert_eq!(sheet.pages.len(), 1, "the day fits one page");
    sheet.is_well_made(PAGE);
}

#[test]
fn the_recovery_code_is_printed_as_it_opens_the_shop() {
    let (house, shop) = jieche_tests::house::House::with_examples();
    let desk = house.stranger("办公室").with_token(&shop.token);
    let sheet = Sheet::read(&desk.prints("backup_print_recovery_code", json!({})));
    for group in shop.example.recovery_code.split('-') {
        sheet.says(group, "each of the fourteen groups");
    }
    sheet.does_not_say("演示", "a real shop's sheet is no demo");
    sheet.does_not_say("补打", "it is the first");
    let again = Sheet::read(&desk.prints("backup_print_recovery_code", json!({})));
    again.says("补打", "a second copy of a secret says so");
}

fn lines(of: &Value) -> impl Iterator<Item = &Value> {
    of["lines"].as_array().expect("lines").iter()
}

#[track_caller]
fn text<'a>(value: &'a Value, path: &str) -> &'a str {
    value.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("{path} is no text: {value}"))
}

/// Fen as sheets write them: 12,345.60.
fn yuan(fen: &Value) -> String {
    let fen = fen.as_i64().expect("fen");
    format!("{}{}.{:02}", if fen < 0 { "-" } else { "" }, thousands(fen.abs() / 100), fen.abs() % 100)
}

fn thousands(number: i64) -> String {
    let digits = number.to_string();
    let grouped: Vec<&str> =
        digits.as_bytes().rchunks(3).rev().map(|group| std::str::from_utf8(group).expect("digits")).collect();
    grouped.join(",")
}
