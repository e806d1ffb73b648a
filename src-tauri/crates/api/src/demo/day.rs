//! The demo shop's days: cars come, are worked on, settled, delivered and called about, each at its hour.
//!
//! One queue of what is to happen, earliest first; what would happen after hours happens next morning,
//! and what would happen after the story's end does not: those cars stand in the shop today.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};

use jieche_shop::Result;
use jieche_shop::common::{BusinessDate, Millis};

use super::appointments::Bookings;
use super::chance::Chance;
use super::driver::Driver;
use super::founding::Founded;
use super::kind::Kind;
use super::visit::{self, Next, Visit};

const OPENS: i64 = 8 * 60 + 10;
const CLOSES: i64 = 18 * 60 + 20;

/// What is still to happen, earliest first; the number keeps equal moments in order.
pub(super) struct Agenda {
    queue: BinaryHeap<Reverse<(i64, u64)>>,
    visits: Vec<Option<Visit>>,
    in_shop: HashSet<i64>,
    bookings: Bookings,
}

impl Agenda {
    pub fn new(bookings: Bookings) -> Self {
        Self { queue: BinaryHeap::new(), visits: Vec::new(), in_shop: HashSet::new(), bookings }
    }

    fn add(&mut self, at: Millis, visit: Visit) {
        self.visits.push(Some(visit));
        self.put(at, self.visits.len() as u64 - 1);
    }

    fn put(&mut self, at: Millis, n: u64) {
        self.queue.push(Reverse((in_hours(at).0, n)));
    }
}

/// Lets one day pass, up to `until`.
pub(super) fn pass(
    driver: &Driver,
    shop: &mut Founded,
    agenda: &mut Agenda,
    chance: &mut Chance,
    date: BusinessDate,
    until: Millis,
) -> Result<()> {
    driver.at(date.at(OPENS - 10));
    shop.enter(driver)?;
    for expected in agenda.bookings.morning(driver, shop, date)? {
        if agenda.in_shop.insert(expected.vehicle) {
            agenda.add(expected.at, Visit::booked(&expected));
        }
    }
    arrivals(shop, agenda, chance, date);
    let end = date.at(24 * 60 - 1);
    while let Some(&Reverse((at, n))) = agenda.queue.peek() {
        if Millis(at) > end || Millis(at) > until {
            break;
        }
        agenda.queue.pop();
        driver.at(Millis(at));
        let place = usize::try_from(n).unwrap_or(0);
        let Some(mut visit) = agenda.visits[place].take() else { continue };
        match visit::go_on(driver, shop, &mut visit, chance)? {
            Next::After(minutes) => {
                agenda.visits[place] = Some(visit);
                agenda.put(driver.now().plus(minutes * 60_000), n);
            }
            Next::LeftShop(minutes) => {
                agenda.in_shop.remove(&visit.vehicle);
                agenda.visits[place] = Some(visit);
                agenda.put(driver.now().plus(minutes * 60_000), n);
            }
            Next::Over => {
                agenda.in_shop.remove(&visit.vehicle);
            }
        }
    }
    Ok(())
}

fn arrivals(shop: &Founded, agenda: &mut Agenda, chance: &mut Chance, date: BusinessDate) {
    let mut minute = OPENS + chance.between(0, 20);
    for n in 0..chance.between(7, 12) {
        let vehicle = *chance.one(&shop.vehicles);
        if agenda.in_shop.insert(vehicle) {
            let kind = Kind::of(chance);
            let advisor = usize::try_from(n).unwrap_or(0) % shop.staff.advisors.len();
            agenda.add(date.at(minute), Visit::new(vehicle, kind, advisor));
        }
        minute += chance.between(20, 75);
    }
}

/// The moment itself, or the next morning if it falls after hours.
fn in_hours(at: Millis) -> Millis {
    let date = at.date();
    match at.minute_of_day() {
        minute if minute < OPENS => date.at(OPENS + minute % 25),
        minute if minute > CLOSES => date.plus_days(1).at(OPENS + minute % 40),
        _ => at,
    }
}
