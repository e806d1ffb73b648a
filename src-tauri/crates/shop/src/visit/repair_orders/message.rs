//! What was sent to the customer's messenger about an order: copied from the screen by a person, kept here as it was.
//!
//! Deliberately not here: sending (there may be no internet), and what the customer answers. Their word on a line is a
//! decision.

use super::order::RepairOrder;
use super::order_line::Channel;
use super::request::NoteMessage;
use super::{find, get, store};
use crate::common::{Result, text};
use jieche_codes::{OrderNote, RecordKind};
use jieche_ground::Tx;

/// Notes a message on the order; it changes nothing else, so that no version is asked for.
///
/// Refuses an empty text, more than a thousand characters, and a closed or cancelled order (`wrong_state`).
pub fn note_message(tx: &Tx, request: NoteMessage) -> Result<RepairOrder> {
    let order = find(tx, request.id)?;
    order.must_be_editable()?;
    let said = text::message("text", &request.text)?;
    store::add_event(tx, &order, OrderNote::Message, Some(order.state), Some(Channel::Message), Some(&said))?;
    tx.mentioned(RecordKind::RepairOrders, order.id.0, &serde_json::json!({ "message": said }))?;
    get(tx, order.id)
}
