//! What a desk asks and saves, and how long each takes.

use std::path::Path;
use std::sync::Arc;

use jieche_shop::across::search::{self, SearchFor};
use jieche_shop::across::{car_file, front_desk, order_file, orders};
use jieche_shop::big_shop;
use jieche_shop::common::{BasisPoints, Fen, Hours, OrderId, VehicleId};
use jieche_shop::registers::settings::BusinessType;
use jieche_shop::visit::repair_orders::{
    self, LineKind, ListRepairOrders, OldPart, OpenRepairOrder, Payer, PutLine, RepairOrder,
};
use jieche_shop::{Ctx, Result, Shop, Tx};

use crate::bare::Bare;
use crate::measure::{Pair, each, pair};
use crate::searches;
use crate::table::{Counts, Measured};

/// How often each question is asked, and how many orders are saved.
const ASKED: usize = 400;
const SAVED: usize = 200;
/// Hits the search box asks for, rows a page has, lines an order has.
const HITS: i64 = 12;
const ROWS: i64 = 50;
const LINES: usize = 7;

/// Everything, in one run.
pub fn measure(folder: &Path, name: &'static str, ctx: &Ctx) -> Result<Measured> {
    let shop = Shop::open(folder, "bench", Arc::new(|| crate::now().0), ctx)?;
    let mut bare = Bare(big_shop::bare(folder)?);
    let counts = Counts::of(&bare, folder)?;
    let mut pairs = searching(&shop, &bare, ctx)?;
    pairs.extend(reading(&shop, &bare, ctx)?);
    let found = searches::of(&shop, ctx)?;
    pairs.push(saving(shop, &mut bare, ctx)?);
    Ok(Measured { name, counts, pairs, found })
}

