//! People other than the owner, and owners of very many cars: whoever stands at the desk is found.

use super::*;
use crate::common::Change;
use crate::registers::customers::{SaveContacts, SaveCustomer};
use crate::visit::repair_orders::testing::Desk;

fn found(desk: &Desk, text: &str) -> Vec<(SearchKind, i64)> {
    hits(&desk.shop, text)
}

#[test]
fn a_car_is_found_by_who_brought_it_and_by_whom_else_to_call() {
    let desk = Desk::new();
    desk.opens();
    let car = (SearchKind::Vehicle, desk.car.0);
    for text in ["李四", "lisi", "ls", "13800001234", "1234"] {
        assert!(found(&desk, text).contains(&car), "{text}: brought by 李四 13800001234");
    }
    let order = desk.opens();
    desk.saves(&order, |head| {
        head.brought_by = Change::Set(Some("欧阳锋".into()));
        head.brought_by_phone = Change::Set(Some("13911112222".into()));
    })
    .unwrap();
    assert!(found(&desk, "oyf").contains(&car) && found(&desk, "2222").contains(&car), "as it was put right");

    let contact = serde_json::json!({ "was": null, "kind": "family", "name": { "set": "黄蓉" }, "duty": null, "phone": { "set": "13733334444" } });
    let version = desk.shop.read(|read| crate::across::customer_file::get(read, desk.owner)).unwrap().customer.version;
    let contacts = serde_json::json!({ "id": desk.owner, "version": version, "contacts": [contact], "prefers": "any", "reach_hours": null });
    let contacts: SaveContacts = serde_json::from_value(contacts).unwrap();
    desk.shop.write(|tx| customers::save_contacts(tx, contacts)).unwrap();
    assert!(
        found(&desk, "黄蓉").contains(&car) && found(&desk, "hr 4444").contains(&car),
        "a contact with name and phone"
    );

    let firm = SaveCustomer {
        contact_name: Change::Set(Some("郭靖".into())),
        ..company("顺丰车队有限公司", DebtorKind::None)
    };
    let firm = desk.shop.write(|tx| customers::save(tx, firm)).unwrap();
    assert_eq!(found(&desk, "guojing"), [(SearchKind::Customer, firm.id.0)], "a company by whom to ask for");

    let shop = &desk.shop.shop;
    shop.note(&desk.shop.ctx(), |note| note.execute("UPDATE search_objects SET rule = 0", [])).unwrap();
    rebuild(shop, &desk.shop.ctx(), &Progress::default()).unwrap();
    for text in ["lisi", "oyf", "hr", "guojing"] {
        assert!(!found(&desk, text).is_empty(), "{text} is still found once the terms are made anew");
    }
}

#[test]
fn in_a_fleet_too_large_to_look_through_the_car_that_is_meant_is_found() {
    let desk = Desk::new();
    let fleet = desk.shop.write(|tx| customers::save(tx, company("大车队有限公司", DebtorKind::None))).unwrap().id;
    let today = desk.today();
    let cars: Vec<i64> = desk
        .shop
        .write(|tx| {
            (1..=430)
                .map(|at| {
                    let id = vehicles::save(tx, car(fleet, &format!("粤A1{at:04}"), ""))?.id;
                    vehicles::visited(tx, id, today.plus_days(-at), None)?;
                    Ok(id.0)
                })
                .collect()
        })
        .unwrap();
    let last = *cars.last().unwrap();
    assert_eq!(found(&desk, "大车队 10430"), [(SearchKind::Vehicle, last)], "the oldest of them, by name and plate");
    assert_eq!(found(&desk, "10430 dcd"), [(SearchKind::Vehicle, last)], "in whatever order it is typed");
    let here = desk.shop.write(|tx| {
        let arrival = crate::visit::repair_orders::OpenRepairOrder { vehicle_id: VehicleId(last), ..desk.arrival() };
        crate::visit::repair_orders::open(tx, arrival)
    });
    assert_eq!(here.unwrap().vehicle.id.0, last);
    assert_eq!(found(&desk, "大车队")[0], (SearchKind::Vehicle, last), "the one in the shop comes first by name alone");
}
