//! What another program wrote of a car's past: a row an item or a row a visit; the same number is the same visit.
//!
//! A visit belongs to a car on file; a row whose car nobody knows is refused. What is on file stays: a later file only
//! adds items it does not have and fills what is empty. The car's card follows the newest reading as it would have, had
//! the car come here. Deliberately not here: owners. Whose car it was then the file cannot prove.

use std::collections::HashMap;

use super::cars::{self, Cars, Marks};
use super::catalogue_items::price;
use super::merging::Planned;
use super::reading::Reading;
use super::{FileRule, ImportRules, RowOutcome, ShopRule, values};
use crate::common::{BusinessDate, PastVisitId, Problem, Result, VehicleId, text};
use crate::registers::past_visits::{self, PastItem, PastVisit};
use crate::registers::vehicles;
use jieche_ground::Read;

/// What one cell may hold several items split by.
const BETWEEN: [char; 4] = ['；', ';', '、', '\n'];

/// A visit, by place in the plan or by id on file.
#[derive(Clone, Copy)]
enum Known {
    OnFile(PastVisitId),
    Planned(usize),
}

/// What tells a visit from others: its number or, without one, its car and day.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Number(String),
    Day(VehicleId, BusinessDate),
}

/// A planned visit, and which of its items on file no row has spoken of yet.
pub struct PlannedVisit {
    /// The visit.
    pub visit: Planned<PastVisit>,
    unclaimed: Vec<usize>,
}

/// The newest day a car came, and its newest reading.
#[derive(Default, Clone, Copy)]
struct Newest {
    on: Option<BusinessDate>,
    reading: Option<(BusinessDate, i64)>,
}

/// The visits of a plan, and the cars whose card follows.
pub struct History {
    /// In the order of the file.
    pub visits: Vec<PlannedVisit>,
    /// The cars.
    pub cars: Cars,
    known: HashMap<Key, Known>,
    newest: HashMap<usize, Newest>,
}

impl History {
    /// Nothing planned yet, everything on file known.
    pub fn on_file(read: &Read) -> Result<Self> {
        let marked = past_visits::marks(read)?;
        let known = marked.into_iter().map(|(id, number, car, on)| (key(number, car, on), Known::OnFile(id))).collect();
        Ok(Self { visits: Vec::new(), cars: Cars::on_file(read)?, known, newest: HashMap::new() })
    }

    /// Plans one row.
    pub fn take(&mut self, read: &Read, row: &mut Reading) -> Result<RowOutcome> {
        let today = read.ctx().today();
        let marks = cars::read_marks(row);
        let on = row.needed("date", |said| values::past_date(said, today));
        let number = row.number_of_a_visit();
        let (Some(marks), Some(on), Ok(number)) = (marks, on, number) else { return Ok(RowOutcome::Refuse) };
        match self.place_of(read, &marks, row.number()) {
            Ok(place) => self.put(read, row, place, number, on),
            Err(problem) if problem.field.is_some() => {
                row.problems.push(problem);
                Ok(RowOutcome::Refuse)
            }
            Err(problem) => Err(problem),
        }
    }

    /// The car's place in the plan; refuses one that nobody knows (`unknown_car`).
    fn place_of(&mut self, read: &Read, marks: &Marks, row: u32) -> Result<usize> {
        self.cars.find(read, marks, row)?.ok_or_else(|| Problem::of("plate", "unknown_car"))
    }

    fn put(
        &mut self,
        read: &Read,
        row: &mut Reading,
        car: usize,
        number: Option<String>,
        on: BusinessDate,
    ) -> Result<RowOutcome> {
        let Some(vehicle) = self.cars.planned.get(car).map(|planned| planned.car.record.id) else {
            return Err(Problem::internal("an imported visit without a car"));
        };
        let place = match self.known.get(&key(number.clone(), vehicle, on)).copied() {
            Some(Known::Planned(place)) => Some(place),
            Some(Known::OnFile(id)) => Some(self.load(read, id, row.number())?),
            None => None,
        };
        if let Some(visit) = place.and_then(|place| self.visits.get(place)).map(|planned| &planned.visit.record)
            && (visit.vehicle_id, visit.on) != (vehicle, on)
        {
            row.problems.push(Problem::of("visit_number", "number_of_another_visit").with("on", visit.on));
            return Ok(RowOutcome::Refuse);
        }
        let said = read_visit(row, vehicle, number, on);
        self.came(car, on, said.odometer_km);
        Ok(match place {
            Some(place) => {
                self.add(place, said, &mut row.notes);
                RowOutcome::Merge
            }
            None => {
                let place = Known::Planned(self.visits.len());
                self.known.insert(key(said.number.clone(), vehicle, on), place);
                self.visits.push(PlannedVisit { visit: Planned::new(said, row.number()), unclaimed: Vec::new() });
                RowOutcome::Create
            }
        })
    }

    fn load(&mut self, read: &Read, id: PastVisitId, row: u32) -> Result<usize> {
        let visit = past_visits::record(read, id)?;
        let key = key(visit.number.clone(), visit.vehicle_id, visit.on);
        self.known.insert(key, Known::Planned(self.visits.len()));
        let unclaimed = (0..visit.items.len()).collect();
        self.visits.push(PlannedVisit { visit: Planned::on_file(visit, row), unclaimed });
        Ok(self.visits.len() - 1)
    }

