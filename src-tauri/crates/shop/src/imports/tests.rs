//! Imports: the sample files to the row, the same file twice, what goes back, and files made to do harm.

use std::io::{Cursor, Write};
use std::path::Path;

use proptest::prelude::*;
use zip::write::SimpleFileOptions;

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
    shop.write(|tx| settings::found(tx, "测试汽车服务有限公司", "深圳市福田区", "0755-88886666", "91350100M000100Y43", false)).unwrap();
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

mod samples {
    use super::*;

    #[test]
    fn customers_and_cars_come_in_to_the_row() {
        let shop = shop();
        let outcome = import(&shop, ImportKind::CustomersVehicles, &sample("客户车辆档案.csv")).unwrap();
        assert_eq!(outcome.import, Some(counts(1201, 1180, 20, 0, 1)), "1200 rows and a total line: 20 cars were typed twice");
        assert_eq!(count(&shop, "vehicles"), 1180);
        assert_eq!(count(&shop, "ownerships"), 1180, "each car has one owner");
        assert_eq!(count(&shop, "customers"), 1137, "people with two cars are one customer");
        assert_eq!(count(&shop, "vehicles WHERE vin_state = 'to_check'"), 95, "wrong check digits, an O for a 0, sixteen places: kept, one car may say two of them");
        assert_eq!(count(&shop, "vehicles WHERE vin_state = 'none'"), 50, "of 52 blank ones, two stand on cars typed twice");
        assert_eq!(count(&shop, "customers WHERE kind = 'company'"), 141);
        let back = refused_text(&shop, &outcome);
        assert_eq!(back.matches("手机号码不正确").count(), 39, "phones one digit short were left out, and go back to be asked for");
        assert_eq!(back.lines().filter(|line| line.contains("未导入")).count(), 39, "nothing else was left out");
    }

    #[test]
    fn values_are_read_however_they_were_written() {
        let shop = shop();
        import(&shop, ImportKind::CustomersVehicles, &sample("客户车辆档案.csv")).unwrap();
        let two_cars = found(&shop, "黄昇");
        let owner = shop.read(|read| customers::get(read, two_cars.vehicle.owner.id)).unwrap();
        assert_eq!(owner.vehicles.len(), 2, "one customer, two cars");
        assert_eq!(owner.customer.phone, Some(Shown::Whole("13590830166".into())));
        assert_eq!(car(&shop, "粤S2K330").odometer_km, Some(4953), "full-width plate, \"4,953\" kilometres");
        assert_eq!(car(&shop, "京E890ND").owner.phone, Some(Shown::Whole("19924402685".into())), "lower-case plate, phone with blanks");
        assert_eq!(car(&shop, "粤X03144").odometer_km, Some(181_700), "18.17万");
        assert_eq!(car(&shop, "粤V1N034").insurance_until.map(|day| day.to_string()).as_deref(), Some("2027-03-08"), "Excel's day 46454");
        assert_eq!(car(&shop, "粤V1N034").bought_on.map(|day| day.to_string()).as_deref(), Some("2014-04-05"), "2014年4月5日");
        assert_eq!(car(&shop, "川M5GR13").remark.as_deref(), Some("第一行\n第二行"), "a line break inside a cell stays");
        assert_eq!(car(&shop, "粤X516K7").remark.as_deref(), Some("=HYPERLINK(\"x\")"), "a formula is text like any other here");
        assert_eq!(car(&shop, "粤LFS7280").owner.kind, CustomerKind::Company);
        let wished = shop.read(|read| customers::get(read, car(&shop, "浙W2R191").owner.id)).unwrap();
        assert!(wished.customer.no_marketing, "勿推销 in a remark is a wish that binds");
        let twice = car(&shop, "沪K6107Q");
        assert_eq!((twice.odometer_km, twice.insurance_until.map(|day| day.to_string()).as_deref()), (Some(51_152), Some("2027-06-13")), "three rows of one car: blanks filled, the latest date kept");
        let to_check = car(&shop, "苏MZ452B");
        assert_eq!((to_check.vin_state, to_check.vin), (VinState::ToCheck, Some(Shown::Whole("LSGRB4LR3N352101".into()))), "neither of its two VINs holds: the first stays, to be read from the car");
    }

