//! The demo shop's till: settling each payer's part, taking money, noting invoices, and what insurer and maker
//! pay weeks later.

use jieche_shop::Result;
use serde_json::{Value, json};

use super::chance::Chance;
use super::driver::{Desk, number};
use super::visit::{Next, Scene, Stage, Visit, over};

impl Scene<'_> {
    pub fn settle(&self, visit: &mut Visit, desk: &Desk, chance: &mut Chance) -> Result<Next> {
        let order = self.order(visit, desk)?;
        let totals: Vec<Value> = order["totals"].as_array().cloned().unwrap_or_default();
        visit.odometer += chance.between(0, 8);
        for total in totals {
            let payer = total["payer"].as_str().unwrap_or_default().to_owned();
            let amount = number(&total, "/total_fen")?;
            let settlement = self.settle_one(visit, desk, &total, chance)?;
            let id = number(&settlement, "/brief/id")?;
            match payer.as_str() {
                "customer" if amount > 0 => {
                    visit.customer_pays = true;
                    self.take_money(&settlement, id, chance)?;
                }
                "insurer" => visit.owed_elsewhere.push((id, "insurer")),
                "maker" => visit.owed_elsewhere.push((id, "maker")),
                _ => {}
            }
        }
        visit.to(Stage::Leaving, chance.between(3, 20))
    }

    fn settle_one(&self, visit: &Visit, desk: &Desk, total: &Value, chance: &mut Chance) -> Result<Value> {
        let from_customer = total["payer"] == "customer";
        let amount = number(total, "/total_fen")?;
        let discount = if from_customer && chance.happens(20) { amount / 20 / 100 * 100 } else { 0 };
        let body = json!({
            "order_id": visit.order, "version": self.version(visit, desk)?, "payer": total["payer"], "debtor_id": total.pointer("/debtor/id"), "discount_fen": discount,
            "rounding_fen": if from_customer { (amount - discount) % 100 } else { 0 }, "odometer_out_km": visit.odometer,
            "next_service_on": self.driver.now().date().plus_days(180).to_string(), "next_service_km": (visit.odometer / 1000 + 10) * 1000, "approval": null,
        });
        let settlement = self.driver.call(desk, "settlement_settle", body.clone())?;
        if !(from_customer && chance.happens(3)) {
            return Ok(settlement);
        }
        let void = json!({ "id": number(&settlement, "/brief/id")?, "version": number(&settlement, "/version")?, "reason": "客户要求调整优惠，重新结算", "approval": null });
        self.driver.call(&self.shop.staff.manager, "settlement_void", void)?;
        self.driver.call(desk, "settlement_settle", over(body, json!({ "version": self.version(visit, desk)? })))
    }

    fn take_money(&self, settlement: &Value, id: i64, chance: &mut Chance) -> Result<()> {
        let total = number(settlement, "/brief/total_fen")?;
        let version = number(settlement, "/version")?;
        if chance.happens(4) {
            let account = json!({ "id": id, "version": version, "debtor_id": self.shop.account, "reason": "月结单位，月底统一付款", "approval": null });
            return self.driver.call(&self.shop.staff.manager, "settlement_put_on_account", account).map(|_| ());
        }
        let means = *chance.one(&["wechat", "wechat", "alipay", "bank_card", "cash"]);
        let first = if total > 100_000 && chance.happens(25) { total / 2 / 100 * 100 } else { total };
        let mut payments = vec![json!({ "means": means, "amount_fen": first, "remark": null })];
        if first < total {
            payments.push(json!({ "means": "cash", "amount_fen": total - first, "remark": null }));
        }
        let paid = self.driver.call(
            &self.shop.staff.cashier,
            "settlement_pay",
            json!({ "id": id, "version": version, "payments": payments }),
        )?;
        if chance.happens(55) {
            self.invoice(&paid, id, total, chance)?;
        }
        Ok(())
    }

    fn invoice(&self, paid: &Value, id: i64, total: i64, chance: &mut Chance) -> Result<()> {
        let date = self.driver.now().date();
        let number_of_invoice = format!("{}44{}{:08}{:07}", date.short_year(), 2, id, chance.between(0, 9_999_999));
        let title = paid.pointer("/brief/customer_name/whole").and_then(Value::as_str).unwrap_or("个人").to_owned();
        let body = json!({ "id": id, "version": number(paid, "/version")?, "number": number_of_invoice, "kind": "digital_ordinary", "issued_on": date.to_string(), "amount_fen": total, "title": title });
        self.driver.call(&self.shop.staff.cashier, "settlement_note_invoice", body).map(|_| ())
    }

    pub fn receive(&self, visit: &mut Visit) -> Result<Next> {
        for (id, means) in visit.owed_elsewhere.drain(..) {
            let settlement = self.driver.call(&self.shop.staff.cashier, "settlement_get", json!({ "id": id }))?;
            let owed = number(&settlement, "/brief/total_fen")? - number(&settlement, "/brief/paid_fen")?;
            if owed > 0 {
                let payments = json!([{ "means": means, "amount_fen": owed, "remark": "到账" }]);
                self.driver.call(
                    &self.shop.staff.cashier,
                    "settlement_pay",
                    json!({ "id": id, "version": number(&settlement, "/version")?, "payments": payments }),
                )?;
            }
        }
        Ok(Next::Over)
    }
}
