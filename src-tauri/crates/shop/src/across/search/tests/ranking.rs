//! Which hit stands first: in the shop, booked today, called so to the end, latest visit.

use super::{customer, hits, order, vehicle};
use crate::across::search::SearchKind;
use crate::across::shop_settings;
use crate::common::{BayId, BusinessDate, Change, PersonId, VehicleId};
use crate::registers::vehicles;
use crate::testing::TestShop;
use crate::visit::appointments::{self, BookedVia, SaveAppointment};
use jieche_codes::BusinessType;

fn booked_at(shop: &TestShop, car: VehicleId, minute: i64) -> i64 {
    let request = SaveAppointment {
        id: None,
        version: None,
        vehicle_id: Some(car),
        name: Change::Set(None),
        phone: Change::Set(None),
        plate: None,
        plate_kind: None,
        model: None,
        start_at: shop.ctx().today().at(minute),
        minutes: Some(30),
        bay_id: BayId(1),
        advisor_id: PersonId(1),
        business_type: BusinessType::RegularService,
        complaint: "保养".into(),
        items: Vec::new(),
        waiting: false,
        source: BookedVia::Phone,
        remark: None,
        accepted: Vec::new(),
    };
    shop.write(|tx| appointments::save(tx, request)).unwrap().brief.id.0
}

fn visited(shop: &TestShop, car: VehicleId, year: i32) {
    let day = BusinessDate::new(year, 3, 9).unwrap();
    shop.write(|tx| vehicles::visited(tx, car, day, None)).unwrap();
}

fn founded() -> TestShop {
    let shop = TestShop::new();
    let found = |tx: &crate::Tx| {
        shop_settings::found(
            tx,
            "深圳市大店汽车有限公司",
            "深圳市福田区彩田路88号",
            "0755-88886666",
            "91350100M000100Y43",
            false,
        )
    };
    shop.write(found).unwrap();
    shop
}

#[test]
fn in_the_shop_then_booked_today_then_the_end_of_the_plate_then_the_latest_visit() {
    let shop = founded();
    let owner = customer(&shop, "张三", "");
    let car = |plate: &str| vehicle(&shop, owner, plate, "");
    // Laid in the wrong order on purpose: neither ids nor visits may decide what they must not.
    let middle_long_ago = car("粤B4567A");
    let middle_lately = car("粤B4567C");
    let end_long_ago = car("粤B84567");
    let end_lately = car("粤B94567");
    let booked = car("粤BA4567");
    let in_shop = car("粤B14567");
    for (it, year) in [
        (middle_long_ago, 2019),
        (middle_lately, 2026),
        (end_long_ago, 2018),
        (end_lately, 2025),
        (booked, 2017),
        (in_shop, 2016),
    ] {
        visited(&shop, it, year);
    }
    order(&shop, in_shop, owner, "WX20261123-0009", "in_progress");
    booked_at(&shop, booked, 15 * 60);
    let found: Vec<i64> = hits(&shop, "4567").into_iter().map(|(_, id)| id).collect();
    let expected = [in_shop, booked, end_lately, end_long_ago, middle_lately, middle_long_ago];
    assert_eq!(found, expected.map(|car| car.0));
}

#[test]
fn an_order_is_found_by_its_day_and_count_the_latest_month_first() {
    let shop = founded();
    let owner = customer(&shop, "张三", "");
    let car = vehicle(&shop, owner, "粤B22222", "");
    let september = order(&shop, car, owner, "WX20260913-0048", "closed");
    let november = order(&shop, car, owner, "WX20261113-0048", "closed");
    order(&shop, car, owner, "WX20261114-0048", "closed");
    order(&shop, car, owner, "WX20261113-0148", "closed");
    let found = hits(&shop, "1348");
    assert_eq!(found.len(), 2, "neither another day nor the hundred and forty-eighth");
    for it in [november, september] {
        assert!(found.contains(&(SearchKind::Order, it)));
    }
    assert_eq!(hits(&shop, "13-48"), found, "as it is said");
}
