//! What of packages leaves as a file.

use jieche_codes::{Code, LineKind};

use crate::common::export::Kind::{Money, Text, Thousandths, Tick, Whole, Word};
use crate::common::export::{Column, ID, Sheet, VERSION};

/// A row what a package holds.
pub const PACKAGES: Sheet = Sheet {
    name: "套餐",
    table: "packages",
    columns: &[
        Column("套餐编码", "k.code", Text),
        Column("套餐名称", "k.name", Text),
        Column("品牌", "k.brand", Text),
        Column("车型", "k.model", Text),
        Column("公里", "k.due_km", Whole),
        Column("月数", "k.due_months", Whole),
        Column("套餐价", "k.price_fen", Money),
        Column("停用", "k.retired", Tick),
        Column("类别", "CASE WHEN l.id IS NULL THEN 'part' ELSE 'labour' END", Word(LineKind::said)),
        Column("编码", "coalesce(l.code, t.number)", Text),
        Column("名称", "coalesce(l.name, t.name)", Text),
        Column("数量", "i.value ->> 'quantity'", Thousandths),
    ],
    rows: || {
        "FROM packages k JOIN json_each(k.items) i LEFT JOIN labour_operations l ON l.id = i.value ->> 'operation_id'
        LEFT JOIN parts t ON t.id = i.value ->> 'part_id' ORDER BY k.id, i.key"
            .into()
    },
    apart: &[ID, VERSION],
};
