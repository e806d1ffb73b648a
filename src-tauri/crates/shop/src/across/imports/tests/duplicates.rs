//! Doubles within the file and against the shop, resolved by the rule a person chose.

use super::*;

const HEAD: &str = "客户名称,手机,车牌号,品牌,颜色\n";

fn by(in_file: FileRule, on_file: ShopRule) -> ImportRules {
    ImportRules { in_file, on_file }
}

fn looks(shop: &TestShop) -> (String, Option<String>) {
    let it = car(shop, "粤B11111");
    (it.brand, it.colour)
}

#[test]
fn against_the_shop_what_is_empty_is_filled_or_ours_kept_or_theirs_taken() {
    let text = format!("{HEAD}张三,13800001234,粤B11111,奥迪,白\n");
    for (rule, expected, notes) in [
        (ShopRule::Fill, ("大众", Some("白")), vec!["on_file", "kept_first (brand)"]),
        (ShopRule::Keep, ("大众", None), vec!["on_file_kept"]),
        (ShopRule::Take, ("奥迪", Some("白")), vec!["on_file_taken", "took_theirs (brand)"]),
    ] {
        let shop = shop();
        import(&shop, ImportKind::CustomersVehicles, format!("{HEAD}张三,13800001234,粤B11111,大众,\n").as_bytes())
            .unwrap();
        let file = shop.shop.upload(&shop.ctx(), text.as_bytes()).unwrap();
        let asked = PreviewImport {
            kind: ImportKind::CustomersVehicles,
            file,
            columns: None,
            rules: by(FileRule::First, rule),
            only: None,
            from_row: 1,
            limit: 10,
        };
        let seen = preview(&shop.shop, &shop.ctx(), asked).unwrap();
        assert_eq!(codes(&seen.rows[0].notes), notes, "{rule:?}");
        import_by(&shop, ImportKind::CustomersVehicles, text.as_bytes(), by(FileRule::First, rule)).unwrap();
        assert_eq!(looks(&shop), (expected.0.to_owned(), expected.1.map(str::to_owned)), "{rule:?}");
    }
}

#[test]
fn within_the_file_the_first_row_or_the_last_one_stands() {
    let text = format!("{HEAD}张三,13800001234,粤B11111,大众,黑\n张三,13800001234,粤B11111,奥迪,\n");
    for (rule, brand) in [(FileRule::First, "大众"), (FileRule::Last, "奥迪")] {
        let shop = shop();
        import_by(&shop, ImportKind::CustomersVehicles, text.as_bytes(), by(rule, ShopRule::Fill)).unwrap();
        assert_eq!(
            looks(&shop),
            (brand.to_owned(), Some("黑".to_owned())),
            "{rule:?}: what the last row leaves out stays"
        );
    }
}

#[test]
fn the_rules_meet_where_two_rows_speak_of_a_record_on_file() {
    let before = format!("{HEAD}张三,13800001234,粤B11111,大众,黑\n");
    let text = format!("{HEAD}张三,13800001234,粤B11111,奥迪,\n张三,13800001234,粤B11111,宝马,\n");
    for (rules, brand) in [
        (by(FileRule::First, ShopRule::Take), "奥迪"),
        (by(FileRule::Last, ShopRule::Take), "宝马"),
        (by(FileRule::First, ShopRule::Fill), "大众"),
    ] {
        let shop = shop();
        import(&shop, ImportKind::CustomersVehicles, before.as_bytes()).unwrap();
        import_by(&shop, ImportKind::CustomersVehicles, text.as_bytes(), rules).unwrap();
        assert_eq!(looks(&shop).0, brand, "{rules:?}");
    }
}

#[test]
fn a_wish_not_to_be_advertised_to_comes_in_from_its_own_column() {
    let shop = TestShop::new();
    let rows = "客户名称,手机,车牌号,勿营销\n张三丰,13800001111,粤B11111,是\n李四,13800002222,粤B22222,\n王五,13800003333,粤B33333,否\n";
    let file = shop.shop.upload(&shop.ctx(), rows.as_bytes()).unwrap();
    let asked = StartImport { kind: ImportKind::CustomersVehicles, file, columns: None, rules: ImportRules::default() };
    run(&shop.shop, &shop.ctx(), &Progress::default(), asked).unwrap();
    let wishes = ["粤B11111", "粤B22222", "粤B33333"].map(|plate| {
        shop.read(|read| crate::across::customer_file::get(read, car(&shop, plate).owner.id))
            .unwrap()
            .customer
            .no_marketing
    });
    assert_eq!(wishes, [true, false, false], "our own export writes that heading, and it binds on the way back");
}

#[test]
fn a_new_price_list_takes_what_it_says_and_leaves_what_it_does_not() {
    let shop = shop();
    let old = "配件编码,配件名称,类别,单位,税率,售价\nA1,水泵,原厂,套,6%,100\n";
    let new = "配件编码,配件名称,售价\nA1,水泵总成,120\n";
    import(&shop, ImportKind::Parts, old.as_bytes()).unwrap();
    import_by(&shop, ImportKind::Parts, new.as_bytes(), by(FileRule::First, ShopRule::Take)).unwrap();
    let part = shop.read(|read| parts::find(read, FindInCatalogue { text: "A1".into(), limit: 1 })).unwrap().remove(0);
    assert_eq!((part.name.as_str(), part.price_fen), ("水泵总成", Fen(12_000)));
    assert_eq!(
        (part.class, part.unit.as_str(), part.tax_rate_bp.0),
        (PartClass::Original, "套", 600),
        "unsaid is not taken"
    );
}

#[test]
fn a_persons_columns_are_remembered_for_the_same_headings_and_for_rows_that_went_back() {
    let shop = shop();
    let text = "甲,乙,丙\n粤B11111,张三,1380000\n坏牌,李四,\n";
    let file = shop.shop.upload(&shop.ctx(), text.as_bytes()).unwrap();
    let choice = |field: &str, column| ColumnChoice { field: field.into(), column };
    let columns = Some(vec![choice("plate", 0), choice("name", 1), choice("phone", 2)]);
    let start = StartImport { kind: ImportKind::CustomersVehicles, file, columns, rules: ImportRules::default() };
    let outcome = run(&shop.shop, &shop.ctx(), &Progress::default(), start).unwrap();
    let again =
        preview_of(&shop, ImportKind::CustomersVehicles, "甲,乙,丙\n粤B33333,王五,\n".as_bytes(), None).unwrap();
    assert!(again.remembered && !again.mended);
    assert_eq!(again.counts, counts(1, 1, 0, 0, 0));
    let other =
        preview_of(&shop, ImportKind::CustomersVehicles, "甲,丙,乙\n粤B33333,王五,\n".as_bytes(), None).unwrap();
    assert!(!other.remembered, "other headings are another file");
    let mended = refused_text(&shop, &outcome).replace("坏牌", "粤B22222").replace("1380000\"", "13800001234\"");
    let seen = preview_of(&shop, ImportKind::CustomersVehicles, mended.as_bytes(), None).unwrap();
    assert!(seen.remembered && seen.mended, "it is known by its own headings");
    assert_eq!(seen.counts, counts(2, 1, 1, 0, 0), "only these rows come in");
    let done = import(&shop, ImportKind::CustomersVehicles, mended.as_bytes()).unwrap();
    assert_eq!((done.refused, count(&shop, "vehicles"), count(&shop, "customers")), (None, 2, 2));
    assert_eq!(car(&shop, "粤B11111").owner.phone, Some(Shown::Whole("13800001234".into())));
}
