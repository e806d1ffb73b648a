//! Orders in lists, with what their customers owe beside them; and whether the same complaint came before under guarantee.
//!
//! Its commands carry the record's name (`repair_orders_list`). Deliberately not here: which orders a list shows
//! (`visit::repair_orders`).

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{Fen, OrderId, Page, Result};
use crate::money::settlement;
use crate::visit::repair_orders::{self, EarlierComplaint, FindEarlierComplaints, ListRepairOrders, OrderBrief};
use jieche_ground::Read;

/// An order in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ListedOrder {
    /// Which.
    #[serde(flatten)]
    pub order: OrderBrief,
    /// What the customer still owes of what was settled, fen.
    pub unpaid_fen: Fen,
}

/// Orders, the latest first.
pub fn list(read: &Read, asked: ListRepairOrders) -> Result<Page<ListedOrder>> {
    let Page { rows, next } = repair_orders::list(read, asked)?;
    Ok(Page { rows: listed(read, rows)?, next })
}

/// Cars whose work is finished, as `repair_orders::finished`.
pub fn finished(read: &Read) -> Result<Vec<ListedOrder>> {
    listed(read, repair_orders::finished(read)?)
}

/// An order as lists show it; `not_found`.
pub fn brief(read: &Read, id: OrderId) -> Result<ListedOrder> {
    let order = repair_orders::brief(read, id)?;
    let unpaid_fen = settlement::owed_for_orders(read, &[id])?.remove(&id).unwrap_or(Fen::ZERO);
    Ok(ListedOrder { order, unpaid_fen })
}

/// Orders with what is owed of them beside them.
pub(super) fn listed(read: &Read, orders: Vec<OrderBrief>) -> Result<Vec<ListedOrder>> {
    let ids: Vec<OrderId> = orders.iter().map(|order| order.id).collect();
    let owed = settlement::owed_for_orders(read, &ids)?;
    let with_money =
        |order: OrderBrief| ListedOrder { unpaid_fen: owed.get(&order.id).copied().unwrap_or(Fen::ZERO), order };
    Ok(orders.into_iter().map(with_money).collect())
}

/// The car's visits of the last year with the same complaint, as `repair_orders::earlier_complaints`, and whether a
/// guarantee still runs for what was done then.
pub fn earlier_complaints(read: &Read, asked: FindEarlierComplaints) -> Result<Vec<EarlierComplaint>> {
    let vehicle = asked.vehicle_id;
    let mut found = repair_orders::earlier_complaints(read, asked)?;
    if !found.is_empty() {
        let guaranteed = settlement::guarantees_of_vehicle(read, vehicle)?;
        for earlier in &mut found {
            earlier.guaranteed = guaranteed.iter().any(|one| Some(one.order_id) == earlier.order_id);
        }
    }
    Ok(found)
}
