//! What of the parts' catalogue leaves as a file.

use jieche_codes::{Code, PartClass};

use crate::common::export::Kind::{Hundredths, Money, Text, Tick, Word};
use crate::common::export::{Column, ID, Sheet, VERSION};

/// A row a part.
pub const PARTS: Sheet = Sheet {
    name: "配件",
    table: "parts",
    columns: &[
        Column("配件编码", "t.number", Text),
        Column("配件名称", "t.name", Text),
        Column("品牌", "t.brand", Text),
        Column("规格型号", "t.spec", Text),
        Column("单位", "t.unit", Text),
        Column("配件类别", "t.class", Word(PartClass::said)),
        Column("售价含税", "t.price_fen", Money),
        Column("税率%", "t.tax_rate_bp", Hundredths),
        Column("库位", "t.location", Text),
        Column("适用车型", "t.fits", Text),
        Column("停用", "t.retired", Tick),
    ],
    rows: || "FROM parts t ORDER BY t.id".into(),
    apart: &[ID, VERSION],
};
