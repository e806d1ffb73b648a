//! What is booked in the demo shop: yesterday's and today's cars, which come or do not, and those of the next days.
//!
//! Its chance is its own, so that the cars nobody booked are the same whatever is booked.

use jieche_shop::Result;
use jieche_shop::common::{BusinessDate, Millis};
use serde_json::{Value, json};

use super::chance::Chance;
use super::driver::{Desk, Driver, number};
use super::founding::Founded;
use super::visit::{Next, Scene, Stage, Visit};

/// Days before the last one on which somebody begins to book.
const DAYS: i64 = 2;
/// Clock times (minutes of the day), which of the bays, and what the customer says.
const WISHES: [(i64, usize, &str); 6] = [
    (9 * 60, 0, "到期保养"),
    (9 * 60 + 30, 1, "一万公里保养，雨刮有异响"),
    (10 * 60 + 30, 0, "保养，顺便检查刹车"),
    (13 * 60 + 30, 2, "空调不凉"),
    (14 * 60 + 30, 1, "保养，在店等"),
    (16 * 60, 3, "换机油机滤"),
];

/// A car that was booked and will come.
pub(super) struct Expected {
    pub appointment: i64,
    pub vehicle: i64,
    pub advisor: usize,
    pub at: Millis,
}

/// What is booked so far, by the day it is for.
pub(super) struct Bookings {
    chance: Chance,
    last: BusinessDate,
    expected: Vec<(BusinessDate, Expected)>,
}

impl Bookings {
    pub fn new(seed: u64, last: BusinessDate) -> Self {
        Self { chance: Chance::new(seed ^ 0x00B0_0C17), last, expected: Vec::new() }
    }

    /// In the morning the next days are booked; answers who was booked for this one and comes.
    pub fn morning(&mut self, driver: &Driver, shop: &Founded, date: BusinessDate) -> Result<Vec<Expected>> {
        if date >= self.last.plus_days(-DAYS) {
            self.book(driver, shop, date.plus_days(1), &WISHES)?;
        }
        if date == self.last {
            self.book(driver, shop, date.plus_days(2), &WISHES[1..4])?;
        }
        let (today, later) = std::mem::take(&mut self.expected).into_iter().partition(|(day, _)| *day == date);
        self.expected = later;
        Ok(today.into_iter().map(|(_, expected): (_, Expected)| expected).collect())
    }

    fn book(
        &mut self,
        driver: &Driver,
        shop: &Founded,
        day: BusinessDate,
        wishes: &[(i64, usize, &'static str)],
    ) -> Result<()> {
        for (n, (minute, bay, complaint)) in wishes.iter().enumerate() {
            let advisor = n % shop.staff.advisors.len();
            let vehicle = *self.chance.one(&shop.vehicles);
            // The last but one calls for the first time: no car of theirs is on file.
            let stranger = n + 2 == WISHES.len();
            let wish = Wish {
                start: day.at(*minute),
                bay: shop.bays[*bay],
                complaint,
                advisor,
                vehicle: (!stranger).then_some(vehicle),
            };
            let Some(appointment) = wish.book(driver, shop)? else { continue };
            let comes = !stranger && self.chance.happens(85);
            if comes {
                let at = wish.start.plus(self.chance.between(-12, 22) * 60_000);
                self.expected.push((day, Expected { appointment, vehicle, advisor, at }));
            }
        }
        Ok(())
    }
}

struct Wish {
    start: Millis,
    bay: i64,
    complaint: &'static str,
    advisor: usize,
    vehicle: Option<i64>,
}

impl Wish {
    /// Books where nothing stands against it; customer care does, as in most shops.
    fn book(&self, driver: &Driver, shop: &Founded) -> Result<Option<i64>> {
        let said = |text: &str| self.vehicle.is_none().then(|| text.to_owned());
        // Another stranger each day.
        let plate = said(&format!("粤B6{}", self.start.date().compact().get(4..).unwrap_or_default()));
        let me = number(&driver.call(&shop.staff.advisors[self.advisor], "staff_me", json!({}))?, "/person/id")?;
        let plan = json!({ "id": null, "vehicle_id": self.vehicle, "plate": plate, "start_at": self.start.0, "minutes": 60, "bay_id": self.bay, "advisor_id": me });
        let against = driver.call(&shop.staff.care, "appointments_conflicts", plan)?;
        if against.as_array().is_some_and(|conflicts| !conflicts.is_empty()) {
            return Ok(None);
        }
        let booked = driver.call(
            &shop.staff.care,
            "appointments_save",
            json!({
                "id": null, "version": null, "vehicle_id": self.vehicle, "name": { "set": said("方晓雨") }, "phone": { "set": said("13900006677") }, "plate": plate, "plate_kind": null, "model": said("大众 途观"),
                "start_at": self.start.0, "minutes": 60, "bay_id": self.bay, "advisor_id": me, "business_type": "regular_service", "complaint": self.complaint, "items": items(shop),
                "waiting": self.complaint.contains('等'), "source": if self.vehicle.is_some() { "phone" } else { "messenger" }, "remark": null, "accepted": [],
            }),
        )?;
        number(&booked, "/brief/id").map(Some)
    }
}

impl Scene<'_> {
    /// The order comes of the appointment; only what the car shows is added.
    pub fn receive_booked(
        &self,
        visit: &mut Visit,
        desk: &Desk,
        appointment: i64,
        chance: &mut Chance,
    ) -> Result<Next> {
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
}

/// Oil and filter, the filter put aside already.
fn items(shop: &Founded) -> Value {
    let (work, filter, oil) = (&shop.operations[0], &shop.parts[0], &shop.parts[1]);
    let part = |part: &Value, quantity: i64, prepared: bool| json!({ "kind": "part", "operation_id": null, "part_id": part["id"], "code": part["number"], "name": part["name"], "hours": null, "quantity": quantity, "unit": part["unit"], "prepared": prepared });
    json!([
        { "kind": "labour", "operation_id": work["id"], "part_id": null, "code": work["code"], "name": work["name"], "hours": work["hours"], "quantity": null, "unit": null, "prepared": false },
        part(filter, 1000, true),
        part(oil, 4500, false),
    ])
}
