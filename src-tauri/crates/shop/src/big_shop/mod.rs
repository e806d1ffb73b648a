//! The big shop: ten years of a dealership nobody owns, laid in minutes, for what can only be told at size: how fast the
//! desk is answered, how cost grows, and whether four keys find a record among eighty thousand cars.
//!
//! Everything in it holds (the journal's chain, the money's sums, the search's terms); the same seed lays the same shop.
//! Each feature lays its own part (`big_shop.rs` in its folder); here is what goes on from day to day, and a visit, which crosses
//! floors. Behind the feature `big_shop` and never in the installed program. Deliberately not here: past appointments, calls made
//! long ago, photos, and a sheet for each settlement: all settlements keep the same one.

mod catalogue;
mod chance;
mod laying;
pub(crate) mod names;
pub(crate) mod pieces;
mod searches;
mod store;
#[cfg(test)]
mod tests;
mod visit;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};
use std::path::Path;

use crate::across::shop_settings;
use crate::care::surveys;
use crate::common::{BusinessDate, CustomerId, Millis, PersonId, Result, VehicleId};
use crate::registers::{customers, staff, vehicles};
use crate::visit::appointments;
use catalogue::Catalogue;
pub(crate) use chance::Chance;
use jieche_ground::Ctx;
pub(crate) use laying::Laying;
use visit::{House, Visit};

pub use searches::{Drawn, Found, IN_SIGHT, KEYS, Search, draw, try_out};

/// How big.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Days the shop has been open.
    pub days: i64,
    /// Visits in all of them; a day's grow to twice those of the first.
    pub orders: i64,
    /// Part numbers.
    pub parts: usize,
    /// Operations.
    pub work: usize,
}

impl Size {
    /// A big dealership after ten years.
    pub const L: Self = Self { days: 3650, orders: 219_000, parts: 30_000, work: 1_200 };
    /// A tenth of it.
    pub const S: Self = Self { days: 3650, orders: 21_900, parts: 3_000, work: 1_200 };

    /// Visits up to the end of a day.
    fn until_day(self, day: i64) -> i64 {
        let (days, orders) = (i128::from(self.days), i128::from(self.orders));
        let day = i128::from(day.min(self.days));
        i64::try_from(orders * (2 * day * days + day * day) / (3 * days * days)).unwrap_or(0)
    }
}

/// Lays a shop of this size into an empty folder, as it stands at `until` of its last day. `tell` hears (day, days).
/// Code: `shop_exists` for a folder that has one.
pub fn lay(root: &Path, size: Size, seed: u64, until: Millis, tell: &dyn Fn(i64, i64)) -> Result<()> {
    let mut laying = Laying::begin(root, seed)?;
    let mut chance = Chance::new(seed);
    let first = until.date().plus_days(1 - size.days);
    let founding = laying.at(first.plus_days(-1).at(9 * 60), PersonId(1));
    found(&mut laying, &founding)?;
    let catalogue = Catalogue::lay(&mut laying, &founding, &mut chance, size)?;
    let sheet = keep_sheet(&mut laying, &founding)?;
    let house = House { catalogue: &catalogue, sheet: &sheet, until };
    let mut years = Years {
        laying,
        chance,
        cars: Vec::new(),
        people: Vec::new(),
        due: BTreeMap::new(),
        registry: vehicles::big_shop::Registry::default(),
    };
    let mut agenda = Agenda::default();
    for n in 0..size.days {
        tell(n, size.days);
        let day = first.plus_days(n);
        years.day(&mut agenda, day, size.until_day(n + 1) - size.until_day(n), until)?;
        agenda.run(&mut years, &house, day.plus_days(1).at(0).min(until))?;
    }
    years.book(&size, until)?;
    tell(size.days, size.days);
    years.laying.end()
}

/// The initials somebody types for a name, small letters.
pub fn initials_of(name: &str) -> String {
    crate::registers::search_index::initials_of_name(name)
}

/// The database of a shop that was laid, opened by itself: bare SQLite under the same key and settings.
#[cfg(feature = "big_shop")]
pub fn bare(root: &Path) -> Result<rusqlite::Connection> {
    let folder = jieche_ground::Folder::new(root);
    let key = jieche_ground::key::Key::load(&folder.key())?;
    Ok(jieche_ground::bare(&folder.database(), &key)?)
}

struct Car {
    id: VehicleId,
    owner: CustomerId,
    km: i64,
}

/// What goes on from day to day.
struct Years {
    laying: Laying,
    chance: Chance,
    cars: Vec<Car>,
    people: Vec<CustomerId>,
    /// The cars that come back, by the day they do.
    due: BTreeMap<BusinessDate, Vec<usize>>,
    registry: vehicles::big_shop::Registry,
}

/// The visits under way, by the moment something happens in one.
#[derive(Default)]
struct Agenda {
    visits: Vec<Option<Visit>>,
    next: BinaryHeap<Reverse<(i64, usize)>>,
}

impl Agenda {
    fn add(&mut self, visit: Visit, at: Millis) {
        self.next.push(Reverse((at.0, self.visits.len())));
        self.visits.push(Some(visit));
    }

