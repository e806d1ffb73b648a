//! Choices are a terminal's own, kept until changed, and refused whole when one does not hold.

use super::*;
use crate::registers::phrases::{self, PhraseKind, SavePhrase};
use crate::testing::TestShop;
use jieche_codes::RecordKind;
use jieche_ground::journal::{self, ObjectHistory};

fn on(sheet: Sheet, printer: &str, stock: Stock, copies: i64) -> PrintChoice {
    PrintChoice { sheet, way: PrintWay { printer: Some(printer.into()), stock, copies, look_first: false } }
}

fn chosen(printing: &TerminalPrinting, sheet: Sheet) -> PrintWay {
    printing.choices.iter().find(|choice| choice.sheet == sheet).unwrap().way.clone()
}

#[test]
fn a_terminal_prints_by_the_viewer_until_it_chooses_and_another_goes_on_as_it_did() {
    let shop = TestShop::new();
    let first = shop.read(get).unwrap();
    assert_eq!((first.version, first.choices.len()), (0, Sheet::ALL.len()));
    assert!(first.choices.iter().all(|choice| choice.way == PrintWay::default()));

    let pins = on(Sheet::SettlementList, " EPSON LQ-630K ", Stock::Continuous, 2);
    let saved = shop.write(|tx| save(tx, SaveTerminalPrinting { version: 0, choices: vec![pins] })).unwrap();
    assert_eq!(saved.version, 1);
    let way = chosen(&saved, Sheet::SettlementList);
    assert_eq!(
        (way.printer.as_deref(), way.copies),
        (Some("EPSON LQ-630K"), 2),
        "blanks around a name are no part of it"
    );
    assert_eq!(chosen(&saved, Sheet::JobCard), PrintWay::default());

    let printed = shop.write(|tx| copy(tx, Sheet::SettlementList, 7)).unwrap();
    assert_eq!((printed.copy_no, printed.way), (1, way), "the copy says how");
    assert_eq!(shop.write(|tx| copy(tx, Sheet::SettlementList, 7)).unwrap().copy_no, 2, "补打 is counted");

    let elsewhere = jieche_ground::Ctx { terminal: "前台2".into(), ..shop.ctx() };
    let other = shop.shop.read(&elsewhere, get).unwrap();
    assert_eq!((other.terminal.as_str(), other.version), ("前台2", 0));
    let copied = shop.shop.write(&elsewhere, "printing_save", |tx| copy(tx, Sheet::SettlementList, 7)).unwrap();
    assert_eq!((copied.value.copy_no, copied.value.way), (3, PrintWay::default()), "one count for all terminals");
}

#[test]
fn what_does_not_hold_is_refused_and_changes_nothing() {
    let shop = TestShop::new();
    let refused = |choices: Vec<PrintChoice>, version| {
        let problem = shop.write(|tx| save(tx, SaveTerminalPrinting { version, choices })).unwrap_err();
        (problem.field.unwrap_or_default().to_string(), problem.code.to_string())
    };
    let said = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    assert_eq!(
        refused(vec![on(Sheet::JobCard, "HP", Stock::A4, 0)], 0),
        said("copies_job_card", "copies_out_of_range")
    );
    assert_eq!(
        refused(vec![on(Sheet::JobCard, "HP", Stock::A4, 10)], 0),
        said("copies_job_card", "copies_out_of_range")
    );
    assert_eq!(refused(vec![on(Sheet::Reception, "HP", Stock::Continuous, 1)], 0), said("stock_reception", "needs_a4"));
    assert_eq!(refused(vec![on(Sheet::JobCard, "-oraw", Stock::A4, 1)], 0), said("printer_job_card", "bad_value"));
    let twice = vec![on(Sheet::JobCard, "HP", Stock::A4, 1), on(Sheet::JobCard, "HP", Stock::A4, 2)];
    assert_eq!(refused(twice, 0), said("choices", "duplicate"));
    assert_eq!(refused(Vec::new(), 3), said("", "changed_meanwhile"));
    assert_eq!(shop.read(get).unwrap().version, 0);
}

#[test]
fn a_print_is_told_in_its_records_history_and_is_no_change_of_it() {
    let shop = TestShop::new();
    let phrase =
        SavePhrase { id: None, version: None, kind: PhraseKind::Complaint, text: "异响".into(), retired: false };
    let made = shop.write(|tx| phrases::save(tx, phrase)).unwrap();
    shop.write(|tx| copy(tx, Sheet::JobCard, 5)).unwrap();
    shop.write(|tx| copy(tx, Sheet::JobCard, 5)).unwrap();
    let asked = ObjectHistory { kind: "repair_orders".into(), id: 5, before: None, limit: 9 };
    let told = shop.read(|read| journal::history(read, &["repair_orders"], &asked)).unwrap();
    let told: Vec<_> = told.into_iter().map(|entry| (entry.before, entry.after)).collect();
    let print = |copy: u32| (serde_json::Value::Null, serde_json::json!({ "printed": "job_card", "copy": copy }));
    assert_eq!(told, [print(2), print(1)]);
    let last = |kind: RecordKind, id| shop.read(|read| journal::last_change(read, kind.into(), id)).unwrap();
    assert_eq!(last(RecordKind::RepairOrders, 5), None, "nobody is told that whoever printed it had changed it");
    assert!(last(RecordKind::Phrases, made.id.0).is_some(), "while a record that was made was changed by somebody");
}
