//! Merging: everything is found under one file, nothing twice; undoing gives every answer of the shop back.

mod naming;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::across::search::{self, SearchFor, SearchHit};
use crate::common::{BusinessDate, Change, VehicleId};
use crate::figures::reports::{self, ReportDay};
use crate::money::settlement::{Means, PutOnAccount};
use crate::registers::customers::tests::{company, person};
use crate::registers::customers::{
    self, ContactKind, CustomerKind, ListCustomers, Prefers, SaveContact, SaveContacts, SaveCustomer,
};
use crate::registers::vehicles::{ChangeOwner, tests::car};
use crate::visit::repair_orders::testing::Desk;
use crate::visit::repair_orders::{Payer, RepairOrder};

fn code<T: std::fmt::Debug>(refused: Result<T>) -> String {
    let problem = refused.unwrap_err();
    format!("{}{}", problem.field.map(|field| format!("{field} ")).unwrap_or_default(), problem.code)
}

fn new(desk: &Desk, request: SaveCustomer) -> CustomerId {
    desk.shop.write(|tx| customers::save(tx, request)).unwrap().id
}

fn new_car(desk: &Desk, owner: CustomerId, plate: &str) -> VehicleId {
    desk.shop.write(|tx| vehicles::save(tx, car(owner, plate, ""))).unwrap().id
}

fn sells(desk: &Desk, car: VehicleId, to: CustomerId) -> Result<vehicles::Vehicle> {
    let version = desk.shop.read(|read| vehicles::shown(read, car)).unwrap().version;
    let request = ChangeOwner { id: car, version, customer_id: to, on: desk.today() };
    desk.shop.write(|tx| vehicles::change_owner(tx, request))
}

fn version(desk: &Desk, id: CustomerId) -> i64 {
    desk.shop.read(|read| customers::record(read, id)).unwrap().version
}

fn merging(desk: &Desk, keep: CustomerId, drop: CustomerId, take: &[CardField]) -> Result<Merge> {
    let request = MergeCustomers {
        keep,
        keep_version: version(desk, keep),
        drop,
        drop_version: version(desk, drop),
        take: take.to_vec(),
    };
    desk.shop.write(|tx| merge(tx, request))
}

fn undoing(desk: &Desk, it: &Merge) -> Result<Merge> {
    desk.shop.write(|tx| unmerge(tx, UnmergeCustomers { id: it.id }))
}

fn file(desk: &Desk, id: CustomerId) -> crate::across::customer_file::CustomerFile {
    desk.shop.read(|read| crate::across::customer_file::get(read, id)).unwrap()
}

fn finds(desk: &Desk, text: &str) -> Vec<SearchHit> {
    desk.shop.read(|read| search::find(read, SearchFor { text: text.into(), limit: 50 })).unwrap()
}

/// Every answer a screen can get about who is who and who owes, without the versions that writing raises.
fn everything(desk: &Desk) -> Value {
    fn without_versions(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.remove("version");
                fields.values_mut().for_each(without_versions);
            }
            Value::Array(values) => values.iter_mut().for_each(without_versions),
            _ => {}
        }
    }
    let mut all = desk
        .shop
        .read(|read| {
            let ids =
                |table: &str| read.list(&format!("SELECT id FROM {table} ORDER BY id"), [], |row| row.get::<_, i64>(0));
            let list = |find: &str| {
                customers::list(read, ListCustomers { find: find.into(), debtor: None, after: None, limit: 200 })
            };
            let day = reports::day(read, ReportDay { date: read.ctx().today() })?;
            let mut all = vec![json!([list("")?, list("张")?, settlement::receivables(read)?, day])];
            for id in ids("customers")? {
                all.push(serde_json::to_value(crate::across::customer_file::get(read, CustomerId(id))?)?);
            }
            for id in ids("vehicles")? {
                all.push(serde_json::to_value(crate::across::car_file::get(read, VehicleId(id))?)?);
            }
            for id in ids("repair_orders")? {
                all.push(serde_json::to_value(repair_orders::get(read, crate::common::OrderId(id))?)?);
            }
            for id in ids("settlements")? {
                all.push(serde_json::to_value(settlement::get(read, crate::common::SettlementId(id))?)?);
            }
            for text in ["张三", "zs", "5678", "顺达", "sdwl", "粤", "1111"] {
                all.push(serde_json::to_value(search::find(read, SearchFor { text: text.into(), limit: 50 })?)?);
            }
            Ok(Value::Array(all))
        })
        .unwrap();
    without_versions(&mut all);
    all
}

