//! The rows that go back to the office: those that could not come in, and those of which a value was left
//! out. Mended and imported again, they fill what is missing.
//!
//! A file for a table program, in Chinese as its headings are. A cell that such a program would take for a
//! formula is marked as text.

use super::RowOutcome;
use super::headings::OF_REFUSED;
use super::plan::{Plan, PlannedRow};
use super::read::Table;
use crate::common::Problem;

/// The file; `None` when nothing goes back.
pub fn file(plan: &Plan, table: &Table) -> Option<Vec<u8>> {
    let back: Vec<&PlannedRow> = plan.rows.iter().filter(|row| goes_back(row)).collect();
    if back.is_empty() {
        return None;
    }
    let mut text = String::from("\u{FEFF}");
    put_line(&mut text, table.headings.iter().map(String::as_str).chain(OF_REFUSED));
    for row in back {
        let source = row.source(table);
        let number = row.row.to_string();
        let result = if row.outcome == RowOutcome::Refuse { "未导入" } else { "已导入，部分内容未导入" };
        let why: Vec<String> = row
            .problems
            .iter()
            .chain(row.notes.iter().filter(|note| note.code == "left_out"))
            .map(|problem| reason(problem, table))
            .collect();
        let why = why.join("；");
        put_line(
            &mut text,
            (0..table.headings.len()).map(|column| source.cell(column)).chain([number.as_str(), result, &why]),
        );
    }
    Some(text.into_bytes())
}

fn goes_back(row: &PlannedRow) -> bool {
    row.outcome == RowOutcome::Refuse || row.notes.iter().any(|note| note.code == "left_out")
}

fn put_line<'a>(text: &mut String, cells: impl Iterator<Item = &'a str>) {
    for (place, cell) in cells.enumerate() {
        if place > 0 {
            text.push(',');
        }
        text.push('"');
        if cell.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r']) {
            text.push('\'');
        }
        text.push_str(&cell.replace('"', "\"\""));
        text.push('"');
    }
    text.push_str("\r\n");
}

/// The column's own heading, and what is wrong with it.
fn reason(problem: &Problem, table: &Table) -> String {
    let field = problem.field.as_deref().unwrap_or_default();
    let heading = table.columns.heading(field, &table.headings).unwrap_or("车牌号或VIN码");
    let code = problem.args.get("why").map_or(problem.code.as_ref(), String::as_str);
    let words = match code {
        "required" => "未填写",
        "plate_or_vin" => "与VIN码都未填写",
        "too_long" => "内容过长",
        "bad_phone" => "号码不正确",
        "bad_plate" => "号牌不正确",
        "bad_vin" => "不是车辆识别代号",
        "bad_credit_code" => "校验位不符",
        "bad_date" => "日期无法识别",
        "in_future" => "日期晚于今天",
        "out_of_range" => "超出范围",
        "plate_and_vin_differ" => "与车牌号分属两台车",
        "plate_of_another_vin" => "已属于另一VIN码的车",
        "unknown_car" => "在本店没有档案",
        "number_of_another_visit" => "已用于另一次维修",
        _ => "无法识别",
    };
    format!("{heading}{words}")
}
