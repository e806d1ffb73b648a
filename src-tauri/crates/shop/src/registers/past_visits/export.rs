//! What of visits before this program leaves as a file.

use crate::common::export::Kind::{Day, Money, Text, Whole};
use crate::common::export::{Column, ID, Sheet, VERSION};
use crate::registers::vehicles::export::{PLATE, VIN};

/// A row an item of a visit, or a visit that has none.
pub const PAST_VISITS: Sheet = Sheet {
    name: "历史维修",
    table: "past_visits",
    columns: &[
        Column("工单号", "h.number", Text),
        Column("进厂日期", "h.date", Day),
        PLATE,
        VIN,
        Column("进厂里程", "h.odometer_km", Whole),
        Column("客户描述", "h.complaint", Text),
        Column("项目名称", "i.name", Text),
        Column("项目金额", "i.amount_fen", Money),
        Column("结算金额", "h.amount_fen", Money),
        Column("服务顾问", "h.advisor", Text),
        Column("备注", "h.remark", Text),
    ],
    rows: || {
        "FROM past_visits h JOIN vehicles v ON v.id = h.vehicle_id LEFT JOIN past_visit_items i ON i.visit_id = h.id
        ORDER BY h.id, i.n"
            .into()
    },
    apart: &[ID, VERSION, ("vehicle_id", "told by plate and VIN")],
};