#[test]
fn cars_orders_and_debts_are_found_under_one_file_and_by_either_name() {
    let desk = Desk::new();
    let other = new(&desk, person("章叁", "13911112222"));
    let order = desk.ready(&[(Payer::Customer, 20_000)]);
    desk.settles(&order, Payer::Customer).unwrap();
    let before = file(&desk, desk.owner);
    assert_eq!((before.vehicles.len(), before.orders.len(), before.unpaid_fen), (1, 1, Fen(20_000)));

    let preview = desk.shop.read(|read| merge_preview(read, &PreviewMerge { keep: other, drop: desk.owner })).unwrap();
    assert_eq!(preview.differ, [CardField::Name, CardField::Phone]);
    assert_eq!((preview.vehicles.len(), preview.orders, preview.dropped_owes_fen), (1, 1, Fen(20_000)));
    let merged = merging(&desk, other, desk.owner, &[CardField::Name]).unwrap();
    assert_eq!(merged.kept.name, Shown::Whole("张三".into()), "the name that was chosen");
    assert_eq!(merged.kept.phone, Some(Shown::Whole("13911112222".into())), "the phone that was not");

    let after = file(&desk, other);
    assert_eq!((after.vehicles.len(), after.orders.len(), after.unpaid_fen), (1, 1, Fen(20_000)));
    assert_eq!(after.merged.len(), 1);
    assert_eq!(file(&desk, desk.owner), after, "the old file leads to the one that stays");
    for text in ["张三", "zs", "13900005678", "章叁", "2222"] {
        let hits = finds(&desk, text);
        let cars: Vec<_> =
            hits.iter().filter_map(|hit| hit.vehicle.as_ref()).filter(|car| car.id == desk.car).collect();
        assert_eq!(cars.len(), 1, "{text} finds the car once");
        assert_eq!(cars[0].owner_id, other);
    }
    let listed = desk.shop.read(|read| {
        customers::list(read, ListCustomers { find: String::new(), debtor: None, after: None, limit: 50 })
    });
    assert!(listed.unwrap().rows.iter().all(|brief| brief.id != desk.owner), "a merged file is no second customer");
    let journal = desk.shop.read(|read| jieche_ground::journal::changes_since(read, 0)).unwrap();
    let touched = &journal.notes.last().unwrap().touched;
    for kind in ["customers", "vehicles", "repair_orders", "customer_merges"] {
        assert!(touched.iter().any(|touched| touched.kind == kind), "{kind} stands in the journal");
    }
}

#[test]
fn what_cannot_be_one_customer_is_refused() {
    let desk = Desk::new();
    let (a, b) = (new(&desk, person("张三", "")), new(&desk, person("张三", "")));
    assert_eq!(code(merging(&desk, a, a, &[])), "drop same_customer");
    assert_eq!(code(merging(&desk, desk.insurer, desk.account, &[])), "drop debtors_differ");
    assert_eq!(code(merging(&desk, a, desk.insurer, &[])), "take company_needed");
    let stale = MergeCustomers { keep: a, keep_version: 1, drop: b, drop_version: 9, take: vec![] };
    assert_eq!(code(desk.shop.write(|tx| merge(tx, stale))), "changed_meanwhile");
    let merged = merging(&desk, a, b, &[]).unwrap();
    assert_eq!(code(merging(&desk, desk.owner, b, &[])), "drop merged");
    assert_eq!(code(merging(&desk, b, desk.owner, &[])), "keep merged");
    assert_eq!(code(sells(&desk, desk.car, b)), "customer_id merged", "nothing new points to a merged file");
    undoing(&desk, &merged).unwrap();
    assert_eq!(code(undoing(&desk, &merged)), "id undone");
}

#[test]
fn one_request_not_to_be_advertised_to_binds_the_one_file() {
    let desk = Desk::new();
    let asked = new(&desk, SaveCustomer { no_marketing: true, ..person("张三", "") });
    let merged = merging(&desk, desk.owner, asked, &[]).unwrap();
    assert!(merged.kept.no_marketing);
    assert!(!undoing(&desk, &merged).unwrap().kept.no_marketing, "parted, each is as they asked");
}

