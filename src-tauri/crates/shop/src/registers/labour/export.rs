//! What of the labour catalogue leaves as a file.

use crate::common::export::Kind::{Hundredths, Money, Text, Tick};
use crate::common::export::{Column, ID, Sheet, VERSION};

/// A row an operation.
pub const LABOUR: Sheet = Sheet {
    name: "工时项目",
    table: "labour_operations",
    columns: &[
        Column("项目编码", "l.code", Text),
        Column("项目名称", "l.name", Text),
        Column("工种", "l.trade", Text),
        Column("标准工时", "l.hours", Hundredths),
        Column("工时单价", "l.rate_fen", Money),
        Column("税率%", "l.tax_rate_bp", Hundredths),
        Column("停用", "l.retired", Tick),
    ],
    rows: || "FROM labour_operations l ORDER BY l.id".into(),
    apart: &[ID, VERSION, ("model_hours", "a list of models an operation, for which a row has no place")],
};
