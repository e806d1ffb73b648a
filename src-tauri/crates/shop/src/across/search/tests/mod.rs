//! The search box: whatever went in is found by any part of it, and the car in the shop comes first.

mod normalising;
mod people;
mod ranking;
mod surnames;

use jieche_codes::RecordKind;
use proptest::prelude::*;

use super::*;
use crate::common::{BusinessDate, CustomerId, Fen, VehicleId};
use crate::registers::customers::tests::{company, person};
use crate::registers::customers::{self, DebtorKind};
use crate::registers::search_index::{RULE, put_order, terms};
use crate::registers::vehicles::tests::{GOOD_VIN, car};
use crate::registers::vehicles::{self};
use crate::testing::TestShop;
use jieche_ground::jobs::Progress;

fn customer(shop: &TestShop, name: &str, phone: &str) -> CustomerId {
    shop.write(|tx| customers::save(tx, person(name, phone))).unwrap().id
}

fn vehicle(shop: &TestShop, owner: CustomerId, plate: &str, vin: &str) -> VehicleId {
    shop.write(|tx| vehicles::save(tx, car(owner, plate, vin))).unwrap().id
}

fn hits(shop: &TestShop, text: &str) -> Vec<(SearchKind, i64)> {
    shop.read(|read| find(read, SearchFor { text: text.into(), limit: 200 }))
        .unwrap()
        .into_iter()
        .map(|hit| (hit.kind, hit.id))
        .collect()
}

/// An order as the table has it; orders' own rules are tested with orders.
fn order(shop: &TestShop, car: VehicleId, owner: CustomerId, number: &str, state: &str) -> i64 {
    let sql = "INSERT INTO repair_orders (number, state, vehicle_id, customer_id, advisor_id, complaint, business_type, opened_ms, date, waiting, urgent, wash, road_test)
               VALUES (?1, ?2, ?3, ?4, 1, '异响', 'general_repair', 0, '2026-11-23', 0, 0, 0, 0)";
    shop.write(|tx| {
        let id = tx.insert(sql, (number, state, car, owner))?;
        put_order(tx, id, number)?;
        tx.touched::<(), _>(RecordKind::RepairOrders, id, None, Some(&Fen(0)))?;
        Ok(id)
    })
    .unwrap()
}

#[test]
fn a_car_is_found_by_any_part_of_what_it_and_its_owner_are_called() {
    let shop = TestShop::new();
    let shan = customer(&shop, "单梅杰", "13134556405");
    let it = (SearchKind::Vehicle, vehicle(&shop, shan, "粤B·D12345", GOOD_VIN).0);
    let wei = customer(&shop, "尉迟敬德", "18600001111");
    vehicle(&shop, wei, "沪A88888", "");
    for typed in [
        "粤B",
        "BD12345",
        "d123",
        "2345",
        "粤b·d12345",
        "ｄ１２３４５", // the plate, full-width and lower case too
        "单梅杰",
        "梅杰",
        "单",
        "shan",
        "danmei",
        "SMJ",
        "dmj",
        "mj", // the name, both readings, initials
        "13134556405",
        "6405",
        "+86 131-3455-6405",
        "131 3455", // the phone
        "7377",
        GOOD_VIN,
        "lsvaa49j",
        "2047377", // the VIN
        "梅杰 2345",
        "2345 6405 smj", // several words
    ] {
        assert_eq!(hits(&shop, typed), [it], "{typed}");
    }
    assert_eq!(hits(&shop, "yuchi").len(), 1);
    assert_eq!(hits(&shop, "weichi").len(), 1, "those who misread the name find him too");
    for typed in ["", "   ", "·", "单 8888", "张", "%", "_", "'; DROP TABLE vehicles; --", "\"*", "2345 6406"] {
        assert!(hits(&shop, typed).is_empty(), "{typed:?} is nobody here");
    }
}

#[test]
fn a_customer_without_a_car_is_found_as_a_customer() {
    let shop = TestShop::new();
    let insurer = shop
        .write(|tx| customers::save(tx, company("深圳市平安财产保险股份有限公司", DebtorKind::Insurer)))
        .unwrap()
        .id;
    for typed in ["平安", "深圳市平安", "财产保险", "pacc", "pingan", "szspa", "有限公司"] {
        assert_eq!(hits(&shop, typed), [(SearchKind::Customer, insurer.0)], "{typed}");
    }
}

#[test]
fn an_order_is_found_by_its_number_or_the_end_of_it() {
    let shop = TestShop::new();
    let zhang = customer(&shop, "张三", "");
    let it = vehicle(&shop, zhang, "粤B22222", "");
    let old = order(&shop, it, zhang, "WX20261122-0007", "closed");
    let new = order(&shop, it, zhang, "WX20261123-0007", "in_progress");
    assert_eq!(hits(&shop, "wx20261122-0007"), [(SearchKind::Order, old)]);
    assert_eq!(hits(&shop, "1122-0007"), [(SearchKind::Order, old)]);
    assert_eq!(hits(&shop, "0007"), [(SearchKind::Order, new), (SearchKind::Order, old)], "the open one first");
    assert_eq!(hits(&shop, "0007 张三").len(), 2, "number and name together");
}

