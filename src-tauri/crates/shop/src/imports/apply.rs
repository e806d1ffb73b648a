//! Doing what was planned: one write, everything or nothing.

use super::catalogue::{Catalogue, Item};
use super::customers_vehicles::CustomersVehicles;
use super::plan::{self, Plan, Records};
use super::read::Table;
use super::{ImportKind, refused};
use crate::common::{CustomerId, Problem, Result};
use crate::ctx::Ctx;
use crate::db::handle::Tx;
use crate::files::FileHash;
use crate::jobs::{Outcome, Progress};
use crate::shop::Shop;
use crate::{customers, journal, vehicles};

/// Records between two looks for a cancel.
const BATCH: usize = 200;

/// Checks outside the write, then applies in it. What was saved by others in between is checked against again.
pub fn run(shop: &Shop, ctx: &Ctx, progress: &Progress, kind: ImportKind, table: Table) -> Result<Outcome> {
    let planned = shop.read(ctx, |read| plan::of(read, kind, &table, Some(progress)))?;
    if planned.records.changed() == 0 {
        let refused = refused::file(&planned, &table).map(|content| shop.upload(ctx, &content)).transpose()?;
        return Ok(Outcome { import: Some(planned.counts()), refused, ..Outcome::default() });
    }
    let done = shop.write(ctx, "import", move |tx| {
        let is_old = journal::last_mark(tx)?.seq != planned.seq;
        let plan = if is_old { plan::of(tx, kind, &table, Some(progress))? } else { planned };
        apply(shop, tx, progress, plan, table)
    })?;
    Ok(done.value)
}

pub(super) fn apply(shop: &Shop, tx: &Tx, progress: &Progress, plan: Plan, table: Table) -> Result<Outcome> {
    let refused: Option<FileHash> =
        refused::file(&plan, &table).map(|content| shop.keep_file(tx, &content)).transpose()?;
    let outcome = Outcome { import: Some(plan.counts()), refused, ..Outcome::default() };
    let mut steps = Steps { progress, done: 0, before: table.sheet.len(), of: plan.records.changed() };
    // A hundred thousand rows of text are not needed beside the records made of them.
    drop((table, plan.rows));
    match plan.records {
        Records::CustomersVehicles(records) => apply_customers_vehicles(tx, &mut steps, *records)?,
        Records::Labour(records) => apply_catalogue(tx, &mut steps, records)?,
        Records::Parts(records) => apply_catalogue(tx, &mut steps, records)?,
    }
    Ok(outcome)
}

/// How far the writing is; checking was the first half.
struct Steps<'a> {
    progress: &'a Progress,
    done: usize,
    before: usize,
    of: usize,
}

impl Steps<'_> {
    fn step(&mut self) -> Result<()> {
        self.done += 1;
        if !self.done.is_multiple_of(BATCH) {
            return Ok(());
        }
        let share = self.before * self.done / self.of.max(1);
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        self.progress.tell(number(self.before + share), number(2 * self.before))
    }
}

fn apply_customers_vehicles(tx: &Tx, steps: &mut Steps, records: CustomersVehicles) -> Result<()> {
    let mut owners: Vec<CustomerId> = Vec::with_capacity(records.people.planned.len());
    for planned in records.people.planned {
        owners.push(if planned.is_changed() {
            steps.step()?;
            customers::keep(tx, planned.before.as_deref(), planned.record)?.id
        } else {
            planned.record.id
        });
    }
    for planned in records.cars.planned {
        if !planned.car.is_changed() {
            continue;
        }
        steps.step()?;
        let mut record = planned.car.record;
        if let Some(owner) = planned.owner {
            record.owner_id =
                *owners.get(owner).ok_or_else(|| Problem::internal("an imported car without an owner"))?;
        }
        vehicles::keep(tx, planned.car.before.as_deref(), record)?;
    }
    Ok(())
}

fn apply_catalogue<T: Item>(tx: &Tx, steps: &mut Steps, records: Catalogue<T>) -> Result<()> {
    for planned in records.planned {
        if planned.is_changed() {
            steps.step()?;
            T::keep(tx, planned.before.as_deref(), planned.record)?;
        }
    }
    Ok(())
}
