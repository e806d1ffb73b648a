//! What of receptions leaves as a file: of each order the sheet that counts.

use jieche_codes::{CarView, Code, Condition, DamageKind};

use crate::common::export::Kind::{Moment, Person, Text, Word};
use crate::common::export::{Column, Sheet, VERSION};
use crate::visit::repair_orders::export::NUMBER;

/// The newest edition of each order's reception sheet.
const SHEET_THAT_COUNTS: &str = "FROM receptions r JOIN repair_orders o ON o.id = r.order_id AND r.edition =
    (SELECT max(n.edition) FROM receptions n WHERE n.order_id = r.order_id)";

/// A row a damage found on the car.
pub const DAMAGES: Sheet = Sheet {
    name: "外观损伤",
    table: "receptions",
    columns: &[
        NUMBER,
        Column("位置", "m.value ->> 'view'", Word(CarView::said)),
        Column("损伤", "m.value ->> 'kind'", Word(DamageKind::said)),
        Column("说明", "m.value ->> 'remark'", Text),
        Column("签名人", "r.signer", Person),
        Column("签名时间", "r.signed_ms", Moment),
    ],
    rows: || format!("{SHEET_THAT_COUNTS} JOIN json_each(r.found, '$.marks') m ORDER BY o.id, m.key"),
    apart: &[
        VERSION,
        ("order_id", "told by number"),
        ("edition reason", "only the edition that counts is taken out"),
        ("shown_by terminal strokes kept_pdf", "the signed document is its PDF"),
    ],
};

/// A row a point that was looked at.
pub const INSPECTIONS: Sheet = Sheet {
    name: "接车检查",
    table: "receptions",
    columns: &[
        NUMBER,
        Column("部位", "p.value ->> 'zone'", Text),
        Column("检查项目", "p.value ->> 'name'", Text),
        Column("结果", "f.value ->> 'condition'", Word(Condition::said)),
        Column("读数", "f.value ->> 'reading'", Text),
        Column("单位", "p.value ->> 'unit'", Text),
        Column("说明", "f.value ->> 'remark'", Text),
    ],
    rows: || {
        format!(
            "{SHEET_THAT_COUNTS} JOIN json_each(r.found, '$.results') f
            JOIN json_each(r.points) p ON p.value ->> 'point' = f.value ->> 'point' ORDER BY o.id, p.key"
        )
    },
    apart: &[],
};