#[test]
fn every_phone_of_both_stays_on_the_one_card_and_none_twice() {
    let desk = Desk::new();
    let (a, b) = (new(&desk, person("张三丰", "13911112222")), new(&desk, person("张三丰", "13933334444")));
    let phone = |phone: &str| SaveContact {
        was: None,
        kind: ContactKind::Family,
        name: Change::Set(None),
        duty: None,
        phone: Change::Set(phone.into()),
    };
    for (id, others) in [(a, vec!["13700000001"]), (b, vec!["13911112222", "13700000002"])] {
        let contacts = others.into_iter().map(phone).collect();
        let (version, prefers) = (version(&desk, id), Prefers::Any);
        let request = SaveContacts { id, version, contacts, prefers, reach_hours: None };
        desk.shop.write(|tx| customers::save_contacts(tx, request)).unwrap();
    }
    let merged = merging(&desk, a, b, &[CardField::Phone]).unwrap().kept;
    assert_eq!(merged.phone, Some(Shown::Whole("13933334444".into())), "the one chosen is called first");
    let others: Vec<_> = merged.contacts.into_iter().map(|contact| contact.phone.into_text()).collect();
    assert_eq!(others, ["13911112222", "13700000001", "13700000002"]);
    for typed in ["13911112222", "13933334444", "13700000001", "13700000002"] {
        assert_eq!(finds(&desk, typed).len(), 1, "{typed}");
    }
}

#[test]
fn debts_are_read_under_the_kept_file_while_settled_papers_stand() {
    let desk = Desk::new();
    let double = new(&desk, company("顺达物流", DebtorKind::Account));
    for debtor in [desk.account, double] {
        let order = desk.ready(&[(Payer::Customer, 10_000)]);
        let it = desk.settles(&order, Payer::Customer).unwrap();
        desk.puts_on_account(&it, Some(debtor)).unwrap();
    }
    let receivables = || desk.shop.read(settlement::receivables).unwrap();
    let (before, kept) = (receivables(), desk.settlement(SettlementId(2)).kept_pdf);
    assert_eq!(before.debtors.len(), 2);
    let merged = merging(&desk, desk.account, double, &[]).unwrap();
    let after = receivables();
    assert_eq!((after.debtors.len(), after.total_fen), (1, before.total_fen), "one debtor, the same sum");
    assert_eq!(file(&desk, desk.account).unpaid_fen, Fen(20_000));
    assert_eq!(desk.settlement(SettlementId(2)).kept_pdf, kept, "what was handed over stands");
    undoing(&desk, &merged).unwrap();
    assert_eq!(receivables(), before);
}

#[test]
fn two_files_that_owned_a_car_one_after_the_other_owned_it_without_a_break() {
    let desk = Desk::new();
    let later = new(&desk, person("张三丰", "13911112222"));
    desk.sleeps(30);
    sells(&desk, desk.car, later).unwrap();
    desk.sleeps(30);
    sells(&desk, desk.car, desk.account).unwrap();
    let owners = || desk.shop.read(|read| crate::across::car_file::get(read, desk.car)).unwrap().owners;
    let (before, day) = (owners(), |days: i64| BusinessDate::new(2026, 11, 23).unwrap().plus_days(days));
    assert_eq!(before.len(), 3);
    let merged = merging(&desk, later, desk.owner, &[]).unwrap();
    let after = owners();
    assert_eq!(after.len(), 2, "one customer, one time");
    assert_eq!((after[1].customer.id, after[1].from, after[1].until), (later, day(0), Some(day(60))));
    undoing(&desk, &merged).unwrap();
    assert_eq!(owners(), before);
}

#[test]
fn what_happened_since_goes_back_with_its_car() {
    let desk = Desk::new();
    let keep = new(&desk, person("张三丰", "13911112222"));
    let merged = merging(&desk, keep, desk.owner, &[]).unwrap();
    let order = desk.opens();
    assert_eq!(order.customer.id, keep);
    sells(&desk, desk.car, desk.account).unwrap();
    undoing(&desk, &merged).unwrap();
    assert_eq!(desk.order(order.id).customer.id, desk.owner, "it was opened for the car's owner of that day");
    let owners = desk.shop.read(|read| crate::across::car_file::get(read, desk.car)).unwrap().owners;
    let owners: Vec<_> = owners.iter().map(|owned| owned.customer.id).collect();
    assert_eq!(owners, [desk.account, desk.owner], "and it was this owner who sold it");
}

