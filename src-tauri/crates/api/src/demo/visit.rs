//! One car's visit in the demo shop, step by step, as the people of the shop would take them.

use jieche_shop::{Problem, Result};
use serde_json::{Value, json};

use super::bookings::Expected;
use super::chance::Chance;
use super::complaints;
use super::driver::{Desk, Driver, number};
use super::found::Founded;
use super::kind::{DAY, Kind};
use super::reception;

/// Where the visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Arriving,
    Quoting,
    Deciding,
    Dispatching,
    Waiting,
    Working,
    Inspecting,
    Redoing,
    Washing,
    Telling,
    Settling,
    Leaving,
    Calling,
    Receiving,
}

/// When the visit goes on.
pub(super) enum Next {
    After(i64),
    LeftShop(i64),
    Over,
}

/// A visit under way.
pub(super) struct Visit {
    pub vehicle: i64,
    kind: Kind,
    advisor: usize,
    stage: Stage,
    pub order: i64,
    pub odometer: i64,
    pub customer_pays: bool,
    pub owed_elsewhere: Vec<(i64, &'static str)>,
    calls: u8,
    /// The appointment it came by.
    booked: Option<i64>,
}

impl Visit {
    pub fn new(vehicle: i64, kind: Kind, advisor: usize) -> Self {
        Self {
            vehicle,
            kind,
            advisor,
            stage: Stage::Arriving,
            order: 0,
            odometer: 0,
            customer_pays: false,
            owed_elsewhere: Vec::new(),
            calls: 0,
            booked: None,
        }
    }

    /// A car that was booked for a service.
    pub fn booked(expected: &Expected) -> Self {
        Self { booked: Some(expected.appointment), ..Self::new(expected.vehicle, Kind::Service, expected.advisor) }
    }
}

/// Takes the visit's next step.
pub(super) fn go_on(driver: &Driver, shop: &Founded, visit: &mut Visit, chance: &mut Chance) -> Result<Next> {
    let scene = Scene { driver, shop };
    let advisor = &shop.advisors[visit.advisor];
    match visit.stage {
        Stage::Arriving => scene.open(visit, advisor, chance),
        Stage::Quoting => scene.quote(visit, advisor, chance),
        Stage::Deciding => scene.decide(visit, advisor, chance),
        Stage::Dispatching => scene.dispatch(visit, chance),
        Stage::Waiting => {
            scene.step(visit, &shop.lead, json!({ "step": "resume" }), Stage::Working, visit.kind.work_minutes(chance))
        }
        Stage::Working => {
            scene.step(visit, &shop.lead, json!({ "step": "finish_work" }), Stage::Inspecting, chance.between(5, 25))
        }
        Stage::Inspecting => scene.inspect(visit, chance),
        Stage::Redoing => scene.step(visit, &shop.lead, json!({ "step": "resume_rework" }), Stage::Working, 45),
        Stage::Washing => scene.step(visit, advisor, json!({ "step": "wash_done" }), Stage::Telling, 5),
        Stage::Telling => {
            scene.step(visit, advisor, json!({ "step": "notify" }), Stage::Settling, chance.between(15, 120))
        }
        Stage::Settling => scene.settle(visit, advisor, chance),
        Stage::Leaving => scene.deliver(visit, advisor, chance),
        Stage::Calling => scene.call(visit, chance),
        Stage::Receiving => scene.receive(visit),
    }
}

/// The shop and its clock, while one step is taken.
pub(super) struct Scene<'a> {
    pub driver: &'a Driver,
    pub shop: &'a Founded,
}

