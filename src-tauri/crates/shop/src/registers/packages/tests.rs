//! Packages: what they hold and cost, for which car they are found first, and how they come to an order.

use proptest::prelude::*;

use super::*;
use crate::common::BasisPoints;
use crate::registers::labour::SaveOperation;
use crate::registers::parts::{PartClass, SavePart};
use crate::registers::staff::Role;
use crate::visit::repair_orders::testing::{Desk, shared_out};
use crate::visit::repair_orders::{
    Decision, FindWork, Payer, RepairOrder, TakePackage, find_work, put_line, take_package,
};

struct Catalogue {
    oil: OperationId,
    filter: PartId,
}

fn catalogue(desk: &Desk) -> Catalogue {
    desk.shop
        .write(|tx| {
            let oil = labour::save(tx, operation("BY01", "更换机油机滤", 60))?.id;
            let filter = parts::save(tx, filter())?.id;
            Ok((oil, filter))
        })
        .map(|(oil, filter)| Catalogue { oil, filter })
        .unwrap()
}

fn operation(code: &str, name: &str, hours: i64) -> SaveOperation {
    SaveOperation {
        id: None,
        version: None,
        code: code.into(),
        name: name.into(),
        trade: None,
        hours: Hours(hours),
        model_hours: Vec::new(),
        rate_fen: Fen(16_000),
        tax_rate_bp: BasisPoints(1300),
        retired: false,
    }
}

fn filter() -> SavePart {
    SavePart {
        id: None,
        version: None,
        number: "PJA01".into(),
        name: "机油滤清器".into(),
        brand: None,
        spec: None,
        unit: "个".into(),
        class: PartClass::Original,
        price_fen: Fen(6_800),
        tax_rate_bp: BasisPoints(1300),
        location: None,
        fits: None,
        retired: false,
    }
}

fn package(of: &Catalogue, code: &str, change: impl FnOnce(&mut SavePackage)) -> SavePackage {
    let mut package = SavePackage {
        id: None,
        version: None,
        code: code.into(),
        name: format!("小保养{code}"),
        brand: None,
        model: None,
        due_km: Some(10_000),
        due_months: Some(12),
        items: vec![
            PackedItem { operation_id: Some(of.oil), part_id: None, quantity: None },
            PackedItem { operation_id: None, part_id: Some(of.filter), quantity: Some(Quantity(1_000)) },
        ],
        price_fen: None,
        retired: false,
    };
    change(&mut package);
    package
}

fn saves(desk: &Desk, request: SavePackage) -> Result<Package> {
    desk.shop.write(|tx| save(tx, request))
}

fn takes(desk: &Desk, order: &RepairOrder, package_id: PackageId) -> Result<RepairOrder> {
    let request = TakePackage { order_id: order.id, version: order.version, package_id };
    desk.shop.write_as(&[Role::Advisor], |tx| take_package(tx, request))
}

fn refused<T: std::fmt::Debug>(result: Result<T>) -> (String, String) {
    let problem = result.unwrap_err();
    (problem.code.into(), problem.field.unwrap_or_default().into())
}

fn pair(code: &str, field: &str) -> (String, String) {
    (code.into(), field.into())
}

#[test]
fn a_package_is_checked_field_by_field() {
    let desk = Desk::new();
    let of = catalogue(&desk);
    let wrong = |change: fn(&mut SavePackage)| refused(saves(&desk, package(&of, "TC01", change)));
    assert_eq!(wrong(|it| it.items.clear()), pair("required", "items"));
    assert_eq!(wrong(|it| it.items[0].quantity = Some(Quantity(1))), pair("bad_value", "items"));
    assert_eq!(wrong(|it| it.items[1].quantity = None), pair("bad_value", "items"));
    assert_eq!(wrong(|it| it.model = Some("朗逸".into())), pair("required", "brand"));
    assert_eq!(wrong(|it| it.due_km = Some(0)), pair("out_of_range", "due_km"));
    assert_eq!(wrong(|it| it.price_fen = Some(Fen(-1))), pair("out_of_range", "price_fen"));
    let kept = saves(&desk, package(&of, "tc01", |_| {})).unwrap();
    assert_eq!((kept.code.as_str(), kept.list_fen), ("TC01", Fen(16_400)), "0.6 h at 160.00, and the filter at 68.00");
    assert_eq!(refused(saves(&desk, package(&of, "TC01", |_| {}))), pair("duplicate", "code"));
    let stale = package(&of, "TC01", |it| (it.id, it.version) = (Some(kept.id), Some(9)));
    assert_eq!(refused(saves(&desk, stale)).0, "changed_meanwhile");
}

#[test]
fn what_is_meant_for_the_car_and_its_kilometres_is_found_first() {
    let desk = Desk::new();
    let of = catalogue(&desk);
    for (code, brand, model, due) in [
        ("TC01", None, None, 10_000),
        ("TC03", Some("大众"), Some("id4"), 30_000),
        ("TC04", Some("大众"), Some("ID.4"), 60_000),
        ("TC05", Some("丰田"), None, 31_000),
    ] {
        let text = |word: Option<&str>| word.map(str::to_owned);
        let it = package(&of, code, |it| (it.brand, it.model, it.due_km) = (text(brand), text(model), Some(due)));
        saves(&desk, it).unwrap();
    }
    let order = desk.opens();
    let found = |text: &str| {
        let asked = FindWork { order_id: Some(order.id), vehicle_id: None, text: text.into(), limit: 8 };
        desk.shop.read(|read| find_work(read, asked)).unwrap()
    };
    let names = |text: &str| -> Vec<String> {
        let name = |one: crate::visit::repair_orders::FoundWork| match (one.package, one.operation, one.part) {
            (Some(it), ..) => it.package.code,
            (_, Some(it), _) => it.operation.code,
            (.., Some(it)) => it.number,
            _ => String::new(),
        };
        found(text).into_iter().map(name).collect()
    };
    assert_eq!(names("xby"), ["TC03", "TC01", "TC04", "TC05"], "31 000 km: the 30 000 service of this model leads");
    assert_eq!(names("jy"), ["BY01", "PJA01"], "operations and parts are found in the same field");
    assert!(
        found("xby").iter().all(|one| one.package.as_ref().is_none_or(|it| it.fits == (it.package.code != "TC05")))
    );
    let gone = package(&of, "TC03", |it| {
        (it.id, it.version, it.retired) = (Some(PackageId(2)), Some(1), true);
    });
    let gone = saves(&desk, gone).unwrap();
    assert!(!names("xby").contains(&gone.code));
    assert_eq!(refused(takes(&desk, &order, gone.id)), pair("retired", "package_id"));
}

