//! Names and cars nobody has: made from lists, with plates of the right shape and VINs that check.

use jieche_shop::common::vin;
use serde_json::{Value, json};

use super::chance::Chance;

const SURNAMES: [&str; 24] = [
    "陈", "林", "黄", "李", "张", "王", "刘", "吴", "何", "周", "曾", "单", "欧阳", "谢", "罗", "许", "邓", "尉迟",
    "区", "冯", "蔡", "彭", "潘", "解",
];
const GIVEN: [&str; 28] = [
    "晓东", "梅", "昇", "静", "俊", "国强", "丽华", "志明", "雪", "文博", "海燕", "子轩", "雨桐", "建国", "秀英",
    "浩然", "欣怡", "伟", "芳", "思远", "佳琪", "明哲", "慧", "立新", "喆", "若曦", "家豪", "敏",
];
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
const COMPANIES: [&str; 5] = [
    "深圳市四海餐饮管理有限公司",
    "深圳市新世纪广告有限公司",
    "东莞市恒达物流有限公司",
    "深圳市鹏程租赁有限公司",
    "广东南岭建设工程有限公司",
];

/// A customer who does not exist.
pub(super) fn customer(chance: &mut Chance, n: usize) -> Value {
    let company = COMPANIES.get(n / 12).filter(|_| n % 12 == 11);
    let name = company.map_or_else(|| person(chance), |name| (*name).to_owned());
    let contact = company.map(|_| person(chance));
    json!({
        "id": null, "version": null, "kind": if company.is_some() { "company" } else { "person" },
        "name": { "set": name }, "phone": { "set": phone(chance) }, "contact_name": { "set": contact }, "credit_code": null,
        "address": { "set": null }, "debtor": "none", "no_marketing": chance.happens(12), "remark": null,
    })
}

pub(super) fn person(chance: &mut Chance) -> String {
    format!("{}{}", chance.one(&SURNAMES), chance.one(&GIVEN))
}

/// 199 numbers whose middle block the operators have not handed out.
pub(super) fn phone(chance: &mut Chance) -> String {
    format!("1990000{:04}", chance.between(1, 9999))
}

/// A car that does not exist; `n` keeps plates and VINs apart.
pub(super) fn vehicle(chance: &mut Chance, owner: i64, n: i64, today: &str) -> Value {
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