#[test]
fn what_the_kept_file_had_done_with_a_car_that_moved_stays_its_own() {
    let desk = Desk::new();
    let drop = new(&desk, person("张三丰", "13911112222"));
    let order = desk.opens();
    sells(&desk, desk.car, drop).unwrap();
    let merged = merging(&desk, desk.owner, drop, &[]).unwrap();
    undoing(&desk, &merged).unwrap();
    assert_eq!(desk.order(order.id).customer.id, desk.owner, "opened before, though in the same moment");
}

#[test]
fn what_nobody_can_tell_apart_stays_and_says_what_it_is() {
    let desk = Desk::new();
    let merged = |kind: CustomerKind, debtor: DebtorKind| {
        let [keep, drop] =
            ["张三丰", "张君宝"].map(|name| new(&desk, SaveCustomer { kind, debtor, ..person(name, "13911112222") }));
        (keep, merging(&desk, keep, drop, &[]).unwrap())
    };
    let (keep, it) = merged(CustomerKind::Person, DebtorKind::None);
    let car = new_car(&desk, keep, "粤B11111");
    assert_eq!(code(undoing(&desk, &it)), "cars_changed", "a car of either");
    sells(&desk, car, desk.owner).unwrap();
    undoing(&desk, &it).unwrap();

    let (keep, it) = merged(CustomerKind::Person, DebtorKind::None);
    let edit =
        SaveCustomer { id: Some(keep), version: Some(version(&desk, keep)), ..person("张三疯", "13911112222") };
    desk.shop.write(|tx| customers::save(tx, edit)).unwrap();
    assert_eq!(code(undoing(&desk, &it)), "card_changed");

    let (keep, first) = merged(CustomerKind::Person, DebtorKind::None);
    let third = new(&desk, person("张真人", ""));
    let second = merging(&desk, keep, third, &[]).unwrap();
    assert_eq!(code(undoing(&desk, &first)), "merge_followed", "they are undone in turn");
    let whole = merging(&desk, desk.owner, keep, &[]).unwrap();
    assert_eq!(code(undoing(&desk, &second)), "merge_followed");
    assert_eq!(file(&desk, third).customer.id, desk.owner, "a merged file follows the one it is in");
    for it in [whole, second, first] {
        undoing(&desk, &it).unwrap();
    }
    assert_eq!(file(&desk, third).customer.id, third);

    let (keep, it) = merged(CustomerKind::Company, DebtorKind::Account);
    let order = desk.ready(&[(Payer::Customer, 10_000)]);
    let settled = desk.settles(&order, Payer::Customer).unwrap();
    desk.puts_on_account(&settled, Some(keep)).unwrap();
    assert_eq!(code(undoing(&desk, &it)), "debts_changed", "a debt of either");
}

/// One thing that happens at the desk before two files are found to be one.
#[derive(Debug, Clone)]
enum Happens {
    Registers { owner: usize },
    Sells { car: usize, to: usize },
    Opens { car: usize },
    Settles { car: usize, payer: Payer, debtor: usize, account: bool, pays: bool },
    Merges { keep: usize, drop: usize },
    Sleeps,
}

fn days() -> impl Strategy<Value = Vec<Happens>> {
    let payer = prop::sample::select(vec![Payer::Customer, Payer::Customer, Payer::Insurer]);
    let one = prop_oneof![
        2 => (0usize..6).prop_map(|owner| Happens::Registers { owner }),
        3 => (0usize..4, 0usize..6).prop_map(|(car, to)| Happens::Sells { car, to }),
        2 => (0usize..4).prop_map(|car| Happens::Opens { car }),
        4 => (0usize..4, payer, 0usize..2, any::<bool>(), any::<bool>())
            .prop_map(|(car, payer, debtor, account, pays)| Happens::Settles { car, payer, debtor, account, pays }),
        1 => (0usize..6, 0usize..6).prop_map(|(keep, drop)| Happens::Merges { keep, drop }),
        1 => Just(Happens::Sleeps),
    ];
    prop::collection::vec(one, 1..12)
}