    #[test]
    fn the_same_file_again_brings_nothing_new() {
        let shop = shop();
        for (kind, name) in [(ImportKind::CustomersVehicles, "客户车辆档案.csv"), (ImportKind::Labour, "工时项目.csv"), (ImportKind::Parts, "配件目录.xlsx")] {
            let first = import(&shop, kind, &sample(name)).unwrap().import.unwrap();
            let before = shop.read(|read| crate::journal::changes_since(read, -1)).unwrap().seq;
            let again = import(&shop, kind, &sample(name)).unwrap().import.unwrap();
            assert_eq!((again.create, again.merge), (0, first.create + first.merge), "{name}: every row is on file");
            assert_eq!(shop.read(|read| crate::journal::changes_since(read, -1)).unwrap().seq, before, "{name}: and nothing was written");
        }
        assert_eq!(count(&shop, "customers WHERE version > 1"), 0);
    }

    #[test]
    fn the_labour_list_comes_in_whole() {
        let shop = shop();
        let outcome = import(&shop, ImportKind::Labour, &sample("工时项目.csv")).unwrap();
        assert_eq!(outcome, Outcome { import: Some(counts(51, 51, 0, 0, 0)), ..Outcome::default() });
        let found = shop.read(|read| labour::find(read, FindInCatalogue { text: "ghjyjjl".into(), limit: 5 })).unwrap();
        assert_eq!((found[0].code.as_str(), found[0].hours.0, found[0].rate_fen, found[0].tax_rate_bp.0), ("GS0001", 60, Fen(15_000), 1300));
    }

    #[test]
    fn the_parts_workbook_comes_in_below_its_title_and_above_its_total() {
        let shop = shop();
        let outcome = import(&shop, ImportKind::Parts, &sample("配件目录.xlsx")).unwrap();
        assert_eq!(outcome, Outcome { import: Some(counts(57, 56, 0, 0, 1)), ..Outcome::default() }, "56 parts and a total line");
        let found = shop.read(|read| parts::find(read, FindInCatalogue { text: "5884336156".into(), limit: 5 })).unwrap();
        assert_eq!((found[0].name.as_str(), found[0].price_fen, found[0].class), ("后制动片", Fen(39_000), PartClass::Remanufactured), "a number that is a number has no .0");
        let page = shop.read(|read| parts::list(read, ListCatalogue { find: "机油".into(), after: None, limit: 50 })).unwrap();
        assert!(page.rows.iter().all(|part| part.price_fen > Fen::ZERO));
    }

    #[test]
    fn the_preview_says_what_the_import_does() {
        let shop = shop();
        let bytes = sample("客户车辆档案.csv");
        let seen = preview_of(&shop, ImportKind::CustomersVehicles, &bytes, Some(RowOutcome::Merge)).unwrap();
        assert_eq!((seen.encoding.as_str(), seen.headings.len(), seen.rows.len(), seen.more), ("GB18030", 17, 20, false));
        assert_eq!(seen.rows[0].row, 24, "numbered as a table program numbers it, though cells before it have line breaks");
        assert_eq!(seen.rows[0].values[0], "KH00023");
        assert!(codes(&seen.rows[0].notes).contains(&"same_as_row".to_owned()));
        assert_eq!(seen.rows[0].notes[0].args.get("row").map(String::as_str), Some("23"));
        let missing: Vec<_> = seen.columns.iter().filter(|column| column.column.is_none()).map(|column| column.field.as_str()).collect();
        assert_eq!(missing, ["credit_code", "address", "energy"], "every heading of the file was known");
        assert_eq!(count(&shop, "customers"), 0, "a preview changes nothing");
        assert_eq!(import(&shop, ImportKind::CustomersVehicles, &bytes).unwrap().import, Some(seen.counts));
    }
}

