//! An order with everything that hangs on it: the work and its money.
//!
//! Nothing is written down a second time for it. Its commands carry the record's name (`repair_orders_get`). Deliberately
//! not here: the work itself (`visit::repair_orders`), the money itself (`money`).

use std::ops::Deref;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{OrderId, Result};
use crate::money::settlement::{self, SettlementBrief};
use crate::visit::appointments::{self, ArriveAppointment};
use crate::visit::reception;
use crate::visit::repair_orders::{
    self, AuthorisationSheet, DecideLines, DismissDeclined, HandOver, NoteMessage, OpenRepairOrder, PutLine,
    RemoveLine, RepairOrder, SaveRepairOrder, TakePackage, TakeUpDeclined,
};
use jieche_ground::{Read, Tx};

/// An order whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderFile {
    /// The work.
    #[serde(flatten)]
    pub order: RepairOrder,
    /// Its settlements, voided ones too.
    pub settlements: Vec<SettlementBrief>,
}

/// On screen the work's fields are the file's own; so they are here.
impl Deref for OrderFile {
    type Target = RepairOrder;

    fn deref(&self) -> &RepairOrder {
        &self.order
    }
}

/// An order whole; `not_found`.
pub fn get(read: &Read, id: OrderId) -> Result<OrderFile> {
    of(read, repair_orders::get(read, id)?)
}

/// Opens an order, as `repair_orders::open`.
pub fn open(tx: &Tx, request: OpenRepairOrder) -> Result<OrderFile> {
    of(tx, repair_orders::open(tx, request)?)
}

/// Saves its head, as `repair_orders::save`.
pub fn save(tx: &Tx, request: SaveRepairOrder) -> Result<OrderFile> {
    of(tx, repair_orders::save(tx, request)?)
}

/// Puts a line on it, or changes one, as `repair_orders::put_line`.
pub fn put_line(tx: &Tx, request: PutLine) -> Result<OrderFile> {
    of(tx, repair_orders::put_line(tx, request)?)
}

/// Takes a line off it, as `repair_orders::remove_line`.
pub fn remove_line(tx: &Tx, request: RemoveLine) -> Result<OrderFile> {
    of(tx, repair_orders::remove_line(tx, request)?)
}

/// Notes what the customer said to lines, as `repair_orders::decide`.
pub fn decide(tx: &Tx, request: DecideLines) -> Result<OrderFile> {
    of(tx, repair_orders::decide(tx, request)?)
}

/// Takes what is sold together, as `repair_orders::take_package`.
pub fn take_package(tx: &Tx, request: TakePackage) -> Result<OrderFile> {
    of(tx, repair_orders::take_package(tx, request)?)
}

/// Takes up what was declined before, as `repair_orders::take_up`.
pub fn take_up(tx: &Tx, request: TakeUpDeclined) -> Result<OrderFile> {
    of(tx, repair_orders::take_up(tx, request)?)
}

/// Dismisses what was declined before, as `repair_orders::dismiss`.
pub fn dismiss(tx: &Tx, request: DismissDeclined) -> Result<OrderFile> {
    of(tx, repair_orders::dismiss(tx, request)?)
}

/// Notes a message copied for the customer, as `repair_orders::note_message`.
pub fn note_message(tx: &Tx, request: NoteMessage) -> Result<OrderFile> {
    of(tx, repair_orders::note_message(tx, request)?)
}

/// Gives every order to another advisor, as `repair_orders::hand_over`.
pub fn hand_over(tx: &Tx, request: HandOver) -> Result<Vec<OrderFile>> {
    repair_orders::hand_over(tx, request)?.into_iter().map(|order| of(tx, order)).collect()
}

/// The car of an appointment is here: its order is opened, as `appointments::arrive`.
pub fn arrive(tx: &Tx, request: ArriveAppointment) -> Result<OrderFile> {
    of(tx, appointments::arrive(tx, request)?)
}

/// Counts a copy of the 维修委托书 and answers what it says, as `repair_orders::authorisation_sheet`.
pub fn authorisation_sheet(tx: &Tx, id: OrderId) -> Result<AuthorisationSheet> {
    repair_orders::authorisation_sheet(tx, id, reception::belongings(tx, id)?)
}

/// The work, with its money beside it.
pub fn of(read: &Read, order: RepairOrder) -> Result<OrderFile> {
    Ok(OrderFile { settlements: settlement::of_order(read, order.id)?, order })
}
