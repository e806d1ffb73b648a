//! Cars: what tells one from another, whose they were, what the desk is never stopped by.

use super::*;
use crate::common::vin::VinState;
use crate::money::settlement::Means;
use crate::registers::customers::tests::person;
use crate::registers::parts::PartClass;
use crate::registers::staff::Role;
use crate::testing::TestShop;
use crate::visit::repair_orders::testing::{Desk, part};
use crate::visit::repair_orders::{Decision, LineKind, Payer, Step};
use jieche_codes::RecordKind;

pub const GOOD_VIN: &str = "LSVAA49J232047377";
const OTHER_GOOD_VIN: &str = "LFV2A21K8A3000001";

/// A car as a form would send it.
pub fn car(owner: CustomerId, plate: &str, vin: &str) -> SaveVehicle {
    let typed = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    SaveVehicle {
        id: None,
        version: None,
        owner_id: owner,
        plate: typed(plate),
        plate_kind: None,
        vin: Change::Set(typed(vin)),
        brand: "大众".into(),
        model: "朗逸 1.5L".into(),
        colour: Some("白".into()),
        engine_no: None,
        energy: Some(Energy::Petrol),
        vehicle_type: None,
        class_code: None,
        bought_on: None,
        odometer_km: Some(45_000),
        insurance_until: None,
        inspection_until: None,
        household: true,
        remark: None,
    }
}

/// The same card again, to change one thing of.
fn same(vehicle: &Vehicle) -> SaveVehicle {
    let plate = vehicle.plate.as_ref().map_or("", |plate| plate.plate.as_str());
    SaveVehicle {
        id: Some(vehicle.id),
        version: Some(vehicle.version),
        vin: Change::Keep,
        ..car(vehicle.owner.id, plate, "")
    }
}

fn owner(shop: &TestShop, name: &str) -> CustomerId {
    shop.write(|tx| customers::save(tx, person(name, ""))).unwrap().id
}

fn refusal(shop: &TestShop, request: SaveVehicle) -> (String, String) {
    let problem = shop.write(|tx| save(tx, request)).unwrap_err();
    (problem.field.map(|field| field.into_owned()).unwrap_or_default(), problem.code.into_owned())
}

#[test]
fn a_car_is_known_by_plate_or_by_vin_but_by_one_of_them() {
    let shop = TestShop::new();
    let zhang = owner(&shop, "张三");
    let saved = shop.write(|tx| save(tx, car(zhang, "粤b·d12345", ""))).unwrap();
    assert_eq!(saved.plate, Some(Plate { plate: "粤BD12345".into(), kind: PlateKind::NewEnergySmall }));
    let unregistered = shop.write(|tx| save(tx, car(zhang, "", GOOD_VIN))).unwrap();
    assert_eq!((unregistered.plate, unregistered.vin_state), (None, VinState::Good), "a new car has no plate yet");
    assert_eq!(refusal(&shop, car(zhang, "", "")), ("plate".into(), "plate_or_vin".into()));
    assert_eq!(refusal(&shop, car(zhang, "粤B0O123", "")), ("plate".into(), "bad_plate".into()));
    assert_eq!(refusal(&shop, car(zhang, "", "车架")), ("vin".into(), "bad_vin".into()));
    assert_eq!(refusal(&shop, car(CustomerId(99), "粤B12345", "")), ("owner_id".into(), "not_found".into()));
    assert_eq!(
        refusal(&shop, SaveVehicle { odometer_km: Some(-1), ..car(zhang, "粤B12345", "") }),
        ("odometer_km".into(), "out_of_range".into())
    );
    assert_eq!(
        refusal(&shop, SaveVehicle { bought_on: BusinessDate::new(2026, 11, 24), ..car(zhang, "粤B12345", "") }),
        ("bought_on".into(), "in_future".into())
    );
}

#[test]
fn a_vin_that_fails_its_check_is_kept_and_stops_nobody() {
    let shop = TestShop::new();
    let zhang = owner(&shop, "张三");
    let wrong = "LSVAA49J132047377";
    let first = shop.write(|tx| save(tx, car(zhang, "粤B11111", wrong))).unwrap();
    assert_eq!((first.vin, first.vin_state), (Some(Shown::Whole(wrong.into())), VinState::ToCheck));
    let second = shop.write(|tx| save(tx, car(zhang, "粤B22222", wrong))).unwrap();
    assert_eq!(second.vin_state, VinState::ToCheck, "two cars may have the same wrong number until somebody looks");
    let asked = FindVehicleDuplicates { plate: String::new(), vin: wrong.into(), except: Some(second.id) };
    assert_eq!(shop.read(|read| duplicates(read, asked)).unwrap().len(), 1, "but it is offered as a double");
}

