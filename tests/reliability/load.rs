//! People at several terminals who write without pause until their host is gone.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use jieche_api::example::Example;
use jieche_tests::host::Caller;
use serde_json::{Value, json};

use crate::customer;
use crate::ledger::Sent;

/// What all of them have sent, and how much of it was acknowledged.
#[derive(Default)]
pub struct Load {
    sent: Mutex<Vec<Sent>>,
    acknowledged: AtomicU64,
    next: AtomicU64,
}

impl Load {
    /// How many writes were acknowledged.
    pub fn acknowledged(&self) -> u64 {
        self.acknowledged.load(Ordering::Relaxed)
    }

    /// All that was sent since the last time, in no order.
    pub fn take(&self) -> Vec<Sent> {
        std::mem::take(&mut self.sent.lock().expect("no writer panics"))
    }

    /// Writes in turn what a desk writes, until the host answers no more.
    pub fn write_until_gone(&self, caller: &Caller, example: &Example) {
        let mut last_order = Value::Null;
        loop {
            let n = self.next.fetch_add(1, Ordering::Relaxed);
            let (command, body) = self.body(n, example, &last_order, caller);
            let Some(body) = body else { return };
            match self.send(caller, command, n, body) {
                Some(value) if command == "repair_orders_open" || command == "repair_orders_put_line" => {
                    last_order = value
                }
                Some(_) => {}
                None => return,
            }
        }
    }

    /// Sends one write; its value, or none when the host went away.
    pub fn send(&self, caller: &Caller, command: &'static str, n: u64, body: Value) -> Option<Value> {
        let key = format!("load-{n:010}");
        let answered = caller.call(command, &key, &body).ok();
        let refused = answered.as_ref().is_some_and(|(status, _)| *status != 200);
        if refused {
            return answered.map(|_| Value::Null);
        }
        let answer = answered.map(|(_, mut answer)| answer["value"].take());
        self.sent.lock().expect("no writer panics").push(Sent { command, key, body, answer: answer.clone() });
        if answer.is_some() {
            self.acknowledged.fetch_add(1, Ordering::Relaxed);
        }
        answer
    }

    fn body(&self, n: u64, example: &Example, last_order: &Value, caller: &Caller) -> (&'static str, Option<Value>) {
        match n % 5 {
            0 => ("repair_orders_open", Some(order(example.other_vehicle, n))),
            1 | 2 if last_order.is_object() => ("repair_orders_put_line", Some(line(last_order))),
            3 => ("settlement_pay", payment(example.settlement, caller)),
            _ => ("customers_save", Some(customer(&format!("客户{n}"), &format!("139{n:08}")))),
        }
    }
}

fn order(vehicle: i64, n: u64) -> Value {
    json!({
        "vehicle_id": vehicle, "brought_by": null, "brought_by_phone": null, "odometer_in_km": 50_000 + n, "energy_level_pct": null,
        "complaint": format!("第{n}次"), "business_type": "general_repair", "promised_at": null, "key_tag": null, "parking": null,
        "waiting": false, "urgent": false, "wash": false, "road_test": false,
    })
}

fn line(order: &Value) -> Value {
    json!({
        "order_id": order["id"], "version": order["version"], "line_id": null, "kind": "labour", "operation_id": null, "part_id": null, "code": null,
        "name": "检查", "hours": 50, "quantity": null, "unit": null, "unit_price_fen": 16_000, "discount_fen": 0, "tax_rate_bp": 1300, "brand": null,
        "part_class": null, "payer": "customer", "debtor_id": null, "old_part": "none",
    })
}

/// One fen more of the settlement everybody pays at once; only one of them wins each version.
fn payment(settlement: i64, caller: &Caller) -> Option<Value> {
    let (_, seen) = caller.call("settlement_get", "", &json!({ "id": settlement })).ok()?;
    Some(
        json!({ "id": settlement, "version": seen["value"]["version"], "payments": [{ "means": "cash", "amount_fen": 1, "remark": null }] }),
    )
}
