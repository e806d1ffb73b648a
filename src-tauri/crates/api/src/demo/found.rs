//! Founding the demo shop: its people, its price lists, its customers and their cars.

use jieche_shop::Result;
use serde_json::{Value, json};

use super::chance::Chance;
use super::driver::{Desk, Driver, number};
use super::{PASSWORD, car};
use crate::shop::FoundShop;

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

/// A package by the places of its work and parts in the lists above.
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

/// Login, name, roles, terminal of everybody who signs in.
const STAFF: [(&str, &str, &[&str], &str); 9] = [
    ("chen", "陈晓东", &["advisor"], "前台1"),
    ("lin", "林梅", &["advisor"], "前台2"),
    ("ma", "马立新", &["service_manager"], "办公室"),
    ("zheng", "郑海", &["workshop_lead"], "车间"),
    ("sun", "孙伟", &["inspector"], "车间"),
    ("wu", "吴静", &["cashier"], "收银"),
    ("huang", "黄敏", &["customer_care"], "客服"),
    ("xu", "许诺", &["parts_clerk"], "配件"),
    ("peng", "彭飞", &["warranty_clerk"], "前台2"),
];
const TECHNICIANS: [&str; 3] = ["何俊", "罗军", "谢强"];

/// What a day of the demo shop works with.
pub(super) struct Founded {
    pub advisors: Vec<Desk>,
    pub lead: Desk,
    pub inspector: Desk,
    pub cashier: Desk,
    pub care: Desk,
    pub manager: Desk,
    pub technicians: Vec<i64>,
    pub vehicles: Vec<i64>,
    pub operations: Vec<Value>,
    pub parts: Vec<Value>,
    pub packages: Vec<i64>,
    pub insurer: i64,
    pub maker: i64,
    pub account: i64,
}

impl Founded {
    /// Everybody signs in in the morning.
    pub fn enter(&mut self, driver: &Driver) -> Result<()> {
        self.advisors = vec![driver.enter("chen", "前台1")?, driver.enter("lin", "前台2")?];
        self.lead = driver.enter("zheng", "车间")?;
        self.inspector = driver.enter("sun", "车间")?;
        self.cashier = driver.enter("wu", "收银")?;
        self.care = driver.enter("huang", "客服")?;
        self.manager = driver.enter("ma", "办公室")?;
        Ok(())
    }
}

pub(super) fn found(driver: &Driver, chance: &mut Chance) -> Result<Founded> {
    driver.found(&FoundShop {
        name: "深圳市宏图汽车销售服务有限公司（演示）".into(),
        address: "深圳市福田区彩田路 88 号".into(),
        phone: "0755-88886666".into(),
        credit_code: "91350100M000100Y43".into(),
        administrator_name: "周正".into(),
        login: "zhou".into(),
        password: PASSWORD.into(),
    })?;
    let boss = driver.enter("zhou", "办公室")?;
    for (login, name, roles, _) in STAFF {
        hire(driver, &boss, name, Some(login), roles)?;
    }
    let technicians =
        TECHNICIANS.iter().map(|name| hire(driver, &boss, name, None, &["technician"])).collect::<Result<_>>()?;
    let operations = LABOUR.iter().map(|line| operation(driver, &boss, line)).collect::<Result<Vec<_>>>()?;
    let parts = PARTS.iter().map(|line| part(driver, &boss, line)).collect::<Result<Vec<_>>>()?;
    let packages =
        PACKAGES.iter().map(|it| package(driver, &boss, &operations, &parts, it)).collect::<Result<Vec<_>>>()?;
    let chen = driver.enter("chen", "前台1")?;
    let insurer = debtor(driver, &chen, "岭南财产保险深圳分公司（演示）", "insurer")?;
    let maker = debtor(driver, &chen, "整车厂售后索赔中心（演示）", "maker")?;
    let account = debtor(driver, &chen, "深圳市鹏程出行服务有限公司（演示）", "account")?;
    let vehicles = cars(driver, &chen, chance)?;
    let mut founded = Founded {
        advisors: Vec::new(),
        lead: chen.clone(),
        inspector: chen.clone(),
        cashier: chen.clone(),
        care: chen.clone(),
        manager: chen,
        technicians,
        vehicles,
        operations,
        parts,
        packages,
        insurer,
        maker,
        account,
    };
    founded.enter(driver)?;
    Ok(founded)
}

