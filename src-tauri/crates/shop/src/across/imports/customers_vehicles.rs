//! Customers and their cars, a row each: who owns it and which car it is.

use super::cars::{self, Cars, Marks};
use super::people::{self, People};
use super::reading::Reading;
use super::{FileRule, ImportRules, RowOutcome};
use crate::common::{Problem, Result};
use jieche_ground::Read;

/// The customers and cars of a plan.
pub struct CustomersVehicles {
    /// The customers.
    pub people: People,
    /// The cars.
    pub cars: Cars,
    rules: ImportRules,
}

impl CustomersVehicles {
    /// Nothing planned yet, everything on file known.
    pub fn on_file(read: &Read, rules: ImportRules) -> Result<Self> {
        Ok(Self { people: People::on_file(read)?, cars: Cars::on_file(read)?, rules })
    }

    /// Plans one row.
    pub fn take(&mut self, read: &Read, row: &mut Reading) -> Result<RowOutcome> {
        let customer = people::read(row);
        let household = customer.as_ref().is_none_or(people::Said::is_person);
        let car = cars::read(row, read.ctx().today(), household);
        let (Some(customer), Some(car)) = (customer, car) else { return Ok(RowOutcome::Refuse) };
        match self.cars.find(read, &Marks::of(&car), row.number()) {
            Ok(Some(place)) => {
                if self.cars.add(place, car, self.rules, &mut row.notes).is_some() {
                    self.add_to_owner(read, place, customer, row)?;
                }
                Ok(RowOutcome::Merge)
            }
            Ok(None) => {
                let owner = self.people.place(read, customer, row.number(), self.rules, &mut row.notes)?;
                self.cars.add_new(car, owner, row.number());
                Ok(RowOutcome::Create)
            }
            Err(problem) if problem.field.is_some() => {
                row.problems.push(problem);
                Ok(RowOutcome::Refuse)
            }
            Err(problem) => Err(problem),
        }
    }

    /// The row's customer adds to the car's owner where it is the same name; another name changes no owner.
    fn add_to_owner(&mut self, read: &Read, place: usize, customer: people::Said, row: &mut Reading) -> Result<()> {
        let Some(planned) = self.cars.planned.get(place) else { return Ok(()) };
        let owner = match planned.owner {
            Some(owner) => self.known_by_phone(read, (place, owner), &customer, row)?,
            None => self.people.load(read, planned.car.record.owner_id, row.number())?,
        };
        if self.people.is_called_so(owner, &customer) {
            self.people.add(owner, customer, self.rules, &mut row.notes);
        } else {
            row.notes.push(Problem::of("name", "other_owner"));
        }
        Ok(())
    }

    /// The owner a car got from an earlier row, once another row of the car says the phone that counts: whoever is known by
    /// that name and phone already, with all else the first row said.
    fn known_by_phone(
        &mut self,
        read: &Read,
        (place, owner): (usize, usize),
        customer: &people::Said,
        row: &mut Reading,
    ) -> Result<usize> {
        let Some(known) = self.people.known_instead(read, owner, customer, row.number(), self.rules)? else {
            return Ok(owner);
        };
        if let Some(first) = self.people.said_of(owner) {
            let earlier = ImportRules { in_file: FileRule::First, ..self.rules };
            self.people.add(known, first, earlier, &mut row.notes);
        }
        if let Some(car) = self.cars.planned.get_mut(place) {
            car.owner = Some(known);
        }
        Ok(known)
    }
}
