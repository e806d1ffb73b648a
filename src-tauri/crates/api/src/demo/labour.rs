//! The labour operations of the demo shop.

use jieche_shop::Result;
use serde_json::{Value, json};

use super::chance::Chance;
use super::driver::Driver;
use super::founding::Founded;

/// Code, name, trade, hours (hundredths).
const LABOUR: [(&str, &str, &str, i64); 16] = [
    ("GS0001", "更换机油及机滤", "维护", 60),
    ("GS0002", "更换空气滤清器", "维护", 20),
    ("GS0003", "更换空调滤清器", "维护", 20),
    ("GS0007", "四轮保养检查", "维护", 50),
    ("GS0009", "四轮定位", "维护", 100),
    ("GS0011", "首次保养检查", "维护", 50),
    ("GS0013", "更换火花塞", "发动机机械", 60),
    ("GS0020", "更换前制动片", "制动", 80),
    ("GS0021", "更换后制动片", "制动", 80),
    ("GS0025", "更换前减振器(单侧)", "悬挂", 150),
    ("GS0032", "更换蓄电池", "电气", 30),
    ("GS0036", "故障诊断检测", "电气", 100),
    ("GS0041", "前保险杠拆装", "钣金", 150),
    ("GS0045", "单面喷漆", "喷漆", 350),
    ("GS0048", "动力电池健康检测", "三电", 100),
    ("GS0046", "新车交付前检查", "维护", 100),
];

pub(super) fn lay(driver: &Driver, shop: &mut Founded, _: &mut Chance) -> Result<()> {
    shop.operations = LABOUR.iter().map(|line| operation(driver, shop, line)).collect::<Result<_>>()?;
    Ok(())
}

/// Turbocharged and electric cars are built tighter: two operations take longer on them.
fn model_hours(code: &str) -> Value {
    match code {
        "GS0013" => json!([{ "brand": "大众", "model": "迈腾", "hours": 90 }]),
        "GS0025" => json!([{ "brand": "大众", "model": "ID", "hours": 180 }]),
        _ => json!([]),
    }
}

fn operation(driver: &Driver, shop: &Founded, (code, name, trade, hours): &(&str, &str, &str, i64)) -> Result<Value> {
    driver.call(&shop.boss, "labour_save", json!({ "id": null, "version": null, "code": code, "name": name, "trade": trade, "hours": hours, "model_hours": model_hours(code), "rate_fen": 16_000, "tax_rate_bp": 1300, "retired": false }))
}
