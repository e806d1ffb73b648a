//! The records that the list's examples speak of, and a small shop that has them.
//!
//! `GET /rpc` shows the examples with made-up ids; the tests that try every command as every role and
//! with every kind of bad input lay the shop here and get the real ones.

mod before_the_work;
mod complaints;
mod quotation;

use serde_json::{Value, json};

use jieche_ground::Language;
use jieche_shop::common::{BusinessDate, Millis};
use jieche_shop::{Problem, Result};

use crate::{Answer, Api, Call, Purpose};

/// Ids and versions the examples name.
#[derive(Debug, Clone)]
pub struct Example {
    /// Today.
    pub today: String,
    /// A moment later today, UTC milliseconds.
    pub later: i64,
    /// A moment tomorrow within hours, UTC milliseconds.
    pub tomorrow: i64,
    /// An advisor who does not sign in and has no order, and their version.
    pub person: i64,
    /// See `person`.
    pub person_version: i64,
    /// The advisor of `order`.
    pub advisor: i64,
    /// A customer with a car.
    pub customer: i64,
    /// See `customer`.
    pub customer_version: i64,
    /// Another customer.
    pub other_customer: i64,
    /// See `other_customer`.
    pub other_customer_version: i64,
    /// Another file of `other_customer`.
    pub double: i64,
    /// See `double`.
    pub double_version: i64,
    /// A merge that stands.
    pub merge: i64,
    /// A 挂账单位.
    pub account: i64,
    /// See `account`.
    pub account_version: i64,
    /// The customer's car.
    pub vehicle: i64,
    /// See `vehicle`.
    pub vehicle_version: i64,
    /// Another car.
    pub other_vehicle: i64,
    /// A labour operation.
    pub operation: i64,
    /// See `operation`.
    pub operation_version: i64,
    /// A part.
    pub part: i64,
    /// See `part`.
    pub part_version: i64,
    /// The first bay.
    pub bay: i64,
    /// A marked day of the calendar.
    pub marked_day: i64,
    /// An appointment of somebody who is not on file yet.
    pub appointment: i64,
    /// See `appointment`.
    pub appointment_version: i64,
    /// An appointment whose car has not come.
    pub missed_appointment: i64,
    /// An order just opened, with one part line that nobody decided on.
    pub order: i64,
    /// See `order`.
    pub order_version: i64,
    /// The line of `order`.
    pub line: i64,
    /// A quotation of `order`.
    pub quotation: i64,
    /// A package, at version 1.
    pub package: i64,
    /// A line of an earlier visit of `vehicle` that was declined.
    pub declined_line: i64,
    /// An order whose work is done and whose customer's part is not settled.
    pub ready_order: i64,
    /// See `ready_order`.
    pub ready_version: i64,
    /// The version of `order`'s reception sheet, which is not signed.
    pub reception_version: i64,
    /// The version of `ready_order`'s reception sheet, which is signed.
    pub signed_version: i64,
    /// A photo.
    pub picture: String,
    /// The version of the inspection points.
    pub template_version: i64,
    /// A common phrase, at version 1.
    pub phrase: i64,
    /// A settlement nobody paid yet.
    pub settlement: i64,
    /// See `settlement`.
    pub settlement_version: i64,
    /// A complaint that stands open, at version 1.
    pub complaint: i64,
    /// A complaint that was closed, at version 2.
    pub ended_complaint: i64,
    /// A call that is due.
    pub survey: i64,
    /// See `survey`.
    pub survey_version: i64,
    /// An answer to each of its questions.
    pub answers: Value,
    /// An uploaded file of labour operations.
    pub file: String,
    /// A finished import with refused rows.
    pub job: i64,
    /// What that import left.
    pub import: i64,
    /// A finished export.
    pub export: i64,
    /// A backup's folder.
    pub backup: String,
    /// The shop's recovery code.
    pub recovery_code: String,
    /// A valid save of the settings.
    pub settings: Value,
}

/// The password of everybody in the example shop.
pub const PASSWORD: &str = "example pass";

