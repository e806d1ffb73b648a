//! From what was typed to the best hits: cars in the shop first, then those booked today, then by latest visit; of the
//! last, what is called so to the end before what only has it in the middle. People name the ends of plates and phones: of a
//! hundred cars with 2345 somewhere in plate, VIN or phone, those that end so are meant.
//!
//! Every step is bounded: the rarest word is looked up, the other words are tried on what it found. A word that fits more
//! than [`CANDIDATES`] objects, or people with more cars than that, is too short to mean one of them: the next word is
//! looked up as well, and the cars in the shop and those booked today are tried one by one, for it is one of those that
//! somebody at the desk means.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::store::{self, Car, Order};
use super::{SearchFor, SearchHit, SearchKind};
use crate::across::{customer_file, orders};
use crate::common::{AppointmentId, CustomerId, OrderId, Problem, Result, VehicleId, page};
use crate::registers::search_index::{Indexed, fits, fitting, terms};
use crate::registers::{customers, vehicles};
use crate::visit::appointments;
use jieche_ground::Read;

/// Objects of a kind looked at for one word.
const CANDIDATES: i64 = 400;

/// The best hits for what was typed; none for blank text.
pub fn find(read: &Read, search: SearchFor) -> Result<Vec<SearchHit>> {
    let limit = usize::try_from(page::limit(search.limit)?).unwrap_or(0);
    let words = terms::words(&search.text);
    let mut looks = words.iter().map(|word| Look::up(read, word)).collect::<Result<Vec<_>>>()?;
    looks.sort_by_key(Look::size);
    if looks.is_empty() {
        return Ok(Vec::new());
    }
    let open = Standing::new(read)?;
    let mut found = Found::of(&looks);
    let whole = found.take_by_the_rarest(read, &looks)?;
    found.take_orders(read, &looks)?;
    found.take_appointments(read, &looks)?;
    found.leave_out_orders_of_found_cars(&open);
    if !whole {
        found.take_expected(read, &looks, &open)?;
    }
    found.best(limit, &open).into_iter().map(|target| hit(read, target, &open)).collect()
}

/// What one word fits.
struct Look {
    word: String,
    vehicles: Vec<i64>,
    customers: Vec<i64>,
    orders: Vec<i64>,
    appointments: Vec<i64>,
    to_the_end: Vec<(Indexed, i64)>,
}

impl Look {
    /// A word that fits nothing is read once more as plates and VINs are: they have no O and no I.
    fn up(read: &Read, word: &str) -> Result<Self> {
        let look = Self::just(read, word)?;
        match terms::without_o_and_i(word).filter(|_| look.size() == 0) {
            Some(other) => Self::just(read, &other),
            None => Ok(look),
        }
    }

    fn just(read: &Read, word: &str) -> Result<Self> {
        let mut to_the_end = Vec::new();
        let mut look_up = |kind| {
            let (found, ends) = fitting(read, kind, word, CANDIDATES)?;
            to_the_end.extend(found.iter().take(ends).map(|&id| (kind, id)));
            Ok::<_, Problem>(found)
        };
        Ok(Self {
            word: word.to_owned(),
            vehicles: either(look_up(Indexed::Vehicle)?, look_up(Indexed::Bringer)?),
            customers: look_up(Indexed::Customer)?,
            orders: look_up(Indexed::Order)?,
            appointments: look_up(Indexed::Appointment)?,
            to_the_end,
        })
    }

    fn size(&self) -> usize {
        self.vehicles.len() + self.customers.len() + self.orders.len() + self.appointments.len()
    }

    fn is_cut(&self) -> bool {
        let most = usize::try_from(CANDIDATES).unwrap_or(0);
        self.vehicles.len() >= most || self.customers.len() >= most
    }
}

/// Both, each once.
fn either(mut cars: Vec<i64>, others: Vec<i64>) -> Vec<i64> {
    let known: BTreeSet<i64> = cars.iter().copied().collect();
    cars.extend(others.into_iter().filter(|car| !known.contains(car)));
    cars
}

