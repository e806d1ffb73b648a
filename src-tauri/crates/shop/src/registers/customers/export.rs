//! What of customers leaves as a file.

use jieche_codes::{Channel, Code, ContactKind, CustomerKind, DebtorKind, Purpose};

use crate::common::export::Kind::{Address, Either, Moment, Money, Name, Person, Phone, Text, Tick, Whole, Word};
use crate::common::export::{Column, ID, Sheet, VERSION};

/// A row a customer; of two that were merged, the kept one.
pub const CUSTOMERS: Sheet = Sheet {
    name: "客户",
    table: "customers",
    columns: &[
        Column("客户编号", "c.code", Text),
        NAME,
        KIND,
        PHONE,
        Column("联系人", "c.contact_name", Person),
        Column("统一社会信用代码", "c.credit_code", Text),
        Column("联系地址", "c.address", Address),
        Column("挂账", "nullif(c.debtor, 'none')", Word(DebtorKind::said)),
        Column("勿营销", "c.no_marketing", Tick),
        Column("标签", "(SELECT group_concat(value, ' ') FROM json_each(c.tags))", Text),
        Column("挂账额度", "c.credit_limit_fen", Money),
        Column("挂账天数", "c.credit_days", Whole),
        Column("备注", "c.remark", Text),
    ],
    rows: || "FROM customers c WHERE c.merged_into IS NULL ORDER BY c.id".into(),
    apart: &[
        ID,
        VERSION,
        ("prefers reach_hours", "how and when to call is for whoever calls from here"),
        ("credit_by", "who allowed it is in the journal"),
        ("merged_into", "a file that was merged is taken out as the kept one"),
    ],
};

/// A row a person beside the customer.
pub const CONTACTS: Sheet = Sheet {
    name: "联系人",
    table: "customers",
    columns: &[
        NAME,
        KIND,
        Column("关系", "n.value ->> 'kind'", Word(ContactKind::said)),
        Column("姓名", "n.value ->> 'name'", Person),
        Column("职务", "n.value ->> 'duty'", Text),
        Column("电话", "n.value ->> 'phone'", Phone),
    ],
    rows: || "FROM customers c JOIN json_each(c.contacts) n WHERE c.merged_into IS NULL ORDER BY c.id, n.key".into(),
    apart: &[],
};

/// A row an answer about what may be done with somebody's data.
pub const CONSENTS: Sheet = Sheet {
    name: "授权同意",
    table: "customer_consents",
    columns: &[
        NAME,
        KIND,
        Column("事项", "s.purpose", Word(Purpose::said)),
        Column("答复", "s.given", Either("同意", "不同意")),
        Column("方式", "s.channel", Word(Channel::said)),
        Column("文本版本", "s.text_version", Whole),
        Column("时间", "s.at_ms", Moment),
        Column("记录人", "p.name", Text),
    ],
    rows: || {
        "FROM customer_consents s JOIN customers c ON c.id = s.customer_id LEFT JOIN people p ON p.id = s.person_id ORDER BY s.id"
            .into()
    },
    apart: &[ID, ("customer_id person_id", "told by their names")],
};

/// Whose record a row is, where `c` is the customer.
pub const NAME: Column = Column("客户名称", "c.name", Name("c.kind"));
/// Beside [`NAME`].
pub const KIND: Column = Column("客户类型", "c.kind", Word(CustomerKind::said));
/// Their first number.
pub const PHONE: Column = Column("手机", "c.phone", Phone);
