//! The plan in hand and the import at work: one of each.
//!
//! A plan of a hundred thousand rows is kept for the pages of its preview and for the import itself, as long as nobody
//! saves anything: the journal's sequence says so.

use std::sync::Arc;

use parking_lot::Mutex;

use super::StartImport;
use super::plan::{self, Plan};
use super::read::{self, Table};
use crate::common::{BusinessDate, ImportId, Problem, Result};
use crate::shop::Shop;
use jieche_ground::Ctx;
use jieche_ground::jobs::Progress;
use jieche_ground::journal;

/// What the shop holds of imports between two calls.
#[derive(Default)]
pub struct InHand {
    plan: Mutex<Option<Arc<Prepared>>>,
    work: Mutex<Option<Option<ImportId>>>,
}

/// A file read and planned against one moment of the shop.
pub struct Prepared {
    asked: StartImport,
    seq: i64,
    today: BusinessDate,
    /// The file.
    pub table: Table,
    /// What an import of it would do.
    pub plan: Plan,
}

impl InHand {
    /// Begins work on imports; `import_running` while another is at work.
    pub fn claim(&self) -> Result<AtWork<'_>> {
        let mut work = self.work.lock();
        if work.is_some() {
            return Err(Problem::new("import_running"));
        }
        *work = Some(None);
        Ok(AtWork(self))
    }

    /// The import at work.
    pub fn running(&self) -> Option<ImportId> {
        self.work.lock().flatten()
    }

    /// Drops the plan: what it was made by has changed.
    pub fn forget(&self) {
        *self.plan.lock() = None;
    }
}

/// Work on imports until it is dropped.
pub struct AtWork<'a>(&'a InHand);

impl AtWork<'_> {
    /// Says which import is at work.
    pub fn is(&self, id: ImportId) {
        *self.0.work.lock() = Some(Some(id));
    }
}

impl Drop for AtWork<'_> {
    fn drop(&mut self) {
        *self.0.work.lock() = None;
        self.0.forget();
    }
}

/// The file read and planned: the plan in hand where it still holds, a new one otherwise.
pub fn prepared(shop: &Shop, ctx: &Ctx, progress: Option<&Progress>, asked: &StartImport) -> Result<Arc<Prepared>> {
    let seq = shop.read(ctx, journal::newest)?;
    let holds =
        |prepared: &&Arc<Prepared>| prepared.asked == *asked && prepared.seq == seq && prepared.today == ctx.today();
    if let Some(kept) = shop.imports.plan.lock().as_ref().filter(holds) {
        return Ok(Arc::clone(kept));
    }
    // Not two plans in memory at once.
    shop.imports.forget();
    let table = read::table(shop, ctx, asked)?;
    let (seq, plan) = shop
        .read(ctx, |read| Ok((journal::newest(read)?, plan::of(read, asked.kind, &table, asked.rules, progress)?)))?;
    let prepared = Arc::new(Prepared { asked: asked.clone(), seq, today: ctx.today(), table, plan });
    *shop.imports.plan.lock() = Some(Arc::clone(&prepared));
    Ok(prepared)
}
