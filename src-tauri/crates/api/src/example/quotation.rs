//! What the example shop offers: a package, and work that was declined at an earlier visit.

use jieche_shop::Result;
use serde_json::{Value, json};

use super::{ExampleShop, id};

impl ExampleShop {
    pub(super) fn packages(&mut self) -> Result<()> {
        let items = json!([
            { "operation_id": self.example.operation, "part_id": null, "quantity": null },
            { "operation_id": null, "part_id": self.example.part, "quantity": 1000 },
        ]);
        let package = json!({ "id": null, "version": null, "code": "TC0009", "name": "底盘养护", "brand": null, "model": null, "due_km": 40000, "due_months": null, "items": items, "price_fen": 60000, "retired": false });
        self.example.package = id(&self.call("packages_save", package)?, "/id");
        Ok(())
    }

    /// Advised on an order, and declined.
    pub(super) fn declined(&mut self, order: i64) -> Result<()> {
        let line = json!({ "order_id": order, "version": self.version(order)?, "line_id": null, "kind": "other", "operation_id": null, "part_id": null, "code": null, "name": "空调管路清洗", "hours": null, "quantity": null, "unit": null, "unit_price_fen": 18000, "discount_fen": 0, "tax_rate_bp": 1300, "brand": null, "part_class": null, "payer": "customer", "debtor_id": null, "old_part": "none" });
        let whole = self.call("repair_orders_put_line", line)?;
        let lines: Vec<&Value> = whole["lines"].as_array().into_iter().flatten().collect();
        self.example.declined_line = lines.last().map_or(0, |line| id(line, "/id"));
        let said = json!({ "order_id": order, "version": whole["version"], "line_ids": [self.example.declined_line], "decision": "declined", "via": "in_person", "by": "owner", "by_name": null, "pointed_out": false });
        self.call("repair_orders_decide", said).map(|_| ())
    }
}