#[test]
fn a_fixed_price_is_a_discount_on_every_line_that_nobody_need_approve() {
    let desk = Desk::new();
    let of = catalogue(&desk);
    let half = saves(&desk, package(&of, "TC01", |it| it.price_fen = Some(Fen(8_200)))).unwrap();
    let order = takes(&desk, &desk.opens(), half.id).unwrap();
    let lines: Vec<_> = order.lines.iter().map(|line| (line.amount_fen.0, line.discount_fen.0)).collect();
    assert_eq!(lines, [(4_800, 4_800), (3_400, 3_400)], "half of each, and together the price");
    assert!(order.lines.iter().all(|line| line.decision == Decision::Open));
    assert_eq!(order.lines[0].package.as_ref().map(|it| it.name.as_str()), Some("小保养TC01"));
    let line = &order.lines[0];
    let request = crate::visit::repair_orders::PutLine {
        line_id: Some(line.id),
        operation_id: line.operation_id,
        name: "更换机油".into(),
        hours: line.hours,
        discount_fen: Fen(4_800),
        ..desk.line_for(&order, Payer::Customer, 16_000)
    };
    let renamed = desk.shop.write_as(&[Role::Advisor], |tx| put_line(tx, request)).unwrap();
    assert!(renamed.lines[0].package.is_some(), "what the package granted stays granted, and says whose it is");
    let dear = |price| saves(&desk, package(&of, "TC02", |it| it.price_fen = Some(Fen(price))));
    assert_eq!(refused(dear(16_401)), pair("dearer_than_items", "price_fen"), "a fen above the sum of its items");
    let dear = dear(16_400).unwrap();
    let cheaper = SavePart { id: Some(of.filter), version: Some(1), price_fen: Fen(100), ..filter() };
    desk.shop.write(|tx| parts::save(tx, cheaper)).unwrap();
    let order = takes(&desk, &desk.opens(), dear.id).unwrap();
    assert!(order.lines.iter().all(|line| line.discount_fen == Fen::ZERO), "a package is never dearer than its items");
}

#[test]
fn hours_are_the_models_own_and_the_line_says_so() {
    let desk = Desk::new();
    let of = catalogue(&desk);
    let by_model = |brand: &str, model: Option<&str>, hours| labour::ModelHours {
        brand: brand.into(),
        model: model.map(str::to_owned),
        hours: Hours(hours),
    };
    let operation = desk
        .shop
        .write(|tx| {
            let save = SaveOperation {
                id: Some(of.oil),
                version: Some(1),
                model_hours: vec![
                    by_model("大众", None, 70),
                    by_model("大众", Some("ID4"), 90),
                    by_model("丰田", Some("ID"), 200),
                ],
                ..operation("BY01", "更换机油机滤", 60)
            };
            labour::save(tx, save)
        })
        .unwrap();
    assert_eq!(operation.model_hours.len(), 3);
    let kept = saves(&desk, package(&of, "TC01", |_| {})).unwrap();
    let order = takes(&desk, &desk.opens(), kept.id).unwrap();
    assert_eq!((order.lines[0].hours, order.lines[0].model_hours), (Some(Hours(90)), true), "ID.4 before 大众");
    let order = desk
        .puts(&order, Payer::Customer, 16_000, |line| {
            (line.operation_id, line.hours, line.line_id) = (Some(of.oil), Some(Hours(60)), Some(order.lines[0].id));
        })
        .unwrap();
    assert!(!order.lines[0].model_hours, "typed over, they are the model's no more");
    let twice = SaveOperation {
        id: Some(of.oil),
        version: Some(2),
        model_hours: vec![by_model("大众", Some("ID4"), 90), by_model("大众", Some("id.4"), 80)],
        ..operation_again()
    };
    assert_eq!(refused(desk.shop.write(|tx| labour::save(tx, twice))), pair("duplicate", "model_hours"));
}

fn operation_again() -> SaveOperation {
    operation("BY01", "更换机油机滤", 60)
}

proptest! {
    #[test]
    fn a_discount_shared_out_is_the_whole_discount(amounts in prop::collection::vec(0i64..5_000_000, 1..40), of in 0u32..=1000) {
        let over: Vec<Fen> = amounts.iter().copied().map(Fen).collect();
        let whole: i64 = amounts.iter().sum();
        let discount = Fen(whole * i64::from(of) / 1000);
        let shares = shared_out(discount, &over);
        prop_assert_eq!(shares.iter().map(|share| share.0).sum::<i64>(), discount.0, "no fen is lost or made");
        prop_assert!(shares.iter().zip(&over).all(|(share, amount)| (0..=amount.0).contains(&share.0)), "no line is paid for");
    }
}
