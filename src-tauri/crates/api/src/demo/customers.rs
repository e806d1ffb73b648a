//! The customers of the demo shop, whom nobody knows: made from lists of names; and who else pays.

use jieche_shop::Result;
use serde_json::{Value, json};

use super::chance::Chance;
use super::driver::{Driver, number};
use super::founding::Founded;

const SURNAMES: [&str; 24] = [
    "陈", "林", "黄", "李", "张", "王", "刘", "吴", "何", "周", "曾", "单", "欧阳", "谢", "罗", "许", "邓", "尉迟",
    "区", "冯", "蔡", "彭", "潘", "解",
];
const GIVEN: [&str; 28] = [
    "晓东", "梅", "昇", "静", "俊", "国强", "丽华", "志明", "雪", "文博", "海燕", "子轩", "雨桐", "建国", "秀英",
    "浩然", "欣怡", "伟", "芳", "思远", "佳琪", "明哲", "慧", "立新", "喆", "若曦", "家豪", "敏",
];
const COMPANIES: [&str; 5] = [
    "深圳市四海餐饮管理有限公司",
    "深圳市新世纪广告有限公司",
    "东莞市恒达物流有限公司",
    "深圳市鹏程租赁有限公司",
    "广东南岭建设工程有限公司",
];

/// Who pays later. Everybody else comes with their cars.
pub(super) fn lay(driver: &Driver, shop: &mut Founded, _: &mut Chance) -> Result<()> {
    shop.insurer = debtor(driver, shop, "岭南财产保险深圳分公司（演示）", "insurer")?;
    shop.maker = debtor(driver, shop, "整车厂售后索赔中心（演示）", "maker")?;
    shop.account = debtor(driver, shop, "深圳市鹏程出行服务有限公司（演示）", "account")?;
    Ok(())
}

fn debtor(driver: &Driver, shop: &Founded, name: &str, debtor: &str) -> Result<i64> {
    let request = json!({
        "id": null, "version": null, "kind": "company", "name": { "set": name }, "phone": { "set": "400-800-0000" }, "contact_name": { "set": null }, "credit_code": null,
        "address": { "set": null }, "debtor": debtor, "no_marketing": true, "remark": null,
    });
    number(&driver.call(&shop.staff.advisors[0], "customers_save", request)?, "/id")
}

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

fn person(chance: &mut Chance) -> String {
    format!("{}{}", chance.one(&SURNAMES), chance.one(&GIVEN))
}

/// 199 numbers whose middle block the operators have not handed out.
fn phone(chance: &mut Chance) -> String {
    format!("1990000{:04}", chance.between(1, 9999))
}
