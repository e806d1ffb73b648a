//! When two bookings meet, how long the work takes, who did not come and who came on time: pure functions.
//!
//! No database and no clock; every moment is handed in.

use super::appointment::{AppointmentItem, AppointmentState, ItemKind};
use super::settings::AppointmentRules;
use crate::common::{BasisPoints, Millis};

pub(super) const MINUTE: i64 = 60_000;
/// The row of the calendar, minutes: an advisor's capacity is counted in it.
pub(super) const SLOT: i64 = 30;
/// What durations are rounded up to, minutes.
const STEP: i64 = 15;
/// The shortest and the longest a booking may take, minutes.
pub(super) const SHORTEST: i64 = 15;
/// See [`SHORTEST`].
pub(super) const LONGEST: i64 = 720;

/// A span of time, from a moment for so many minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub start: Millis,
    pub minutes: i64,
}

impl Span {
    pub fn end(self) -> Millis {
        self.start.plus(self.minutes * MINUTE)
    }

    /// Whether both hold a moment in common; one that ends when the other begins does not.
    pub fn meets(self, other: Self) -> bool {
        self.start < other.end() && other.start < self.end()
    }

    /// The half hour its beginning falls in.
    pub fn slot(self) -> Self {
        let into = self.start.minute_of_day() % SLOT * MINUTE + self.start.0.rem_euclid(MINUTE);
        Self { start: self.start.plus(-into), minutes: SLOT }
    }

    /// Whether the shop is open from its beginning to its end.
    pub fn is_within_hours(self, rules: &AppointmentRules) -> bool {
        let day = self.start.date();
        self.start >= day.at(rules.opens_minute()) && self.end() <= day.at(rules.closes_minute())
    }
}

/// What the booked work takes: its standard hours, rounded up to a quarter; a half hour where there are none.
pub(super) fn standard_minutes(items: &[AppointmentItem]) -> i64 {
    let hundredths: i64 = items.iter().filter_map(|item| item.hours).map(|hours| hours.0).sum();
    let minutes = (hundredths * 60 + 99) / 100;
    if minutes == 0 { SLOT } else { ((minutes + STEP - 1) / STEP * STEP).clamp(SHORTEST, LONGEST) }
}

/// Whether a booked car has not come although its time and the shop's patience are over.
pub(super) fn missed(state: AppointmentState, start: Millis, now: Millis, rules: &AppointmentRules) -> bool {
    state == AppointmentState::Booked && now > start.plus(rules.no_show_after_minutes * MINUTE)
}

/// Whether a car that came was neither early nor late beyond what the shop calls on time.
pub(super) fn on_time(start: Millis, arrived: Millis, rules: &AppointmentRules) -> bool {
    (arrived.0 - start.0).abs() <= rules.on_time_within_minutes * MINUTE
}

/// A part of a whole, rounded down; none of nothing.
pub(super) fn share(part: i64, whole: i64) -> Option<BasisPoints> {
    (whole > 0).then(|| BasisPoints(part * 10_000 / whole))
}

/// What is booked, by name: labour before parts.
pub(super) fn named(items: &[AppointmentItem]) -> String {
    let of = |kind| items.iter().filter(move |item| item.kind == kind).map(|item| item.name.as_str());
    of(ItemKind::Labour).chain(of(ItemKind::Part)).collect::<Vec<_>>().join(" / ")
}

#[cfg(test)]
mod tests {
    use super::super::settings::AppointmentRules;
    use super::*;
    use crate::common::{BusinessDate, Hours};

    fn rules() -> AppointmentRules {
        AppointmentRules {
            prefix: "YY".into(),
            opens_at: "08:30".into(),
            closes_at: "17:30".into(),
            most_per_advisor: 2,
            no_show_after_minutes: 30,
            on_time_within_minutes: 15,
            first_reminder_minutes: 1440,
            second_reminder_minutes: 60,
        }
    }

    fn at(minute_of_day: i64) -> Millis {
        BusinessDate::new(2026, 11, 24).unwrap().at(minute_of_day)
    }

    fn span(minute_of_day: i64, minutes: i64) -> Span {
        Span { start: at(minute_of_day), minutes }
    }

    #[test]
    fn one_that_ends_when_the_next_begins_is_in_nobodys_way() {
        assert!(!span(540, 60).meets(span(600, 60)), "nine to ten, ten to eleven");
        assert!(!span(600, 60).meets(span(540, 60)), "the other way round too");
        assert!(span(540, 61).meets(span(600, 60)), "a minute is enough");
        assert!(span(540, 240).meets(span(600, 15)), "one within the other");
    }

    #[test]
    fn a_half_hour_begins_at_the_hour_and_at_half_past() {
        assert_eq!(span(540 + 29, 15).slot(), span(540, 30));
        assert_eq!(span(540 + 30, 15).slot(), span(570, 30));
    }

    #[test]
    fn the_whole_work_lies_within_hours() {
        assert!(span(510, 30).is_within_hours(&rules()), "half past eight is open");
        assert!(span(1020, 30).is_within_hours(&rules()), "done when the shop closes");
        assert!(!span(509, 30).is_within_hours(&rules()));
        assert!(!span(1020, 31).is_within_hours(&rules()), "a minute beyond closing");
    }

    #[test]
    fn booked_work_takes_its_standard_hours_in_quarters() {
        let labour = |hours| AppointmentItem {
            kind: ItemKind::Labour,
            operation_id: None,
            part_id: None,
            code: None,
            name: "x".into(),
            hours: Some(Hours(hours)),
            quantity: None,
            unit: None,
            prepared: false,
            package: None,
        };
        assert_eq!(standard_minutes(&[]), 30, "a look takes a half hour");
        assert_eq!(standard_minutes(&[labour(60)]), 45, "0.6 hours are 36 minutes");
        assert_eq!(standard_minutes(&[labour(60), labour(65)]), 75, "1.25 hours are exactly that");
        assert_eq!(standard_minutes(&[labour(100_000)]), LONGEST, "nothing is booked for longer than a day");
    }

    #[test]
    fn after_half_an_hour_a_booked_car_has_not_come() {
        let missed = |state, minutes: i64| missed(state, at(540), at(540 + minutes), &rules());
        assert!(!missed(AppointmentState::Booked, 30), "the shop waits its half hour out");
        assert!(missed(AppointmentState::Booked, 31));
        assert!(!missed(AppointmentState::Arrived, 31), "it came");
        assert!(!missed(AppointmentState::Cancelled, 31), "it was not to come");
    }

    #[test]
    fn a_quarter_early_or_late_is_on_time() {
        for (minutes, is) in [(-16, false), (-15, true), (0, true), (15, true), (16, false)] {
            assert_eq!(on_time(at(540), at(540 + minutes), &rules()), is, "{minutes} minutes");
        }
    }

    #[test]
    fn a_share_of_nothing_is_none() {
        assert_eq!(share(0, 0), None);
        assert_eq!(share(2, 3), Some(BasisPoints(6_666)), "rounded down: nobody is praised for a rounding");
    }
}
