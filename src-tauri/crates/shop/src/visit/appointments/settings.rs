//! How the shop books cars: its hours, how many an advisor receives at once, when it reminds and waits.
//!
//! All trade habit, none of it law. Deliberately not here: days the shop is shut (`calendar`), and hours that differ by weekday.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::bounds::within;
use crate::common::{Problem, Result};
use crate::registers::settings::{Numbering, Section, check};

const DAY: i64 = 24 * 60;

/// The rules of booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AppointmentRules {
    /// What appointment numbers begin with, "YY".
    pub prefix: String,
    /// When the first car may come, "08:30".
    pub opens_at: String,
    /// When the last one must be done, "17:30".
    pub closes_at: String,
    /// Cars one advisor receives within the same half hour, 1 to 20.
    #[ts(type = "number")]
    pub most_per_advisor: i64,
    /// Minutes after its time when a car that has not come counts as 未到, 5 to 240 (trade habit: 30).
    #[ts(type = "number")]
    pub no_show_after_minutes: i64,
    /// Minutes before or after its time within which a car came on time, 1 to 120 (trade habit: 15).
    #[ts(type = "number")]
    pub on_time_within_minutes: i64,
    /// Minutes before its time when the first reminder falls due (trade habit: a day).
    #[ts(type = "number")]
    pub first_reminder_minutes: i64,
    /// Minutes before its time when the second reminder falls due, less than the first (trade habit: an hour).
    #[ts(type = "number")]
    pub second_reminder_minutes: i64,
}

impl AppointmentRules {
    /// When the first car may come, minutes since midnight.
    pub fn opens_minute(&self) -> i64 {
        check::minute_of_day(&self.opens_at).unwrap_or(0)
    }

    /// When the last one must be done, minutes since midnight.
    pub fn closes_minute(&self) -> i64 {
        check::minute_of_day(&self.closes_at).unwrap_or(DAY)
    }
}

impl Default for AppointmentRules {
    fn default() -> Self {
        Self {
            prefix: "YY".into(),
            opens_at: "08:30".into(),
            closes_at: "17:30".into(),
            most_per_advisor: 2,
            no_show_after_minutes: 30,
            on_time_within_minutes: 15,
            first_reminder_minutes: DAY,
            second_reminder_minutes: 60,
        }
    }
}

impl Section for AppointmentRules {
    const KEY: Option<&'static str> = Some("appointments");

    fn checked(self) -> Result<Self> {
        checked(self)
    }

    fn numbering(&self) -> Option<Numbering<'_>> {
        Some(("shop.appointments.prefix", &self.prefix))
    }
}

fn checked(rules: AppointmentRules) -> Result<AppointmentRules> {
    let cleaned = AppointmentRules {
        prefix: check::prefix("shop.appointments.prefix", &rules.prefix)?,
        opens_at: check::clock_time("shop.appointments.opens_at", &rules.opens_at)?,
        closes_at: check::clock_time("shop.appointments.closes_at", &rules.closes_at)?,
        ..rules
    };
    if cleaned.opens_minute() >= cleaned.closes_minute() {
        return Err(Problem::of("shop.appointments.closes_at", "closes_before_opens"));
    }
    within("shop.appointments.most_per_advisor", cleaned.most_per_advisor, 1, 20)?;
    within("shop.appointments.no_show_after_minutes", cleaned.no_show_after_minutes, 5, 240)?;
    within("shop.appointments.on_time_within_minutes", cleaned.on_time_within_minutes, 1, 120)?;
    within("shop.appointments.first_reminder_minutes", cleaned.first_reminder_minutes, 2, 7 * DAY)?;
    let last = cleaned.first_reminder_minutes - 1;
    within("shop.appointments.second_reminder_minutes", cleaned.second_reminder_minutes, 1, last)?;
    Ok(cleaned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(change: impl Fn(&mut AppointmentRules)) -> String {
        let mut rules = AppointmentRules::default();
        change(&mut rules);
        let problem = checked(rules).unwrap_err();
        format!("{} {}", problem.field.unwrap_or_default().trim_start_matches("shop.appointments."), problem.code)
    }

    #[test]
    fn rules_that_contradict_themselves_are_refused() {
        assert!(checked(AppointmentRules::default()).is_ok(), "what a new shop starts with holds");
        assert_eq!(refused(|rules| rules.closes_at = "08:30".into()), "closes_at closes_before_opens");
        assert_eq!(
            refused(|rules| rules.second_reminder_minutes = 1440),
            "second_reminder_minutes out_of_range",
            "the second reminder comes after the first"
        );
    }
}