/// The orders that stand open, and what is booked for today; by id and by car.
struct Standing {
    orders: BTreeSet<i64>,
    of_car: BTreeMap<i64, i64>,
    today: BTreeSet<i64>,
    today_of_car: BTreeMap<i64, i64>,
}

impl Standing {
    fn new(read: &Read) -> Result<Self> {
        let open = store::in_shop(read)?;
        let booked = store::booked_on(read, read.ctx().today())?;
        Ok(Self {
            today: booked.iter().map(|&(appointment, _)| appointment).collect(),
            today_of_car: booked.iter().filter_map(|&(appointment, car)| Some((car?, appointment))).collect(),
            orders: open.iter().map(|&(order, _)| order).collect(),
            of_car: open.iter().map(|&(order, car)| (car, order)).collect(),
        })
    }
}

type Target = (SearchKind, i64);

/// What fits every word: whether to the end, and the day it was last here.
struct Found {
    hits: HashMap<Target, (bool, Option<String>)>,
    to_the_end: HashSet<(Indexed, i64)>,
}

impl Found {
    fn of(looks: &[Look]) -> Self {
        let to_the_end = looks.iter().flat_map(|look| &look.to_the_end).copied().collect();
        Self { hits: HashMap::new(), to_the_end }
    }

    fn put(&mut self, hit: Target, day: Option<String>, called: &[(Indexed, i64)]) {
        let to_the_end = called.iter().any(|name| self.to_the_end.contains(name));
        self.hits.insert(hit, (to_the_end, day));
    }

