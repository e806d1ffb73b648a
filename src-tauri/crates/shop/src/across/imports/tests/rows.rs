//! What becomes of a row: which faults refuse it, which leave a value out, what merges with what.

use super::*;

const HEAD: &str = "客户名称,手机,车牌号,VIN码,品牌,行驶里程,保险到期,备注\n";

fn plan(shop: &TestShop, rows: &str) -> Vec<ImportRow> {
    preview_of(shop, ImportKind::CustomersVehicles, format!("{HEAD}{rows}").as_bytes(), None).unwrap().rows
}

fn bring(shop: &TestShop, rows: &str) -> ImportOutcome {
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
    let refused =
        |why: &[&str]| (RowOutcome::Refuse, why.iter().map(|&why| why.to_owned()).collect::<Vec<_>>(), Vec::new());
    let created = |notes: &[&str]| {
        (RowOutcome::Create, Vec::new(), notes.iter().map(|&note| note.to_owned()).collect::<Vec<_>>())
    };
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
    assert!(
        codes(&rows[4].notes).contains(&"kept_first (plate)".to_owned()),
        "and the plate on file stays until somebody changes it"
    );
}

#[test]
fn what_is_on_file_is_filled_and_never_silently_changed() {
    let shop = shop();
    bring(&shop, "张三,,粤B11111,,大众,50000,2027-01-01,老客户\n");
    let rows =
        "张三,13800001234,粤B11111,LSVAA49J232047377,奥迪,40000,2028-01-01,新备注\n李四,13900005678,粤b·11111,,,,,\n";
    let notes: Vec<_> = plan(&shop, rows).iter().map(|row| codes(&row.notes)).collect();
    assert_eq!(
        notes[0],
        [
            "on_file",
            "kept_first (brand)",
            "kept_later (odometer_km)",
            "took_later (insurance_until)",
            "kept_first (remark)"
        ]
    );
    assert_eq!(notes[1], ["on_file", "other_owner (name)"], "an import sells no car");
    bring(&shop, rows);
    let it = car(&shop, "粤B11111");
    assert_eq!((it.brand.as_str(), it.odometer_km, it.remark.as_deref()), ("大众", Some(50_000), Some("老客户")));
    assert_eq!(
        (it.owner.phone, it.vin_state),
        (Some(Shown::Whole("13800001234".into())), VinState::Good),
        "what was missing is there now"
    );
    assert_eq!(it.insurance_until.map(|day| day.to_string()).as_deref(), Some("2028-01-01"));
    assert_eq!(count(&shop, "customers"), 1);
}

#[test]
fn people_without_a_phone_are_nobody_elses_double() {
    let shop = shop();
    bring(
        &shop,
        "张伟,,粤B11111,,,,,\n张伟,,粤B22222,,,,,\n张伟,13800001234,粤B33333,,,,,\n张伟,138-0000-1234,粤B44444,,,,,\n张伟,1380000123,粤B55555,,,,,\n张伟,1380000123,粤B66666,,,,,\n",
    );
    assert_eq!(
        count(&shop, "customers"),
        4,
        "two without a phone, one with, and one whose wrong number is the same on both rows"
    );
    assert_eq!(count(&shop, "vehicles"), 6);
}

#[test]
fn blank_rows_totals_and_repeated_headings_are_no_records() {
    let shop = shop();
    let rows = plan(&shop, &format!("张三,,粤B11111,,,,,\n,,,,,,,\n{HEAD}小计：,1,,,,,,\n合计,1条,,,,,,\n"));
    assert_eq!(
        rows.iter().map(|row| row.outcome).collect::<Vec<_>>(),
        [RowOutcome::Create, RowOutcome::Skip, RowOutcome::Skip, RowOutcome::Skip, RowOutcome::Skip]
    );
}

