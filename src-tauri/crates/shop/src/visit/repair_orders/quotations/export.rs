//! What of quotations leaves as a file.

use crate::common::export::Kind::{Day, Moment, Money, Text};
use crate::common::export::{Column, ID, Sheet};
use crate::visit::repair_orders::export::NUMBER;

/// A row a quotation.
pub const QUOTATIONS: Sheet = Sheet {
    name: "报价单",
    table: "quotations",
    columns: &[
        Column("报价单号", "q.number", Text),
        NUMBER,
        Column("报价时间", "q.made_ms", Moment),
        Column("报价人", "p.name", Text),
        Column("有效期至", "q.valid_until", Day),
        Column("金额", "q.total_fen", Money),
        Column("检测费", "q.diagnosis_fee_fen", Money),
    ],
    rows: || {
        "FROM quotations q JOIN repair_orders o ON o.id = q.order_id JOIN people p ON p.id = q.made_by ORDER BY q.id"
            .into()
    },
    apart: &[
        ID,
        ("order_id made_by", "told by number and name"),
        ("lines", "the printed quotation; what became of them are the order's lines"),
        ("diagnosis_credited", "a rule of the shop on that day"),
    ],
};
