//! Writing what was planned, in batches: whoever saves something at the desk waits for one of them at most.
//!
//! Each batch is one write of whole units, journalled, and noted among the import's records in the same write. Before a
//! record is written it is looked at once more: where somebody was quicker, the file is planned anew against the shop as
//! it is now, and what is in already is there.

use std::collections::HashMap;
use std::sync::Arc;

use serde::Serialize;

use super::catalogue::{Catalogue, Item};
use super::customers_vehicles::CustomersVehicles;
use super::history::History;
use super::in_hand::{self, Prepared};
use super::plan::{Records, Unit};
use super::{StartImport, store};
use crate::common::{CustomerId, ImportId, Problem, Result};
use crate::registers::customers;
use crate::registers::past_visits;
use crate::registers::vehicles::{self, VehicleRecord};
use crate::shop::Shop;
use jieche_ground::Ctx;
use jieche_ground::Tx;
use jieche_ground::jobs::Progress;

/// Units of one write: a few hundredths of a second on an office PC.
const BATCH: usize = 50;
/// Plans in a row of which not one batch could be written: then somebody else works on the same records.
const PLANS: usize = 5;

/// Writes a plan to its end.
pub fn all(
    shop: &Shop,
    ctx: &Ctx,
    progress: &Progress,
    import: ImportId,
    asked: &StartImport,
    mut prepared: Arc<Prepared>,
) -> Result<()> {
    let mut idle = 0;
    loop {
        let (written, ended) = batches(shop, ctx, progress, import, &prepared);
        match ended {
            Err(problem) if problem.code == "plan_changed" => {
                idle = if written == 0 { idle + 1 } else { 0 };
                if idle == PLANS {
                    return Err(Problem::new("busy"));
                }
                prepared = in_hand::prepared(shop, ctx, Some(progress), asked)?;
            }
            ended => return ended,
        }
    }
}

/// Writes batch by batch; answers how many units are in, and how it ended.
fn batches(shop: &Shop, ctx: &Ctx, progress: &Progress, import: ImportId, prepared: &Prepared) -> (usize, Result<()>) {
    let units = prepared.plan.records.units();
    let rows = prepared.plan.rows.len();
    let mut owners = HashMap::new();
    let mut written = 0;
    loop {
        let until = units.len().min(written + BATCH);
        let batch = units.get(written..until).unwrap_or_default();
        let is_last = until == units.len();
        let done = shop.write(&ctx_now(shop, ctx), "imports_start", |tx| {
            let mut log = Log::of(tx, import, &owners)?;
            batch.iter().try_for_each(|unit| log.write(&prepared.plan.records, *unit))?;
            if is_last {
                store::finish(tx, import)?;
            }
            Ok(log.fresh)
        });
        match done {
            Err(problem) => return (written, Err(problem)),
            Ok(done) => owners.extend(done.value.into_iter().map(|(place, id)| (place, CustomerId(id)))),
        }
        written = until;
        if is_last {
            return (written, Ok(()));
        }
        // Checking was the first half of the work.
        let share = rows * written / units.len().max(1);
        if let Err(cancelled) = progress.tell(number(rows + share), number(2 * rows)) {
            return (written, Err(cancelled));
        }
    }
}

/// The call's circumstances at this moment: an import may take minutes.
fn ctx_now(shop: &Shop, ctx: &Ctx) -> Ctx {
    Ctx { now: shop.now().max(ctx.now), ..ctx.clone() }
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// One batch being written, and the account of it.
struct Log<'a> {
    tx: &'a Tx<'a>,
    import: ImportId,
    n: i64,
    owners: &'a HashMap<usize, CustomerId>,
    /// Owners written in this batch, by their place in the plan.
    fresh: Vec<(usize, i64)>,
}

impl<'a> Log<'a> {
    fn of(tx: &'a Tx<'a>, import: ImportId, owners: &'a HashMap<usize, CustomerId>) -> Result<Self> {
        Ok(Self { tx, import, n: store::next_record(tx, import)?, owners, fresh: Vec::new() })
    }

