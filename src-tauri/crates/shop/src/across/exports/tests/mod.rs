//! An export opens again by this program's own reader, says nothing a role may not see, and runs nothing.

mod columns;
mod everything;
mod stays;

use std::io::{Cursor, Read as _};

use calamine::{Data, Reader, Xlsx};
use proptest::prelude::*;
use zip::ZipArchive;

use super::cell::{decimal, is_formula, would_be_a_number};
use super::*;
use crate::across::imports::{self, ImportKind, ImportRules, StartImport};
use crate::common::export::Kind;
use crate::common::{BusinessDate, Fen};
use crate::registers::staff::Role;
use crate::registers::{parts, settings};
use crate::testing::TestShop;

const CARS: &str = "客户名称,手机,车牌号,VIN码,行驶里程,购车日期,备注\n\
    张三丰,13800001234,粤B11111,LSVAA49J232047377,50000,2020-05-06,=cmd|'/c calc'!A1\n\
    示例出行有限公司,0755-88886666,粤B22222,,,,\"第一行\n第二行 <b>&\"\"\"\n";

/// A shop with two cars and a part, brought by its own import.
fn shop() -> TestShop {
    let shop = TestShop::new();
    shop.write(|tx| {
        settings::found(tx, "测试汽车服务有限公司", "深圳市福田区", "0755-88886666", "91350100M000100Y43", false)
    })
    .unwrap();
    let bring = |kind, text: &str| {
        let file = shop.shop.upload(&shop.ctx(), text.as_bytes()).unwrap();
        let asked = StartImport { kind, file, columns: None, rules: ImportRules::default() };
        imports::run(&shop.shop, &shop.ctx(), &Progress::default(), asked).unwrap();
    };
    bring(ImportKind::CustomersVehicles, CARS);
    bring(ImportKind::Parts, "配件编码,配件名称,售价\n000123,水泵,1280.5\n");
    bring(
        ImportKind::PastVisits,
        "工单号,日期,车牌号,项目名称,项目金额\nA1,2024-03-04,粤B11111,换油,100\nA1,2024-03-04,粤B11111,换滤,20\n",
    );
    shop
}

fn exported(shop: &TestShop, ctx: &Ctx, form: ExportForm) -> Vec<u8> {
    let export = run(&shop.shop, ctx, &Progress::default(), StartExport { form }).unwrap();
    fetch(&shop.shop, ctx, export).unwrap().1
}

fn workbook(bytes: Vec<u8>) -> Xlsx<Cursor<Vec<u8>>> {
    Xlsx::new(Cursor::new(bytes)).unwrap()
}

