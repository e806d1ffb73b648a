//! The cars of the demo shop, which nobody has: plates of the right shape and VINs that check.

use jieche_shop::Result;
use jieche_shop::common::vin;
use serde_json::{Value, json};

use super::chance::Chance;
use super::customers;
use super::driver::{Driver, number};
use super::founding::Founded;

/// Customers with a car or two.
const OWNERS: usize = 60;
/// Brand, model, WMI, engine letters, energy, price class.
const MODELS: [(&str, &str, &str, &str); 10] = [
    ("大众", "迈腾 380TSI 豪华型", "LFV", "petrol"),
    ("大众", "速腾 280TSI 超越", "LFV", "petrol"),
    ("大众", "探岳 330TSI 两驱", "LFV", "petrol"),
    ("大众", "揽境 380TSI 四驱", "LFV", "petrol"),
    ("大众", "宝来 200TSI", "LFV", "petrol"),
    ("大众", "高尔夫 280TSI R-Line", "LFV", "petrol"),
    ("大众", "ID.4 CROZZ 纯净长续航", "LFV", "electric"),
    ("大众", "ID.6 CROZZ 六座", "LFV", "electric"),
    ("大众", "CC 380TSI 曜黑版", "LFV", "petrol"),
    ("大众", "揽巡 330TSI", "LFV", "petrol"),
];
const COLOURS: [&str; 6] = ["珍珠白", "银灰", "黑", "极光蓝", "红", "香槟金"];

/// Everybody's cars, and so everybody.
pub(super) fn lay(driver: &Driver, shop: &mut Founded, chance: &mut Chance) -> Result<()> {
    let (desk, today) = (shop.staff.advisors[0].clone(), driver.now().date().to_string());
    for n in 0..OWNERS {
        let customer = driver.call(&desk, "customers_save", customers::customer(chance, n))?;
        let owner = number(&customer, "/id")?;
        for extra in 0..if chance.happens(15) { 2 } else { 1 } {
            let car = vehicle(chance, owner, (n as i64) * 3 + extra, &today);
            shop.vehicles.push(number(&driver.call(&desk, "vehicles_save", car)?, "/id")?);
        }
    }
    Ok(())
}

/// A car that does not exist; `n` keeps plates and VINs apart.
fn vehicle(chance: &mut Chance, owner: i64, n: i64, today: &str) -> Value {
    let (brand, model, wmi, energy) = *chance.one(&MODELS);
    let year = chance.between(2018, 2025);
    let km = (2026 - year) * chance.between(9_000, 16_000) + chance.between(500, 4_000);
    json!({
        "id": null, "version": null, "owner_id": owner, "plate": plate(chance, energy, n), "plate_kind": null,
        "vin": { "set": vin_of(wmi, year, n) }, "brand": brand, "model": model, "colour": chance.one(&COLOURS),
        "engine_no": format!("{}{:06}", if energy == "electric" { "EBJ" } else { "DPL" }, chance.between(100_000, 999_999)),
        "energy": energy, "vehicle_type": "小型普通客车", "class_code": "M1",
        "bought_on": format!("{year}-{:02}-{:02}", chance.between(1, 12), chance.between(1, 28)), "odometer_km": km,
        "insurance_until": later(today, chance.between(20, 340)), "inspection_until": later(today, chance.between(30, 700)),
        "household": true, "remark": null,
    })
}

fn plate(chance: &mut Chance, energy: &str, n: i64) -> String {
    let city = chance.one(&["B", "B", "B", "A", "S", "L"]);
    if energy == "electric" {
        format!("粤{city}D{:05}", 10_000 + n * 37 % 89_999)
    } else {
        format!("粤{city}{:03}{}{}", 100 + n * 7 % 899, chance.one(&["K", "M", "N", "P", "R", "T", "V"]), n % 10)
    }
}

fn vin_of(wmi: &str, year: i64, n: i64) -> String {
    let letter = ["J", "K", "L", "M", "N", "P", "R", "S"][usize::try_from((year - 2018).clamp(0, 7)).unwrap_or(0)];
    let unchecked = format!("{wmi}2A21K0{letter}3{:06}", 100_000 + n * 13 % 899_999);
    let digit = vin::check_digit(&unchecked).unwrap_or('0');
    let mut vin = unchecked;
    vin.replace_range(8..9, &digit.to_string());
    vin
}

fn later(today: &str, days: i64) -> Option<String> {
    jieche_shop::common::BusinessDate::parse(today).map(|date| date.plus_days(days).to_string())
}
