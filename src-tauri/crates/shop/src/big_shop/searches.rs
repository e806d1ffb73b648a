//! Searches as a desk makes them, drawn from a big shop and typed key by key: whether four keys find any record.
//!
//! Whom a desk looks for is weighed by how often it has to: a car that is in the shop is asked about several times on the
//! day (is it ready, what does it cost, the bill, the key), one that comes once. Of a hundred searches 40 are for a car in
//! the shop, 12 for what is booked today, 30 for a car that comes or calls unannounced (any that was here within fourteen
//! months), 3 for a company's car, 8 for an order of the last fourteen days (an invoice, a call back), and 7 for any car
//! that ever was here, however long ago. What is at hand is what a person at the desk would be told: the plate's end, the
//! phone's, the VIN's, a name's initials, a number's end; of orders of earlier days every other is typed by the day of the
//! month and the count, as those do who know that this is enough. Deliberately never more than one of them, and no second
//! try.

use super::chance::Chance;
use super::store::{self, Booked, Card};
use crate::across::search::{self, SearchFor, SearchHit, SearchKind};
use crate::common::Result;
use jieche_ground::Read;

/// Keys somebody presses at most.
pub const KEYS: usize = 4;
/// Hits that stand on the list without scrolling, where the search box shows them: 540 pixels of rows of 31 to 35.
pub const IN_SIGHT: i64 = 15;
/// Days within which a car that was here may come again, and an order is asked about.
const MAY_COME: i64 = 425;
const ASKED_ABOUT: i64 = 14;

/// What kind of record is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Drawn {
    /// A car, by its plate or VIN.
    Car,
    /// A person, by name or phone: found as the person's car.
    Customer,
    /// A company, by its name's initials.
    Company,
    /// An order, by the end of its number.
    Order,
    /// An order of an earlier day, by the day of the month and its count.
    OrderByDay,
    /// What is booked today.
    Appointment,
}

/// One search: whom for, what is typed, and which hits are it.
pub struct Search {
    /// The kind of record.
    pub kind: Drawn,
    /// What is at hand, at most [`KEYS`] keys.
    pub typed: String,
    /// The hits that are it.
    wanted: Vec<(SearchKind, i64)>,
}

/// How a search went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The kind of record.
    pub kind: Drawn,
    /// What was typed in the end.
    pub typed: String,
    /// Keys until it stood in sight; `None` when four were not enough.
    pub keys: Option<usize>,
}

/// So many searches, drawn from what the shop has at `read`'s now.
pub fn draw(read: &Read, seed: u64, count: usize) -> Result<Vec<Search>> {
    let today = read.ctx().today();
    let mut chance = Chance::new(seed);
    let (in_shop, booked) = (store::in_shop(read)?, store::booked_on(read, today)?);
    let back = store::here_since(read, today.plus_days(-MAY_COME), "person")?;
    let companies = store::here_since(read, today.plus_days(-MAY_COME), "company")?;
    let (left, ever) = (store::left_since(read, today.plus_days(-ASKED_ABOUT))?, store::ever(read)?);
    let mut drawn = Vec::with_capacity(count);
    while drawn.len() < count {
        let search = match chance.between(1, 100) {
            1..=40 => {
                let (order, number, car) = chance.one(&in_shop);
                let card = store::card(read, *car)?;
                match number.as_deref().filter(|_| chance.happens(10)) {
                    Some(number) => Some(of_order(*order, number)),
                    None => {
                        of_card(read, &mut chance, &card, &[(Hand::Plate, 65), (Hand::Name, 18), (Hand::Phone, 17)])?
                    }
                }
            }
            41..=52 => of_booked(read, &mut chance, &booked)?,
            53..=82 => {
                let card = store::card(read, *chance.one(&back))?;
                let hands = [(Hand::Plate, 65), (Hand::Phone, 20), (Hand::Name, 10), (Hand::Vin, 5)];
                of_card(read, &mut chance, &card, &hands)?
            }
            83..=85 => of_company(read, *chance.one(&companies))?,
            86..=93 => {
                let (order, number) = chance.one(&left);
                Some(if chance.happens(50) { of_order(*order, number) } else { of_day_and_count(*order, number) })
            }
            _ => {
                let card = store::card(read, *chance.one(&ever))?;
                of_card(read, &mut chance, &card, &[(Hand::Plate, 60), (Hand::Phone, 20), (Hand::Vin, 20)])?
            }
        };
        drawn.extend(search);
    }
    Ok(drawn)
}