/// Two persons, two insurers, two companies with an account: of each pair, the second may be the first again.
fn six(desk: &Desk) -> [CustomerId; 6] {
    let double = new(desk, person("张叁", "13911112222"));
    let insurer = new(desk, company("平安财险", DebtorKind::Insurer));
    let account = new(desk, company("顺达物流", DebtorKind::Account));
    [desk.owner, double, desk.insurer, insurer, desk.account, account]
}

fn happens(desk: &mut Desk, who: &[CustomerId; 6], cars: &mut Vec<VehicleId>, it: &Happens) {
    let some_car = |at: usize| cars[at % cars.len()];
    match it {
        Happens::Registers { owner } => {
            if desk.shop.read(|read| customers::standing(read, "owner_id", who[*owner])).is_ok() {
                cars.push(new_car(desk, who[*owner], &format!("粤C{:05}", cars.len())));
            }
        }
        Happens::Sells { car, to } => drop(sells(desk, some_car(*car), who[*to])),
        Happens::Opens { car } => {
            desk.car = some_car(*car);
            desk.opens();
        }
        Happens::Settles { car, payer, debtor, account, pays } => {
            (desk.car, desk.insurer) = (some_car(*car), file(desk, who[2 + debtor]).customer.id);
            let order: RepairOrder = desk.ready(&[(*payer, 10_000), (Payer::Customer, 700)]);
            let settled = desk.settles(&order, *payer).unwrap();
            if *account && *payer == Payer::Customer {
                let debtor_id = Some(file(desk, who[4 + debtor]).customer.id);
                let (id, version) = (settled.brief.id, settled.version);
                let request = PutOnAccount { id, version, debtor_id, reason: "月结".into(), approval: None };
                desk.shop.write(|tx| settlement::put_on_account(tx, request)).unwrap();
            } else if *pays {
                desk.pays(&settled, &[(Means::Transfer, 4_000)]).unwrap();
            }
        }
        Happens::Merges { keep, drop } => std::mem::drop(merging(desk, who[*keep], who[*drop], &[])),
        Happens::Sleeps => desk.sleeps(1),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn undoing_a_merge_gives_every_answer_back(days in days(), pair in 0usize..3, take in any::<bool>()) {
        let mut desk = Desk::new();
        let who = six(&desk);
        let mut cars = vec![desk.car];
        for it in &days {
            happens(&mut desk, &who, &mut cars, it);
        }
        let (keep, drop) = (file(&desk, who[pair * 2]).customer.id, file(&desk, who[pair * 2 + 1]).customer.id);
        prop_assume!(keep != drop);
        let fields = if take { vec![CardField::Name, CardField::Phone, CardField::Kind] } else { Vec::new() };
        let before = everything(&desk);
        let (kept, dropped) = (file(&desk, keep), file(&desk, drop));
        let owed = desk.shop.read(settlement::receivables).unwrap().total_fen;
        let Ok(merged) = merging(&desk, keep, drop, &fields) else { return Ok(()) };

        let one = file(&desk, keep);
        prop_assert_eq!(file(&desk, drop), one.clone());
        prop_assert_eq!(one.vehicles.len(), kept.vehicles.len() + dropped.vehicles.len());
        prop_assert_eq!(one.orders.len(), kept.orders.len() + dropped.orders.len());
        prop_assert_eq!(one.unpaid_fen, kept.unpaid_fen.plus(dropped.unpaid_fen).unwrap());
        prop_assert_eq!(desk.shop.read(settlement::receivables).unwrap().total_fen, owed);
        for name in [&kept.customer.name, &dropped.customer.name] {
            let Shown::Whole(name) = name else { panic!("the administrator sees names") };
            let hits = finds(&desk, name);
            for car in &one.vehicles {
                let times = hits.iter().filter(|hit| hit.vehicle.as_ref().is_some_and(|found| found.id == car.id));
                prop_assert_eq!(times.count(), 1, "{} finds each car once", name);
            }
            let again = hits.iter().any(|hit| hit.customer.as_ref().is_some_and(|found| found.customer.id == drop));
            prop_assert!(!again, "{} finds no second customer", name);
        }
        undoing(&desk, &merged).unwrap();
        prop_assert_eq!(everything(&desk), before);
    }
}
