//! The calendar by bay and by advisor with load against capacity, a car's appointments, and how booked cars came.

use super::appointment::{
    AdvisorLoad, AppointmentBrief, AppointmentRates, AppointmentState, BayLoad, Calendar, CalendarDay,
};
use super::conflicts::holds;
use super::request::{CalendarOf, RatesOf};
use super::rules::{self, SLOT};
use super::settings::AppointmentRules;
use super::store;
use crate::common::{AppointmentId, BusinessDate, PersonId, Problem, Result, VehicleId};
use crate::registers::bays::{self, Bay};
use crate::registers::calendar;
use crate::registers::settings::Section;
use crate::registers::staff::{self, Capability, ListStaff};
use crate::registers::vehicles;
use jieche_ground::Read;

/// Days a calendar shows at most.
const DAYS: i64 = 7;
/// Days a period of rates may have.
const PERIOD: i64 = 366;
/// Appointments a car's file shows at most.
const OF_A_FILE: i64 = 20;

/// Some days of the calendar.
pub fn calendar(read: &Read, asked: CalendarOf) -> Result<Calendar> {
    if !(1..=DAYS).contains(&asked.days) {
        return Err(Problem::of("days", "out_of_range").with("min", 1).with("max", DAYS));
    }
    let rules = AppointmentRules::of(read)?;
    let (bays, advisors) = (bays::list(read)?, advisors(read)?);
    let days = (0..asked.days).map(|n| day(read, &rules, &bays, &advisors, asked.from.plus_days(n)));
    Ok(Calendar {
        opens_minute: rules.opens_minute(),
        closes_minute: rules.closes_minute(),
        days: days.collect::<Result<_>>()?,
    })
}

/// An appointment as lists show it; `not_found`.
pub fn brief(read: &Read, id: AppointmentId) -> Result<AppointmentBrief> {
    let rules = AppointmentRules::of(read)?;
    store::brief(read, &rules, id)?.ok_or_else(|| Problem::not_found("appointment"))
}

/// A car's appointments, the latest first; `not_found`.
pub fn of_vehicle(read: &Read, id: VehicleId) -> Result<Vec<AppointmentBrief>> {
    vehicles::record(read, id)?;
    let rules = AppointmentRules::of(read)?;
    store::of_vehicle(read, &rules, id, OF_A_FILE)
}

/// How booked cars came in a period, by the day they were booked for.
pub fn rates(read: &Read, asked: RatesOf) -> Result<AppointmentRates> {
    let (from, until) = (asked.from, asked.until);
    if from > until {
        return Err(Problem::of("until", "before_from"));
    }
    if until > from.plus_days(PERIOD - 1) {
        return Err(Problem::of("until", "out_of_range").with("min", 1).with("max", PERIOD));
    }
    let rules = AppointmentRules::of(read)?;
    let all = store::starting(read, &rules, from.at(0), until.plus_days(1).at(0))?;
    let count = |fits: &dyn Fn(&AppointmentBrief) -> bool| -> i64 {
        i64::try_from(all.iter().filter(|one| fits(one)).count()).unwrap_or(i64::MAX)
    };
    let arrived = count(&|one| one.state == AppointmentState::Arrived);
    let no_show = count(&|one| one.state == AppointmentState::NoShow || one.missed);
    let on_time = count(&|one| one.arrived_at.is_some_and(|at| rules::on_time(one.start_at, at, &rules)));
    let (visits, booked) = store::visits(read, from, until)?;
    Ok(AppointmentRates {
        from,
        until,
        due: arrived + no_show,
        arrived,
        on_time,
        no_show,
        cancelled: count(&|one| one.state == AppointmentState::Cancelled),
        to_come: count(&|one| one.state == AppointmentState::Booked && !one.missed),
        visits,
        show_up_bp: rules::share(arrived, arrived + no_show),
        on_time_bp: rules::share(on_time, arrived),
        booked_bp: rules::share(booked, visits),
    })
}

fn day(
    read: &Read,
    rules: &AppointmentRules,
    bays: &[Bay],
    advisors: &[(PersonId, String)],
    date: BusinessDate,
) -> Result<CalendarDay> {
    let appointments = store::starting(read, rules, date.at(0), date.plus_days(1).at(0))?;
    Ok(CalendarDay {
        date,
        shut: calendar::shut(read, date)?,
        bays: loaded(rules, bays, &appointments),
        advisors: loads(rules, advisors, &appointments),
        appointments,
    })
}

/// The bays of a day with what they hold: those in use, then others that something was booked into.
fn loaded(rules: &AppointmentRules, bays: &[Bay], appointments: &[AppointmentBrief]) -> Vec<BayLoad> {
    let booked = |bay: &Bay| appointments.iter().any(|one| one.bay_id == bay.id);
    let (open, rest): (Vec<&Bay>, Vec<&Bay>) = bays.iter().partition(|bay| bay.active);
    let shown = open.into_iter().chain(rest.into_iter().filter(|bay| booked(bay)));
    let load = |bay: &Bay| {
        let minutes = appointments.iter().filter(|one| one.bay_id == bay.id && holds(one)).map(|one| one.minutes);
        BayLoad {
            bay_id: bay.id,
            bay: bay.name.clone(),
            active: bay.active,
            cars: i64::try_from(minutes.clone().count()).unwrap_or(i64::MAX),
            booked_minutes: minutes.sum(),
            open_minutes: open_minutes(rules),
        }
    };
    shown.map(load).collect()
}

fn loads(
    rules: &AppointmentRules,
    advisors: &[(PersonId, String)],
    appointments: &[AppointmentBrief],
) -> Vec<AdvisorLoad> {
    let mut people = advisors.to_vec();
    for one in appointments {
        if !people.iter().any(|(id, _)| *id == one.advisor_id) {
            people.push((one.advisor_id, one.advisor.clone()));
        }
    }
    let load = |(advisor_id, advisor): (PersonId, String)| {
        let cars = appointments.iter().filter(|one| one.advisor_id == advisor_id && holds(one)).count();
        AdvisorLoad {
            advisor_id,
            advisor,
            cars: i64::try_from(cars).unwrap_or(i64::MAX),
            most: open_minutes(rules) / SLOT * rules.most_per_advisor,
        }
    };
    people.into_iter().map(load).collect()
}

fn open_minutes(rules: &AppointmentRules) -> i64 {
    rules.closes_minute() - rules.opens_minute()
}

fn advisors(read: &Read) -> Result<Vec<(PersonId, String)>> {
    let people = staff::list(read, &ListStaff { include_left: false })?;
    let advisors = people.into_iter().filter(|person| person.can.contains(&Capability::Advise));
    Ok(advisors.map(|person| (person.id, person.name)).collect())
}
