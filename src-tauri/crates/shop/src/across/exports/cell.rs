//! A cell of an export, and what a table program would make of a text.

use crate::common::{BusinessDate, Millis};

/// How a table program's formulas begin, full-width signs and what it strips from the front included.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r'];
/// Digits a table program shows as they are.
const DIGITS: usize = 11;

/// A value with its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// A text; a telephone number is one.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// Hundredths: yuan out of fen, hours out of hundredths, per cent out of basis points.
    Hundredths(i64),
    /// Thousandths: quantities.
    Thousandths(i64),
    /// A day.
    Day(BusinessDate),
    /// A moment, on the shop's clock.
    Moment(Millis),
}

/// Whether a text would be run as a formula.
pub fn is_formula(text: &str) -> bool {
    text.trim_start_matches(' ').starts_with(FORMULA)
}

/// Whether a text of digits would be shown as another number: zeros in front lost, or more digits than are kept.
pub fn would_be_a_number(text: &str) -> bool {
    !text.is_empty()
        && text.bytes().all(|byte| byte.is_ascii_digit())
        && (text.len() > DIGITS || (text.len() > 1 && text.starts_with('0')))
}

/// A number of parts of 10^`places` with its decimal point.
pub fn decimal(parts: i64, places: usize) -> String {
    let digits = format!("{:0>width$}", parts.unsigned_abs(), width = places + 1);
    let (whole, fraction) = digits.split_at(digits.len() - places);
    format!("{}{whole}.{fraction}", if parts < 0 { "-" } else { "" })
}