impl Default for Example {
    /// Made-up ids, for reading.
    fn default() -> Self {
        Self {
            today: "2026-11-23".into(),
            later: 1_795_420_800_000,
            tomorrow: 1_795_485_600_000,
            person: 2,
            person_version: 1,
            advisor: 1,
            customer: 1,
            customer_version: 1,
            other_customer: 2,
            other_customer_version: 1,
            double: 4,
            double_version: 1,
            merge: 1,
            account: 3,
            account_version: 1,
            vehicle: 1,
            vehicle_version: 1,
            other_vehicle: 2,
            operation: 1,
            operation_version: 1,
            part: 1,
            part_version: 1,
            bay: 1,
            marked_day: 1,
            appointment: 1,
            appointment_version: 1,
            missed_appointment: 2,
            order: 1,
            order_version: 2,
            line: 1,
            quotation: 1,
            package: 1,
            declined_line: 2,
            ready_order: 2,
            ready_version: 9,
            reception_version: 1,
            signed_version: 2,
            picture: "0".repeat(64),
            template_version: 2,
            phrase: 1,
            settlement: 1,
            settlement_version: 1,
            complaint: 1,
            ended_complaint: 2,
            survey: 1,
            survey_version: 1,
            answers: json!([{ "question_id": 1, "value": 10 }]),
            file: "0".repeat(64),
            job: 1,
            import: 1,
            export: 1,
            backup: "/backups/jieche-20261123-213000".into(),
            recovery_code: "0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000-0000".into(),
            settings: json!({}),
        }
    }
}

/// The example shop, laid in an empty folder by an administrator who has every role.
pub struct ExampleShop {
    /// The core.
    pub api: Api,
    /// The administrator's token.
    pub token: String,
    /// The records.
    pub example: Example,
}

impl ExampleShop {
    /// Lays it. `now` is the core's clock at this moment.
    pub fn lay(api: Api, now: Millis) -> Result<Self> {
        let example = Example {
            today: now.date().to_string(),
            later: now.plus(3 * 3600 * 1000).0,
            tomorrow: now.date().plus_days(1).at(10 * 60).0,
            ..Example::default()
        };
        let mut shop = Self { api, token: String::new(), example };
        shop.found()?;
        shop.records()?;
        shop.orders(now.date())?;
        shop.packages()?;
        shop.receptions()?;
        shop.appointments(now)?;
        shop.complaints()?;
        shop.files()?;
        Ok(shop)
    }

    /// Calls a command as the administrator; answers its value.
    pub fn call(&self, command: &str, body: Value) -> Result<Value> {
        let key = format!("example-{command}-{}", short_hash(&body.to_string())).replace('_', "-");
        match self.api.call(Call {
            command: command.into(),
            token: Some(self.token.clone()),
            key: Some(key),
            terminal: "前台1".into(),
            language: Language::ZhCn,
            body,
        })? {
            Answer::Json(mut answer) => Ok(answer.get_mut("value").map(Value::take).unwrap_or_default()),
            Answer::Bytes { bytes, .. } => Ok(json!({ "bytes": bytes.len() })),
        }
    }

    fn found(&mut self) -> Result<()> {
        let founded = self.call(
            "shop_found",
            (crate::list::find("shop_found").ok_or_else(|| Problem::new("unknown_command"))?.example)(&self.example),
        )?;
        self.token = text(&founded, "/session/token");
        self.example.recovery_code = text(&founded, "/recovery_code");
        let me = id(&founded, "/session/person/id");
        let roles: Vec<Value> = jieche_shop::registers::staff::Role::ALL
            .iter()
            .filter_map(|role| serde_json::to_value(role).ok())
            .collect();
        let version = id(&founded, "/session/person/version");
        self.call("staff_save", json!({ "id": me, "version": version, "name": "周正", "login": "zhou", "password": null, "roles": roles, "phone": "keep" }))?;
        self.example.advisor = me;
        let hand = self.call("staff_save", json!({ "id": null, "version": null, "name": "何俊", "login": null, "password": null, "roles": ["technician", "advisor"], "phone": { "set": null } }))?;
        self.example.person = id(&hand, "/id");
        let settings = self.call("settings_get", json!({}))?;
        self.example.settings = json!({ "version": settings["version"], "shop": settings["shop"] });
        Ok(())
    }

    fn records(&mut self) -> Result<()> {
        self.example.customer = self.customer("张三丰", "13800001111", "none")?;
        self.example.other_customer = self.customer("李四光", "13800002222", "none")?;
        self.example.account = self.customer("示例出行服务有限公司", "13800003333", "account")?;
        self.example.double = self.customer("李四光", "13800004444", "none")?;
        let (keep, drop) = (self.customer("王重阳", "13800005555", "none")?, self.customer("王重阳", "", "none")?);
        let merge = self.call(
            "customers_merge",
            json!({ "keep": keep, "keep_version": 1, "drop": drop, "drop_version": 1, "take": [] }),
        )?;
        self.example.merge = id(&merge, "/id");
        self.example.vehicle = self.vehicle(self.example.customer, "粤B11111", "LFV2A21K8A3000001")?;
        self.example.other_vehicle = self.vehicle(self.example.other_customer, "粤B22222", "LRW3E7FA1NC012345")?;
        let operation = self.call("labour_save", json!({ "id": null, "version": null, "code": "GS0009", "name": "四轮定位", "trade": "维护", "hours": 100, "model_hours": [], "rate_fen": 16000, "tax_rate_bp": 1300, "retired": false }))?;
        self.example.operation = id(&operation, "/id");
        let part = self.call("parts_save", json!({ "id": null, "version": null, "number": "PJB7730125", "name": "前制动片", "brand": "大众", "spec": null, "unit": "套", "class": "original", "price_fen": 46000, "tax_rate_bp": 1300, "location": null, "fits": null, "retired": false }))?;
        self.example.part = id(&part, "/id");
        self.plans()
    }

