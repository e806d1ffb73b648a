//! Which days are worked, as the law counts and as this shop does.

use jieche_codes::DayKind;

use super::store;
use crate::common::{BusinessDate, Result};
use jieche_ground::Read;

/// 周六; days of the week are counted from Monday, 1.
const SATURDAY: u32 = 6;

/// Whether the law counts a day among its 工作日: Monday to Friday without the holidays, and the days worked for them.
pub fn is_working_day(read: &Read, date: BusinessDate) -> Result<bool> {
    Ok(worked(date, store::official(read, date)?))
}

/// The day that is so many 工作日 after another: what the law counts in them ends with it. The day itself is not counted;
/// none after it is the day itself.
pub fn after_working_days(read: &Read, from: BusinessDate, days: u16) -> Result<BusinessDate> {
    let marked = store::official_after(read, from)?;
    let (mut date, mut left) = (from, days);
    while left > 0 {
        date = date.plus_days(1);
        left -= u16::from(worked(date, marked.get(&date).copied()));
    }
    Ok(date)
}

/// Whether this shop is shut on a day.
pub fn is_shut(read: &Read, date: BusinessDate) -> Result<bool> {
    Ok(shut(read, date)?.is_some())
}

/// What it is shut for on a day, in the shop's words.
pub(crate) fn shut(read: &Read, date: BusinessDate) -> Result<Option<String>> {
    store::shut(read, date)
}

/// Days that are none of the law's are worked on weekdays.
fn worked(date: BusinessDate, official: Option<DayKind>) -> bool {
    match official {
        Some(DayKind::Holiday) => false,
        Some(DayKind::MakeUp) => true,
        Some(DayKind::Shut) | None => date.weekday() < SATURDAY,
    }
}
