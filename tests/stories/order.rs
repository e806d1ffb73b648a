//! Sentences about an order: what is put on it, what the customer says, how the work goes, who pays.

use serde_json::{Value, json};

use crate::shop::Shop;

/// Who pays for a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payer {
    /// 客户
    Customer,
    /// 保险, which company.
    Insurer(i64),
    /// 厂家, which.
    Maker(i64),
    /// 店内
    Shop,
}

impl Payer {
    fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Insurer(_) => "insurer",
            Self::Maker(_) => "maker",
            Self::Shop => "shop",
        }
    }

    fn debtor(self) -> Option<i64> {
        match self {
            Self::Insurer(company) | Self::Maker(company) => Some(company),
            Self::Customer | Self::Shop => None,
        }
    }

    /// Where the old part goes.
    fn old_part(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Insurer(_) => "insurer",
            Self::Maker(_) => "maker",
            Self::Shop => "shop",
        }
    }
}

/// An order, seen from the advisor's desk.
pub struct Order<'a> {
    shop: &'a Shop,
    id: i64,
}

impl<'a> Order<'a> {
    /// The order of an id.
    pub fn new(shop: &'a Shop, id: i64) -> Self {
        Self { shop, id }
    }

    /// Its id.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// The whole of it, as the advisor sees it.
    #[track_caller]
    pub fn now(&self) -> Value {
        self.shop.advisor.asks("repair_orders_get", json!({ "id": self.id }))
    }

    /// Labour from the catalogue, at its hours and rate.
    #[track_caller]
    pub fn labour(self, code: &str, payer: Payer) -> Self {
        let found = self.shop.advisor.asks("labour_find", json!({ "text": code, "limit": 5 }));
        let operation = &found[0];
        assert_eq!(operation["code"], code, "the catalogue was imported: {found}");
        let line = json!({ "kind": "labour", "operation_id": operation["id"], "code": code, "name": operation["name"], "hours": operation["hours"], "unit_price_fen": operation["rate_fen"] });
        self.put(line, payer)
    }

    /// One of a part from the catalogue, at its price.
    pub fn part(self, number: &str, payer: Payer) -> Self {
        self.part_with_discount(number, payer, 0)
    }

    /// The same with fen taken off.
    #[track_caller]
    pub fn part_with_discount(self, number: &str, payer: Payer, discount_fen: i64) -> Self {
        let found = self.shop.advisor.asks("parts_find", json!({ "text": number, "limit": 5 }));
        let part = &found[0];
        assert_eq!(part["number"], number, "the catalogue was imported: {found}");
        let line = json!({
            "kind": "part", "part_id": part["id"], "code": number, "name": part["name"], "quantity": 1000, "unit": part["unit"], "unit_price_fen": part["price_fen"],
            "discount_fen": discount_fen, "brand": part["brand"], "part_class": part["class"], "old_part": payer.old_part(),
        });
        self.put(line, payer)
    }

    /// Something that is neither, for so much.
    pub fn other(self, name: &str, fen: i64, payer: Payer) -> Self {
        self.put(json!({ "kind": "other", "name": name, "unit_price_fen": fen }), payer)
    }

    #[track_caller]
    fn put(self, line: Value, payer: Payer) -> Self {
        let mut body = json!({
            "order_id": self.id, "version": self.now()["version"], "line_id": null, "operation_id": null, "part_id": null, "code": null, "hours": null,
            "quantity": null, "unit": null, "discount_fen": 0, "tax_rate_bp": 1300, "brand": null, "part_class": null, "payer": payer.name(),
            "debtor_id": payer.debtor(), "old_part": "none",
        });
        body.as_object_mut().expect("an object").extend(line.as_object().expect("an object").clone());
        self.shop.advisor.asks("repair_orders_put_line", body);
        self
    }

    /// The advisor shows the customer what it will cost.
    #[track_caller]
    pub fn quoted(self) -> Self {
        self.step("advisor", json!({ "step": "quote" }));
        self
    }

    /// The customer says no to the lines of this name.
    #[track_caller]
    pub fn declined(self, name: &str) -> Self {
        self.decide(|line| line["name"].as_str().is_some_and(|it| it.contains(name)), "declined");
        self
    }

    /// The customer says yes to everything else, and signs.
    #[track_caller]
    pub fn authorised(self) -> Self {
        self.decide(|line| line["decision"] == "open", "agreed");
        self.step("advisor", json!({ "step": "authorise", "via": "written" }));
        self
    }

    fn decide(&self, which: impl Fn(&Value) -> bool, decision: &str) {
        let now = self.now();
        let lines: Vec<&Value> =
            now["lines"].as_array().expect("lines").iter().filter(|line| which(line)).map(|line| &line["id"]).collect();
        let body = json!({ "order_id": self.id, "version": now["version"], "line_ids": lines, "decision": decision, "via": "in_person", "by": "owner", "by_name": null, "pointed_out": true });
        self.shop.advisor.asks("repair_orders_decide", body);
    }

