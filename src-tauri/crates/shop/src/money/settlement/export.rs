//! What of settlements, payments and invoices leaves as a file.

use jieche_codes::{Code, InvoiceKind, Means, Payer, SettlementState};

use crate::common::export::Kind::{Day, Moment, Money, Person, Text, Tick, Word};
use crate::common::export::{Column, ID, Sheet, VERSION};
use crate::visit::repair_orders::export::NUMBER as ORDER;

/// A row a settlement, a void one too.
pub const SETTLEMENTS: Sheet = Sheet {
    name: "结算单",
    table: "settlements",
    columns: &[
        NUMBER,
        ORDER,
        Column("付款方", "s.payer", Word(Payer::said)),
        Column("状态", "s.state", Word(SettlementState::said)),
        Column("结算日期", "s.date", Day),
        Column("工时费", "s.labour_fen", Money),
        Column("配件费", "s.part_fen", Money),
        Column("其他费用", "s.other_fen", Money),
        Column("优惠", "s.discount_fen", Money),
        Column("抹零", "s.rounding_fen", Money),
        Column("合计", "s.total_fen", Money),
        Column("已收", "s.paid_fen", Money),
        Column("挂账", "s.on_account", Tick),
        Column("结算人", "p.name", Text),
        Column("作废原因", "s.void_reason", Text),
    ],
    rows: || {
        "FROM settlements s JOIN repair_orders o ON o.id = s.order_id JOIN people p ON p.id = s.settled_by ORDER BY s.id"
            .into()
    },
    apart: &[
        ID,
        VERSION,
        ("order_id settled_by", "told by number and name"),
        (
            "debtor_id account_debtor_id account_reason account_on account_approved_by",
            "who owes is on the list of receivables",
        ),
        ("settled_ms", "its day stands here"),
        ("business_type category advisor_id odometer_out_km", "the order's"),
        ("line_discount_fen lines", "the order's lines, each with its discount"),
        ("next_service_on next_service_km guarantee_km guarantee_days kept_pdf", "the document is its PDF"),
        ("replaces voided_ms voided_on voided_by void_approved_by", "how it came to be void is in the journal"),
    ],
};

/// A row a payment, or one that takes another back.
pub const PAYMENTS: Sheet = Sheet {
    name: "收款",
    table: "payments",
    columns: &[
        NUMBER,
        Column("方式", "y.means", Word(Means::said)),
        Column("金额", "y.amount_fen", Money),
        Column("时间", "y.at_ms", Moment),
        Column("收款人", "p.name", Text),
        Column("备注", "y.remark", Text),
    ],
    rows: || {
        "FROM payments y JOIN settlements s ON s.id = y.settlement_id JOIN people p ON p.id = y.person_id ORDER BY y.id"
            .into()
    },
    apart: &[
        ID,
        ("settlement_id person_id", "told by number and name"),
        ("date", "the day of the moment that stands here"),
        ("reverses", "a payment taken back is a negative one"),
    ],
};

/// A row an invoice.
pub const INVOICES: Sheet = Sheet {
    name: "发票",
    table: "invoices",
    columns: &[
        NUMBER,
        Column("发票号码", "i.number", Text),
        Column("种类", "i.kind", Word(InvoiceKind::said)),
        Column("开票日期", "i.issued_on", Day),
        Column("金额", "i.amount_fen", Money),
        Column("抬头", "i.title", Person),
        Column("登记人", "p.name", Text),
    ],
    rows: || {
        "FROM invoices i JOIN settlements s ON s.id = i.settlement_id JOIN people p ON p.id = i.noted_by ORDER BY i.id"
            .into()
    },
    apart: &[
        ID,
        ("settlement_id noted_by", "told by number and name"),
        ("noted_ms", "when it was noted here is in the journal; its own day stands on it"),
    ],
};

/// Which settlement a row is about, where `s` is the settlement.
const NUMBER: Column = Column("结算单号", "s.number", Text);
