//! The sample files, to the row.

use super::*;

#[test]
fn customers_and_cars_come_in_to_the_row() {
    let shop = shop();
    let outcome = import(&shop, ImportKind::CustomersVehicles, &sample("客户车辆档案.csv")).unwrap();
    assert_eq!(outcome.import, counts(1201, 1180, 20, 0, 1), "1200 rows and a total line: 20 cars were typed twice");
    assert_eq!(count(&shop, "vehicles"), 1180);
    assert_eq!(count(&shop, "ownerships"), 1180, "each car has one owner");
    assert_eq!(count(&shop, "customers"), 1137, "people with two cars are one customer");
    assert_eq!(
        count(&shop, "vehicles WHERE vin_state = 'to_check'"),
        95,
        "wrong check digits, an O for a 0, sixteen places: kept, one car may say two of them"
    );
    assert_eq!(
        count(&shop, "vehicles WHERE vin_state = 'none'"),
        50,
        "of 52 blank ones, two stand on cars typed twice"
    );
    assert_eq!(
        count(&shop, "customers WHERE kind = 'company'"),
        135,
        "a company's contacts with phones of their own stay apart"
    );
    let back = refused_text(&shop, &outcome);
    assert_eq!(
        back.matches("手机号码不正确").count(),
        39,
        "phones one digit short were left out, and go back to be asked for"
    );
    assert_eq!(back.lines().filter(|line| line.contains("未导入")).count(), 39, "nothing else was left out");
}

#[test]
fn values_are_read_however_they_were_written() {
    let shop = shop();
    import(&shop, ImportKind::CustomersVehicles, &sample("客户车辆档案.csv")).unwrap();
    let two_cars = found(&shop, "黄昇");
    let owner = shop.read(|read| crate::across::customer_file::get(read, two_cars.vehicle.owner.id)).unwrap();
    assert_eq!(owner.vehicles.len(), 2, "one customer, two cars");
    assert_eq!(owner.customer.phone, Some(Shown::Whole("13590830166".into())));
    assert_eq!(car(&shop, "粤S2K330").odometer_km, Some(4953), "full-width plate, \"4,953\" kilometres");
    assert_eq!(
        car(&shop, "京E890ND").owner.phone,
        Some(Shown::Whole("19924402685".into())),
        "lower-case plate, phone with blanks"
    );
    assert_eq!(car(&shop, "粤X03144").odometer_km, Some(181_700), "18.17万");
    assert_eq!(
        car(&shop, "粤V1N034").insurance_until.map(|day| day.to_string()).as_deref(),
        Some("2027-03-08"),
        "Excel's day 46454"
    );
    assert_eq!(
        car(&shop, "粤V1N034").bought_on.map(|day| day.to_string()).as_deref(),
        Some("2014-04-05"),
        "2014年4月5日"
    );
    assert_eq!(car(&shop, "川M5GR13").remark.as_deref(), Some("第一行\n第二行"), "a line break inside a cell stays");
    assert_eq!(
        car(&shop, "粤X516K7").remark.as_deref(),
        Some("=HYPERLINK(\"x\")"),
        "a formula is text like any other here"
    );
    assert_eq!(car(&shop, "粤LFS7280").owner.kind, CustomerKind::Company);
    let wished = shop.read(|read| crate::across::customer_file::get(read, car(&shop, "浙W2R191").owner.id)).unwrap();
    assert!(wished.customer.no_marketing, "勿推销 in a remark is a wish that binds");
    let twice = car(&shop, "沪K6107Q");
    assert_eq!(
        (twice.odometer_km, twice.insurance_until.map(|day| day.to_string()).as_deref()),
        (Some(51_152), Some("2027-06-13")),
        "three rows of one car: blanks filled, the latest date kept"
    );
    let to_check = car(&shop, "苏MZ452B");
    assert_eq!(
        (to_check.vin_state, to_check.vin),
        (VinState::ToCheck, Some(Shown::Whole("LSGRB4LR3N352101".into()))),
        "neither of its two VINs holds: the first stays, to be read from the car"
    );
}

