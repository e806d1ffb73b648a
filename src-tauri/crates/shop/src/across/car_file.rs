//! What is known of a car at a glance: each feature is asked for what it knows, nothing is written down a second time.
//!
//! Its command carries the record's name (`vehicles_get`). Deliberately not here: the card itself (`registers::vehicles`).

use crate::registers::staff::Rights;
use serde::Serialize;
use ts_rs::TS;

use super::orders::{self, ListedOrder};
use crate::care::complaints::{self, ComplaintBrief};
use crate::care::surveys::{self, Discontent};
use crate::common::{Fen, Result, VehicleId};
use crate::money::settlement::{self, NextService, RunningGuarantee};
use crate::registers::customers;
use crate::registers::past_visits::{self, PastVisit};
use crate::registers::staff::Personal;
use crate::registers::vehicles::{self, Ownership, Vehicle};
use crate::visit::reception::{self, AdvisedPoint};
use crate::visit::repair_orders::{self, BroughtBy, DeclinedLine, VisitWork};
use jieche_ground::Read;

/// A car with everything that hangs on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct VehicleFile {
    /// The card.
    pub vehicle: Vehicle,
    /// Its owners, the one of now first.
    pub owners: Vec<Ownership>,
    /// Whether the owner of now asked not to be advertised to.
    pub no_marketing: bool,
    /// What the shop calls the owner of now.
    pub tags: Vec<String>,
    /// Who brought it, whoever did last first.
    pub brought_by: Vec<BroughtBy>,
    /// Its orders, newest first.
    pub orders: Vec<ListedOrder>,
    /// Visits the program before this one knew of, newest first, 100 at most.
    pub past: Vec<PastVisit>,
    /// What the last visits came to, newest first.
    pub work: Vec<VisitWork>,
    /// When it is due next, as said when it was settled last.
    pub next_service: Option<NextService>,
    /// Repairs whose guarantee still runs, newest first.
    pub guarantees: Vec<RunningGuarantee>,
    /// What was complained of, open complaints first, then the latest, five at most; nothing for who may not know names.
    pub complaints: Vec<ComplaintBrief>,
    /// What was said in discontent after its visits, latest first; nothing for who may not know names.
    pub discontent: Vec<Discontent>,
    /// Work that was advised and declined, newest first.
    pub declined: Vec<DeclinedLine>,
    /// What earlier walk-rounds found wanting and nobody has put right since.
    pub advised: Vec<AdvisedPoint>,
    /// What stands unpaid on its orders, in fen.
    pub unpaid_fen: Fen,
}

/// A car with owners, orders, declined work and what stands unpaid; `not_found`.
pub fn get(read: &Read, id: VehicleId) -> Result<VehicleFile> {
    let vehicle = vehicles::shown(read, id)?;
    let owner = customers::record(read, vehicle.owner.id)?;
    let orders = repair_orders::of_vehicle(read, id)?;
    let work = repair_orders::work_of_vehicle(read, id)?;
    Ok(VehicleFile {
        owners: vehicles::owners(read, id)?,
        no_marketing: owner.no_marketing,
        tags: owner.tags,
        brought_by: repair_orders::bringers_of_vehicle(read, id)?,
        past: past_visits::of_vehicle(read, id)?,
        next_service: settlement::next_service_of_vehicle(read, id)?,
        guarantees: settlement::guarantees_of_vehicle(read, id)?,
        complaints: complaints::of_vehicle(read, id)?,
        discontent: discontent(read, id)?,
        vehicle,
        declined: repair_orders::declined_of_vehicle(read, id)?,
        advised: reception::advised(read, &orders, &work)?,
        orders: orders::listed(read, orders)?,
        work,
        unpaid_fen: settlement::owed_for_vehicle(read, id)?,
    })
}

fn discontent(read: &Read, id: VehicleId) -> Result<Vec<Discontent>> {
    if read.ctx().sees(Personal::Name) { surveys::discontent_of_vehicle(read, id) } else { Ok(Vec::new()) }
}