    fn orders(&mut self, today: BusinessDate) -> Result<()> {
        let delivered = self.finished(self.example.vehicle)?;
        self.declined(delivered)?;
        let settlement = self.settled(delivered)?;
        let paid = self.call("settlement_pay", json!({ "id": settlement["brief"]["id"], "version": settlement["version"], "payments": [{ "means": "cash", "amount_fen": settlement["brief"]["total_fen"], "remark": null }] }))?;
        debug_assert_eq!(paid["brief"]["state"], "paid");
        self.step(delivered, json!({ "step": "deliver", "odometer_out_km": 31_390, "collected_by": "张三丰" }))?;
        let due = self.call(
            "surveys_list",
            json!({ "states": ["due"], "from": null, "until": null, "after": null, "limit": 50 }),
        )?;
        self.example.survey = id(&due, "/rows/0/id");
        let survey = self.call("surveys_get", json!({ "id": self.example.survey }))?;
        self.example.survey_version = id(&survey, "/version");
        self.example.answers = survey["questionnaire"]["questions"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|question| json!({ "question_id": question["id"], "value": 1 }))
            .collect();
        let owed = self.finished(self.example.vehicle)?;
        let settlement = self.settled(owed)?;
        self.example.settlement = id(&settlement, "/brief/id");
        self.example.settlement_version = id(&settlement, "/version");
        self.example.ready_order = self.finished(self.example.other_vehicle)?;
        let signed = json!({ "order_id": self.example.ready_order, "version": self.version(self.example.ready_order)?, "signer": "keep", "strokes": [[[100, 500], [300, 200], [700, 800]]] });
        self.call("repair_orders_sign_authorisation", signed)?;
        self.example.ready_version = self.version(self.example.ready_order)?;
        let order = self.open(self.example.vehicle)?;
        let whole = self.part_line(order)?;
        self.example.order = order;
        self.example.order_version = id(&whole, "/version");
        self.example.line = id(&whole, "/lines/0/id");
        let quotation = json!({ "order_id": order, "version": self.example.order_version });
        self.example.quotation = id(&self.call("quotations_make", quotation)?, "/id");
        // Visits move the car's card on.
        self.example.vehicle_version =
            id(&self.call("vehicles_get", json!({ "id": self.example.vehicle }))?, "/vehicle/version");
        debug_assert_eq!(self.example.today, today.to_string());
        Ok(())
    }

    fn files(&mut self) -> Result<()> {
        let csv = "项目编码,项目名称,工种,标准工时,工时单价,税率\nGS0001,更换机油及机滤,维护,0.60,150,13%\nGS0002,更换空气滤清器,维护,很久,120,13%\n";
        self.example.file = self.api.upload(Some(&self.token), "前台1", Purpose::File, &mut csv.as_bytes())?;
        let job =
            self.call("imports_start", json!({ "kind": "labour", "file": self.example.file, "columns": null, "rules": { "in_file": "first", "on_file": "fill" } }))?;
        self.example.job = id(&job, "/id");
        self.example.import = id(&self.finish_job(self.example.job)?, "/import_id");
        let job = self.call("exports_start", json!({ "form": "csv" }))?;
        self.example.export = id(&self.finish_job(id(&job, "/id"))?, "/export_id");
        let job = self.call("backup_start", json!({ "folder": null }))?;
        self.example.backup = text(&self.finish_job(id(&job, "/id"))?, "/backup");
        let operation = self.call("labour_find", json!({ "text": "GS0001", "limit": 1 }))?;
        self.example.operation = id(&operation, "/0/id");
        self.example.operation_version = id(&operation, "/0/version");
        Ok(())
    }