    fn wrote<T: Serialize>(&mut self, identity: (&'static str, i64, i64), before: Option<&T>) -> Result<()> {
        store::put_record(self.tx, self.import, self.n, identity, before)?;
        self.n += 1;
        Ok(())
    }

    fn write(&mut self, records: &Records, unit: Unit) -> Result<()> {
        match (records, unit) {
            (Records::CustomersVehicles(records), Unit::Car(place)) => self.car_and_owner(records, place),
            (Records::CustomersVehicles(records), Unit::Person(place)) => self.person(records, place).map(|_| ()),
            (Records::Labour(records), Unit::Item(place)) => self.item(records, place),
            (Records::Parts(records), Unit::Item(place)) => self.item(records, place),
            (Records::PastVisits(records), Unit::Visit(place)) => self.visit(records, place),
            (Records::PastVisits(records), Unit::Car(place)) => {
                let planned = records.cars.planned.get(place).ok_or_else(lost)?;
                self.car(planned.car.before.as_deref(), planned.car.record.clone())
            }
            _ => Err(lost()),
        }
    }

    fn car_and_owner(&mut self, records: &CustomersVehicles, place: usize) -> Result<()> {
        let planned = records.cars.planned.get(place).ok_or_else(lost)?;
        let mut record = planned.car.record.clone();
        if let Some(owner) = planned.owner {
            record.owner_id = self.owner(records, owner)?;
        }
        self.car(planned.car.before.as_deref(), record)
    }

    fn owner(&mut self, records: &CustomersVehicles, place: usize) -> Result<CustomerId> {
        let fresh = self.fresh.iter().find(|(written, _)| *written == place).map(|(_, id)| CustomerId(*id));
        if let Some(id) = fresh.or_else(|| self.owners.get(&place).copied()) {
            return Ok(id);
        }
        let planned = records.people.planned.get(place).ok_or_else(lost)?;
        if planned.before.is_some() {
            return Ok(planned.record.id);
        }
        let id = self.person(records, place)?;
        self.fresh.push((place, id.0));
        Ok(id)
    }

    fn person(&mut self, records: &CustomersVehicles, place: usize) -> Result<CustomerId> {
        let planned = records.people.planned.get(place).ok_or_else(lost)?;
        let (before, record) = (planned.before.as_deref(), &planned.record);
        let holds = match (before, &record.phone) {
            (Some(before), _) => customers::record(self.tx, before.id)?.version == before.version,
            // Two rows of one file may turn out to have one phone; what this import wrote itself is in its plan.
            (None, Some(phone)) => {
                let called_so = customers::called_so(self.tx, &record.name, phone)?;
                store::wrote_all(self.tx, self.import, "customers", called_so.into_iter().map(|id| id.0))?
            }
            (None, None) => true,
        };
        if !holds {
            return Err(changed());
        }
        let kept = customers::keep(self.tx, before, record.clone())?;
        self.wrote(("customers", kept.id.0, kept.version), before)?;
        Ok(kept.id)
    }

    fn car(&mut self, before: Option<&VehicleRecord>, record: VehicleRecord) -> Result<()> {
        if let Some(before) = before
            && vehicles::record(self.tx, before.id)?.version != before.version
        {
            return Err(changed());
        }
        // Another car may have got its plate or VIN meanwhile.
        vehicles::refuse_twins(self.tx, &record).map_err(|problem| match problem.code.as_ref() {
            "duplicate" => changed(),
            _ => problem,
        })?;
        let kept = vehicles::keep(self.tx, before, record)?;
        self.wrote(("vehicles", kept.id.0, kept.version), before)
    }

    fn item<T: Item>(&mut self, records: &Catalogue<T>, place: usize) -> Result<()> {
        let planned = records.planned.get(place).ok_or_else(lost)?;
        let on_file = T::on_file(self.tx, planned.record.code())?;
        if on_file.as_ref() != planned.before.as_deref() {
            return Err(changed());
        }
        let kept = T::keep(self.tx, planned.before.as_deref(), planned.record.clone())?;
        self.wrote(kept.identity(), planned.before.as_deref())
    }

    fn visit(&mut self, records: &History, place: usize) -> Result<()> {
        let planned = &records.visits.get(place).ok_or_else(lost)?.visit;
        let kept = past_visits::keep(self.tx, planned.before.as_deref(), planned.record.clone())?;
        self.wrote(("past_visits", kept.id.0, kept.version), planned.before.as_deref())
    }
}

fn changed() -> Problem {
    Problem::new("plan_changed")
}

fn lost() -> Problem {
    Problem::internal("an import's unit is not in its plan")
}