mod rows {
    use super::*;

    const HEAD: &str = "客户名称,手机,车牌号,VIN码,品牌,行驶里程,保险到期,备注\n";

    fn plan(shop: &TestShop, rows: &str) -> Vec<ImportRow> {
        preview_of(shop, ImportKind::CustomersVehicles, format!("{HEAD}{rows}").as_bytes(), None).unwrap().rows
    }

    fn bring(shop: &TestShop, rows: &str) -> Outcome {
        import(shop, ImportKind::CustomersVehicles, format!("{HEAD}{rows}").as_bytes()).unwrap()
    }

    #[test]
    fn faults_in_what_a_car_needs_refuse_the_row_and_others_leave_the_value_out() {
        let shop = shop();
        let rows = plan(
            &shop,
            ",13800001234,粤B11111,,,,,\n张三,,,,,,,\n张三,,粤B1,,,,,\n张三,,粤B1,车架,,,,\n张三,1380000123,粤B22222,,,abc,2026-02-30,\n张三,,粤B1,LSVAA49J232047377,,,,\n张三,,粤B33333,LSVAA49J132047377,,,,\n无,,粤B44444,,,,,\n",
        );
        let told: Vec<_> = rows.iter().map(|row| (row.outcome, codes(&row.problems), codes(&row.notes))).collect();
        let refused = |why: &[&str]| (RowOutcome::Refuse, why.iter().map(|&why| why.to_owned()).collect::<Vec<_>>(), Vec::new());
        let created = |notes: &[&str]| (RowOutcome::Create, Vec::new(), notes.iter().map(|&note| note.to_owned()).collect::<Vec<_>>());
        assert_eq!(
            told,
            [
                refused(&["required (name)"]),
                refused(&["plate_or_vin (plate)"]),
                refused(&["bad_plate (plate)"]),
                refused(&["bad_plate (plate)", "bad_vin (vin)"]),
                created(&["left_out (phone)", "left_out (odometer_km)", "left_out (insurance_until)"]),
                created(&["left_out (plate)"]),
                created(&["vin_to_check (vin)"]),
                refused(&["required (name)"]),
            ]
        );
        assert_eq!(rows[4].notes[2].args.get("why").map(String::as_str), Some("bad_date"));
    }

    #[test]
    fn a_plate_and_a_vin_of_two_cars_are_not_mixed_up() {
        let shop = shop();
        let rows = plan(
            &shop,
            "张三,,粤B11111,LSVAA49J232047377,,,,\n李四,,粤B22222,LFV2A21K8A3000001,,,,\n王五,,粤B11111,LFV2A21K8A3000001,,,,\n王五,,粤B11111,1HGCM82633A004352,,,,\n张三,,粤B99999,LSVAA49J232047377,,,,\n",
        );
        assert_eq!(codes(&rows[2].problems), ["plate_and_vin_differ (vin)"]);
        assert_eq!(codes(&rows[3].problems), ["plate_of_another_vin (plate)"]);
        assert_eq!(rows[4].outcome, RowOutcome::Merge, "the VIN is the car, whatever plate it has now");
        assert!(codes(&rows[4].notes).contains(&"kept_first (plate)".to_owned()), "and the plate on file stays until somebody changes it");
    }

    #[test]
    fn what_is_on_file_is_filled_and_never_silently_changed() {
        let shop = shop();
        bring(&shop, "张三,,粤B11111,,大众,50000,2027-01-01,老客户\n");
        let rows = "张三,13800001234,粤B11111,LSVAA49J232047377,奥迪,40000,2028-01-01,新备注\n李四,13900005678,粤b·11111,,,,,\n";
        let notes: Vec<_> = plan(&shop, rows).iter().map(|row| codes(&row.notes)).collect();
        assert_eq!(notes[0], ["on_file", "kept_first (brand)", "kept_later (odometer_km)", "took_later (insurance_until)", "kept_first (remark)"]);
        assert_eq!(notes[1], ["on_file", "other_owner (name)"], "an import sells no car");
        bring(&shop, rows);
        let it = car(&shop, "粤B11111");
        assert_eq!((it.brand.as_str(), it.odometer_km, it.remark.as_deref()), ("大众", Some(50_000), Some("老客户")));
        assert_eq!((it.owner.phone, it.vin_state), (Some(Shown::Whole("13800001234".into())), VinState::Good), "what was missing is there now");
        assert_eq!(it.insurance_until.map(|day| day.to_string()).as_deref(), Some("2028-01-01"));
        assert_eq!(count(&shop, "customers"), 1);
    }