#[test]
fn what_goes_back_is_safe_to_open_and_fills_the_gap_when_mended() {
    let shop = shop();
    let outcome = bring(
        &shop,
        "=cmd|'/c calc'!A1,+8613800001234,粤B1,,,,,-1\n张三,1380000123,粤B22222,,,,,@SUM(A1)\n李四,,粤B33333,,,,,\n",
    );
    let back = refused_text(&shop, &outcome);
    let lines: Vec<&str> = back.lines().collect();
    assert!(back.starts_with('\u{FEFF}'), "so that a table program reads it as UTF-8");
    assert_eq!(
        lines[1],
        "\"'=cmd|'/c calc'!A1\",\"'+8613800001234\",\"粤B1\",\"\",\"\",\"\",\"\",\"'-1\",\"2\",\"未导入\",\"车牌号号牌不正确\""
    );
    assert_eq!(
        lines[2],
        "\"张三\",\"1380000123\",\"粤B22222\",\"\",\"\",\"\",\"\",\"'@SUM(A1)\",\"3\",\"已导入，部分内容未导入\",\"手机号码不正确\""
    );
    assert_eq!(lines.len(), 3, "what came in whole does not go back");
    let mended = back.replace("1380000123\"", "13800001235\"").replace("\"粤B1\"", "\"粤B11111\"");
    let again = import(&shop, ImportKind::CustomersVehicles, mended.as_bytes()).unwrap();
    assert_eq!((again.import, again.refused), (counts(2, 1, 1, 0, 0), None));
    assert_eq!(car(&shop, "粤B22222").owner.phone, Some(Shown::Whole("13800001235".into())));
    assert_eq!(car(&shop, "粤B11111").remark.as_deref(), Some("-1"), "the mark that made it safe is gone again");
}

#[test]
fn columns_are_read_as_a_person_chose_them() {
    let shop = shop();
    let file = shop.shop.upload(&shop.ctx(), "甲,乙,丙\n粤B11111,张三,x\n".as_bytes()).unwrap();
    let ask = |columns: Option<Vec<(&str, i64)>>| {
        let columns = columns.map(|columns| {
            columns.into_iter().map(|(field, column)| ColumnChoice { field: field.into(), column }).collect()
        });
        preview(
            &shop.shop,
            &shop.ctx(),
            PreviewImport {
                kind: ImportKind::CustomersVehicles,
                file: file.clone(),
                columns,
                rules: ImportRules::default(),
                only: None,
                from_row: 1,
                limit: 10,
            },
        )
    };
    assert_eq!(
        ask(None).unwrap().headings,
        ["甲", "乙", "丙"],
        "strange headings are shown, for a person to say what they are"
    );
    assert_eq!(ask(Some(vec![("plate", 0), ("name", 1)])).unwrap().rows[0].outcome, RowOutcome::Create);
    for wrong in [("plate", 3), ("plate", -1), ("nonsense", 0)] {
        assert_eq!(ask(Some(vec![wrong])).unwrap_err().code, "bad_value", "{wrong:?}");
    }
    let without_name =
        StartImport { kind: ImportKind::CustomersVehicles, file, columns: None, rules: ImportRules::default() };
    let problem = run(&shop.shop, &shop.ctx(), &Progress::default(), without_name).unwrap_err();
    assert_eq!(
        (problem.code.as_ref(), problem.args.get("field").map(String::as_str)),
        ("column_missing", Some("name"))
    );
}

#[test]
fn a_price_list_says_what_it_could_not_take_at_its_word() {
    let shop = shop();
    let text = "配件编码,配件名称,类别,单位,售价\nA1,水泵,副厂,个,\"1,280.5\"\na1,水泵,副厂,只,1280.5\nA2,水泵,,个,十元\nA3,,原厂,个,5\n";
    let rows = preview_of(&shop, ImportKind::Parts, text.as_bytes(), None).unwrap().rows;
    assert_eq!(codes(&rows[0].notes), ["read_as (class)"], "副厂 is kept as 质量相当, and said so");
    assert_eq!(codes(&rows[1].notes), ["read_as (class)", "same_as_row", "kept_first (unit)"]);
    assert_eq!(
        (codes(&rows[2].problems), codes(&rows[3].problems)),
        (vec!["bad_value (price_fen)".to_owned()], vec!["required (name)".to_owned()])
    );
}