#[test]
fn the_same_file_again_brings_nothing_new() {
    let shop = shop();
    for (kind, name) in [
        (ImportKind::CustomersVehicles, "客户车辆档案.csv"),
        (ImportKind::Labour, "工时项目.csv"),
        (ImportKind::Parts, "配件目录.xlsx"),
    ] {
        let first = import(&shop, kind, &sample(name)).unwrap().import;
        let before = shop.read(|read| jieche_ground::journal::changes_since(read, -1)).unwrap().seq;
        let again = import(&shop, kind, &sample(name)).unwrap().import;
        assert_eq!((again.create, again.merge), (0, first.create + first.merge), "{name}: every row is on file");
        assert_eq!(
            shop.read(|read| jieche_ground::journal::changes_since(read, -1)).unwrap().seq,
            before,
            "{name}: and nothing was written"
        );
    }
    assert_eq!(count(&shop, "customers WHERE version > 1"), 0);
}

#[test]
fn the_labour_list_comes_in_whole() {
    let shop = shop();
    let outcome = import(&shop, ImportKind::Labour, &sample("工时项目.csv")).unwrap();
    assert_eq!((outcome.import, outcome.refused), (counts(51, 51, 0, 0, 0), None));
    let found = shop.read(|read| labour::find(read, FindInCatalogue { text: "ghjyjjl".into(), limit: 5 })).unwrap();
    assert_eq!(
        (found[0].code.as_str(), found[0].hours.0, found[0].rate_fen, found[0].tax_rate_bp.0),
        ("GS0001", 60, Fen(15_000), 1300)
    );
}

#[test]
fn the_parts_workbook_comes_in_below_its_title_and_above_its_total() {
    let shop = shop();
    let outcome = import(&shop, ImportKind::Parts, &sample("配件目录.xlsx")).unwrap();
    assert_eq!((outcome.import, outcome.refused), (counts(57, 56, 0, 0, 1), None), "56 parts and a total line");
    let found = shop.read(|read| parts::find(read, FindInCatalogue { text: "5884336156".into(), limit: 5 })).unwrap();
    assert_eq!(
        (found[0].name.as_str(), found[0].price_fen, found[0].class),
        ("后制动片", Fen(39_000), PartClass::Remanufactured),
        "a number that is a number has no .0"
    );
    let page =
        shop.read(|read| parts::list(read, ListCatalogue { find: "机油".into(), after: None, limit: 50 })).unwrap();
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
    let missing: Vec<_> =
        seen.columns.iter().filter(|column| column.column.is_none()).map(|column| column.field.as_str()).collect();
    assert_eq!(missing, ["credit_code", "address", "energy", "no_marketing"], "every heading of the file was known");
    assert_eq!(count(&shop, "customers"), 0, "a preview changes nothing");
    assert_eq!(import(&shop, ImportKind::CustomersVehicles, &bytes).unwrap().import, seen.counts);
}

#[test]
fn the_past_comes_in_at_the_cars_that_are_on_file() {
    let shop = shop();
    import(&shop, ImportKind::CustomersVehicles, &sample("客户车辆档案.csv")).unwrap();
    let cars = count(&shop, "vehicles");
    let outcome = import(&shop, ImportKind::PastVisits, &sample("历史维修记录.csv")).unwrap();
    let done = outcome.import;
    assert_eq!(
        (done.rows, done.refuse, done.skip),
        (806, 7, 1),
        "six cars nobody knows, one impossible day, a total line"
    );
    assert_eq!(count(&shop, "past_visits"), done.create, "a visit for each number");
    assert_eq!(count(&shop, "vehicles"), cars, "no car is made up");
    assert_eq!(refused_text(&shop, &outcome).lines().count(), 8);
}