    /// Lets everything happen that lies before `end`.
    fn run(&mut self, years: &mut Years, house: &House, end: Millis) -> Result<()> {
        while let Some(&Reverse((at, place))) = self.next.peek()
            && at < end.0
        {
            self.next.pop();
            let Some(visit) = self.visits.get_mut(place).and_then(Option::as_mut) else { continue };
            match visit.go_on(&mut years.laying, &mut years.chance, house, Millis(at))? {
                Some(then) => self.next.push(Reverse((then.0, place))),
                None => self.visits[place] = None,
            }
        }
        Ok(())
    }
}

/// Of a hundred cars so many come back.
const COME_BACK: i64 = 64;
/// Of a hundred cars that are new here so many belong to somebody who is new here too.
const NEW_OWNER: i64 = 74;
/// Days ahead the calendar is booked.
const BOOKED_DAYS: i64 = 7;

impl Years {
    /// The cars of a day: those that come back on it, and as many new ones as the day has room for.
    fn day(&mut self, agenda: &mut Agenda, day: BusinessDate, room: i64, until: Millis) -> Result<()> {
        let room = usize::try_from(room).unwrap_or(0);
        let mut back = self.due.remove(&day).unwrap_or_default();
        let later = back.split_off(back.len().min(room));
        self.due.entry(day.plus_days(1)).or_default().extend(later);
        for place in 0..room {
            let at = day.at(self.chance.between(8 * 60 + 30, 16 * 60 + 30));
            if at >= until {
                continue;
            }
            let car = match back.get(place) {
                Some(&car) => car,
                None => self.new_car(day)?,
            };
            self.comes(agenda, car, day, at);
        }
        Ok(())
    }

    fn comes(&mut self, agenda: &mut Agenda, place: usize, day: BusinessDate, at: Millis) {
        let again = self
            .chance
            .happens(COME_BACK)
            .then(|| if self.chance.happens(5) { self.chance.between(3, 20) } else { self.chance.between(120, 300) });
        let advisor = PersonId(self.chance.between(2, 10));
        let car = &mut self.cars[place];
        let visit = Visit::new(&mut self.chance, car.id, car.owner, car.km, at, advisor);
        car.km += again.unwrap_or(0) * self.chance.between(20, 60);
        agenda.add(visit, at);
        if let Some(days) = again {
            self.due.entry(day.plus_days(days)).or_default().push(place);
        }
    }

    fn new_car(&mut self, day: BusinessDate) -> Result<usize> {
        let ctx = self.laying.at(day.at(8 * 60), PersonId(2));
        let owner = match self.people.is_empty() || self.chance.happens(NEW_OWNER) {
            true => self.new_customer(&ctx)?,
            false => *self.chance.one(&self.people),
        };
        let km = self.chance.between(10, 120_000);
        let card = self.registry.car(&mut self.chance, owner, day, km);
        let id = self.laying.write(&ctx, "vehicles_save", |tx| vehicles::save(tx, card))?.id;
        self.cars.push(Car { id, owner, km });
        Ok(self.cars.len() - 1)
    }

    fn new_customer(&mut self, ctx: &Ctx) -> Result<CustomerId> {
        let id = customers::big_shop::lay(&mut self.laying, ctx, &mut self.chance)?;
        self.people.push(id);
        Ok(id)
    }

    /// The rest of today and the days after: half of a day's cars are booked, one caller in seven is new.
    fn book(&mut self, size: &Size, until: Millis) -> Result<()> {
        let a_day = usize::try_from(size.until_day(size.days) - size.until_day(size.days - 1)).unwrap_or(0);
        for ahead in 0..=BOOKED_DAYS {
            let day = until.date().plus_days(ahead);
            let mut cars = self.due.get(&day).cloned().unwrap_or_default();
            for _ in 0..a_day.div_ceil(2) {
                let start = day.at(self.chance.between(8 * 60 + 30, 16 * 60 + 30)).max(until.plus(30 * 60_000));
                let known = cars.pop().filter(|_| !self.chance.happens(15)).map(|place| self.cars[place].id);
                appointments::big_shop::book(&mut self.laying, &mut self.chance, until, start, known)?;
            }
        }
        Ok(())
    }
}

/// The shop and its people.
fn found(laying: &mut Laying, ctx: &Ctx) -> Result<()> {
    laying.write(&Ctx { person: None, ..ctx.clone() }, "shop_found", |tx| {
        let name = "深圳市大店汽车销售服务有限公司";
        shop_settings::found(tx, name, "深圳市福田区彩田路88号", "0755-88886666", "91350100M000100Y43", false)?;
        surveys::found(tx)?;
        staff::big_shop::hire(tx)?;
        Ok(())
    })
}

/// The one sheet all settlements keep.
fn keep_sheet(laying: &mut Laying, ctx: &Ctx) -> Result<jieche_ground::files::FileHash> {
    let content = b"%PDF-1.4\n1 0 obj << /Type /Catalog >> endobj\ntrailer << /Root 1 0 R >>\n%%EOF\n";
    let hash = laying.put_file(ctx, content)?;
    laying.write(ctx, "big_shop_sheet", |tx| {
        jieche_ground::files::keep(tx, &hash, content)?;
        tx.touched::<(), _>("files", 1, None, Some(hash.as_str()))
    })?;
    Ok(hash)
}
