//! Who works in the demo shop, and at which terminal.

use jieche_shop::Result;
use serde_json::json;

use super::PASSWORD;
use super::driver::{Desk, Driver, number};

/// Login, name and roles of everybody who signs in.
const STAFF: [(&str, &str, &[&str]); 9] = [
    ("chen", "陈晓东", &["advisor"]),
    ("lin", "林梅", &["advisor"]),
    ("ma", "马立新", &["service_manager"]),
    ("zheng", "郑海", &["workshop_lead"]),
    ("sun", "孙伟", &["inspector"]),
    ("wu", "吴静", &["cashier"]),
    ("huang", "黄敏", &["customer_care"]),
    ("xu", "许诺", &["parts_clerk"]),
    ("peng", "彭飞", &["warranty_clerk"]),
];
const TECHNICIANS: [&str; 3] = ["何俊", "罗军", "谢强"];

/// Those a day needs, each signed in.
pub(super) struct Staff {
    pub advisors: Vec<Desk>,
    pub lead: Desk,
    pub inspector: Desk,
    pub cashier: Desk,
    pub care: Desk,
    pub manager: Desk,
    /// They do not sign in.
    pub technicians: Vec<i64>,
}

/// Hires everybody.
pub(super) fn lay(driver: &Driver, boss: &Desk) -> Result<Staff> {
    for (login, name, roles) in STAFF {
        hire(driver, boss, name, Some(login), roles)?;
    }
    let technicians =
        TECHNICIANS.iter().map(|name| hire(driver, boss, name, None, &["technician"])).collect::<Result<_>>()?;
    enter(driver, technicians)
}

/// Everybody signs in, as every morning.
pub(super) fn enter(driver: &Driver, technicians: Vec<i64>) -> Result<Staff> {
    Ok(Staff {
        advisors: vec![driver.enter("chen", "前台1")?, driver.enter("lin", "前台2")?],
        lead: driver.enter("zheng", "车间")?,
        inspector: driver.enter("sun", "车间")?,
        cashier: driver.enter("wu", "收银")?,
        care: driver.enter("huang", "客服")?,
        manager: driver.enter("ma", "办公室")?,
        technicians,
    })
}

fn hire(driver: &Driver, boss: &Desk, name: &str, login: Option<&str>, roles: &[&str]) -> Result<i64> {
    let person = json!({ "id": null, "version": null, "name": name, "login": login, "password": login.map(|_| PASSWORD), "roles": roles, "phone": { "set": null } });
    number(&driver.hire(boss, person)?, "/id")
}