    /// The workshop's lead gives it to 何俊.
    #[track_caller]
    pub fn dispatched(self) -> Self {
        self.step("lead", json!({ "step": "dispatch", "technician_id": self.shop.technician, "bay_id": 3 }));
        self
    }

    /// It waits for a part.
    #[track_caller]
    pub fn waits_for_parts(self) -> Self {
        self.step("lead", json!({ "step": "hold", "reason": "parts", "note": "周三到货" }));
        self
    }

    /// The work is done, inspected by another, and the customer told.
    #[track_caller]
    pub fn finished(self) -> Self {
        self.shop.later(40);
        self.step("lead", json!({ "step": "finish_work" }));
        self.step("inspector", json!({ "step": "pass_inspection" }));
        self.step("advisor", json!({ "step": "notify", "via": "phone" }));
        self
    }

    /// From the quotation to the finished work, all agreed.
    pub fn worked_on(self) -> Self {
        self.quoted().authorised().dispatched().finished()
    }

    /// Settles one payer's part with nothing taken off.
    pub fn settled(&self, payer: Payer) -> Bill<'a> {
        self.settled_with(payer, json!({}))
    }

    /// Settles one payer's part.
    #[track_caller]
    pub fn settled_with(&self, payer: Payer, more: Value) -> Bill<'a> {
        let now = self.now();
        let mut body = json!({
            "order_id": self.id, "version": now["version"], "payer": payer.name(), "debtor_id": payer.debtor(), "discount_fen": 0, "rounding_fen": 0,
            "odometer_out_km": now["odometer_in_km"].as_i64().map(|km| km + 3), "next_service_on": null, "next_service_km": null, "approval": null,
        });
        body.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        let settlement = self.shop.advisor.asks("settlement_settle", body);
        Bill { shop: self.shop, id: settlement["brief"]["id"].as_i64().expect("an id") }
    }

    /// What handing the car over would be refused with.
    #[track_caller]
    pub fn cannot_leave(&self) -> String {
        self.shop
            .advisor
            .is_refused("repair_orders_step", self.step_body(json!({ "step": "deliver", "collected_by": "本人" })))
            .code
            .into_owned()
    }

    /// The car is handed over.
    #[track_caller]
    pub fn delivered(self) -> Self {
        self.step("advisor", json!({ "step": "deliver", "collected_by": "本人" }));
        self
    }

    /// Somebody takes a step.
    #[track_caller]
    pub fn step(&self, desk: &str, step: Value) -> Value {
        let desk = match desk {
            "lead" => &self.shop.lead,
            "inspector" => &self.shop.inspector,
            _ => &self.shop.advisor,
        };
        desk.asks("repair_orders_step", self.step_body(step))
    }

    /// The request of a step.
    pub fn step_body(&self, step: Value) -> Value {
        let mut act = step.as_object().expect("an object").clone();
        let note = act.remove("note");
        json!({ "order_id": self.id, "version": self.now()["version"], "note": note, "act": act })
    }
}

/// A settlement.
pub struct Bill<'a> {
    shop: &'a Shop,
    id: i64,
}

impl Bill<'_> {
    /// The whole of it.
    #[track_caller]
    pub fn now(&self) -> Value {
        self.shop.cashier.asks("settlement_get", json!({ "id": self.id }))
    }

    /// Its number.
    pub fn number(&self) -> String {
        self.now()["brief"]["number"].as_str().expect("a number").to_owned()
    }

    /// The cashier takes money.
    #[track_caller]
    pub fn paid(&self, by: &[(&str, i64)]) -> Value {
        let payments: Vec<Value> =
            by.iter().map(|(means, fen)| json!({ "means": means, "amount_fen": fen, "remark": null })).collect();
        self.shop.cashier.asks("settlement_pay", self.with(json!({ "payments": payments })))
    }

    /// The cashier notes the invoice issued for all of it.
    #[track_caller]
    pub fn invoiced(&self, number: &str, title: &str) -> Value {
        let total = self.now()["brief"]["total_fen"].clone();
        let today = self.shop.advisor.asks("shop_status", json!({}))["today"].clone();
        self.shop.cashier.asks("settlement_note_invoice", self.with(json!({ "number": number, "kind": "digital_ordinary", "issued_on": today, "amount_fen": total, "title": title })))
    }

    /// The request of an act on it, at its present version.
    pub fn with(&self, more: Value) -> Value {
        let mut body = json!({ "id": self.id, "version": self.now()["version"] });
        body.as_object_mut().expect("an object").extend(more.as_object().expect("an object").clone());
        body
    }
}
