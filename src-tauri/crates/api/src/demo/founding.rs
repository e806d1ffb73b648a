//! The day the demo shop was founded: each feature lays what a shop has before the first car comes.

use jieche_shop::Result;
use serde_json::{Value, json};

use super::chance::Chance;
use super::driver::{Desk, Driver, number};
use super::staff::{self, Staff};
use super::{PASSWORD, customers, labour, packages, parts, vehicles};
use crate::across::shop::FoundShop;

/// One feature's part.
type Lay = fn(&Driver, &mut Founded, &mut Chance) -> Result<()>;

/// In this order: a package is made of work and parts, a car is somebody's.
const LAID: [Lay; 5] = [labour::lay, parts::lay, packages::lay, customers::lay, vehicles::lay];

/// What a day of the demo shop works with.
pub(super) struct Founded {
    /// Who founded it, signed in on that day.
    pub boss: Desk,
    pub staff: Staff,
    pub operations: Vec<Value>,
    pub parts: Vec<Value>,
    pub packages: Vec<i64>,
    pub insurer: i64,
    pub maker: i64,
    pub account: i64,
    pub vehicles: Vec<i64>,
    /// In their order.
    pub bays: Vec<i64>,
}

impl Founded {
    /// Everybody signs in in the morning.
    pub fn enter(&mut self, driver: &Driver) -> Result<()> {
        self.staff = staff::enter(driver, std::mem::take(&mut self.staff.technicians))?;
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
    let mut shop = Founded {
        staff: staff::lay(driver, &boss)?,
        bays: bays(driver, &boss)?,
        boss,
        operations: Vec::new(),
        parts: Vec::new(),
        packages: Vec::new(),
        insurer: 0,
        maker: 0,
        account: 0,
        vehicles: Vec::new(),
    };
    for lay in LAID {
        lay(driver, &mut shop, chance)?;
    }
    Ok(shop)
}

/// The bays every new shop has.
fn bays(driver: &Driver, boss: &Desk) -> Result<Vec<i64>> {
    let listed = driver.call(boss, "bays_list", json!({}))?;
    listed.as_array().into_iter().flatten().map(|bay| number(bay, "/id")).collect()
}
