//! The parts of the demo shop.

use jieche_shop::Result;
use serde_json::{Value, json};

use super::chance::Chance;
use super::driver::Driver;
use super::founding::Founded;

/// Number, name, unit, price (fen).
const PARTS: [(&str, &str, &str, i64); 12] = [
    ("PJA0115561", "机油滤清器", "个", 6_800),
    ("PJA0195577", "机油 0W-20 全合成", "升", 9_800),
    ("PJA0129620", "空气滤清器", "个", 12_800),
    ("PJC1200447", "空调滤清器", "个", 8_800),
    ("PJA0905601", "火花塞", "支", 7_600),
    ("PJB7730125", "前制动片", "套", 46_000),
    ("PJB7730225", "后制动片", "套", 38_000),
    ("PJK4410982", "前减振器", "支", 56_000),
    ("PJE0915105", "蓄电池 12V 70Ah", "个", 78_000),
    ("PJF0807217", "前保险杠皮", "个", 126_000),
    ("PJF0941005", "前大灯总成(左)", "个", 318_000),
    ("PJX0000001", "防冻液", "升", 3_600),
];

pub(super) fn lay(driver: &Driver, shop: &mut Founded, _: &mut Chance) -> Result<()> {
    shop.parts = PARTS.iter().map(|line| part(driver, shop, line)).collect::<Result<_>>()?;
    Ok(())
}

fn part(driver: &Driver, shop: &Founded, (part_number, name, unit, price): &(&str, &str, &str, i64)) -> Result<Value> {
    driver.call(
        &shop.boss,
        "parts_save",
        json!({ "id": null, "version": null, "number": part_number, "name": name, "brand": "大众", "spec": null, "unit": unit, "class": "original", "price_fen": price, "tax_rate_bp": 1300, "location": null, "fits": null, "retired": false }),
    )
}