    #[test]
    fn people_without_a_phone_are_nobody_elses_double() {
        let shop = shop();
        bring(&shop, "张伟,,粤B11111,,,,,\n张伟,,粤B22222,,,,,\n张伟,13800001234,粤B33333,,,,,\n张伟,138-0000-1234,粤B44444,,,,,\n张伟,1380000123,粤B55555,,,,,\n张伟,1380000123,粤B66666,,,,,\n");
        assert_eq!(count(&shop, "customers"), 4, "two without a phone, one with, and one whose wrong number is the same on both rows");
        assert_eq!(count(&shop, "vehicles"), 6);
    }

    #[test]
    fn blank_rows_totals_and_repeated_headings_are_no_records() {
        let shop = shop();
        let rows = plan(&shop, &format!("张三,,粤B11111,,,,,\n,,,,,,,\n{HEAD}小计：,1,,,,,,\n合计,1条,,,,,,\n"));
        assert_eq!(rows.iter().map(|row| row.outcome).collect::<Vec<_>>(), [RowOutcome::Create, RowOutcome::Skip, RowOutcome::Skip, RowOutcome::Skip, RowOutcome::Skip]);
    }

    #[test]
    fn what_goes_back_is_safe_to_open_and_fills_the_gap_when_mended() {
        let shop = shop();
        let outcome = bring(&shop, "=cmd|'/c calc'!A1,+8613800001234,粤B1,,,,,-1\n张三,1380000123,粤B22222,,,,,@SUM(A1)\n李四,,粤B33333,,,,,\n");
        let back = refused_text(&shop, &outcome);
        let lines: Vec<&str> = back.lines().collect();
        assert!(back.starts_with('\u{FEFF}'), "so that a table program reads it as UTF-8");
        assert_eq!(lines[1], "\"'=cmd|'/c calc'!A1\",\"'+8613800001234\",\"粤B1\",\"\",\"\",\"\",\"\",\"'-1\",\"2\",\"未导入\",\"车牌号号牌不正确\"");
        assert_eq!(lines[2], "\"张三\",\"1380000123\",\"粤B22222\",\"\",\"\",\"\",\"\",\"'@SUM(A1)\",\"3\",\"已导入，部分内容未导入\",\"手机号码不正确\"");
        assert_eq!(lines.len(), 3, "what came in whole does not go back");
        let mended = back.replace("1380000123\"", "13800001235\"").replace("\"粤B1\"", "\"粤B11111\"");
        let again = import(&shop, ImportKind::CustomersVehicles, mended.as_bytes()).unwrap();
        assert_eq!((again.import, again.refused), (Some(counts(2, 1, 1, 0, 0)), None));
        assert_eq!(car(&shop, "粤B22222").owner.phone, Some(Shown::Whole("13800001235".into())));
        assert_eq!(car(&shop, "粤B11111").remark.as_deref(), Some("-1"), "the mark that made it safe is gone again");
    }