    fn finish_job(&self, job: i64) -> Result<Value> {
        loop {
            let seen = self.call("jobs_get", json!({ "id": job }))?;
            if seen["state"] != "running" {
                return Ok(seen);
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
    }

    fn customer(&self, name: &str, phone: &str, debtor: &str) -> Result<i64> {
        let kind = if debtor == "none" { "person" } else { "company" };
        let body = json!({ "id": null, "version": null, "kind": kind, "name": { "set": name }, "phone": { "set": phone }, "contact_name": { "set": null }, "credit_code": null, "address": { "set": null }, "debtor": debtor, "no_marketing": false, "remark": null });
        Ok(id(&self.call("customers_save", body)?, "/id"))
    }

    fn vehicle(&self, owner: i64, plate: &str, vin: &str) -> Result<i64> {
        let body = json!({ "id": null, "version": null, "owner_id": owner, "plate": plate, "plate_kind": null, "vin": { "set": vin }, "brand": "大众", "model": "速腾", "colour": null, "engine_no": null, "energy": "petrol", "vehicle_type": null, "class_code": null, "bought_on": null, "odometer_km": 31_000, "insurance_until": null, "inspection_until": null, "household": true, "remark": null });
        Ok(id(&self.call("vehicles_save", body)?, "/id"))
    }

    fn open(&self, vehicle: i64) -> Result<i64> {
        let count = self.call(
            "repair_orders_list",
            json!({ "states": [], "from": null, "until": null, "vehicle_id": null, "after": null, "limit": 50 }),
        )?;
        let km = 31_380 + count["rows"].as_array().map_or(0, Vec::len) as i64 * 20;
        let body = json!({ "vehicle_id": vehicle, "brought_by": null, "brought_by_phone": null, "odometer_in_km": km, "energy_level_pct": 60, "complaint": "刹车有尖叫声", "business_type": "general_repair", "promised_at": self.example.later, "key_tag": null, "parking": null, "waiting": false, "urgent": false, "wash": false, "road_test": false });
        Ok(id(&self.call("repair_orders_open", body)?, "/id"))
    }

    fn part_line(&self, order: i64) -> Result<Value> {
        let body = json!({ "order_id": order, "version": self.version(order)?, "line_id": null, "kind": "part", "operation_id": null, "part_id": self.example.part, "code": "PJB7730125", "name": "前制动片", "hours": null, "quantity": 1000, "unit": "套", "unit_price_fen": 46000, "discount_fen": 0, "tax_rate_bp": 1300, "brand": "大众", "part_class": "original", "payer": "customer", "debtor_id": null, "old_part": "customer" });
        self.call("repair_orders_put_line", body)
    }

    /// An order whose work is done and inspected.
    fn finished(&self, vehicle: i64) -> Result<i64> {
        let order = self.open(vehicle)?;
        let whole = self.part_line(order)?;
        self.step(order, json!({ "step": "quote" }))?;
        self.call("repair_orders_decide", json!({ "order_id": order, "version": self.version(order)?, "line_ids": [whole["lines"][0]["id"]], "decision": "agreed", "via": "in_person", "by": "owner", "by_name": null, "pointed_out": false }))?;
        self.step(order, json!({ "step": "authorise", "via": "written" }))?;
        self.step(order, json!({ "step": "dispatch", "technician_id": self.example.person, "bay_id": null }))?;
        self.step(order, json!({ "step": "finish_work" }))?;
        self.step(order, json!({ "step": "pass_inspection" }))?;
        Ok(order)
    }

    fn settled(&self, order: i64) -> Result<Value> {
        let whole = self.call("repair_orders_get", json!({ "id": order }))?;
        let body = json!({ "order_id": order, "version": whole["version"], "payer": "customer", "debtor_id": null, "discount_fen": 0, "rounding_fen": 0, "odometer_out_km": id(&whole, "/odometer_in_km") + 5, "next_service_on": null, "next_service_km": null, "approval": null });
        self.call("settlement_settle", body)
    }

    fn step(&self, order: i64, step: Value) -> Result<Value> {
        let body = json!({ "order_id": order, "version": self.version(order)?, "note": null, "act": step });
        self.call("repair_orders_step", body)
    }

    fn version(&self, order: i64) -> Result<i64> {
        Ok(id(&self.call("repair_orders_get", json!({ "id": order }))?, "/version"))
    }
}

fn id(value: &Value, path: &str) -> i64 {
    value.pointer(path).and_then(Value::as_i64).unwrap_or(0)
}

fn text(value: &Value, path: &str) -> String {
    value.pointer(path).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn short_hash(text: &str) -> String {
    jieche_ground::files::FileHash::of(text.as_bytes()).as_str()[..16].to_owned()
}