    /// Adds what a row says to a planned visit. An item on file is claimed by the first row that speaks of it; two equal
    /// rows of one file are two items.
    fn add(&mut self, place: usize, said: PastVisit, notes: &mut Vec<Problem>) {
        let Some(PlannedVisit { visit, unclaimed }) = self.visits.get_mut(place) else { return };
        let as_it_was = ImportRules { in_file: FileRule::First, on_file: ShopRule::Fill };
        let Some((record, mut adding)) = visit.open(as_it_was, notes) else { return };
        adding.fill(&mut record.odometer_km, said.odometer_km, "odometer_km");
        adding.fill(&mut record.complaint, said.complaint, "complaint");
        adding.fill(&mut record.amount_fen, said.amount_fen, "amount_fen");
        adding.fill(&mut record.advisor, said.advisor, "advisor");
        adding.fill(&mut record.remark, said.remark, "remark");
        for item in said.items {
            let same = |at: &usize| record.items.get(*at).is_some_and(|there| is_same(there, &item));
            match unclaimed.iter().position(same).map(|at| unclaimed.remove(at)) {
                Some(at) => {
                    if let Some(there) = record.items.get_mut(at) {
                        there.amount_fen = there.amount_fen.or(item.amount_fen);
                    }
                }
                None if record.items.len() < past_visits::ITEMS => record.items.push(item),
                None => adding.tell("item", "too_many_items"),
            }
        }
    }

    fn came(&mut self, car: usize, on: BusinessDate, odometer_km: Option<i64>) {
        let newest = self.newest.entry(car).or_default();
        newest.on = newest.on.max(Some(on));
        newest.reading = newest.reading.max(odometer_km.map(|km| (on, km)));
    }

    /// Once all rows are planned: a car's card knows its newest visit, and the reading of then unless it knows a newer one.
    pub fn finish(&mut self) {
        for (&car, newest) in &self.newest {
            let Some(planned) = self.cars.planned.get_mut(car) else { continue };
            let record = &mut planned.car.record;
            if let Some((on, km)) = newest.reading
                && (record.odometer_km.is_none() || record.last_visit.is_none_or(|last| last <= on))
            {
                record.odometer_km = record.odometer_km.max(Some(km));
            }
            record.last_visit = record.last_visit.max(newest.on);
        }
    }
}

/// Whether a row's item is one that stands there: one without a price may have got one since.
fn is_same(there: &PastItem, said: &PastItem) -> bool {
    there.name == said.name
        && (there.amount_fen == said.amount_fen || there.amount_fen.is_none() || said.amount_fen.is_none())
}

fn key(number: Option<String>, car: VehicleId, on: BusinessDate) -> Key {
    number.map_or(Key::Day(car, on), Key::Number)
}

fn read_visit(row: &mut Reading, vehicle_id: VehicleId, number: Option<String>, on: BusinessDate) -> PastVisit {
    PastVisit {
        id: PastVisitId(0),
        version: 0,
        vehicle_id,
        number,
        on,
        odometer_km: row.value("odometer_km", |said| values::kilometres(said).and_then(vehicles::odometer)),
        complaint: row.lines("complaint", past_visits::TEXT),
        items: read_items(row),
        amount_fen: row.value("amount_fen", price),
        advisor: row.text("advisor", past_visits::ADVISOR),
        remark: row.lines("remark", past_visits::TEXT),
    }
}

/// One item with its price, or several without.
fn read_items(row: &mut Reading) -> Vec<PastItem> {
    let amount_fen = row.value("item_amount_fen", price);
    if amount_fen.is_some() && row.said("item").is_none() {
        row.leave_out("item_amount_fen", &Problem::of("item", "required"));
    }
    if amount_fen.is_some() {
        return row.text("item", past_visits::ITEM).map(|name| PastItem { name, amount_fen }).into_iter().collect();
    }
    let Some(said) = row.lines("item", past_visits::ITEM * past_visits::ITEMS) else { return Vec::new() };
    let named = said.split(BETWEEN).map(str::trim).filter(|name| !name.is_empty());
    let (fits, long): (Vec<&str>, Vec<&str>) = named.partition(|name| name.chars().count() <= past_visits::ITEM);
    if let Some(name) = long.first() {
        let length = name.chars().count();
        row.leave_out("item", &Problem::new("too_long").with("max", past_visits::ITEM).with("length", length));
    }
    fits.into_iter().take(past_visits::ITEMS).map(|name| PastItem { name: name.to_owned(), amount_fen: None }).collect()
}

impl Reading<'_> {
    /// The visit's number, folded; a number that is too long refuses the row, for without it the visit is another.
    fn number_of_a_visit(&mut self) -> std::result::Result<Option<String>, ()> {
        if self.said("visit_number").is_none() {
            return Ok(None);
        }
        self.needed_text("visit_number", past_visits::NUMBER).map(|number| Some(text::fold(&number))).ok_or(())
    }
}