#[test]
fn the_car_in_the_shop_comes_first_and_carries_its_order() {
    let shop = TestShop::new();
    let zhang = customer(&shop, "张三", "");
    let cars: Vec<VehicleId> = (0..3).map(|place| vehicle(&shop, zhang, &format!("粤B5555{place}"), "")).collect();
    let visit = |place: usize, day| {
        shop.write(|tx| vehicles::visited(tx, cars[place], BusinessDate::new(2026, 11, day).unwrap(), None)).unwrap()
    };
    visit(0, 3);
    visit(2, 9);
    let open = order(&shop, cars[1], zhang, "WX20261123-0001", "in_progress");
    let found = shop.read(|read| find(read, SearchFor { text: "5555".into(), limit: 20 })).unwrap();
    let ids: Vec<i64> = found.iter().map(|hit| hit.id).collect();
    assert_eq!(ids, [cars[1].0, cars[2].0, cars[0].0], "in the shop, then by latest visit");
    assert_eq!(found[0].order.as_ref().map(|listed| listed.order.id.0), Some(open), "one key more opens its order");
    assert!(found[1].order.is_none());
    assert_eq!(shop.read(|read| find(read, SearchFor { text: "5555".into(), limit: 2 })).unwrap().len(), 2);
    assert_eq!(
        shop.read(|read| find(read, SearchFor { text: "5555".into(), limit: 0 })).unwrap_err().code,
        "out_of_range"
    );
}

#[test]
fn a_word_too_short_to_mean_one_car_still_finds_the_one_in_the_shop() {
    let shop = TestShop::new();
    let zhang = customer(&shop, "张三", "");
    let mut last = VehicleId(0);
    for place in 0..260 {
        last = vehicle(&shop, zhang, &format!("粤B9{place:03}Z"), "");
    }
    order(&shop, last, zhang, "WX20261123-0009", "in_progress");
    assert_eq!(
        hits(&shop, "粤B")[0],
        (SearchKind::Vehicle, last.0),
        "beyond the candidates of the word, it stands in the shop"
    );
}

#[test]
fn what_is_renamed_is_found_by_the_new_name_only() {
    let shop = TestShop::new();
    let zhang = customer(&shop, "张三", "13800001234");
    let it = vehicle(&shop, zhang, "粤B22222", "");
    let seen = shop.read(|read| crate::across::car_file::get(read, it)).unwrap().vehicle;
    shop.write(|tx| {
        vehicles::save(
            tx,
            vehicles::SaveVehicle { id: Some(it), version: Some(seen.version), ..car(zhang, "粤B33333", "") },
        )
    })
    .unwrap();
    assert!(hits(&shop, "22222").is_empty(), "the old plate is somebody else's some day");
    assert_eq!(hits(&shop, "33333").len(), 1);
}

#[test]
fn terms_of_another_rule_are_seen_and_made_anew() {
    let shop = TestShop::new();
    let zhang = customer(&shop, "张三", "13800001234");
    vehicle(&shop, zhang, "粤B22222", GOOD_VIN);
    assert!(!shop.read(needs_rebuild).unwrap());
    shop.shop
        .note(&shop.ctx(), |note| {
            note.execute("UPDATE search_objects SET rule = ?1", [RULE - 1])?;
            note.execute("DELETE FROM search_terms WHERE term LIKE '%2%'", [])?;
            note.execute("INSERT INTO search_terms (kind, term, object_id) VALUES (2, 'OLDTERM', 1)", [])
        })
        .unwrap();
    assert!(shop.read(needs_rebuild).unwrap());
    rebuild(&shop.shop, &shop.ctx(), &Progress::default()).unwrap();
    assert!(!shop.read(needs_rebuild).unwrap());
    assert_eq!(hits(&shop, "2222").len(), 1);
    assert!(hits(&shop, "oldterm").is_empty(), "terms the rule does not make are gone");
}

#[test]
fn a_cancelled_rebuild_says_so_and_leaves_every_object_findable() {
    let shop = TestShop::new();
    customer(&shop, "张三", "13800001234");
    let progress = Progress::default();
    progress.cancel();
    assert_eq!(rebuild(&shop.shop, &shop.ctx(), &progress).unwrap_err().code, "cancelled");
    assert_eq!(hits(&shop, "张三").len(), 1);
}

fn name() -> impl Strategy<Value = String> {
    let surnames = prop::sample::select(vec!["张", "单", "欧阳", "吕", "区", "尉迟", "王"]);
    let given =
        prop::collection::vec(prop::sample::select("梅杰新勇强乐长朝静䶮喆堃一丽".chars().collect::<Vec<_>>()), 1..3);
    (surnames, given).prop_map(|(surname, given)| format!("{surname}{}", given.into_iter().collect::<String>()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn every_part_of_a_name_a_phone_or_a_plate_is_the_beginning_of_a_term(name in name(), phone in "1[3-9][0-9]{9}", plate in "粤[A-H][A-H0-9][0-9]{4}", from in 0usize..8, length in 2usize..6) {
        let customer = terms::of_customer(false, &name, std::slice::from_ref(&phone));
        let car = terms::of_vehicle(Some(&plate), None);
        let part = |of: &str, least: usize| -> String { of.chars().skip(from).take(length.max(least)).collect() };
        let begins = |terms: &std::collections::BTreeSet<String>, part: &str| terms.iter().any(|term| term.starts_with(part));
        prop_assert!(begins(&customer, &part(&name, 1)));
        let of_phone = part(&phone, 3);
        prop_assert!(of_phone.len() < 3 || begins(&customer, &of_phone), "{of_phone} of {phone}");
        let of_plate = part(&plate, 2);
        prop_assert!(of_plate.chars().count() < 2 || begins(&car, &of_plate), "{of_plate} of {plate}");
    }

    #[test]
    fn what_is_typed_never_breaks_the_search(text in "\\PC{0,40}") {
        for word in terms::words(&text) {
            prop_assert!(word.chars().all(char::is_alphanumeric) && word.chars().count() <= 24);
        }
    }
}