fn cars(driver: &Driver, desk: &Desk, chance: &mut Chance) -> Result<Vec<i64>> {
    let today = driver.now().date().to_string();
    let mut vehicles = Vec::new();
    for n in 0..60 {
        let customer = driver.call(desk, "customers_save", car::customer(chance, n))?;
        let owner = number(&customer, "/id")?;
        for extra in 0..if chance.happens(15) { 2 } else { 1 } {
            let vehicle =
                driver.call(desk, "vehicles_save", car::vehicle(chance, owner, (n as i64) * 3 + extra, &today))?;
            vehicles.push(number(&vehicle, "/id")?);
        }
    }
    Ok(vehicles)
}

fn hire(driver: &Driver, boss: &Desk, name: &str, login: Option<&str>, roles: &[&str]) -> Result<i64> {
    let person = json!({ "id": null, "version": null, "name": name, "login": login, "password": login.map(|_| PASSWORD), "roles": roles, "phone": { "set": null } });
    number(&driver.hire(boss, person)?, "/id")
}

/// Turbocharged and electric cars are built tighter: two operations take longer on them.
fn model_hours(code: &str) -> Value {
    match code {
        "GS0013" => json!([{ "brand": "大众", "model": "迈腾", "hours": 90 }]),
        "GS0025" => json!([{ "brand": "大众", "model": "ID", "hours": 180 }]),
        _ => json!([]),
    }
}

fn operation(driver: &Driver, boss: &Desk, (code, name, trade, hours): &(&str, &str, &str, i64)) -> Result<Value> {
    driver.call(boss, "labour_save", json!({ "id": null, "version": null, "code": code, "name": name, "trade": trade, "hours": hours, "model_hours": model_hours(code), "rate_fen": 16_000, "tax_rate_bp": 1300, "retired": false }))
}

fn package(driver: &Driver, boss: &Desk, operations: &[Value], parts: &[Value], offer: &Offer) -> Result<i64> {
    let labour = offer
        .work
        .iter()
        .filter_map(|place| operations.get(*place))
        .map(|operation| json!({ "operation_id": operation["id"], "part_id": null, "quantity": null }));
    let material = offer.fitted.iter().filter_map(|(place, quantity)| {
        Some(json!({ "operation_id": null, "part_id": parts.get(*place)?["id"], "quantity": quantity }))
    });
    let items: Vec<Value> = labour.chain(material).collect();
    let package = json!({ "id": null, "version": null, "code": offer.code, "name": offer.name, "brand": null, "model": null, "due_km": offer.km, "due_months": offer.months, "items": items, "price_fen": offer.price, "retired": false });
    number(&driver.call(boss, "packages_save", package)?, "/id")
}

fn part(driver: &Driver, boss: &Desk, (part_number, name, unit, price): &(&str, &str, &str, i64)) -> Result<Value> {
    driver.call(
        boss,
        "parts_save",
        json!({ "id": null, "version": null, "number": part_number, "name": name, "brand": "大众", "spec": null, "unit": unit, "class": "original", "price_fen": price, "tax_rate_bp": 1300, "location": null, "fits": null, "retired": false }),
    )
}

fn debtor(driver: &Driver, desk: &Desk, name: &str, debtor: &str) -> Result<i64> {
    let request = json!({
        "id": null, "version": null, "kind": "company", "name": { "set": name }, "phone": { "set": "400-800-0000" }, "contact_name": { "set": null }, "credit_code": null,
        "address": { "set": null }, "debtor": debtor, "no_marketing": true, "remark": null,
    });
    number(&driver.call(desk, "customers_save", request)?, "/id")
}
