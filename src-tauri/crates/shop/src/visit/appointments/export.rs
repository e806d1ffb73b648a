//! What of appointments leaves as a file.

use jieche_codes::{AppointmentState, BusinessType, Code};

use crate::common::export::Kind::{Moment, Person, Phone, Text, Word};
use crate::common::export::{Column, ID, Sheet, VERSION};

/// A row an appointment.
pub const APPOINTMENTS: Sheet = Sheet {
    name: "预约",
    table: "appointments",
    columns: &[
        Column("预约单号", "a.number", Text),
        Column("状态", "a.state", Word(AppointmentState::said)),
        Column("预约时间", "a.start_ms", Moment),
        Column("车牌号", "coalesce(v.plate, a.plate)", Text),
        Column("联系人", "a.name", Person),
        Column("联系电话", "a.phone", Phone),
        Column("业务类型", "a.business_type", Word(BusinessType::said)),
        Column("客户描述", "a.complaint", Text),
        Column("工位", "b.name", Text),
        Column("服务顾问", "p.name", Text),
        // Blank while no order came of it, so not by `repair_orders::export::NUMBER`.
        Column("工单号", "o.number", Text),
        Column("备注", "a.remark", Text),
    ],
    rows: || {
        "FROM appointments a JOIN people p ON p.id = a.advisor_id JOIN bays b ON b.id = a.bay_id LEFT JOIN vehicles v ON v.id = a.vehicle_id
        LEFT JOIN repair_orders o ON o.id = a.order_id ORDER BY a.id"
            .into()
    },
    apart: &[
        ID,
        VERSION,
        ("vehicle_id bay_id advisor_id order_id", "told by plate, name and number"),
        ("plate_kind model", "what the program makes of the plate; the car's own record says its model"),
        ("date", "the day of the moment that stands here"),
        ("minutes items waiting accepted", "how the day was planned, of no use once it is over"),
        ("source booked_ms booked_by scheduled_ms arrived_ms reason", "how it came about and ended is in the journal"),
    ],
};