    /// Looks up the rarest word, and the next one where that was cut; whether one of them was looked up whole.
    fn take_by_the_rarest(&mut self, read: &Read, looks: &[Look]) -> Result<bool> {
        for (place, look) in looks.iter().enumerate() {
            let others = if place == 0 { looks.get(1..).unwrap_or_default() } else { looks };
            if self.take(read, look, others)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// What one word fits, as far as the others fit it too; whether that was all of it.
    fn take(&mut self, read: &Read, rarest: &Look, others: &[Look]) -> Result<bool> {
        let mut cars = store::cars(read, &rarest.vehicles)?;
        let owned = store::cars_of(read, &rarest.customers, CANDIDATES)?;
        let whole = !rarest.is_cut() && owned.len() < usize::try_from(CANDIDATES).unwrap_or(0);
        let owners: BTreeSet<i64> = owned.iter().map(|car| car.owner).collect();
        cars.extend(owned);
        for car in cars {
            self.take_car(read, car, others)?;
        }
        for &customer in rarest.customers.iter().filter(|customer| !owners.contains(customer)) {
            if all(others, |word| fits(read, Indexed::Customer, customer, word))? {
                self.put((SearchKind::Customer, customer), None, &[(Indexed::Customer, customer)]);
            }
        }
        Ok(whole)
    }

    /// Only its number makes an order a hit: the rarest word may be its owner's name, which is not it.
    fn take_orders(&mut self, read: &Read, looks: &[Look]) -> Result<()> {
        let numbered: BTreeSet<i64> = looks.iter().flat_map(|look| &look.orders).copied().collect();
        for order in store::orders(read, &Vec::from_iter(numbered))? {
            self.take_order(read, order, looks)?;
        }
        Ok(())
    }

    fn take_car(&mut self, read: &Read, car: Car, words: &[Look]) -> Result<()> {
        if all(words, |word| car_fits(read, car.id, car.owner, word))? {
            let called = [(Indexed::Vehicle, car.id), (Indexed::Bringer, car.id), (Indexed::Customer, car.owner)];
            self.put((SearchKind::Vehicle, car.id), car.last_visit, &called);
        }
        Ok(())
    }

    fn take_order(&mut self, read: &Read, order: Order, words: &[Look]) -> Result<()> {
        let fits = |word: &str| {
            Ok(fits(read, Indexed::Order, order.id, word)? || car_fits(read, order.vehicle, order.customer, word)?)
        };
        if all(words, fits)? {
            self.put((SearchKind::Order, order.id), Some(order.date), &[(Indexed::Order, order.id)]);
        }
        Ok(())
    }

    /// One of a car on file by its number alone: its owner's name finds the car.
    fn take_appointments(&mut self, read: &Read, looks: &[Look]) -> Result<()> {
        let named: BTreeSet<i64> = looks.iter().flat_map(|look| &look.appointments).copied().collect();
        for one in store::appointments(read, &Vec::from_iter(named))? {
            if all(looks, |word| fits(read, Indexed::Appointment, one.id, word))? {
                self.put((SearchKind::Appointment, one.id), Some(one.date), &[(Indexed::Appointment, one.id)]);
            }
        }
        Ok(())
    }

    /// The cars that stand in the shop and those that are to come today.
    fn take_expected(&mut self, read: &Read, words: &[Look], open: &Standing) -> Result<()> {
        let expected: BTreeSet<i64> = open.of_car.keys().chain(open.today_of_car.keys()).copied().collect();
        store::cars(read, &Vec::from_iter(expected))?.into_iter().try_for_each(|car| self.take_car(read, car, words))
    }

    /// A car found that is in the shop carries its open order already.
    fn leave_out_orders_of_found_cars(&mut self, open: &Standing) {
        let carried: Vec<i64> = open
            .of_car
            .iter()
            .filter(|&(&car, _)| self.hits.contains_key(&(SearchKind::Vehicle, car)))
            .map(|(_, &order)| order)
            .collect();
        for order in carried {
            self.hits.remove(&(SearchKind::Order, order));
        }
    }

    fn best(self, limit: usize, open: &Standing) -> Vec<Target> {
        let in_shop = |(kind, id): Target| match kind {
            SearchKind::Vehicle => open.of_car.contains_key(&id),
            SearchKind::Order => open.orders.contains(&id),
            SearchKind::Customer | SearchKind::Appointment => false,
        };
        let booked_today = |(kind, id): Target| match kind {
            SearchKind::Vehicle => open.today_of_car.contains_key(&id),
            SearchKind::Appointment => open.today.contains(&id),
            SearchKind::Customer | SearchKind::Order => false,
        };
        let mut found: Vec<(Target, (bool, Option<String>))> = self.hits.into_iter().collect();
        found.sort_by_cached_key(|(target, (to_the_end, day))| {
            let is_car = target.0 == SearchKind::Vehicle;
            Reverse((in_shop(*target), booked_today(*target), *to_the_end, day.clone(), is_car, target.1))
        });
        found.into_iter().take(limit).map(|(target, _)| target).collect()
    }
}

fn car_fits(read: &Read, car: i64, owner: i64, word: &str) -> Result<bool> {
    Ok(fits(read, Indexed::Vehicle, car, word)?
        || fits(read, Indexed::Customer, owner, word)?
        || fits(read, Indexed::Bringer, car, word)?)
}

fn all(words: &[Look], fits: impl Fn(&str) -> Result<bool>) -> Result<bool> {
    for look in words {
        if !fits(&look.word)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn hit(read: &Read, (kind, id): Target, open: &Standing) -> Result<SearchHit> {
    let mut hit = SearchHit { kind, id, vehicle: None, customer: None, order: None, appointment: None };
    match kind {
        SearchKind::Vehicle => {
            hit.vehicle = Some(vehicles::brief(read, VehicleId(id))?);
            hit.order = open.of_car.get(&id).map(|&order| orders::brief(read, OrderId(order))).transpose()?;
            let today = open.today_of_car.get(&id);
            hit.appointment = today.map(|&one| appointments::brief(read, AppointmentId(one))).transpose()?;
        }
        SearchKind::Customer => {
            hit.customer = Some(customer_file::listed(read, customers::brief(read, CustomerId(id))?)?)
        }
        SearchKind::Order => hit.order = Some(orders::brief(read, OrderId(id))?),
        SearchKind::Appointment => hit.appointment = Some(appointments::brief(read, AppointmentId(id))?),
    }
    Ok(hit)
}
