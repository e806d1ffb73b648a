//! The orders of the demo shop: opened, quoted, agreed to, worked on and handed over, as the people of the shop would.

use jieche_shop::Result;
use serde_json::{Value, json};

use super::chance::Chance;
use super::driver::{Desk, number};
use super::kind::{DAY, Kind};
use super::reception;
use super::visit::{Next, Scene, Stage, Visit, over};

impl Scene<'_> {
    pub fn open(&self, visit: &mut Visit, desk: &Desk, chance: &mut Chance) -> Result<Next> {
        let vehicle = self.driver.call(desk, "vehicles_get", json!({ "id": visit.vehicle }))?;
        visit.odometer = vehicle.pointer("/vehicle/odometer_km").and_then(Value::as_i64).unwrap_or(10_000)
            + chance.between(300, 6_000);
        if let Some(appointment) = visit.booked {
            return self.receive_booked(visit, desk, appointment, chance);
        }
        let promised = visit.kind.promise(self.driver.now(), chance);
        let order = self.driver.call(
            desk,
            "repair_orders_open",
            json!({
                "vehicle_id": visit.vehicle, "brought_by": null, "brought_by_phone": null, "odometer_in_km": visit.odometer, "energy_level_pct": chance.between(10, 95),
                "complaint": visit.kind.complaint(chance), "business_type": visit.kind.business_type(), "promised_at": promised.0, "key_tag": chance.between(1, 40).to_string(),
                "parking": format!("{}{}", chance.one(&["A", "B", "C"]), chance.between(1, 12)), "waiting": chance.happens(35), "urgent": chance.happens(6), "wash": chance.happens(70), "road_test": chance.happens(30),
            }),
        )?;
        visit.order = number(&order, "/id")?;
        reception::walk_round(self.driver, desk, visit.order)?;
        visit.to(Stage::Quoting, chance.between(4, 15))
    }

    pub fn quote(&self, visit: &mut Visit, desk: &Desk, chance: &mut Chance) -> Result<Next> {
        if visit.booked.is_some() {
            return self.step(visit, desk, json!({ "step": "quote" }), Stage::Deciding, chance.between(3, 20));
        }
        let (operations, parts, payer) = visit.kind.lines(chance);
        if visit.kind == Kind::Service && operations.len() > 2 {
            let package = self.shop.packages.get(1);
            let body = json!({ "order_id": visit.order, "version": self.version(visit, desk)?, "package_id": package });
            self.driver.call(desk, "repair_orders_take_package", body)?;
            return self.step(visit, desk, json!({ "step": "quote" }), Stage::Deciding, chance.between(3, 20));
        }
        for index in operations {
            let operation = &self.shop.operations[index];
            self.put(visit, desk, payer, json!({ "kind": "labour", "operation_id": operation["id"], "code": operation["code"], "name": operation["name"], "hours": operation["hours"], "unit_price_fen": operation["rate_fen"] }))?;
        }
        for (index, quantity) in parts {
            self.put_part(visit, desk, payer, index, quantity)?;
        }
        if visit.kind == Kind::Warranty && chance.happens(50) {
            self.put_part(visit, desk, "customer", 3, 1000)?;
        }
        if visit.kind == Kind::Accident && chance.happens(30) {
            self.put(visit, desk, "insurer", json!({ "kind": "other", "name": "施救费", "unit_price_fen": 30_000 }))?;
        }
        self.step(visit, desk, json!({ "step": "quote" }), Stage::Deciding, chance.between(3, 20))
    }

    fn put_part(&self, visit: &Visit, desk: &Desk, payer: &str, index: usize, quantity: i64) -> Result<()> {
        let part = &self.shop.parts[index];
        let old = match payer {
            "maker" => "maker",
            "insurer" => "insurer",
            _ if index == 0 || index == 1 => "none",
            _ => "customer",
        };
        self.put(
            visit,
            desk,
            payer,
            json!({ "kind": "part", "part_id": part["id"], "code": part["number"], "name": part["name"], "quantity": quantity, "unit": part["unit"], "unit_price_fen": part["price_fen"], "brand": part["brand"], "part_class": part["class"], "old_part": old }),
        )
    }

    fn put(&self, visit: &Visit, desk: &Desk, payer: &str, line: Value) -> Result<()> {
        let debtor = match payer {
            "insurer" => Some(self.shop.insurer),
            "maker" => Some(self.shop.maker),
            _ => None,
        };
        let blank = json!({
            "order_id": visit.order, "version": self.version(visit, desk)?, "line_id": null, "operation_id": null, "part_id": null, "code": null, "hours": null, "quantity": null, "unit": null,
            "discount_fen": 0, "tax_rate_bp": 1300, "brand": null, "part_class": null, "payer": payer, "debtor_id": debtor, "old_part": "none",
        });
        self.driver.call(desk, "repair_orders_put_line", over(blank, line)).map(|_| ())
    }

    pub fn decide(&self, visit: &mut Visit, desk: &Desk, chance: &mut Chance) -> Result<Next> {
        if visit.kind == Kind::Cancelled {
            self.step(visit, desk, json!({ "step": "cancel", "note": "客户改期，暂不维修" }), Stage::Deciding, 0)?;
            return Ok(Next::Over);
        }
        let order = self.order(visit, desk)?;
        let lines: Vec<i64> =
            order["lines"].as_array().into_iter().flatten().filter_map(|line| line["id"].as_i64()).collect();
        let declined = (lines.len() > 5 && chance.happens(40)).then(|| lines[lines.len() - 1]);
        let agreed: Vec<i64> = lines.iter().copied().filter(|line| Some(*line) != declined).collect();
        self.say(visit, desk, &agreed, "agreed")?;
        if let Some(line) = declined {
            self.say(visit, desk, &[line], "declined")?;
        }
        self.step(
            visit,
            desk,
            json!({ "step": "authorise", "via": "written" }),
            Stage::Dispatching,
            chance.between(2, 25),
        )?;
        self.driver.print_job_card(desk, visit.order)?;
        Ok(Next::After(chance.between(2, 25)))
    }

    fn say(&self, visit: &Visit, desk: &Desk, lines: &[i64], decision: &str) -> Result<()> {
        let body = json!({ "order_id": visit.order, "version": self.version(visit, desk)?, "line_ids": lines, "decision": decision, "via": "in_person", "by": "owner", "by_name": null, "pointed_out": decision == "agreed" });
        self.driver.call(desk, "repair_orders_decide", body).map(|_| ())
    }

    pub fn dispatch(&self, visit: &mut Visit, chance: &mut Chance) -> Result<Next> {
        let technician = *chance.one(&self.shop.staff.technicians);
        let bay = *chance.one(&self.shop.bays);
        let minutes = visit.kind.work_minutes(chance);
        self.step(
            visit,
            &self.shop.staff.lead,
            json!({ "step": "dispatch", "technician_id": technician, "bay_id": bay }),
            Stage::Working,
            minutes,
        )?;
        if visit.kind != Kind::Service && chance.happens(15) {
            let reason = *chance.one(&["parts", "customer"]);
            return self.step(
                visit,
                &self.shop.staff.lead,
                json!({ "step": "hold", "reason": reason, "note": "周三到货" }),
                Stage::Waiting,
                chance.between(DAY / 2, 2 * DAY),
            );
        }
        Ok(Next::After(minutes))
    }

    pub fn inspect(&self, visit: &mut Visit, chance: &mut Chance) -> Result<Next> {
        if chance.happens(4) {
            return self.step(
                visit,
                &self.shop.staff.inspector,
                json!({ "step": "fail_inspection", "note": "机舱有油迹未清理" }),
                Stage::Redoing,
                10,
            );
        }
        self.step(
            visit,
            &self.shop.staff.inspector,
            json!({ "step": "pass_inspection" }),
            Stage::Telling,
            chance.between(5, 15),
        )?;
        let order = self.order(visit, &self.shop.staff.inspector)?;
        if order["state"] == "awaiting_wash" {
            return visit.to(Stage::Washing, chance.between(15, 40));
        }
        Ok(Next::After(chance.between(2, 10)))
    }

    pub fn deliver(&self, visit: &mut Visit, desk: &Desk, chance: &mut Chance) -> Result<Next> {
        self.step(
            visit,
            desk,
            json!({ "step": "deliver", "odometer_out_km": visit.odometer, "collected_by": "本人" }),
            Stage::Calling,
            0,
        )?;
        Ok(Next::LeftShop(chance.between(DAY / 2, 2 * DAY)))
    }

    /// Takes a step; a `note` among what is said goes beside the act.
    pub fn step(&self, visit: &mut Visit, desk: &Desk, mut act: Value, then: Stage, minutes: i64) -> Result<Next> {
        let note = act.as_object_mut().and_then(|act| act.remove("note"));
        let body = json!({
            "order_id": visit.order, "version": self.version(visit, desk)?, "note": note, "act": act,
        });
        self.driver.call(desk, "repair_orders_step", body)?;
        visit.to(then, minutes)
    }
}
