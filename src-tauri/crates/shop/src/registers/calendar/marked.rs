//! Marking days and taking the mark away: a range at once, as holidays come.

use jieche_codes::{DayKind, RecordKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::store;
use crate::common::{BusinessDate, MarkedDayId, Problem, Result, text};
use crate::registers::numbers;
use jieche_ground::{Read, Tx, same_version};

/// Characters of a name.
const NAME: usize = 20;
/// Days that can be marked at once.
const RANGE: i64 = 92;

/// A day that is not as its weekday says. It is at most one of 法定休息 and 调休上班, and besides may be 本店休息.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MarkedDay {
    /// Which.
    pub id: MarkedDayId,
    /// For the next save.
    #[ts(type = "number")]
    pub version: i64,
    /// The day.
    pub date: BusinessDate,
    /// What it is.
    pub kind: DayKind,
    /// What for, 「国庆节」.
    pub name: String,
}

/// Which days are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DaysOf {
    /// The year, 1950 to 2100.
    #[ts(type = "number")]
    pub year: i64,
}

/// A marked day as the person saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SeenDay {
    /// Which.
    pub id: MarkedDayId,
    /// Its version.
    #[ts(type = "number")]
    pub version: i64,
}

/// Marks days, all with one kind and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkDays {
    /// The first.
    pub from: BusinessDate,
    /// The last; 92 days at most.
    pub until: BusinessDate,
    /// What they are.
    pub kind: DayKind,
    /// What for, 1 to 20 characters.
    pub name: String,
    /// The marked days the person saw; what stands on a day that is marked anew must be among them.
    pub seen: Vec<SeenDay>,
}

/// Makes a day what its weekday says again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ClearDay {
    /// Which.
    pub id: MarkedDayId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
}

/// The marked days of a year, by date.
pub fn year(read: &Read, asked: DaysOf) -> Result<Vec<MarkedDay>> {
    let day = |month, day| i32::try_from(asked.year).ok().and_then(|year| BusinessDate::new(year, month, day));
    let (Some(first), Some(last)) = (day(1, 1), day(12, 31)) else {
        return Err(Problem::of("year", "out_of_range").with("min", 1950).with("max", 2100));
    };
    store::between(read, first, last)
}

/// Marks a range of days; what stood there of the same sort (official, or this shop's) goes. Answers the days marked.
///
/// Refuses a range that ends before it begins (`before_from`) or is too long (`out_of_range`), a name that does not hold,
/// and a day that somebody else has marked meanwhile (`changed_meanwhile`).
pub fn mark(tx: &Tx, request: MarkDays) -> Result<Vec<MarkedDay>> {
    let (from, until) = (request.from, request.until);
    if from > until {
        return Err(Problem::of("until", "before_from"));
    }
    if until > from.plus_days(RANGE - 1) {
        return Err(Problem::of("until", "out_of_range").with("min", 1).with("max", RANGE));
    }
    let name = text::required("name", &request.name, NAME)?;
    let standing = store::between(tx, from, until)?;
    let days = (0..RANGE).map(|n| from.plus_days(n)).take_while(|date| *date <= until);
    days.map(|date| {
        let before = standing.iter().find(|day| day.date == date && same_sort(day.kind, request.kind));
        seen(tx, before, &request.seen)?;
        keep(tx, before, date, request.kind, &name)
    })
    .collect()
}

/// Takes the mark from a day and answers what it was. Refuses a day that is not marked (`not_found`) and a stale version.
pub fn clear(tx: &Tx, request: ClearDay) -> Result<MarkedDay> {
    let before = store::maybe(tx, request.id)?.ok_or_else(|| Problem::not_found("marked_day"))?;
    same_version(tx, RecordKind::CalendarDays, before.id.0, before.version, request.version)?;
    store::remove(tx, before.id)?;
    tx.touched::<_, ()>(RecordKind::CalendarDays, before.id.0, Some(&before), None)?;
    Ok(before)
}

/// 法定休息 and 调休上班 stand for each other; 本店休息 stands beside them.
fn same_sort(one: DayKind, other: DayKind) -> bool {
    (one == DayKind::Shut) == (other == DayKind::Shut)
}

fn seen(tx: &Tx, standing: Option<&MarkedDay>, seen: &[SeenDay]) -> Result<()> {
    let Some(day) = standing else { return Ok(()) };
    let version = seen.iter().find(|seen| seen.id == day.id).map_or(0, |seen| seen.version);
    same_version(tx, RecordKind::CalendarDays, day.id.0, day.version, version)
}

fn keep(tx: &Tx, before: Option<&MarkedDay>, date: BusinessDate, kind: DayKind, name: &str) -> Result<MarkedDay> {
    let (id, version) = match before {
        Some(before) => (before.id, before.version + 1),
        None => (MarkedDayId(numbers::new_id(tx, "calendar_days")?), 1),
    };
    let after = MarkedDay { id, version, date, kind, name: name.to_owned() };
    match before {
        Some(_) => store::update(tx, &after)?,
        None => store::insert(tx, &after)?,
    }
    tx.touched(RecordKind::CalendarDays, id.0, before, Some(&after))?;
    Ok(after)
}
