//! What merging two customers' files asks of their orders: which there are, and handing them to the other file.
//!
//! Deliberately not here: who owes for a line. That stays as it was written, settled or not, and is read under
//! the file the debtor belongs to.

use super::head::Head;
use super::settling::find;
use super::store;
use crate::common::{CustomerId, LineId, OrderId, Result, VehicleId};
use jieche_codes::RecordKind;
use jieche_ground::{Read, Tx};

/// Every order of a customer.
pub(crate) fn orders_of(read: &Read, customer: CustomerId) -> Result<Vec<OrderId>> {
    store::ids_of_customer(read, customer)
}

/// The order opened last of all: what comes after it is told by its id, whatever the clock says.
pub(crate) fn newest(read: &Read) -> Result<Option<OrderId>> {
    store::newest(read)
}

/// The orders opened for somebody's cars after an order.
pub(crate) fn opened_since(
    read: &Read,
    customer: CustomerId,
    cars: &[VehicleId],
    after: Option<OrderId>,
) -> Result<Vec<OrderId>> {
    store::ids_opened_since(read, customer, cars, after)
}

/// The lines that name this very customer as who owes.
pub(crate) fn lines_owed_by(read: &Read, debtor: CustomerId) -> Result<Vec<LineId>> {
    store::lines_owed_by(read, debtor)
}

/// These orders are the other file's from now on.
pub(crate) fn hand_to_file(tx: &Tx, orders: &[OrderId], to: CustomerId) -> Result<()> {
    for &id in orders {
        let before = find(tx, id)?;
        store::set_customer(tx, id, to)?;
        let after = Head { customer_id: to, version: before.version + 1, ..before.clone() };
        tx.touched(RecordKind::RepairOrders, id.0, Some(&before), Some(&after))?;
    }
    Ok(())
}
