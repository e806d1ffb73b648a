//! What customers of the example shop were not content with: one complaint that stands, one that ended.

use jieche_shop::Result;
use serde_json::json;

use super::{ExampleShop, id};

impl ExampleShop {
    pub(super) fn complaints(&mut self) -> Result<()> {
        let record = |words: &str| json!({ "vehicle_id": self.example.vehicle, "order_id": null, "source": "in_person", "about": "time", "level": "general", "words": words, "wish": null, "handler_id": self.example.advisor });
        let open = self.call("complaints_record", record("说好四点交车，等到六点半"))?;
        let ended = self.call("complaints_record", record("休息区空调坏了没人管"))?;
        (self.example.complaint, self.example.ended_complaint) = (id(&open, "/brief/id"), id(&ended, "/brief/id"));
        let outcome = json!({ "id": self.example.ended_complaint, "version": 1, "outcome": "当天修好空调，致歉", "content": true });
        self.call("complaints_close", outcome)?;
        Ok(())
    }
}
