//! An import of many batches: stopped, gone on with, met by somebody who was quicker.

use super::*;

const KIND: ImportKind = ImportKind::CustomersVehicles;

fn start(shop: &TestShop, bytes: &[u8]) -> StartImport {
    let file = shop.shop.upload(&shop.ctx(), bytes).unwrap();
    StartImport { kind: KIND, file, columns: None, rules: ImportRules::default() }
}

/// An import of which one batch is in.
fn stopped(shop: &TestShop) -> ImportId {
    let asked = start(shop, &sample("客户车辆档案.csv"));
    let prepared = in_hand::prepared(&shop.shop, &shop.ctx(), None, &asked).unwrap();
    let columns = prepared.table.columns.choices();
    let begun = shop.write(|tx| store::begin(tx, &asked, &columns, prepared.plan.counts(), None)).unwrap();
    let progress = Progress::default();
    progress.cancel();
    let ended = apply::all(&shop.shop, &shop.ctx(), &progress, begun, &asked, prepared);
    assert_eq!(ended.unwrap_err().code, "cancelled");
    begun
}

fn state(shop: &TestShop, id: ImportId) -> ImportState {
    list(&shop.shop, &shop.ctx()).unwrap().into_iter().find(|import| import.id == id).unwrap().state
}

#[test]
fn a_stopped_import_left_whole_cars_and_goes_on_to_the_same_end() {
    let whole = shop();
    import(&whole, KIND, &sample("客户车辆档案.csv")).unwrap();
    let halves = shop();
    let id = stopped(&halves);
    assert_eq!(state(&halves, id), ImportState::Stopped);
    assert_eq!(count(&halves, "vehicles"), 50);
    assert_eq!(count(&halves, "customers WHERE id NOT IN (SELECT owner_id FROM vehicles)"), 0, "nobody without a car");
    let done = go_on(&halves.shop, &halves.ctx(), &Progress::default(), id).unwrap();
    assert_eq!((done.import, state(&halves, id)), (counts(1201, 1180, 20, 0, 1), ImportState::Done));
    assert_eq!(dump(&halves), dump(&whole), "no row came in twice and none is missing");
    assert_eq!(go_on(&halves.shop, &halves.ctx(), &Progress::default(), id).unwrap_err().code, "import_not_stopped");
}

#[test]
fn a_stopped_import_can_be_undone_instead() {
    let shop = shop();
    let before = dump(&shop);
    let id = stopped(&shop);
    undo(&shop.shop, &shop.ctx(), &Progress::default(), id).unwrap();
    assert_eq!((dump(&shop), state(&shop, id)), (before, ImportState::Undone));
}

#[test]
fn whoever_was_quicker_at_the_desk_is_seen() {
    let shop = shop();
    let rows: String = (0..250).map(|n| format!("客户{n},138{n:08},粤B{:05},\n", 10_000 + n)).collect();
    let asked = start(&shop, format!("客户名称,手机,车牌号,颜色\n{rows}").as_bytes());
    let prepared = in_hand::prepared(&shop.shop, &shop.ctx(), None, &asked).unwrap();
    let columns = prepared.table.columns.choices();
    let begun = shop.write(|tx| store::begin(tx, &asked, &columns, prepared.plan.counts(), None)).unwrap();
    // The same car, opened at the desk after the plan was made.
    import(&shop, KIND, "客户名称,手机,车牌号,颜色\n客户240,13800000240,粤B10240,红\n".as_bytes()).unwrap();
    apply::all(&shop.shop, &shop.ctx(), &Progress::default(), begun, &asked, prepared).unwrap();
    assert_eq!((count(&shop, "vehicles"), count(&shop, "customers")), (250, 250), "once");
    assert_eq!(car(&shop, "粤B10240").colour.as_deref(), Some("红"));
}

#[test]
fn one_import_at_a_time_and_others_save_between_its_batches() {
    let shop = shop();
    let work = shop.shop.imports.claim().unwrap();
    assert_eq!(import(&shop, KIND, &sample("客户车辆档案.csv")).unwrap_err().code, "import_running");
    drop(work);
    let heads = count(&shop, "journal_heads");
    import(&shop, KIND, &sample("客户车辆档案.csv")).unwrap();
    assert_eq!(
        count(&shop, "journal_heads") - heads,
        1 + 24,
        "1180 cars are twenty-four batches, each a write of its own"
    );
}

#[test]
fn an_import_the_program_died_in_is_there_after_the_restart_and_goes_on() {
    let shop = shop();
    let id = stopped(&shop);
    let TestShop { shop: open, folder, .. } = shop;
    drop(open);
    let again = crate::testing::open(folder.path(), &crate::testing::seeded(3));
    let ctx = Ctx {
        standing: Some(crate::registers::staff::standing(&crate::registers::staff::Role::ALL)),
        ..Ctx::program(crate::testing::monday(), crate::testing::seeded(4))
    };
    assert_eq!(list(&again, &ctx).unwrap()[0].state, ImportState::Stopped);
    go_on(&again, &ctx, &Progress::default(), id).unwrap();
    assert_eq!(list(&again, &ctx).unwrap()[0].state, ImportState::Done);
    let cars: i64 = again.read(&ctx, |read| read.one("SELECT count(*) FROM vehicles", [], |row| row.get(0))).unwrap();
    assert_eq!(cars, 1180);
}
