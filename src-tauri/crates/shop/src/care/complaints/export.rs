//! What of complaints leaves as a file.

use jieche_codes::{Code, ComplaintAbout, ComplaintLevel, ComplaintSource, ComplaintState, ComplaintStepKind};

use crate::common::export::Kind::{Moment, Text, Tick, Word};
use crate::common::export::{Column, ID, Sheet, VERSION};
use crate::registers::customers;
use crate::registers::customers::export::{KIND, NAME};
use crate::registers::vehicles::export::PLATE;

/// A row a complaint.
pub const COMPLAINTS: Sheet = Sheet {
    name: "投诉",
    table: "complaints",
    columns: &[
        NUMBER,
        Column("状态", "k.state", Word(ComplaintState::said)),
        Column("级别", "k.level", Word(ComplaintLevel::said)),
        Column("事由", "k.about", Word(ComplaintAbout::said)),
        Column("来源", "k.source", Word(ComplaintSource::said)),
        PLATE,
        NAME,
        KIND,
        // Blank where it is about no order, so not by `repair_orders::export::NUMBER`.
        Column("工单号", "o.number", Text),
        Column("客户描述", "k.words", Text),
        Column("客户要求", "k.wish", Text),
        Column("受理时间", "k.received_ms", Moment),
        Column("受理人", "r.name", Text),
        Column("负责人", "h.name", Text),
        Column("处理期限", "k.due_ms", Moment),
        Column("结案时间", "k.closed_ms", Moment),
        Column("处理结果", "k.outcome", Text),
        Column("客户认可", "k.content", Tick),
    ],
    rows: || {
        format!(
            "FROM complaints k JOIN vehicles v ON v.id = k.vehicle_id JOIN customers c ON c.id = {}
            JOIN people r ON r.id = k.received_by JOIN people h ON h.id = k.handler_id
            LEFT JOIN repair_orders o ON o.id = k.order_id ORDER BY k.id",
            customers::file_of("k.customer_id")
        )
    },
    apart: &[
        ID,
        VERSION,
        ("vehicle_id customer_id order_id received_by handler_id", "told by plate, names and number"),
    ],
};

/// A row what was done about a complaint.
pub const STEPS: Sheet = Sheet {
    name: "投诉经过",
    table: "complaint_steps",
    columns: &[
        NUMBER,
        Column("时间", "s.at_ms", Moment),
        Column("步骤", "s.step", Word(ComplaintStepKind::said)),
        Column("级别", "s.level", Word(ComplaintLevel::said)),
        Column("记录人", "p.name", Text),
        Column("负责人", "h.name", Text),
        Column("内容", "s.words", Text),
    ],
    rows: || {
        "FROM complaint_steps s JOIN complaints k ON k.id = s.complaint_id JOIN people p ON p.id = s.person_id
        JOIN people h ON h.id = s.handler_id ORDER BY k.id, s.n"
            .into()
    },
    apart: &[("complaint_id person_id handler_id", "told by number and names"), ("n", "the rows' order")],
};

/// Which complaint a row is about, where `k` is the complaint.
const NUMBER: Column = Column("投诉号", "k.number", Text);
