//! A customer with everything that hangs on them, whoever it is of; and two files made one.
//!
//! Nothing is written down a second time for it. Its commands carry the record's name (`customers_get`, `customers_merge`).
//! Deliberately not here: the card itself (`registers::customers`).

pub mod merging;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::orders::{self, ListedOrder};
use crate::common::plate::Plate;
use crate::common::{CustomerId, Fen, Page, Result};
use crate::money::settlement;
use crate::registers::customers::{self, Consent, Customer, CustomerBrief, FindCustomerDuplicates, ListCustomers};
use crate::registers::vehicles::{self, VehicleBrief};
use crate::visit::repair_orders;
use jieche_ground::Read;
use merging::MergedFile;

/// A customer with everything that hangs on them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct CustomerFile {
    /// The card.
    pub customer: Customer,
    /// The cars they own now, those visited last first.
    pub vehicles: Vec<VehicleBrief>,
    /// Their orders, newest first.
    pub orders: Vec<ListedOrder>,
    /// What stands unpaid, in fen.
    pub unpaid_fen: Fen,
    /// What the customer said to each use of their data.
    pub consents: Vec<Consent>,
    /// The files that were merged into this one, the latest first.
    pub merged: Vec<MergedFile>,
}

/// A customer in a list, with the cars they are known by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListedCustomer {
    /// Who.
    #[serde(flatten)]
    pub customer: CustomerBrief,
    /// The plates of their cars, twenty at most.
    pub plates: Vec<Plate>,
}

/// A customer with cars, orders and what stands unpaid; of a merged file the one it was merged into. `not_found`.
pub fn get(read: &Read, id: CustomerId) -> Result<CustomerFile> {
    let record = customers::file(read, id)?;
    let id = record.id;
    Ok(CustomerFile {
        consents: customers::consents_of(read, id)?,
        merged: merging::merged_into(read, id)?,
        customer: customers::shown(read.ctx(), record),
        vehicles: vehicles::of_owner(read, id)?,
        orders: orders::listed(read, repair_orders::of_customer(read, id)?)?,
        unpaid_fen: settlement::owed_by(read, id)?,
    })
}

/// A page of customers, newest first.
pub fn list(read: &Read, asked: ListCustomers) -> Result<Page<ListedCustomer>> {
    let Page { rows, next } = customers::list(read, asked)?;
    Ok(Page { rows: rows.into_iter().map(|customer| listed(read, customer)).collect::<Result<_>>()?, next })
}

/// Those on file with the same phone or the same name: offered, for a person to decide.
pub fn duplicates(read: &Read, asked: FindCustomerDuplicates) -> Result<Vec<ListedCustomer>> {
    customers::duplicates(read, asked)?.into_iter().map(|customer| listed(read, customer)).collect()
}

/// A customer with the cars they are known by.
pub(super) fn listed(read: &Read, customer: CustomerBrief) -> Result<ListedCustomer> {
    Ok(ListedCustomer { plates: vehicles::plates_of(read, customer.id)?, customer })
}
