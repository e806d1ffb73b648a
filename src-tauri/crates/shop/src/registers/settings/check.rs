//! What more than one section checks before it is saved.

use crate::common::{Problem, Result, text};

/// Letters that numbers begin with: one to four capitals. `bad_value`.
pub(crate) fn prefix(field: &'static str, typed: &str) -> Result<String> {
    let prefix = text::compact(typed);
    let fits = (1..=4).contains(&prefix.len()) && prefix.bytes().all(|b| b.is_ascii_uppercase());
    if fits { Ok(prefix) } else { Err(Problem::of(field, "bad_value")) }
}

/// A time of day, "21:30". `bad_value`.
pub(crate) fn clock_time(field: &'static str, typed: &str) -> Result<String> {
    minute_of_day(typed).map(|_| typed.trim().to_owned()).ok_or_else(|| Problem::of(field, "bad_value"))
}

/// Minutes since midnight of "21:30".
pub(crate) fn minute_of_day(typed: &str) -> Option<i64> {
    let (hour, minute) = typed.trim().split_once(':')?;
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}
