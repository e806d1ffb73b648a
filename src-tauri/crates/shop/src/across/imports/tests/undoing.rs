//! Taking an import back: the exact state before, or a list of what stands in the way.

use super::*;

const KIND: ImportKind = ImportKind::CustomersVehicles;

fn undone(shop: &TestShop, outcome: &ImportOutcome) -> Result<()> {
    undo(&shop.shop, &shop.ctx(), &Progress::default(), outcome.import_id.unwrap())
}

fn obstacles(shop: &TestShop, outcome: &ImportOutcome) -> Vec<(String, String, Option<String>)> {
    let found = shop.read(|read| in_the_way(read, outcome.import_id.unwrap())).unwrap();
    found.into_iter().map(|one| (one.kind.name().to_owned(), one.title, one.used_by)).collect()
}

#[test]
fn every_kind_goes_back_to_what_was() {
    for (kind, name) in [
        (KIND, "客户车辆档案.csv"),
        (ImportKind::Labour, "工时项目.csv"),
        (ImportKind::Parts, "配件目录.xlsx"),
        (ImportKind::PastVisits, "历史维修记录.csv"),
    ] {
        let shop = shop();
        if kind == ImportKind::PastVisits {
            import(&shop, KIND, &sample("客户车辆档案.csv")).unwrap();
        }
        let before = dump(&shop);
        let outcome = import(&shop, kind, &sample(name)).unwrap();
        assert_ne!(dump(&shop), before, "{name}");
        undone(&shop, &outcome).unwrap();
        assert_eq!(dump(&shop), before, "{name}");
        assert_eq!(undone(&shop, &outcome).unwrap_err().code, "import_undone");
        assert!(shop.shop.verify_journal(&shop.ctx()).unwrap().is_none(), "and the journal keeps both");
    }
}

#[test]
fn what_was_built_on_its_records_stands_in_the_way_and_is_told() {
    let shop = shop();
    let first =
        import(&shop, KIND, "客户名称,手机,车牌号\n张三,13800001234,粤B11111\n李四,,粤B22222\n".as_bytes()).unwrap();
    let second = import(
        &shop,
        KIND,
        "客户名称,手机,车牌号,颜色\n张三,13800001234,粤B11111,红\n张三,13800001234,粤B33333,\n".as_bytes(),
    )
    .unwrap();
    let before = dump(&shop);
    assert_eq!(
        obstacles(&shop, &first),
        [("customers".into(), "张三".into(), Some("vehicles".into())), ("vehicles".into(), "粤B11111".into(), None),]
    );
    let problem = undone(&shop, &first).unwrap_err();
    assert_eq!((problem.code.as_ref(), problem.args["count"].as_str()), ("import_in_use", "2"));
    assert_eq!(dump(&shop), before, "nothing was touched");
    undone(&shop, &second).unwrap();
    assert_eq!(obstacles(&shop, &first), [], "taken back in turn, nothing is left in the way");
    undone(&shop, &first).unwrap();
    assert_eq!(count(&shop, "customers"), 0);
}

#[test]
fn an_id_is_never_given_twice() {
    let shop = shop();
    let text = "客户名称,手机,车牌号\n张三,13800001234,粤B11111\n".as_bytes();
    let first = import(&shop, KIND, text).unwrap();
    let id = car(&shop, "粤B11111").id;
    undone(&shop, &first).unwrap();
    import(&shop, KIND, text).unwrap();
    assert!(car(&shop, "粤B11111").id > id, "a window that still shows the old car must not save over the new one");
}

#[test]
fn a_wish_not_to_be_advertised_to_goes_with_the_row_that_brought_it() {
    let shop = shop();
    import(&shop, KIND, "客户名称,手机,车牌号,备注\n李四,13900001234,粤B22222,\n".as_bytes()).unwrap();
    let before = dump(&shop);
    let rows = "客户名称,手机,车牌号,备注\n张三,13800001234,粤B11111,勿推销\n李四,13900001234,粤B22222,勿推销\n";
    let outcome = import(&shop, KIND, rows.as_bytes()).unwrap();
    assert_eq!(count(&shop, "customer_consents"), 2);
    undone(&shop, &outcome).unwrap();
    assert_eq!(dump(&shop), before);
}

#[test]
fn nothing_else_deletes_what_the_shop_has() {
    let shop = shop();
    let outcome = import(&shop, KIND, "客户名称,手机,车牌号\n张三,13800001234,粤B11111\n".as_bytes()).unwrap();
    let refused = shop.write(|tx| vehicles::take_back(tx, crate::common::VehicleId(1)));
    assert!(refused.is_err(), "the database itself refuses");
    undone(&shop, &outcome).unwrap();
}

fn line() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec!["张伟", "单梅", "李娜", "大众出行公司"]);
    let phone = prop::sample::select(vec!["", "13800001234", "13900005678"]);
    let colour = prop::sample::select(vec!["", "红", "白"]);
    let remark = prop::sample::select(vec!["", "勿推销", "老客户"]);
    (name, phone, "粤B1111[0-5]", colour, remark, 0i64..90_000)
        .prop_map(|(name, phone, plate, colour, remark, km)| format!("{name},{phone},{plate},{colour},{km},{remark}\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn undoing_restores_exactly_what_was(
        first in prop::collection::vec(line(), 1..12),
        second in prop::collection::vec(line(), 1..12),
        take in any::<bool>(),
        last in any::<bool>(),
    ) {
        let shop = shop();
        let file = |lines: &[String]| format!("客户名称,手机,车牌号,颜色,行驶里程,备注\n{}", lines.concat());
        let empty = dump(&shop);
        let one = import(&shop, KIND, file(&first).as_bytes()).unwrap();
        let before = dump(&shop);
        let rules = ImportRules {
            in_file: if last { FileRule::Last } else { FileRule::First },
            on_file: if take { ShopRule::Take } else { ShopRule::Fill },
        };
        let two = import_by(&shop, KIND, file(&second).as_bytes(), rules).unwrap();
        if two.import_id.is_some() {
            undone(&shop, &two).unwrap();
        }
        prop_assert_eq!(dump(&shop), before);
        undone(&shop, &one).unwrap();
        prop_assert_eq!(dump(&shop), empty);
    }
}