    #[test]
    fn columns_are_read_as_a_person_chose_them() {
        let shop = shop();
        let file = shop.shop.upload(&shop.ctx(), "甲,乙,丙\n粤B11111,张三,x\n".as_bytes()).unwrap();
        let ask = |columns: Option<Vec<(&str, i64)>>| {
            let columns = columns.map(|columns| columns.into_iter().map(|(field, column)| ColumnChoice { field: field.into(), column }).collect());
            preview(&shop.shop, &shop.ctx(), PreviewImport { kind: ImportKind::CustomersVehicles, file: file.clone(), columns, only: None, from_row: 1, limit: 10 })
        };
        assert_eq!(ask(None).unwrap().headings, ["甲", "乙", "丙"], "strange headings are shown, for a person to say what they are");
        assert_eq!(ask(Some(vec![("plate", 0), ("name", 1)])).unwrap().rows[0].outcome, RowOutcome::Create);
        for wrong in [("plate", 3), ("plate", -1), ("nonsense", 0)] {
            assert_eq!(ask(Some(vec![wrong])).unwrap_err().code, "bad_value", "{wrong:?}");
        }
        let without_name = StartImport { kind: ImportKind::CustomersVehicles, file, columns: None };
        let problem = run(&shop.shop, &shop.ctx(), &Progress::default(), without_name).unwrap_err();
        assert_eq!((problem.code.as_ref(), problem.args.get("field").map(String::as_str)), ("column_missing", Some("name")));
    }

    #[test]
    fn a_price_list_says_what_it_could_not_take_at_its_word() {
        let shop = shop();
        let text = "配件编码,配件名称,类别,单位,售价\nA1,水泵,副厂,个,\"1,280.5\"\na1,水泵,副厂,只,1280.5\nA2,水泵,,个,十元\nA3,,原厂,个,5\n";
        let rows = preview_of(&shop, ImportKind::Parts, text.as_bytes(), None).unwrap().rows;
        assert_eq!(codes(&rows[0].notes), ["read_as (class)"], "副厂 is kept as 质量相当, and said so");
        assert_eq!(codes(&rows[1].notes), ["read_as (class)", "same_as_row", "kept_first (unit)"]);
        assert_eq!((codes(&rows[2].problems), codes(&rows[3].problems)), (vec!["bad_value (price_fen)".to_owned()], vec!["required (name)".to_owned()]));
    }
}

mod jobs_and_moments {
    use super::*;

    #[test]
    fn a_cancelled_import_leaves_nothing() {
        let shop = shop();
        let file = shop.shop.upload(&shop.ctx(), &sample("客户车辆档案.csv")).unwrap();
        let before = (count(&shop, "files"), count(&shop, "journal_heads"));
        let progress = Progress::default();
        progress.cancel();
        let request = StartImport { kind: ImportKind::CustomersVehicles, file, columns: None };
        assert_eq!(run(&shop.shop, &shop.ctx(), &progress, request.clone()).unwrap_err().code, "cancelled");
        assert_eq!((count(&shop, "customers"), count(&shop, "vehicles"), count(&shop, "search_terms")), (0, 0, 0));
        assert_eq!((count(&shop, "files"), count(&shop, "journal_heads")), before);
        run(&shop.shop, &shop.ctx(), &Progress::default(), request).expect("and it can be started again");
    }

    #[test]
    fn an_import_stopped_while_it_writes_leaves_nothing_either() {
        let shop = shop();
        let table = read::table_of(ImportKind::CustomersVehicles, &sample("客户车辆档案.csv"), None).unwrap();
        let planned = shop.read(|read| plan::of(read, ImportKind::CustomersVehicles, &table, None)).unwrap();
        let progress = Progress::default();
        progress.cancel();
        let stopped = shop.write(|tx| apply::apply(&shop.shop, tx, &progress, planned, table));
        assert_eq!(stopped.unwrap_err().code, "cancelled");
        assert_eq!((count(&shop, "customers"), count(&shop, "vehicles"), count(&shop, "search_terms")), (0, 0, 0));
    }

    #[test]
    fn an_import_is_one_operation_in_the_journal() {
        let shop = shop();
        let before = count(&shop, "journal_heads");
        import(&shop, ImportKind::Labour, &sample("工时项目.csv")).unwrap();
        assert_eq!(count(&shop, "journal_heads"), before + 1);
        assert!(shop.shop.verify_journal(&shop.ctx()).unwrap().is_none());
    }