#[test]
fn a_vin_to_check_tells_cars_without_a_plate_only() {
    let shop = shop();
    let text = "客户名称,手机,车牌号,VIN码\n张伟,,粤B11112,LSVAA49J132047377\n张伟,,,LSVAA49J132047377\n张伟,,粤B11112,LSVAA49J232047377\n";
    let done = import(&shop, ImportKind::CustomersVehicles, text.as_bytes()).unwrap().import;
    let made = (count(&shop, "vehicles"), count(&shop, "customers"));
    assert_eq!((done.create, done.merge), (2, 1));
    let again = import(&shop, ImportKind::CustomersVehicles, text.as_bytes()).unwrap().import;
    assert_eq!(
        (again.create, again.merge),
        (0, 3),
        "the number that was proved wrong is not looked for at a car that has a plate"
    );
    assert_eq!((count(&shop, "vehicles"), count(&shop, "customers")), made);
}

#[test]
fn a_phone_said_by_a_later_row_of_the_car_tells_whom_the_shop_knows_already() {
    let shop = shop();
    let known = "客户名称,手机,车牌号\n张伟,13800001234,粤B11110\n";
    import(&shop, ImportKind::CustomersVehicles, known.as_bytes()).unwrap();
    let text = "客户名称,手机,车牌号,联系地址\n张伟,,粤B11114,彩田路 88 号\n张伟,13800001234,粤B11114,\n";
    let done = import(&shop, ImportKind::CustomersVehicles, text.as_bytes()).unwrap().import;
    assert_eq!((done.create, done.merge), (1, 1));
    assert_eq!((count(&shop, "customers"), count(&shop, "vehicles")), (1, 2), "nobody twice");
    let kept = shop.read(|read| crate::registers::customers::record(read, crate::common::CustomerId(1))).unwrap();
    assert_eq!(kept.address.as_deref(), Some("彩田路 88 号"), "what the row without a phone said is kept");
    let file = "客户名称,手机,车牌号\n李娜,,粤B22221\n李娜,13900001234,粤B22221\n李娜,13900001234,粤B22222\n";
    import(&shop, ImportKind::CustomersVehicles, file.as_bytes()).unwrap();
    assert_eq!((count(&shop, "customers"), count(&shop, "vehicles")), (2, 4), "nor twice within a file");
}

#[test]
fn where_the_last_row_counts_its_phone_tells_whom_the_shop_knows_already() {
    let shop = shop();
    let known = "客户名称,手机,车牌号\n李娜,13900005678,粤B11111\n";
    import(&shop, ImportKind::CustomersVehicles, known.as_bytes()).unwrap();
    let file = "客户名称,手机,车牌号\n李娜,13800001234,粤B11110\n李娜,13900005678,粤B11110\n";
    let last = ImportRules { in_file: FileRule::Last, on_file: ShopRule::Fill };
    let done = import_by(&shop, ImportKind::CustomersVehicles, file.as_bytes(), last).unwrap().import;
    assert_eq!((done.create, done.merge), (1, 1));
    assert_eq!((count(&shop, "customers"), count(&shop, "vehicles")), (1, 2), "the newer phone is of somebody on file");
    let kept = shop.read(|read| customers::record(read, crate::common::CustomerId(1))).unwrap();
    assert_eq!(kept.phone.as_deref(), Some("13900005678"), "the older phone of the file replaces nothing");
}

#[test]
fn what_an_earlier_row_said_of_the_same_person_is_no_later_word() {
    let shop = shop();
    let file = "客户名称,手机,车牌号,联系地址\n张伟,,粤B11110,旧路 1 号\n张伟,13800001234,粤B11111,新路 2 号\n张伟,13800001234,粤B11110,\n";
    let last = ImportRules { in_file: FileRule::Last, on_file: ShopRule::Fill };
    import_by(&shop, ImportKind::CustomersVehicles, file.as_bytes(), last).unwrap();
    assert_eq!((count(&shop, "customers"), count(&shop, "vehicles")), (1, 2));
    let kept = shop.read(|read| customers::record(read, crate::common::CustomerId(1))).unwrap();
    assert_eq!(kept.address.as_deref(), Some("新路 2 号"), "row 2 is the newer of the two that say an address");
}
