//! Noting an invoice that was issued in the tax system. The shop issues none itself.

use super::answer::Settlement;
use super::request::NoteInvoice;
use super::rules::invoice_number;
use super::store::{self, NewInvoice};
use super::{begin, move_on};
use crate::common::{Fen, Problem, Result, text};
use jieche_codes::RecordKind;
use jieche_ground::Tx;

const TITLE: usize = 100;

/// Notes an invoice against a settlement.
///
/// Refuses a number that cannot be one (`bad_invoice_number`) or is noted already (`duplicate`, with the
/// settlement), a day before the settlement's or after today, an empty title, and more than what is settled
/// and not yet invoiced (`amount_mismatch`, with what is left).
pub fn note_invoice(tx: &Tx, request: NoteInvoice) -> Result<Settlement> {
    let row = begin(tx, request.id, request.version)?;
    let today = tx.ctx().today();
    if request.issued_on < row.date || request.issued_on > today {
        return Err(Problem::of("issued_on", "out_of_range").with("min", row.date).with("max", today));
    }
    let number = invoice_number(&request.number, request.kind, request.issued_on)
        .ok_or_else(|| Problem::of("number", "bad_invoice_number"))?;
    if let Some(settlement) = store::of_invoice(tx, &number)? {
        return Err(Problem::of("number", "duplicate").with("settlement", settlement));
    }
    let title = text::required("title", &request.title, TITLE)?;
    let noted = Fen::sum(store::invoices(tx, row.id)?.into_iter().map(|invoice| invoice.amount_fen))?;
    let left = row.money.total.minus(noted)?;
    if request.amount_fen <= Fen::ZERO {
        return Err(Problem::of("amount_fen", "out_of_range").with("min", 1));
    }
    if request.amount_fen > left {
        return Err(Problem::of("amount_fen", "amount_mismatch").with("left", left.0));
    }
    store::add_invoice(
        tx,
        row.id,
        &NewInvoice {
            number: &number,
            kind: request.kind,
            issued_on: request.issued_on,
            amount: request.amount_fen,
            title: &title,
        },
    )?;
    tx.touched::<(), _>(
        RecordKind::Settlements,
        row.id.0,
        None,
        Some(&serde_json::json!({ "invoice": number, "amount": request.amount_fen, "issued_on": request.issued_on })),
    )?;
    move_on(tx, &row, row.clone())
}