#[test]
fn no_two_cars_have_one_plate_or_one_good_vin() {
    let shop = TestShop::new();
    let zhang = owner(&shop, "张三");
    let first = shop.write(|tx| save(tx, car(zhang, "粤B11111", GOOD_VIN))).unwrap();
    for (request, field) in
        [(car(zhang, "粤B-11111", OTHER_GOOD_VIN), "plate"), (car(zhang, "粤B22222", &GOOD_VIN.to_lowercase()), "vin")]
    {
        let problem = shop.write(|tx| save(tx, request)).unwrap_err();
        assert_eq!((problem.code.as_ref(), problem.field.as_deref()), ("duplicate", Some(field)));
        assert_eq!(problem.args.get("vehicle"), Some(&first.id.0.to_string()), "the screen can open the other one");
    }
    shop.write(|tx| save(tx, SaveVehicle { colour: None, ..same(&first) })).expect("a car is not its own twin");
}

#[test]
fn a_masked_vin_survives_a_save() {
    let shop = TestShop::new();
    let zhang = owner(&shop, "张三");
    let saved = shop.write(|tx| save(tx, car(zhang, "粤B11111", GOOD_VIN))).unwrap();
    let seen = shop
        .write_as(&[Role::ReadOnly], |tx| save(tx, SaveVehicle { colour: Some("红".into()), ..same(&saved) }))
        .unwrap();
    assert_eq!(seen.vin, Some(Shown::Masked("LSVAA49J2****7377".into())));
    assert_eq!(shop.read(|read| shown(read, saved.id)).unwrap().vin, Some(Shown::Whole(GOOD_VIN.into())));
}

#[test]
fn a_car_passes_from_owner_to_owner() {
    let shop = TestShop::new();
    let (zhang, li) = (owner(&shop, "张三"), owner(&shop, "李四"));
    let day = |month, day| BusinessDate::new(2026, month, day).unwrap();
    let bought = shop
        .write(|tx| save(tx, SaveVehicle { bought_on: Some(day(3, 1)), ..car(zhang, "粤B11111", GOOD_VIN) }))
        .unwrap();
    let change = |version, customer_id, on| {
        shop.write(|tx| change_owner(tx, ChangeOwner { id: bought.id, version, customer_id, on }))
    };
    assert_eq!(change(1, li, day(2, 1)).unwrap_err().code, "out_of_range", "not before the seller had it");
    assert_eq!(change(1, li, day(12, 1)).unwrap_err().code, "out_of_range", "not after today");
    assert_eq!(change(1, zhang, day(11, 1)).unwrap_err().code, "bad_value", "nobody sells to themselves");
    assert_eq!(change(1, CustomerId(77), day(11, 1)).unwrap_err().code, "not_found");
    let sold = change(1, li, day(11, 20)).unwrap();
    assert_eq!(sold.owner.id, li);
    let owners = shop.read(|read| crate::across::car_file::get(read, bought.id)).unwrap().owners;
    let days: Vec<_> =
        owners.iter().map(|ownership| (ownership.customer.id, ownership.from, ownership.until)).collect();
    assert_eq!(
        days,
        [(li, day(11, 20), None), (zhang, day(3, 1), Some(day(11, 20)))],
        "the owner of now first, the other with the day it passed on"
    );
    change(2, zhang, day(11, 20)).unwrap();
    let back = change(3, li, day(11, 20)).unwrap();
    assert_eq!(back.owner.id, li, "back and forth on one day leaves one owner of now");
    let now = shop
        .read(|read| crate::across::car_file::get(read, bought.id))
        .unwrap()
        .owners
        .into_iter()
        .filter(|ownership| ownership.until.is_none())
        .count();
    assert_eq!(now, 1);
}

#[test]
fn choosing_another_owner_on_the_card_is_a_sale_of_today() {
    let shop = TestShop::new();
    let (zhang, li) = (owner(&shop, "张三"), owner(&shop, "李四"));
    let saved = shop.write(|tx| save(tx, car(zhang, "粤B11111", ""))).unwrap();
    shop.write(|tx| save(tx, SaveVehicle { owner_id: li, ..same(&saved) })).unwrap();
    let file = shop.read(|read| crate::across::car_file::get(read, saved.id)).unwrap();
    assert_eq!((file.vehicle.owner.id, file.owners.len()), (li, 2), "the owner before is not forgotten");
    assert!(
        shop.read(|read| crate::across::customer_file::get(read, zhang)).unwrap().vehicles.is_empty(),
        "and has no car any more"
    );
}

