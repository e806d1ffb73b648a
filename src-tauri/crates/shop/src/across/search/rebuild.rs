//! Making every object's terms anew, when the rule that makes them has changed.
//!
//! No business of its own: nothing is journalled, and a rebuild that stops half-way leaves each object
//! with the old terms or the new ones, never with some of each.

use super::store::{self, Named};
use crate::common::{Problem, Result};
use crate::registers::search_index::{self, Indexed, terms};
use crate::shop::Shop;
use jieche_ground::Ctx;
use jieche_ground::jobs::Progress;
use jieche_ground::{Note, Read};

/// Objects between two looks at the clock: short enough that nobody at the desk waits for the writer.
const BATCH: i64 = 200;
const KINDS: [Indexed; 8] = [
    Indexed::Customer,
    Indexed::Vehicle,
    Indexed::Order,
    Indexed::Operation,
    Indexed::Part,
    Indexed::Appointment,
    Indexed::Package,
    Indexed::Bringer,
];

/// Whether the rule has changed since some object was made findable.
pub fn needs_rebuild(read: &Read) -> Result<bool> {
    search_index::has_other_rule(read)
}

/// Makes all terms anew, a batch a write; `cancelled` when asked to stop.
pub fn rebuild(shop: &Shop, ctx: &Ctx, progress: &Progress) -> Result<()> {
    let total = shop.read(ctx, search_index::count)?;
    let mut done = 0;
    for kind in KINDS {
        let mut after = 0;
        loop {
            progress.tell(done, total.max(done))?;
            let batch = shop.note(ctx, |note| remake(note, kind, after))?;
            let Some(&last) = batch.last() else { break };
            after = last;
            done += i64::try_from(batch.len()).map_err(Problem::internal)?;
        }
    }
    progress.tell(done, done)?;
    Ok(())
}

fn remake(note: &Note, kind: Indexed, after: i64) -> Result<Vec<i64>> {
    let batch = store::named_after(note, kind, after, BATCH)?;
    for (id, named) in &batch {
        let terms = match named {
            Named::Customer(called) => terms::of_file(called),
            Named::Vehicle(plate, vin) => terms::of_vehicle(plate.as_deref(), vin.as_deref()),
            Named::Bringers(called) => terms::of_file(called),
            Named::Order(number) => terms::of_order(number),
            Named::Catalogue(code, name) => terms::of_catalogue(code, name),
            Named::Appointment(number, name, phone, plate) => {
                terms::of_appointment(number, name.as_deref(), phone.as_deref(), plate.as_deref())
            }
        };
        search_index::remake(note, kind, *id, &terms)?;
    }
    Ok(batch.into_iter().map(|(id, _)| id).collect())
}
