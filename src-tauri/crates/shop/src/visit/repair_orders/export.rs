//! What of repair orders leaves as a file. What was offered stands with `quotations`.

use jieche_codes::{BusinessType, Channel, Code, Decision, LineKind, OrderNote, OrderState, Payer, Step};

use crate::common::export::Kind::{Hundredths, Moment, Money, Person, Phone, Text, Thousandths, Whole, Word};
use crate::common::export::{Column, ID, Sheet, VERSION};
use crate::registers::customers::export::{KIND, NAME};
use crate::registers::vehicles::export::{PLATE, VIN};

/// A row an order, with what its lines come to.
pub const ORDERS: Sheet = Sheet {
    name: "工单",
    table: "repair_orders",
    columns: &[
        NUMBER,
        Column("状态", "o.state", Word(OrderState::said)),
        Column("业务类型", "o.business_type", Word(BusinessType::said)),
        PLATE,
        VIN,
        NAME,
        KIND,
        Column("送修人", "o.brought_by", Person),
        Column("送修人电话", "o.brought_by_phone", Phone),
        Column("服务顾问", "p.name", Text),
        Column("进厂时间", "o.opened_ms", Moment),
        Column("进厂里程", "o.odometer_in_km", Whole),
        Column("客户描述", "o.complaint", Text),
        Column("检测结果", "o.diagnosis", Text),
        Column("约定交车", "o.promised_ms", Moment),
        Column("交车时间", "o.delivered_ms", Moment),
        Column("出厂里程", "o.odometer_out_km", Whole),
        Column(
            "金额",
            "(SELECT coalesce(sum(l.amount_fen), 0) FROM order_lines l WHERE l.order_id = o.id AND l.decision <> 'declined')",
            Money,
        ),
    ],
    rows: || {
        "FROM repair_orders o JOIN vehicles v ON v.id = o.vehicle_id JOIN customers c ON c.id = o.customer_id
        JOIN people p ON p.id = o.advisor_id ORDER BY o.id"
            .into()
    },
    apart: &[
        VERSION,
        ("vehicle_id customer_id advisor_id", "told by plate, VIN and names"),
        ("date delivered_on", "the days of moments that stand here"),
        (
            "hold hold_note technician_id bay_id key_tag parking notified_ms",
            "how the work stands, of no use once the car has left",
        ),
        ("waiting urgent wash road_test energy_level_pct", "wishes and readings of the day, on the printed sheets"),
        ("cancelled_on cancel_reason", "with the step that cancelled, among what happened"),
        ("collected_by", "who fetched the car is asked of the order itself"),
        ("odometer_before_km", "the last visit's reading"),
        ("diagnosis_fee_fen diagnosis_credited diagnosis_line_id", "a line of the order once it is agreed to"),
    ],
};

/// A row a line of an order.
pub const LINES: Sheet = Sheet {
    name: "工单明细",
    table: "order_lines",
    columns: &[
        NUMBER,
        Column("类别", "l.kind", Word(LineKind::said)),
        Column("编码", "l.code", Text),
        Column("名称", "l.name", Text),
        Column("工时", "l.hours", Hundredths),
        Column("数量", "l.quantity", Thousandths),
        Column("单位", "l.unit", Text),
        Column("单价", "l.unit_price_fen", Money),
        Column("优惠", "l.discount_fen", Money),
        Column("金额", "l.amount_fen", Money),
        Column("税率%", "l.tax_rate_bp", Hundredths),
        Column("付款方", "l.payer", Word(Payer::said)),
        Column("客户答复", "l.decision", Word(Decision::said)),
    ],
    rows: || "FROM repair_orders o JOIN order_lines l ON l.order_id = o.id ORDER BY o.id, l.place".into(),
    apart: &[
        ID,
        ("order_id settlement_id quotation", "told by the order's number, which leads to the others"),
        ("place", "the rows' order"),
        ("operation_id part_id package_id package_name", "a line is told by its own code and name"),
        ("brand part_class old_part model_hours", "for the printed sheets"),
        ("debtor_id", "who owes is a settlement's matter"),
        (
            "decided_ms decided_via decided_by decided_by_name pointed_out dismissed_ms dismissed_by dismissed_reason",
            "how it came to the answer is in the journal",
        ),
    ],
};

/// A row a step of an order's life, or what is told beside the steps.
pub const EVENTS: Sheet = Sheet {
    name: "工单经过",
    table: "order_events",
    columns: &[
        NUMBER,
        Column("经过", "e.step", Word(happened)),
        Column("时间", "e.at_ms", Moment),
        Column("经办", "p.name", Text),
        Column("电脑", "e.terminal", Text),
        Column("方式", "e.via", Word(Channel::said)),
        Column("说明", "e.note", Text),
    ],
    rows: || {
        "FROM order_events e JOIN repair_orders o ON o.id = e.order_id JOIN people p ON p.id = e.person_id
        ORDER BY o.id, e.n"
            .into()
    },
    apart: &[
        ("order_id person_id", "told by number and name"),
        ("n", "the rows' order"),
        ("from_state to_state", "follow from the step"),
    ],
};

/// Which order a row is about, where `o` is the order; one that has no number yet is told by its id.
pub const NUMBER: Column = Column("工单号", "coalesce(o.number, '#' || o.id)", Text);

/// What happened in an order's life: a step, or what is told beside the steps.
fn happened(name: &str) -> Option<&'static str> {
    Step::said(name).or_else(|| OrderNote::said(name))
}