#[test]
fn a_visit_moves_the_card_forward_and_never_back() {
    let shop = TestShop::new();
    let zhang = owner(&shop, "张三");
    let saved = shop.write(|tx| save(tx, car(zhang, "粤B11111", ""))).unwrap();
    let day = |day| BusinessDate::new(2026, 11, day).unwrap();
    shop.write(|tx| visited(tx, saved.id, day(20), Some(46_000))).unwrap();
    shop.write(|tx| {
        visited(tx, saved.id, day(10), Some(45_500))?;
        tx.touched::<(), _>(RecordKind::Vehicles, saved.id.0, None, Some(&1))
    })
    .unwrap();
    let card = shop.read(|read| brief(read, saved.id)).unwrap();
    assert_eq!((card.last_visit, card.odometer_km), (Some(day(20)), Some(46_000)));
}

#[test]
fn a_guarantee_runs_on_what_the_shop_did_and_sold() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 20_000)]);
    let done = order.lines[0].name.clone();
    let mut ids = Vec::new();
    for (name, class) in
        [("机油", Some(PartClass::Original)), ("自带雨刮", Some(PartClass::CustomerSupplied)), ("拖车费", None)]
    {
        let order = desk.puts(&desk.order(order.id), Payer::Customer, 5_000, |line| {
            if class.is_some() {
                part(line, 1_000, 5_000);
            } else {
                (line.kind, line.hours) = (LineKind::Other, None);
            }
            (line.name, line.part_class) = (name.into(), class);
        });
        ids.push(order.unwrap().lines.last().unwrap().id);
    }
    desk.decides(&desk.order(order.id), ids, Decision::Agreed).unwrap();
    let settled = desk.settles(&desk.order(order.id), Payer::Customer).unwrap();
    desk.pays(&settled, &[(Means::Cash, settled.brief.total_fen.0)]).unwrap();
    desk.takes(&desk.order(order.id), Step::Deliver).unwrap();
    let file = desk.shop.read(|read| crate::across::car_file::get(read, order.vehicle.id)).unwrap();
    assert_eq!(file.guarantees[0].work, [done, "机油".to_owned()], "not on the customer's own part, nor on a fee");
}

#[test]
fn a_file_tells_what_must_be_known_before_anything_is_typed() {
    let desk = Desk::new();
    let order = desk.ready(&[(Payer::Customer, 20_000)]);
    let declined = desk.puts(&order, Payer::Customer, 9_000, |line| line.name = "前制动片".into()).unwrap();
    let line = declined.lines.last().unwrap().id;
    desk.decides(&declined, vec![line], Decision::Declined).unwrap();
    let settled = desk
        .settles_with(&desk.order(order.id), Payer::Customer, |settle| {
            settle.next_service_on = Some(desk.today().plus_days(180));
            settle.next_service_km = Some(40_000);
        })
        .unwrap();
    desk.pays(&settled, &[(Means::Cash, 20_000)]).unwrap();
    let left = desk.takes(&desk.order(order.id), Step::Deliver).unwrap();

    let file = desk.shop.read(|read| crate::across::car_file::get(read, order.vehicle.id)).unwrap();
    assert_eq!(file.work[0].order_id, order.id);
    assert_eq!((file.work[0].done.len(), file.work[0].declined.clone()), (1, vec!["前制动片".to_owned()]));
    assert_eq!(file.brought_by[0].name, left.brought_by.unwrap());
    let next = file.next_service.unwrap();
    assert_eq!((next.on, next.km, next.due), (Some(desk.today().plus_days(180)), Some(40_000), false));
    let promise = &settled.guarantee;
    assert_eq!(file.guarantees[0].until, desk.today().plus_days(promise.days));
    assert_eq!(file.guarantees[0].until_km, left.odometer_out_km.map(|out| out + promise.km));
    assert_eq!(file.guarantees[0].work, file.work[0].done);

    desk.sleeps(promise.days);
    let file = desk.shop.read(|read| crate::across::car_file::get(read, order.vehicle.id)).unwrap();
    assert_eq!(file.guarantees.len(), 1, "the last day counts");
    desk.sleeps(1);
    let file = desk.shop.read(|read| crate::across::car_file::get(read, order.vehicle.id)).unwrap();
    assert_eq!(file.guarantees, []);
    desk.sleeps(180);
    let file = desk.shop.read(|read| crate::across::car_file::get(read, order.vehicle.id)).unwrap();
    assert!(file.next_service.unwrap().due);
}
