//! The packages of the demo shop.

use jieche_shop::Result;
use serde_json::{Value, json};

use super::chance::Chance;
use super::driver::{Driver, number};
use super::founding::Founded;

/// A package, by the places of its work and parts in their lists.
struct Offer {
    code: &'static str,
    name: &'static str,
    km: i64,
    months: i64,
    work: &'static [usize],
    /// With thousandths of a unit.
    fitted: &'static [(usize, i64)],
    /// Fen; none: what the items cost.
    price: Option<i64>,
}

const PACKAGES: [Offer; 3] = [
    Offer {
        code: "TC0001",
        name: "小保养套餐",
        km: 10_000,
        months: 12,
        work: &[0, 3],
        fitted: &[(0, 1_000), (1, 4_500)],
        price: None,
    },
    Offer {
        code: "TC0002",
        name: "大保养套餐",
        km: 20_000,
        months: 24,
        work: &[0, 1, 2, 3],
        fitted: &[(0, 1_000), (1, 4_500), (2, 1_000), (3, 1_000)],
        price: Some(88_000),
    },
    Offer {
        code: "TC0003",
        name: "四万公里火花塞套餐",
        km: 40_000,
        months: 48,
        work: &[6],
        fitted: &[(4, 4_000)],
        price: Some(36_000),
    },
];

pub(super) fn lay(driver: &Driver, shop: &mut Founded, _: &mut Chance) -> Result<()> {
    shop.packages = PACKAGES.iter().map(|offer| package(driver, shop, offer)).collect::<Result<_>>()?;
    Ok(())
}

fn package(driver: &Driver, shop: &Founded, offer: &Offer) -> Result<i64> {
    let labour = offer
        .work
        .iter()
        .filter_map(|place| shop.operations.get(*place))
        .map(|operation| json!({ "operation_id": operation["id"], "part_id": null, "quantity": null }));
    let material = offer.fitted.iter().filter_map(|(place, quantity)| {
        Some(json!({ "operation_id": null, "part_id": shop.parts.get(*place)?["id"], "quantity": quantity }))
    });
    let items: Vec<Value> = labour.chain(material).collect();
    let package = json!({ "id": null, "version": null, "code": offer.code, "name": offer.name, "brand": null, "model": null, "due_km": offer.km, "due_months": offer.months, "items": items, "price_fen": offer.price, "retired": false });
    number(&driver.call(&shop.boss, "packages_save", package)?, "/id")
}