    #[test]
    fn only_the_rows_asked_for_are_shown() {
        let shop = shop();
        let file = shop.shop.upload(&shop.ctx(), &sample("工时项目.csv")).unwrap();
        let page = |from_row, limit| preview(&shop.shop, &shop.ctx(), PreviewImport { kind: ImportKind::Labour, file: file.clone(), columns: None, only: None, from_row, limit });
        let first = page(1, 20).unwrap();
        assert_eq!((first.rows.len(), first.more, first.rows[0].row), (20, true, 2));
        let last = page(42, 20).unwrap();
        assert_eq!((last.rows.len(), last.more, last.rows[0].row), (11, false, 42));
        assert_eq!(page(1, 0).unwrap_err().code, "out_of_range");
        let nothing = StartImport { kind: ImportKind::Labour, file: FileHash::of(b"never uploaded"), columns: None };
        assert_eq!(run(&shop.shop, &shop.ctx(), &Progress::default(), nothing).unwrap_err().code, "not_found");
        let list = shop.read(|read| customers::list(read, ListCustomers { find: String::new(), debtor: None, after: None, limit: 1 })).unwrap();
        assert!(list.rows.is_empty());
    }
}

mod harmful_files {
    use super::*;

    fn workbook(sheet: &[u8]) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let mut put = |name: &str, content: &[u8]| {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        };
        put("[Content_Types].xml", br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#);
        put("_rels/.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#);
        put("xl/workbook.xml", br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#);
        put("xl/_rels/workbook.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#);
        put("xl/worksheets/sheet1.xml", sheet);
        zip.finish().unwrap().into_inner()
    }

    fn cells(body: &str) -> Vec<u8> {
        format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>{body}</sheetData></worksheet>"#).into_bytes()
    }

    fn text(at: &str, text: &str) -> String {
        format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
    }

    fn refusal(bytes: &[u8]) -> String {
        preview_of(&shop(), ImportKind::Labour, bytes, None).map(|_| ()).unwrap_err().code.into_owned()
    }

    #[test]
    fn a_sheet_that_claims_to_be_huge_costs_what_it_holds() {
        let body = format!(
            r#"<row r="1">{}{}{}{}</row><row r="1048576">{}{}<c r="C1048576"><v>0.5</v></c><c r="D1048576"><f>1+1</f><v>120</v></c></row>"#,
            text("A1", "项目编码"),
            text("B1", "项目名称"),
            text("C1", "标准工时"),
            text("D1", "工时单价"),
            text("A1048576", "G1"),
            text("B1048576", "换机油")
        );
        let seen = preview_of(&shop(), ImportKind::Labour, &workbook(&cells(&body)), None).unwrap();
        assert_eq!((seen.rows.len(), seen.rows[0].row, seen.rows[0].outcome), (1, 1_048_576, RowOutcome::Create), "blank rows in between are not even looked at");
        assert_eq!(seen.rows[0].values[3], "120", "a formula is the value it last had");
    }

    #[test]
    fn what_unfolds_to_too_much_is_refused_before_it_is_kept() {
        let blanks = vec![b' '; 300 * 1024 * 1024];
        let bomb = workbook(&blanks);
        assert!(bomb.len() < 1_000_000, "300 MB in less than one");
        assert_eq!(refusal(&bomb), "too_large");
        let wide = format!(r#"<row r="1">{}</row>"#, text("XFD1", "x"));
        assert_eq!(refusal(&workbook(&cells(&wide))), "too_large", "sixteen thousand columns");
        let long = "a,b\n".repeat(sheet::ROWS + 1);
        assert_eq!(refusal(long.as_bytes()), "too_large", "more rows than an import may have");
        assert_eq!(refusal(&[b','; 300]), "too_large", "more columns than an import may have");
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert_eq!(refusal(b"PK\x03\x04 and nothing more"), "bad_file");
        assert_eq!(refusal(&workbook(b"<html></html>")), "no_headings");
        assert_eq!(refusal(&workbook(&cells("<row r=\"1\"><c r=\"A1\""))), "bad_file");
        assert_eq!(refusal(b""), "no_headings");
        assert_eq!(refusal(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1]), "old_workbook");
        assert_eq!(refusal(&[0x89, b'P', b'N', b'G', 0, 0, 0, 13]), "bad_file");
        let backwards = format!(r#"<row r="5">{}</row><row r="2">{}</row>"#, text("A5", "x"), text("A2", "y"));
        assert_eq!(refusal(&workbook(&cells(&backwards))), "bad_file", "rows that go backwards");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400), as_zip in any::<bool>()) {
            let bytes = if as_zip { [b"PK\x03\x04", bytes.as_slice()].concat() } else { bytes };
            for kind in [ImportKind::CustomersVehicles, ImportKind::Labour, ImportKind::Parts] {
                if let Err(problem) = read::table_of(kind, &bytes, None) {
                    prop_assert!(["bad_file", "no_headings", "too_large", "old_workbook"].contains(&problem.code.as_ref()), "{problem}");
                }
            }
        }

        #[test]
        fn a_byte_changed_in_a_workbook_is_read_or_refused(place in 0usize..9_215, to in any::<u8>()) {
            let mut bytes = sample("配件目录.xlsx");
            bytes[place] = to;
            let _ = read::table_of(ImportKind::Parts, &bytes, None);
        }
    }
}

mod any_file {
    use super::*;

    #[derive(Debug, Clone)]
    struct Line {
        name: &'static str,
        phone: String,
        plate: String,
        vin: &'static str,
    }

    fn line() -> impl Strategy<Value = Line> {
        let name = prop::sample::select(vec!["张伟", "单梅", "欧阳雪", "李娜", "", "合计公司"]);
        let phone = prop::sample::select(vec!["", "13800001234", "+86 138-0000-1234", "1380000123", "13900005678"]);
        let plate = prop_oneof![Just(String::new()), "粤B1111[0-5]", "粤b·1111[0-5]", Just("坏牌".to_owned())];
        let vin = prop::sample::select(vec!["", "LSVAA49J232047377", "lfv2a21k8a3000001", "LSVAA49J132047377", "无"]);
        (name, phone, plate, vin).prop_map(|(name, phone, plate, vin)| Line { name, phone: phone.to_owned(), plate, vin })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(12))]

        #[test]
        fn what_comes_in_is_found_and_nothing_comes_in_twice(lines in prop::collection::vec(line(), 1..25)) {
            let shop = shop();
            let mut text = String::from("客户名称,手机,车牌号,VIN码\n");
            for line in &lines {
                text += &format!("{},{},{},{}\n", line.name, line.phone, line.plate, line.vin);
            }
            let seen = preview_of(&shop, ImportKind::CustomersVehicles, text.as_bytes(), None).unwrap();
            let done = import(&shop, ImportKind::CustomersVehicles, text.as_bytes()).unwrap().import.unwrap();
            prop_assert_eq!(done, seen.counts, "the preview said so");
            prop_assert_eq!(done.create + done.merge + done.refuse + done.skip, done.rows, "every row has one outcome");
            prop_assert_eq!(count(&shop, "vehicles"), done.create, "a car for each row that made one");
            for (row, line) in seen.rows.iter().zip(&lines) {
                if row.outcome == RowOutcome::Create && !line.plate.is_empty() && line.plate != "坏牌" {
                    let typed = format!("{} {}", line.plate, line.name);
                    let hits = shop.read(|read| search::find(read, SearchFor { text: typed.clone(), limit: 5 })).unwrap();
                    prop_assert_eq!(hits.len(), 1, "{} is found, and once", typed);
                }
            }
            let before = (count(&shop, "vehicles"), count(&shop, "customers"));
            import(&shop, ImportKind::CustomersVehicles, text.as_bytes()).unwrap();
            prop_assert_eq!((count(&shop, "vehicles"), count(&shop, "customers")), before, "the same file again");
        }
    }
}
