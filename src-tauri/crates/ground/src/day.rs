//! Time as the shop counts it: UTC milliseconds, and the business day in Asia/Shanghai.
//!
//! The only file that knows the offset: +08:00, fixed (China has had no summer time since 1991).
//! The clock itself is not here; "now" comes in through [`crate::Ctx`].

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, TimeZone, Utc};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use ts_rs::TS;

const OFFSET_SECONDS: i32 = 8 * 3600;
/// The day from which table programs count.
const EXCEL: Option<NaiveDate> = NaiveDate::from_ymd_opt(1899, 12, 30);
/// Years a date from outside may have: no customer's car is older, no plan reaches further.
const YEARS: std::ops::RangeInclusive<i32> = 1950..=2100;

/// UTC milliseconds since 1970.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[ts(type = "number")]
pub struct Millis(pub i64);

impl Millis {
    /// Reads "2026-11-23T16:12", a moment on the shop's clock.
    pub fn parse(text: &str) -> Option<Self> {
        let (day, time) = text.split_once('T')?;
        let time = chrono::NaiveTime::parse_from_str(time, "%H:%M").ok()?;
        let since_midnight = time.signed_duration_since(chrono::NaiveTime::MIN);
        Some(BusinessDate::parse(day)?.at(since_midnight.num_minutes()))
    }

    /// The business day this moment falls on.
    pub fn date(self) -> BusinessDate {
        BusinessDate(self.in_shanghai().date_naive())
    }

    /// "2026-11-23 16:12", as sheets print it.
    pub fn minute(self) -> String {
        self.in_shanghai().format("%Y-%m-%d %H:%M").to_string()
    }

    /// "20261123-161203", as folders are named.
    pub fn compact(self) -> String {
        self.in_shanghai().format("%Y%m%d-%H%M%S").to_string()
    }

    /// Minutes since midnight, 0 to 1439.
    pub fn minute_of_day(self) -> i64 {
        use chrono::Timelike;
        let time = self.in_shanghai().time();
        i64::from(time.hour() * 60 + time.minute())
    }

    /// This moment and so many milliseconds more (or less).
    #[must_use]
    pub fn plus(self, milliseconds: i64) -> Self {
        Self(self.0.saturating_add(milliseconds))
    }

    fn in_shanghai(self) -> DateTime<FixedOffset> {
        let utc = DateTime::<Utc>::from_timestamp_millis(self.0).unwrap_or_default();
        match FixedOffset::east_opt(OFFSET_SECONDS) {
            Some(offset) => utc.with_timezone(&offset),
            None => utc.fixed_offset(),
        }
    }
}

impl<'de> Deserialize<'de> for Millis {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        use chrono::Datelike;
        let value = i64::deserialize(from)?;
        let year = DateTime::<Utc>::from_timestamp_millis(value).map(|moment| moment.year());
        match year {
            Some(year) if YEARS.contains(&year) => Ok(Self(value)),
            _ => Err(serde::de::Error::custom("bad_date")),
        }
    }
}

impl rusqlite::ToSql for Millis {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.0.into())
    }
}

impl FromSql for Millis {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i64::column_result(value).map(Self)
    }
}

/// A day of business, in Asia/Shanghai; written "2026-11-23".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, TS)]
#[ts(type = "string")]
pub struct BusinessDate(NaiveDate);

impl BusinessDate {
    /// The day, if the calendar has it and it lies in the years a shop can mean.
    pub fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        YEARS.contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day))?.map(Self)
    }

    /// Reads "2026-11-23".
    pub fn parse(text: &str) -> Option<Self> {
        use chrono::Datelike;
        let date = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok()?;
        (text.len() == 10 && YEARS.contains(&date.year())).then_some(Self(date))
    }

    /// Excel's day number (1900 system), as exported files carry it.
    pub fn from_excel(day: i64) -> Option<Self> {
        use chrono::Datelike;
        let date = EXCEL?.checked_add_signed(TimeDelta::try_days(day)?)?;
        YEARS.contains(&date.year()).then_some(Self(date))
    }

    /// A table program's number of this day.
    pub fn to_excel(self) -> i64 {
        EXCEL.map_or(0, |epoch| self.0.signed_duration_since(epoch).num_days())
    }

    /// The first day of this day's month.
    #[must_use]
    pub fn month_start(self) -> Self {
        use chrono::Datelike;
        Self(self.0.with_day(1).unwrap_or(self.0))
    }

    /// The first day of this day's year.
    #[must_use]
    pub fn year_start(self) -> Self {
        use chrono::Datelike;
        Self(self.0.with_ordinal(1).unwrap_or(self.0))
    }

    /// The day of the week, from 1 for Monday to 7 for Sunday.
    pub fn weekday(self) -> u32 {
        use chrono::Datelike;
        self.0.weekday().number_from_monday()
    }

    /// So many days later (or earlier); stays put at the end of the calendar.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        TimeDelta::try_days(days).and_then(|delta| self.0.checked_add_signed(delta)).map_or(self, Self)
    }

    /// "20261123", as numbers carry it.
    pub fn compact(self) -> String {
        self.0.format("%Y%m%d").to_string()
    }

    /// The last two digits of the year, for the check of an invoice number.
    pub fn short_year(self) -> String {
        self.0.format("%y").to_string()
    }

    /// The moment of this day's clock time; `minute_of_day` 0 to 1439.
    pub fn at(self, minute_of_day: i64) -> Millis {
        let midnight = FixedOffset::east_opt(OFFSET_SECONDS)
            .and_then(|offset| offset.from_local_datetime(&self.0.and_time(chrono::NaiveTime::MIN)).single())
            .map_or(0, |moment| moment.timestamp_millis());
        Millis(midnight + minute_of_day * 60_000)
    }
}

impl std::fmt::Display for BusinessDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m-%d"))
    }
}

impl Serialize for BusinessDate {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for BusinessDate {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("bad_date"))
    }
}

impl rusqlite::ToSql for BusinessDate {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.to_string().into())
    }
}

impl FromSql for BusinessDate {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        Self::parse(value.as_str()?).ok_or(FromSqlError::InvalidType)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_business_day_turns_at_midnight_in_shanghai() {
        let last = BusinessDate::new(2026, 11, 23).unwrap().at(24 * 60 - 1);
        assert_eq!(last.date().to_string(), "2026-11-23", "23:59 is still today, though UTC says 15:59");
        assert_eq!(last.plus(60_000).date().to_string(), "2026-11-24", "a minute later it is tomorrow");
    }

    #[test]
    fn a_moment_is_read_on_the_shops_clock() {
        let read = Millis::parse("2026-11-23T16:12").unwrap();
        assert_eq!(read.minute(), "2026-11-23 16:12", "what was written is what a sheet prints");
        for wrong in ["2026-11-23", "2026-11-23 16:12", "2026-11-31T16:12", "2026-11-23T24:00", "T16:12"] {
            assert!(Millis::parse(wrong).is_none(), "{wrong} is no moment");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for wrong in ["2026-02-29", "2026-13-01", "1026-01-01", "2026-1-1", "20261123", ""] {
            assert!(BusinessDate::parse(wrong).is_none(), "{wrong} is no day a shop can mean");
        }
        assert_eq!(
            BusinessDate::from_excel(46454).map(|day| day.to_string()).as_deref(),
            Some("2027-03-08"),
            "Excel counts from 1899-12-30"
        );
    }
}