type Named = (&'static str, Pair);

/// One column of `big_shop`, spread over it: every nth of them.
fn spread<T>(of: Vec<T>) -> Vec<T> {
    let step = (of.len() / ASKED).max(1);
    of.into_iter().step_by(step).take(ASKED).collect()
}

fn searching(shop: &Shop, bare: &Bare, ctx: &Ctx) -> Result<Vec<Named>> {
    let ends = |column: &str, table: &str, length: usize| {
        let sql = format!("SELECT substr({column}, -{length}) FROM {table} WHERE {column} IS NOT NULL ORDER BY id");
        bare.texts(&sql).map(spread)
    };
    let names = spread(bare.texts("SELECT name FROM customers WHERE kind = 'person' ORDER BY id")?);
    let initials = names.iter().map(|name| big_shop::initials_of(name)).collect();
    let fragments: [(&'static str, Vec<String>); 7] = [
        ("Search: two signs of a plate", ends("plate", "vehicles", 2)?),
        ("Search: plate, last four", ends("plate", "vehicles", 4)?),
        ("Search: phone, last four", ends("phone", "customers", 4)?),
        ("Search: VIN, last six", ends("vin", "vehicles", 6)?),
        ("Search: initials", initials),
        ("Search: name", names),
        ("Search: order number, last four", ends("number", "repair_orders", 4)?),
    ];
    fragments
        .into_iter()
        .map(|(name, words)| {
            let ours = |word: &String| {
                let asked = SearchFor { text: word.clone(), limit: HITS };
                shop.read(ctx, |read| search::find(read, asked)).map(|_| ())
            };
            Ok((name, pair(&words, ours, |word| bare.search(word))?))
        })
        .collect()
}

fn reading(shop: &Shop, bare: &Bare, ctx: &Ctx) -> Result<Vec<Named>> {
    let cars = spread(bare.numbers("SELECT id FROM vehicles ORDER BY id")?);
    let orders = spread(bare.numbers("SELECT id FROM repair_orders ORDER BY id")?);
    let keys: Vec<(i64, i64)> = orders
        .iter()
        .map(|&order| {
            let opened = shop.read(ctx, |read| repair_orders::brief(read, OrderId(order)))?.opened_at.0;
            Ok((opened, order))
        })
        .collect::<Result<_>>()?;
    let today = ctx.today().to_string();
    let page = |after: Option<String>| {
        let asked =
            ListRepairOrders { states: Vec::new(), from: None, until: None, vehicle_id: None, after, limit: ROWS };
        shop.read(ctx, |read| orders::list(read, asked)).map(|_| ())
    };
    let turns: Vec<usize> = (0..ASKED).collect();
    let first = (i64::MAX, i64::MAX);
    Ok(vec![
        (
            "Vehicle at a glance",
            pair(
                &cars,
                |&car| shop.read(ctx, |read| car_file::get(read, VehicleId(car))).map(|_| ()),
                |&car| bare.glance(car),
            )?,
        ),
        ("Orders: first page", pair(&turns, |_| page(None), |_| bare.page(first, ROWS + 1))?),
        (
            "Orders: a page anywhere",
            pair(&keys, |key| page(Some(format!("{}_{}", key.0, key.1))), |&key| bare.page(key, ROWS + 1))?,
        ),
        (
            "Board of open orders",
            pair(&turns, |_| shop.read(ctx, front_desk::front_desk).map(|_| ()), |_| bare.board(&today))?,
        ),
        (
            "Open an order",
            pair(
                &orders,
                |&id| shop.read(ctx, |read| order_file::get(read, OrderId(id))).map(|_| ()),
                |&id| bare.order(id),
            )?,
        ),
    ])
}

/// The shop first, then closed: bare SQLite writes the same rows again behind the journal's back, on a file that is thrown
/// away afterwards.
fn saving(shop: Arc<Shop>, bare: &mut Bare, ctx: &Ctx) -> Result<Named> {
    let cars = spread(bare.numbers("SELECT id FROM vehicles ORDER BY id DESC")?);
    let mut last = None;
    let ours = each(cars.into_iter().take(SAVED), |car| {
        let done = shop.write(ctx, "bench_save", |tx| save(tx, VehicleId(car)))?;
        last = Some((done.value.id.0, done.seq));
        Ok(())
    })?;
    shop.close();
    drop(shop);
    let (order, seq) = last.unwrap_or_default();
    let written = bare.written(order, seq)?;
    let theirs = each(1..=i64::try_from(SAVED).unwrap_or(0), |n| bare.write_again(&written, n))?;
    Ok(("Save an order of seven lines", Pair { shop: ours, bare: theirs }))
}

fn save(tx: &Tx, vehicle_id: VehicleId) -> Result<RepairOrder> {
    let mut order = repair_orders::open(
        tx,
        OpenRepairOrder {
            vehicle_id,
            brought_by: None,
            brought_by_phone: None,
            odometer_in_km: None,
            energy_level_pct: Some(50),
            complaint: "定期保养，低速过减速带有异响".into(),
            business_type: BusinessType::RegularService,
            promised_at: Some(tx.now().plus(6 * 3_600_000)),
            key_tag: Some("12".into()),
            parking: None,
            waiting: false,
            urgent: false,
            wash: true,
            road_test: true,
        },
    )?;
    for n in 0..LINES {
        order = repair_orders::put_line(tx, line(&order, n))?;
    }
    Ok(order)
}

fn line(order: &RepairOrder, n: usize) -> PutLine {
    PutLine {
        order_id: order.id,
        version: order.version,
        line_id: None,
        kind: LineKind::Labour,
        operation_id: None,
        part_id: None,
        code: Some(format!("GS{n:05}")),
        name: "更换前制动片".into(),
        hours: Some(Hours(120)),
        quantity: None,
        unit: None,
        unit_price_fen: Fen(18_000),
        discount_fen: Fen::ZERO,
        tax_rate_bp: BasisPoints(1300),
        brand: None,
        part_class: None,
        payer: Payer::Customer,
        debtor_id: None,
        old_part: OldPart::None,
        approval: None,
    }
}