fn csv(bytes: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    zip.by_name(&format!("{name}.csv")).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn the_workbook_has_a_sheet_a_kind_with_numbers_days_and_texts() {
    let shop = shop();
    let mut book = workbook(exported(&shop, &shop.ctx(), ExportForm::Xlsx));
    assert_eq!(book.sheet_names(), SHEETS.iter().map(|sheet| sheet.name).collect::<Vec<_>>());
    let cars = book.worksheet_range("车辆").unwrap();
    let first: Vec<&Data> = cars.rows().nth(1).unwrap().iter().collect();
    assert_eq!(first[0], &Data::String("粤B11111".into()));
    assert_eq!(first[4], &Data::String("13800001234".into()), "a telephone number is a text");
    assert_eq!(first[11], &Data::Float(50_000.0));
    let Data::DateTime(bought) = first[10] else { panic!("{:?} is no day", first[10]) };
    let (year, month, day, ..) = bought.to_ymd_hms_milli();
    assert_eq!((year, month, day), (2020, 5, 6));
    assert_eq!(first[15], &Data::String("=cmd|'/c calc'!A1".into()), "a text, never a formula");
    assert!(book.worksheet_formula("车辆").unwrap().is_empty());
    let part = book.worksheet_range("配件").unwrap();
    assert_eq!(part.get_value((1, 6)), Some(&Data::Float(1280.5)), "yuan with two places");
    assert_eq!(part.get_value((1, 0)), Some(&Data::String("000123".into())), "with its zeros");
}

#[test]
fn the_csv_files_open_cleanly_elsewhere() {
    let shop = shop();
    let bytes = exported(&shop, &shop.ctx(), ExportForm::Csv);
    let cars = csv(&bytes, "车辆");
    assert!(cars.starts_with('\u{FEFF}') && cars.contains("\r\n"));
    assert!(cars.contains("\"'=cmd|'/c calc'!A1\""), "marked as text: {cars}");
    assert!(cars.contains("\"第一行\n第二行 <b>&\"\"\""), "{cars}");
    assert!(csv(&bytes, "配件").contains("\"'000123\",\"水泵\""));
    assert_eq!(csv(&bytes, "历史维修").lines().count(), 3, "a row an item");
}

#[test]
fn what_was_exported_can_be_imported_again() {
    let shop = shop();
    for form in [ExportForm::Xlsx, ExportForm::Csv] {
        let bytes = exported(&shop, &shop.ctx(), form);
        for (kind, name) in
            [(ImportKind::CustomersVehicles, "车辆"), (ImportKind::Parts, "配件"), (ImportKind::PastVisits, "历史维修")]
        {
            let other = TestShop::new();
            other
                .write(|tx| settings::found(tx, "另一家店", "深圳市", "0755-88886666", "91350100M000100Y43", false))
                .unwrap();
            let text = match form {
                ExportForm::Csv => csv(&bytes, name),
                ExportForm::Xlsx => as_csv(&mut workbook(bytes.clone()), name),
            };
            let again = |other: &TestShop, text: &str, kind| {
                let file = other.shop.upload(&other.ctx(), text.as_bytes()).unwrap();
                let asked = StartImport { kind, file, columns: None, rules: ImportRules::default() };
                imports::run(&other.shop, &other.ctx(), &Progress::default(), asked).unwrap().import
            };
            if kind == ImportKind::PastVisits {
                again(&other, CARS, ImportKind::CustomersVehicles);
            }
            let done = again(&other, &text, kind);
            assert_eq!((done.refuse, done.create > 0), (0, true), "{form:?} {name}");
            if kind == ImportKind::Parts {
                let part = other.read(|read| parts::by_number(read, "000123")).unwrap().unwrap();
                assert_eq!(part.price_fen, Fen(128_050));
            }
        }
    }
}

fn as_csv(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> String {
    let range = book.worksheet_range(name).unwrap();
    let cell = |value: &Data| match value {
        Data::DateTime(at) => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            BusinessDate::new(i32::from(year), u32::from(month), u32::from(day)).unwrap().to_string()
        }
        other => format!("\"{}\"", other.to_string().replace('"', "\"\"")),
    };
    range.rows().map(|row| row.iter().map(cell).collect::<Vec<_>>().join(",") + "\n").collect()
}

#[test]
fn a_column_of_money_is_one() {
    let sounds =
        |heading: &str| ["额", "价", "费", "优惠", "合计", "已收", "抹零"].iter().any(|it| heading.contains(it));
    for sheet in SHEETS {
        let mut figures =
            sheet.columns.iter().filter(|Column(_, _, kind)| matches!(kind, Kind::Money | Kind::Hundredths));
        let wrong = figures.find(|Column(heading, _, kind)| sounds(heading) != matches!(kind, Kind::Money));
        assert!(wrong.is_none(), "{}: {} would be told whoever does not see money", sheet.name, wrong.unwrap().0);
    }
}

#[test]
fn personal_data_is_masked_as_on_that_persons_screens() {
    let shop = shop();
    let text = csv(&exported(&shop, &shop.ctx_as(&[Role::ReadOnly]), ExportForm::Csv), "车辆");
    for secret in ["张三丰", "13800001234", "LSVAA49J232047377"] {
        assert!(!text.contains(secret), "{secret} is whole");
    }
    assert!(text.contains("示例出行有限公司"), "a company's name is public");
}

#[test]
fn it_is_journalled_with_its_rows_before_it_can_be_fetched_and_the_one_before_goes() {
    let shop = shop();
    let first = run(&shop.shop, &shop.ctx(), &Progress::default(), StartExport { form: ExportForm::Csv }).unwrap();
    let told: String = shop
        .read(|read| {
            read.one(
                "SELECT v.after FROM journal_rows r JOIN journal_values v ON v.seq = r.seq AND v.n = r.n WHERE r.kind = 'exports'",
                [],
                |row| row.get(0),
            )
        })
        .unwrap();
    assert!(told.contains(r#"{"rows":2,"sheet":"车辆"}"#), "{told}");
    shop.write(|tx| settings::found(tx, "改名", "深圳市", "0755-88886666", "91350100M000100Y43", false)).ok();
    let second = run(&shop.shop, &shop.ctx(), &Progress::default(), StartExport { form: ExportForm::Xlsx }).unwrap();
    assert!(fetch(&shop.shop, &shop.ctx(), second).is_ok());
    assert_eq!(fetch(&shop.shop, &shop.ctx(), first).unwrap_err().code, "export_gone");
    let listed = shop.read(list).unwrap();
    let told: Vec<_> = listed.iter().map(|one| (one.id, one.form)).collect();
    assert_eq!(told, [(second, ExportForm::Xlsx), (first, ExportForm::Csv)], "the newest first");
    let cars = listed[0].sheets.iter().find(|one| one.sheet == "车辆").unwrap();
    assert_eq!((cars.rows, listed[0].bytes > 0, listed[0].by.is_some()), (2, true, true), "who took out how much");
    assert_eq!(fetch(&shop.shop, &shop.ctx(), ExportId(99)).unwrap_err().code, "not_found");
}

#[test]
fn a_stopped_export_keeps_nothing() {
    let shop = shop();
    let progress = Progress::default();
    progress.cancel();
    let stopped = run(&shop.shop, &shop.ctx(), &progress, StartExport { form: ExportForm::Xlsx });
    assert_eq!(stopped.unwrap_err().code, "cancelled");
    let count: i64 = shop.read(|read| read.one("SELECT count(*) FROM exports", [], |row| row.get(0))).unwrap();
    assert_eq!(count, 0);
}

#[test]
fn decimals_and_dangerous_texts() {
    for (parts, places, text) in
        [(0, 2, "0.00"), (5, 2, "0.05"), (-5, 2, "-0.05"), (128_050, 2, "1280.50"), (-100_000, 3, "-100.000")]
    {
        assert_eq!(decimal(parts, places), text);
    }
    for text in ["=1", "+1", "-1", "@a", "＝1", "＋1", "－1", "＠a", "\t=1", "\r1", "  =1"] {
        assert!(is_formula(text), "{text:?}");
    }
    for (text, would) in [("007", true), ("0", false), ("13800001234", false), ("123456789012", true), ("A01", false)] {
        assert_eq!(would_be_a_number(text), would, "{text}");
    }
}

#[test]
fn a_moment_is_the_minute_on_the_shops_clock() {
    let mut book = Workbook::new();
    book.begin("表", &[]).unwrap();
    let minutes: Vec<i64> = vec![0, 1, 9 * 60, 16 * 60 + 12, 23 * 60 + 59];
    let day = BusinessDate::new(2026, 11, 23).unwrap();
    for minute in &minutes {
        book.row(&[Cell::Moment(day.at(*minute))]).unwrap();
    }
    let range = workbook(book.end().unwrap()).worksheet_range("表").unwrap();
    let read = range.rows().filter_map(|row| match &row[0] {
        Data::DateTime(at) => {
            let (year, month, day, hour, minute, ..) = at.to_ymd_hms_milli();
            assert_eq!((year, month, day), (2026, 11, 23));
            Some(i64::from(hour) * 60 + i64::from(minute))
        }
        _ => None,
    });
    assert_eq!(read.collect::<Vec<_>>(), minutes);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn any_text_comes_back_from_a_workbook_as_it_was(texts in prop::collection::vec("[ -~中文＝\\t\\n\u{202E}𠮷]{1,20}", 1..20)) {
        let mut book = Workbook::new();
        book.begin("表", &[Cell::Text("头".into())]).unwrap();
        for text in &texts {
            book.row(&[Cell::Text(text.clone())]).unwrap();
        }
        let mut read = workbook(book.end().unwrap());
        let range = read.worksheet_range("表").unwrap();
        let back: Vec<String> = range.rows().skip(1).map(|row| row[0].to_string()).collect();
        prop_assert_eq!(back, texts);
    }
}
