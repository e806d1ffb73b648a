//! A small big shop: what the generator lays must hold, or nothing measured on it means anything.

use std::path::Path;
use std::sync::Arc;

use super::*;
use crate::across::order_file::{self, OrderFile};
use crate::across::orders;
use crate::common::{BusinessDate, Fen};
use crate::registers::staff::{Role, usual_standing};
use crate::shop::Shop;
use crate::testing::seeded;
use crate::visit::repair_orders::{ListRepairOrders, OrderState};

/// A year of a small shop; it is a Monday at eleven.
const SMALL: Size = Size { days: 400, orders: 1_200, parts: 120, work: 60 };

fn eleven() -> Millis {
    BusinessDate::new(2026, 11, 23).unwrap().at(11 * 60)
}

fn open(folder: &Path) -> (Arc<Shop>, Ctx) {
    let ctx = Ctx {
        standing: Some(usual_standing(&Role::ALL)),
        person: Some(PersonId(2)),
        ..Ctx::program(eleven(), seeded(7))
    };
    (Shop::open(folder, "test", Arc::new(|| eleven().0), &ctx).unwrap(), ctx)
}

fn laid(size: Size) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    lay(folder.path(), size, 1, eleven(), &|_, _| {}).unwrap();
    folder
}

#[test]
fn what_is_laid_holds_from_the_pages_to_the_money() {
    let folder = laid(SMALL);
    assert_eq!(lay(folder.path(), SMALL, 1, eleven(), &|_, _| {}).unwrap_err().code, "shop_exists");
    let (shop, ctx) = open(folder.path());
    shop.prove(&ctx).unwrap();
    assert_eq!(shop.verify_journal(&ctx).unwrap(), None, "the chain holds from the founding on");
    let all = |states: Vec<OrderState>| {
        let asked = ListRepairOrders { states, from: None, until: None, vehicle_id: None, after: None, limit: 200 };
        shop.read(&ctx, |read| orders::list(read, asked)).unwrap().rows
    };
    for state in [OrderState::Closed, OrderState::Cancelled, OrderState::Delivered] {
        assert!(!all(vec![state]).is_empty(), "some visits of ten years ended {state:?}");
    }
    assert!(!all(OrderState::AT_WORK.to_vec()).is_empty(), "and cars stand in the shop");
    for listed in all(vec![OrderState::Closed]).iter().take(20) {
        let OrderFile { order, settlements } = shop.read(&ctx, |read| order_file::get(read, listed.order.id)).unwrap();
        let settled = Fen::sum(settlements.iter().map(|one| one.total_fen)).unwrap();
        assert_eq!(order.agreed_fen, settled, "what was agreed is what was settled");
        assert_eq!(listed.unpaid_fen, Fen::ZERO, "a closed order is paid");
        assert_eq!(order.version, i64::try_from(order.events.len()).unwrap(), "each event is a save");
    }
}

#[test]
fn the_same_seed_lays_the_same_shop() {
    let tiny = Size { days: 40, orders: 60, parts: 20, work: 10 };
    let plates = |folder: &Path| {
        let (shop, ctx) = open(folder);
        shop.read(&ctx, |read| {
            store::ever(read)?.into_iter().map(|car| Ok(store::card(read, car)?.plate)).collect::<Result<Vec<_>>>()
        })
        .unwrap()
    };
    let (one, other) = (laid(tiny), laid(tiny));
    assert_eq!(plates(one.path()), plates(other.path()));
    assert!(plates(one.path()).len() > 20);
}

/// The measure the big shop is asked for (`cargo xtask bench`), at a size every test run can afford.
#[test]
fn four_keys_find_what_a_desk_looks_for() {
    let folder = laid(SMALL);
    let (shop, ctx) = open(folder.path());
    let found: Vec<Found> =
        shop.read(&ctx, |read| draw(read, 5, 500)?.iter().map(|search| try_out(read, search)).collect()).unwrap();
    let missed: Vec<&Found> = found.iter().filter(|one| one.keys.is_none()).collect();
    assert!(
        missed.len() * 20 <= found.len(),
        "{} of {} were not found in four keys: {missed:?}",
        missed.len(),
        found.len()
    );
}
