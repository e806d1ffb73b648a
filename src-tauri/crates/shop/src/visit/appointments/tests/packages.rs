//! A package is booked as what it holds and becomes the package on the order, at its price; one no longer sold does not.

use super::*;
use crate::registers::packages::{self, Package, SavePackage};
use crate::visit::repair_orders::{PackageRef, RepairOrder};

/// 小保养: half an hour's work and a filter, together 100 yuan.
fn service(desk: &Desk) -> Package {
    let id = operation(desk);
    let request = serde_json::json!({
        "id": null, "version": null, "code": "TC01", "name": "小保养", "brand": null, "model": null, "due_km": null,
        "due_months": null, "items": [{ "operation_id": id, "part_id": null, "quantity": null }], "price_fen": 5000,
        "retired": false,
    });
    let request: SavePackage = serde_json::from_value(request).unwrap();
    desk.shop.write(|tx| packages::save(tx, request)).unwrap()
}

fn of(package: &Package, item: AppointmentItem) -> AppointmentItem {
    AppointmentItem { package: Some(PackageRef { id: package.id, name: "旧的叫法".into() }), ..item }
}

fn arrives(desk: &Desk, booked: &Appointment) -> RepairOrder {
    desk.shop.wait(24 * HOUR);
    let arrival = ArriveAppointment { id: booked.brief.id, version: booked.brief.version, vehicle_id: None };
    desk.shop.write(|tx| arrive(tx, arrival)).unwrap()
}

fn booked(desk: &Desk, items: Vec<AppointmentItem>) -> Appointment {
    books(desk, SaveAppointment { items, ..wish(desk, tomorrow(9, 0)) }).unwrap()
}

#[test]
fn a_booked_package_is_the_package_on_the_order_at_its_price() {
    let desk = Desk::new();
    let package = service(&desk);
    let held = work(package.items[0].item.operation_id.unwrap());
    let booked = booked(&desk, vec![typed_part(false), of(&package, held)]);
    assert_eq!(booked.items[1].package.as_ref().unwrap().name, "小保养", "by the name it has");
    let order = arrives(&desk, &booked);
    let lines: Vec<_> = order.lines.iter().map(|line| (line.package.is_some(), line.amount_fen)).collect();
    assert_eq!(lines[1], (true, Fen(5_000)), "at the package's price");
    assert_eq!((lines.len(), lines[0].0), (2, false), "what was booked beside it stays by itself");
}

#[test]
fn a_package_that_is_no_longer_sold_comes_as_its_items_at_their_own_prices() {
    let desk = Desk::new();
    let package = service(&desk);
    let held = work(package.items[0].item.operation_id.unwrap());
    let booked = booked(&desk, vec![of(&package, held)]);
    let gone = SavePackage {
        id: Some(package.id),
        version: Some(package.version),
        code: package.code.clone(),
        name: package.name.clone(),
        brand: None,
        model: None,
        due_km: None,
        due_months: None,
        items: package.items.iter().map(|held| held.item.clone()).collect(),
        price_fen: package.price_fen,
        retired: true,
    };
    desk.shop.write(|tx| packages::save(tx, gone)).unwrap();
    let order = arrives(&desk, &booked);
    assert_eq!(order.lines.len(), 1);
    assert_eq!(order.lines[0].package, None);
    assert_eq!(order.lines[0].amount_fen, package.list_fen, "nothing was promised below it");
}

#[test]
fn a_package_nobody_knows_is_refused() {
    let desk = Desk::new();
    let package = service(&desk);
    let unknown = Package { id: crate::common::PackageId(99), ..package.clone() };
    let held = of(&unknown, work(package.items[0].item.operation_id.unwrap()));
    let refused = books(&desk, SaveAppointment { items: vec![held], ..wish(&desk, tomorrow(9, 0)) }).unwrap_err();
    assert_eq!((refused.code.as_ref(), refused.field.as_deref()), ("not_found", Some("items")));
}
