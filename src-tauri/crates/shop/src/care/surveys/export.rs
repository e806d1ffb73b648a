//! What of surveys leaves as a file.

use jieche_codes::{Code, SurveyState};

use crate::common::export::Kind::{Day, Moment, Text, Whole, Word};
use crate::common::export::{Column, ID, Sheet, VERSION};
use crate::visit::repair_orders::export::NUMBER;

/// A row a survey.
pub const SURVEYS: Sheet = Sheet {
    name: "回访",
    table: "surveys",
    columns: &[
        NUMBER,
        Column("状态", "s.state", Word(SurveyState::said)),
        Column("应回访", "s.due_ms", Moment),
        Column("回访日期", "s.answered_on", Day),
        Column("得分", "s.score", Whole),
        Column("NPS", "s.nps", Whole),
        Column("备注", "s.remark", Text),
    ],
    rows: || "FROM surveys s JOIN repair_orders o ON o.id = s.order_id ORDER BY s.id".into(),
    apart: &[
        ID,
        VERSION,
        ("order_id", "told by number"),
        ("questionnaire answers", "questions change from sheet to sheet; what they come to is the score"),
    ],
};