impl Scene<'_> {
    fn open(&self, visit: &mut Visit, desk: &Desk, chance: &mut Chance) -> Result<Next> {
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

    /// The order comes of the appointment; only what the car shows is added.
    fn receive_booked(&self, visit: &mut Visit, desk: &Desk, appointment: i64, chance: &mut Chance) -> Result<Next> {
        let booked = self.driver.call(desk, "appointments_get", json!({ "id": appointment }))?;
        let arrival = json!({ "id": appointment, "version": booked.pointer("/brief/version"), "vehicle_id": null });
        let order = self.driver.call(desk, "appointments_arrive", arrival)?;
        visit.order = number(&order, "/id")?;
        let seen = json!({
            "id": visit.order, "version": order["version"], "brought_by": "keep", "brought_by_phone": "keep", "odometer_in_km": visit.odometer, "energy_level_pct": chance.between(10, 95),
            "complaint": order["complaint"], "diagnosis": null, "business_type": order["business_type"], "promised_at": order["promised_at"], "key_tag": chance.between(1, 40).to_string(), "parking": null,
            "waiting": order["waiting"], "urgent": false, "wash": true, "road_test": false,
        });
        self.driver.call(desk, "repair_orders_save", seen)?;
        visit.to(Stage::Quoting, chance.between(4, 15))
    }

    fn quote(&self, visit: &mut Visit, desk: &Desk, chance: &mut Chance) -> Result<Next> {
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

    fn decide(&self, visit: &mut Visit, desk: &Desk, chance: &mut Chance) -> Result<Next> {
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

    fn dispatch(&self, visit: &mut Visit, chance: &mut Chance) -> Result<Next> {
        let technician = *chance.one(&self.shop.technicians);
        let bay = format!("{} 号工位", chance.between(1, 8));
        let minutes = visit.kind.work_minutes(chance);
        self.step(
            visit,
            &self.shop.lead,
            json!({ "step": "dispatch", "technician_id": technician, "bay": bay }),
            Stage::Working,
            minutes,
        )?;
        if visit.kind != Kind::Service && chance.happens(15) {
            let reason = *chance.one(&["parts", "customer"]);
            return self.step(
                visit,
                &self.shop.lead,
                json!({ "step": "hold", "hold": reason, "note": "周三到货" }),
                Stage::Waiting,
                chance.between(DAY / 2, 2 * DAY),
            );
        }
        Ok(Next::After(minutes))
    }

    fn inspect(&self, visit: &mut Visit, chance: &mut Chance) -> Result<Next> {
        if chance.happens(4) {
            return self.step(
                visit,
                &self.shop.inspector,
                json!({ "step": "fail_inspection", "note": "机舱有油迹未清理" }),
                Stage::Redoing,
                10,
            );
        }
        self.step(
            visit,
            &self.shop.inspector,
            json!({ "step": "pass_inspection" }),
            Stage::Telling,
            chance.between(5, 15),
        )?;
        let order = self.order(visit, &self.shop.inspector)?;
        if order["state"] == "awaiting_wash" {
            return visit.to(Stage::Washing, chance.between(15, 40));
        }
        Ok(Next::After(chance.between(2, 10)))
    }

    fn deliver(&self, visit: &mut Visit, desk: &Desk, chance: &mut Chance) -> Result<Next> {
        self.step(
            visit,
            desk,
            json!({ "step": "deliver", "odometer_out_km": visit.odometer, "collected_by": "本人" }),
            Stage::Calling,
            0,
        )?;
        Ok(Next::LeftShop(chance.between(DAY / 2, 2 * DAY)))
    }

    fn call(&self, visit: &mut Visit, chance: &mut Chance) -> Result<Next> {
        let after = if visit.owed_elsewhere.is_empty() { Next::Over } else { Next::After(chance.between(8, 16) * DAY) };
        visit.stage = Stage::Receiving;
        let Some(survey) = self.survey_of(visit)? else { return Ok(after) };
        let id = number(&survey, "/id")?;
        let whole = self.driver.call(&self.shop.care, "surveys_get", json!({ "id": id }))?;
        let reached = chance.happens(70) || visit.calls > 0;
        let outcome = if reached { "answered" } else { "no_answer" };
        let answers = if reached { answers(&whole, chance) } else { Vec::new() };
        let nps = reached.then(|| *chance.one(&[10, 10, 9, 9, 8, 7, 6]));
        let remark = if reached && chance.happens(20) { Some("等的时间有点长，其他都好。") } else { None };
        let body = json!({ "id": id, "version": number(&whole, "/version")?, "outcome": outcome, "answers": answers, "nps": nps, "remark": remark });
        self.driver.call(&self.shop.care, "surveys_record", body)?;
        if let Some(words) = remark {
            complaints::complained(self.driver, self.shop, visit.vehicle, visit.order, words)?;
        }
        if reached {
            return Ok(after);
        }
        visit.calls += 1;
        visit.to(Stage::Calling, chance.between(DAY / 3, DAY))
    }

    fn survey_of(&self, visit: &Visit) -> Result<Option<Value>> {
        let page = self.driver.call(
            &self.shop.care,
            "surveys_list",
            json!({ "states": ["due"], "from": null, "until": null, "after": null, "limit": 200 }),
        )?;
        Ok(page["rows"].as_array().and_then(|rows| rows.iter().find(|row| row["order_id"] == visit.order).cloned()))
    }

    fn step(&self, visit: &mut Visit, desk: &Desk, step: Value, then: Stage, minutes: i64) -> Result<Next> {
        let blank = json!({
            "order_id": visit.order, "version": self.version(visit, desk)?, "note": null, "hold": null, "technician_id": null, "bay": null, "diagnosis_fee_fen": null,
            "odometer_out_km": null, "collected_by": null, "via": null, "approval": null,
        });
        self.driver.call(desk, "repair_orders_step", over(blank, step))?;
        visit.to(then, minutes)
    }

    pub fn order(&self, visit: &Visit, desk: &Desk) -> Result<Value> {
        self.driver.order(desk, visit.order)
    }

    pub fn version(&self, visit: &Visit, desk: &Desk) -> Result<i64> {
        number(&self.order(visit, desk)?, "/version")
    }
}

impl Visit {
    pub fn to(&mut self, stage: Stage, minutes: i64) -> Result<Next> {
        self.stage = stage;
        if self.order == 0 { Err(Problem::internal("a visit without an order")) } else { Ok(Next::After(minutes)) }
    }
}

fn answers(survey: &Value, chance: &mut Chance) -> Vec<Value> {
    let questions = survey.pointer("/questionnaire/questions").and_then(Value::as_array).cloned().unwrap_or_default();
    let value = |question: &Value, chance: &mut Chance| {
        if question["kind"] == "yes_no" {
            i64::from(chance.happens(94))
        } else {
            *chance.one(&[10, 10, 10, 9, 9, 8, 8, 7, 6])
        }
    };
    questions
        .iter()
        .map(|question| json!({ "question_id": question["id"], "value": value(question, chance) }))
        .collect()
}

/// The fields of `more` over those of `base`.
pub(super) fn over(mut base: Value, more: Value) -> Value {
    if let (Value::Object(base), Value::Object(more)) = (&mut base, more) {
        base.extend(more);
    }
    base
}
