//! The shop of the stories: its people at their desks, and sentences about customers and cars.

use jieche_tests::house::{Desk, House};
use jieche_tests::tree::Tree;
use serde_json::{Value, json};

use crate::order::Order;

/// Everybody's password.
pub const PASSWORD: &str = "stories 2026";

/// A shop with its people at their desks.
pub struct Shop {
    /// Its folder and clock.
    pub house: House,
    /// 周正, who founded it.
    pub founder: Desk,
    /// 陈晓东, 服务顾问.
    pub advisor: Desk,
    /// 马立新, 服务经理.
    pub manager: Desk,
    /// 郑海, 车间主管.
    pub lead: Desk,
    /// 孙伟, 质检员.
    pub inspector: Desk,
    /// 吴静, 收银.
    pub cashier: Desk,
    /// 黄敏, 客服.
    pub care: Desk,
    /// 何俊, 技师, who has no desk.
    pub technician: i64,
    /// What opens its backups anywhere.
    pub recovery_code: String,
}

impl Shop {
    /// Founds it and hires its people.
    pub fn founded() -> Self {
        let house = House::empty();
        let door = house.stranger("办公室");
        let founded = door.asks(
            "shop_found",
            json!({
                "name": "深圳市远山汽车销售服务有限公司", "address": "深圳市福田区彩田路 66 号", "phone": "0755-81234567",
                "credit_code": "91350100M000100Y43", "administrator_name": "周正", "login": "zhou", "password": PASSWORD,
            }),
        );
        let founder = door.with_token(founded["session"]["token"].as_str().expect("a token"));
        let hire = |name: &str, login: Option<&str>, role: &str| {
            let password = login.map(|_| PASSWORD);
            let person = json!({ "id": null, "version": null, "name": name, "login": login, "password": password, "roles": [role], "phone": { "set": null } });
            founder.asks("staff_save", person)["id"].as_i64().expect("an id")
        };
        let at_desk = |name: &str, login: &str, role: &str, terminal: &str| {
            hire(name, Some(login), role);
            house.sign_in(login, PASSWORD, terminal)
        };
        Self {
            advisor: at_desk("陈晓东", "chen", "advisor", "前台1"),
            manager: at_desk("马立新", "ma", "service_manager", "经理室"),
            lead: at_desk("郑海", "zheng", "workshop_lead", "车间"),
            inspector: at_desk("孙伟", "sun", "inspector", "质检"),
            cashier: at_desk("吴静", "wu", "cashier", "收银"),
            care: at_desk("黄敏", "huang", "customer_care", "客服"),
            technician: hire("何俊", None, "technician"),
            recovery_code: founded["recovery_code"].as_str().expect("a code").to_owned(),
            founder,
            house,
        }
    }

    /// Lets minutes pass.
    pub fn later(&self, minutes: i64) {
        self.house.clock.pass(minutes);
    }

    /// Lets a night pass; the advisor signs in again, as a session does not last so long.
    pub fn next_day(&mut self, minutes: i64) {
        self.later(24 * 60 + minutes);
        self.advisor = self.house.sign_in("chen", PASSWORD, "前台1");
    }

    /// Imports a file of its old program; answers the job when it has ended.
    pub fn imports(&self, kind: &str, name: &str) -> Value {
        let content = std::fs::read(Tree::ours().root().join("tests/samples").join(name)).expect("a sample file");
        let file = self.founder.brings(&content);
        let job = self.founder.asks(
            "imports_start",
            json!({ "kind": kind, "file": file, "columns": null, "rules": { "in_file": "first", "on_file": "fill" } }),
        );
        self.founder.sees_through(&job)
    }

    /// Somebody new.
    pub fn customer(&self, name: &str) -> Customer<'_> {
        Customer { shop: self, id: self.save_customer(name, "none") }
    }

    /// A company that owes: insurer, maker or account.
    pub fn company(&self, name: &str, debtor: &str) -> i64 {
        self.save_customer(name, debtor)
    }

    /// The one car that the search box finds.
    pub fn car(&self, typed: &str) -> Car<'_> {
        let hits = self.advisor.asks("search_find", json!({ "text": typed, "limit": 20 }));
        let cars: Vec<i64> =
            hits.as_array().expect("hits").iter().filter_map(|hit| hit["vehicle"]["id"].as_i64()).collect();
        assert_eq!(cars.len(), 1, "{typed} is typed until one car is left: {hits}");
        Car { shop: self, id: cars[0] }
    }

    /// The manager signs for what the advisor is about to do.
    pub fn approval(&self, what: &str) -> Value {
        self.advisor.asks("staff_approve", json!({ "login": "ma", "password": PASSWORD, "what": what }))["approval"]
            .clone()
    }

    fn save_customer(&self, name: &str, debtor: &str) -> i64 {
        let kind = if debtor == "none" { "person" } else { "company" };
        let body = json!({
            "id": null, "version": null, "kind": kind, "name": { "set": name }, "phone": { "set": null }, "contact_name": { "set": null }, "credit_code": null,
            "address": { "set": null }, "debtor": debtor, "no_marketing": false, "remark": null,
        });
        self.advisor.asks("customers_save", body)["id"].as_i64().expect("an id")
    }
}

/// A customer.
pub struct Customer<'a> {
    shop: &'a Shop,
    id: i64,
}

impl<'a> Customer<'a> {
    /// Their car, by its plate.
    pub fn with_vehicle(self, plate: &str) -> Car<'a> {
        self.car(json!({ "plate": plate }))
    }

    /// A car without plates, known by its VIN.
    pub fn with_new_vehicle(self, vin: &str) -> Car<'a> {
        self.car(json!({ "vin": { "set": vin } }))
    }

    fn car(self, known_by: Value) -> Car<'a> {
        let mut body = json!({
            "id": null, "version": null, "owner_id": self.id, "plate": null, "plate_kind": null, "vin": { "set": null }, "brand": "比亚迪", "model": "海豹",
            "colour": null, "engine_no": null, "energy": "electric", "vehicle_type": null, "class_code": null, "bought_on": null, "odometer_km": 20,
            "insurance_until": null, "inspection_until": null, "household": true, "remark": null,
        });
        body.as_object_mut().expect("an object").extend(known_by.as_object().expect("an object").clone());
        let id = self.shop.advisor.asks("vehicles_save", body)["id"].as_i64().expect("an id");
        Car { shop: self.shop, id }
    }
}

/// A car.
pub struct Car<'a> {
    shop: &'a Shop,
    id: i64,
}

impl<'a> Car<'a> {
    /// Its id.
    pub fn id(&self) -> i64 {
        self.id
    }

    /// What its file says.
    pub fn file(&self) -> Value {
        self.shop.advisor.asks("vehicles_get", json!({ "id": self.id }))
    }

    /// It came for this; the advisor opens an order, promised for three hours from now.
    pub fn opens_order(&self, business_type: &str, complaint: &str) -> Order<'a> {
        let km = self.file()["vehicle"]["odometer_km"].as_i64().unwrap_or(10) + 15;
        let body = json!({
            "vehicle_id": self.id, "brought_by": null, "brought_by_phone": null, "odometer_in_km": km, "energy_level_pct": 60, "complaint": complaint,
            "business_type": business_type, "promised_at": self.shop.house.clock.now() + 3 * 3_600_000, "key_tag": "7", "parking": "B2", "waiting": true,
            "urgent": false, "wash": false, "road_test": true,
        });
        let order = self.shop.advisor.asks("repair_orders_open", body);
        Order::new(self.shop, order["id"].as_i64().expect("an id"))
    }
}
