//! What the example shop has from before the work on a car begins: who is booked, what was found on the walk-round.

use jieche_shop::Result;
use jieche_shop::common::Millis;
use serde_json::{Value, json};

use super::{ExampleShop, id};
use crate::Purpose;

impl ExampleShop {
    pub(super) fn receptions(&mut self) -> Result<()> {
        self.example.picture = self.api.upload(
            Some(&self.token),
            "前台1",
            Purpose::Picture,
            &mut include_bytes!("../example.png").as_slice(),
        )?;
        let found = json!({ "marks": [], "lamps": [], "belongings": [], "valuables_told": true, "covers_on": true, "payment": null, "results": [], "photos": [{ "picture": self.example.picture, "remark": null }], "remark": null });
        for order in [self.example.order, self.example.ready_order] {
            self.call("reception_save", json!({ "order_id": order, "version": 0, "found": found }))?;
        }
        let signed = self.call("reception_sign", json!({ "order_id": self.example.ready_order, "version": 1, "signer": "keep", "strokes": [[[100, 500], [300, 200], [700, 800]]] }))?;
        self.example.signed_version = id(&signed, "/version");
        let template = self.call("reception_template", json!({}))?;
        let template = self.call("reception_save_template", template)?;
        self.example.template_version = id(&template, "/version");
        let phrase = self.call(
            "phrases_save",
            json!({ "id": null, "version": null, "kind": "complaint", "text": "天窗异响", "retired": false }),
        )?;
        self.example.phrase = id(&phrase, "/id");
        let way = json!({ "printer": null, "stock": "a4", "copies": 2, "look_first": true });
        let choices = json!([{ "sheet": "day_report", "way": way }]);
        self.call("printing_save", json!({ "version": 0, "choices": choices }))?;
        Ok(())
    }

    /// What planning stands on: where cars stand, and which days are not as their weekday says.
    pub(super) fn plans(&mut self) -> Result<()> {
        self.example.bay = id(&self.call("bays_list", json!({}))?, "/0/id");
        let holiday =
            json!({ "from": "2026-10-01", "until": "2026-10-01", "kind": "holiday", "name": "国庆节", "seen": [] });
        self.example.marked_day = id(&self.call("calendar_save", holiday)?, "/0/id");
        Ok(())
    }

    pub(super) fn appointments(&mut self, now: Millis) -> Result<()> {
        let brake_pads = json!({ "kind": "part", "operation_id": null, "part_id": self.example.part, "code": "PJB7730125", "name": "前制动片", "hours": null, "quantity": 1000, "unit": "套", "prepared": false });
        let booked = self.booked(self.example.tomorrow + 3_600_000, "粤B77777", json!([brake_pads]))?;
        self.example.appointment = id(&booked, "/brief/id");
        self.example.appointment_version = id(&booked, "/brief/version");
        let missed = self.booked(now.plus(-2 * 3600 * 1000).0, "粤B88888", json!([]))?;
        self.example.missed_appointment = id(&missed, "/brief/id");
        Ok(())
    }

    /// Noted after the fact and outside hours where the time asks for it.
    fn booked(&self, start_at: i64, plate: &str, items: Value) -> Result<Value> {
        let accepted =
            ["in_past", "outside_hours"].map(|kind| json!({ "kind": kind, "appointment_id": null })).to_vec();
        let body = json!({ "id": null, "version": null, "vehicle_id": null, "name": { "set": "王五" }, "phone": { "set": "13800007777" }, "plate": plate, "plate_kind": null, "model": "大众 宝来", "start_at": start_at, "minutes": 60, "bay_id": self.example.bay, "advisor_id": self.example.advisor, "business_type": "regular_service", "complaint": "", "items": items, "waiting": false, "source": "phone", "remark": null, "accepted": accepted });
        self.call("appointments_save", body)
    }
}
