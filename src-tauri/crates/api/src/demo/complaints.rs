//! What the demo shop's customers were not content with: who says so when called becomes a complaint, and most of them are
//! answered at once. Deliberately no chance of its own: the same calls give the same complaints.

use jieche_shop::Result;
use serde_json::json;

use super::driver::{Driver, number};
use super::founding::Founded;

/// Customer care writes down what was said in the call about an order.
pub(super) fn complained(driver: &Driver, shop: &Founded, vehicle: i64, order: i64, words: &str) -> Result<()> {
    let me = number(&driver.call(&shop.staff.care, "staff_me", json!({}))?, "/person/id")?;
    let said = json!({
        "vehicle_id": vehicle, "order_id": order, "source": "survey", "about": "time", "level": "general", "words": words,
        "wish": "下次按说好的时间交车", "handler_id": me,
    });
    let complaint = driver.call(&shop.staff.care, "complaints_record", said)?;
    if order % 6 == 1 {
        return Ok(());
    }
    let ended = json!({
        "id": number(&complaint, "/brief/id")?, "version": number(&complaint, "/version")?,
        "outcome": "致歉，说明当天等配件；下次预约留足时间，赠送一次洗车", "content": true,
    });
    driver.call(&shop.staff.care, "complaints_close", ended).map(|_| ())
}