/// Types a search key by key.
pub fn try_out(read: &Read, search: &Search) -> Result<Found> {
    let signs: Vec<char> = search.typed.chars().take(KEYS).collect();
    for keys in 1..=signs.len() {
        let text: String = signs.iter().take(keys).collect();
        let hits = search::find(read, SearchFor { text, limit: IN_SIGHT })?;
        if hits.iter().any(|hit| search.is(hit)) {
            return Ok(Found { kind: search.kind, typed: search.typed.clone(), keys: Some(keys) });
        }
    }
    Ok(Found { kind: search.kind, typed: search.typed.clone(), keys: None })
}

impl Search {
    /// A hit is it, or carries it.
    fn is(&self, hit: &SearchHit) -> bool {
        let carried = [
            Some((hit.kind, hit.id)),
            hit.order.as_ref().map(|listed| (SearchKind::Order, listed.order.id.0)),
            hit.appointment.as_ref().map(|one| (SearchKind::Appointment, one.id.0)),
        ];
        carried.into_iter().flatten().any(|target| self.wanted.contains(&target))
    }
}

/// What somebody has at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Hand {
    Plate,
    Vin,
    Phone,
    Name,
}

/// `None` where the card does not have what is at hand.
fn of_card(read: &Read, chance: &mut Chance, card: &Card, hands: &[(Hand, i64)]) -> Result<Option<Search>> {
    let car = vec![(SearchKind::Vehicle, card.vehicle)];
    Ok(match chance.weighted(hands) {
        Hand::Plate => card.plate.as_deref().map(|plate| Search { kind: Drawn::Car, typed: end(plate), wanted: car }),
        Hand::Vin => card.vin.as_deref().map(|vin| Search { kind: Drawn::Car, typed: end(vin), wanted: car }),
        Hand::Phone => {
            let wanted = of_same_owner(read, card)?;
            card.phone.as_deref().map(|phone| Search { kind: Drawn::Customer, typed: end(phone), wanted })
        }
        Hand::Name => Some(Search { kind: Drawn::Customer, typed: initials(&card.name), wanted: car }),
    })
}

/// Any car of a person is that person.
fn of_same_owner(read: &Read, card: &Card) -> Result<Vec<(SearchKind, i64)>> {
    Ok(store::cars_of_same_owner(read, card.vehicle)?.into_iter().map(|car| (SearchKind::Vehicle, car)).collect())
}

fn of_company(read: &Read, vehicle: i64) -> Result<Option<Search>> {
    let card = store::card(read, vehicle)?;
    let own = card.name.split_once('市').map_or(card.name.as_str(), |(_, own)| own);
    Ok(Some(Search { kind: Drawn::Company, typed: initials(own), wanted: of_same_owner(read, &card)? }))
}

fn of_order(order: i64, number: &str) -> Search {
    Search { kind: Drawn::Order, typed: end(number), wanted: vec![(SearchKind::Order, order)] }
}

/// 1348 is the 48th of the 13th.
fn of_day_and_count(order: i64, number: &str) -> Search {
    let digits: Vec<char> = number.chars().filter(char::is_ascii_digit).collect();
    let typed = digits.iter().skip(6).take(2).chain(digits.iter().skip(10)).collect();
    Search { kind: Drawn::OrderByDay, typed, wanted: vec![(SearchKind::Order, order)] }
}

fn of_booked(read: &Read, chance: &mut Chance, booked: &[Booked]) -> Result<Option<Search>> {
    let one = chance.one(booked);
    let card = match one.vehicle {
        Some(vehicle) => store::card(read, vehicle)?,
        None => Card {
            vehicle: 0,
            plate: one.plate.clone(),
            vin: None,
            name: one.name.clone().unwrap_or_default(),
            phone: one.phone.clone(),
        },
    };
    let found = of_card(read, chance, &card, &[(Hand::Plate, 50), (Hand::Name, 25), (Hand::Phone, 25)])?;
    Ok(found.map(|search| Search {
        kind: Drawn::Appointment,
        wanted: vec![(SearchKind::Appointment, one.id)],
        ..search
    }))
}

/// The last four signs, as people name plates, phones and numbers.
fn end(of: &str) -> String {
    let signs: Vec<char> = of.chars().collect();
    signs[signs.len().saturating_sub(KEYS)..].iter().collect()
}

/// The first four initials of the usual reading.
fn initials(name: &str) -> String {
    crate::registers::search_index::initials_of_name(name).chars().take(KEYS).collect()
}
