//! The 维修委托书 as the customer signed it on screen: the very PDF, kept with its hash, and what was agreed to then.
//!
//! A signed paper never changes. When the agreed work does, the paper is older than the order: it says so, and a new
//! edition is signed. Deliberately not here: the sheet's words (`paper`), the file itself (`files`).

mod store;

use crate::registers::staff::Rights;
use jieche_codes::{OrderNote, RecordKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::head::Head;
use super::order::RepairOrder;
use super::order_line::{Channel, Decision, OrderLine};
use super::sheets::{AuthorisationSheet, authorisation};
use super::{find, get, lines, rules};
use crate::common::{Change, Millis, OrderId, PersonId, Problem, Result, Shown, text};
use crate::registers::printing::{PrintWay, PrintedCopy};
use crate::registers::signatures::{self, SheetSignature, Stroke};
use crate::registers::staff::Personal;
use crate::registers::{customers, staff};
use jieche_ground::files::FileHash;
use jieche_ground::{Read, Tx, same_version};

const NAME: usize = 40;

/// A 维修委托书 that was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SignedAuthorisation {
    /// From 1; the highest counts.
    #[ts(type = "number")]
    pub edition: i64,
    /// Who signed.
    pub signer: Shown<String>,
    /// When.
    pub at: Millis,
    /// Who showed it to them.
    pub shown_by: String,
    /// On which terminal.
    pub terminal: String,
    /// SHA-256 of the PDF as it was signed.
    pub file: FileHash,
    /// Whether the agreed work is still what was signed; not for editions that another has followed.
    pub holds: bool,
}

/// The customer signs the 维修委托书 on screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SignAuthorisation {
    /// Of which order.
    pub order_id: OrderId,
    /// The version the customer was shown.
    #[ts(type = "number")]
    pub version: i64,
    /// Who signs; kept: whoever brought the car.
    pub signer: Change<String>,
    /// The lines of the signature, as drawn.
    #[ts(type = "Array<Array<[number, number]>>")]
    pub strokes: Vec<Stroke>,
}

/// A signed edition's PDF.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeptAuthorisation {
    /// Of which order.
    pub order_id: OrderId,
    /// Which edition.
    #[ts(type = "number")]
    pub edition: i64,
}

/// An edition's own row.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(super) struct Row {
    pub order_id: OrderId,
    pub edition: i64,
    pub signer: String,
    pub signed_at: Millis,
    pub shown_by: PersonId,
    pub terminal: String,
    pub strokes: Vec<Stroke>,
    /// The agreed lines, as they were signed.
    pub lines: Vec<OrderLine>,
    pub kept_pdf: FileHash,
}

/// The order as it may be signed.
///
/// Refuses an order that was not quoted or that was delivered or cancelled (`wrong_state`), a stale version (the customer must
/// have seen what they sign), no time promised (`required`: one of the contents of the contract), and an empty or endless
/// signature.
pub(crate) fn may_sign(tx: &Tx, request: &SignAuthorisation) -> Result<Head> {
    let head = find(tx, request.order_id)?;
    same_version(tx, RecordKind::RepairOrders, head.id.0, head.version, request.version)?;
    if head.number.is_none() || head.delivered_at.is_some() || !head.state.is_editable() {
        return Err(head.wrong_state());
    }
    signatures::check(&request.strokes)?;
    if head.promised_at.is_none() {
        return Err(Problem::of("promised_at", "required"));
    }
    Ok(head)
}

/// The customer signs: the sheet is rendered by `render`, kept, and stands from then on. What they have not answered yet
/// is not on the sheet they sign; what they leave in the car (`belongings`) is. Refuses nothing agreed to (`nothing_agreed`).
pub(crate) fn sign(
    tx: &Tx,
    head: &Head,
    request: SignAuthorisation,
    belongings: Vec<String>,
    render: &mut dyn FnMut(&AuthorisationSheet) -> Result<Vec<u8>>,
) -> Result<RepairOrder> {
    let agreed = agreed(lines::of_order(tx, head.id)?);
    if agreed.is_empty() {
        return Err(Problem::of("lines", "nothing_agreed"));
    }
    let usual = match &head.brought_by {
        Some(name) => name.clone(),
        None => customers::record(tx, head.customer_id)?.name,
    };
    let signer = text::required("signer", &request.signer.over(usual), NAME)?;
    let signature = SheetSignature { signer: signer.clone(), at: tx.now(), strokes: request.strokes.clone() };
    let first =
        PrintedCopy { copy_no: 1, at: tx.now(), by: staff::name_of(tx, tx.person()?)?, way: PrintWay::default() };
    let sheet = authorisation(tx, head, first, Some(signature), belongings)?;
    let row = Row {
        order_id: head.id,
        edition: store::of_order(tx, head.id)?.last().map_or(1, |row| row.edition + 1),
        signer,
        signed_at: tx.now(),
        shown_by: tx.person()?,
        terminal: tx.ctx().terminal.clone(),
        strokes: request.strokes,
        lines: agreed,
        kept_pdf: tx.keep_file(&render(&sheet)?)?,
    };
    store::insert(tx, &row)?;
    super::store::add_event(tx, head, OrderNote::Signed, Some(head.state), Some(Channel::Written), None)?;
    super::store::update(tx, head)?;
    tx.touched::<Row, _>(RecordKind::RepairOrders, head.id.0, None, Some(&row))?;
    get(tx, head.id)
}

/// The file of a signed edition, with the order's number for its name; `not_found` where there is none.
pub fn kept(read: &Read, asked: &KeptAuthorisation) -> Result<(Option<String>, FileHash)> {
    let head = find(read, asked.order_id)?;
    let found = store::of_order(read, head.id)?.into_iter().find(|row| row.edition == asked.edition);
    Ok((head.number, found.ok_or_else(|| Problem::not_found("authorisation"))?.kept_pdf))
}

/// The signed editions of an order, the first first; whether the last one is still what is agreed.
pub(super) fn of_order(read: &Read, head: &Head, now: &[OrderLine]) -> Result<Vec<SignedAuthorisation>> {
    let rows = store::of_order(read, head.id)?;
    let newest = rows.last().map_or(0, |row| row.edition);
    let sees_names = read.ctx().sees(Personal::Name);
    rows.into_iter()
        .map(|row| {
            Ok(SignedAuthorisation {
                holds: row.edition == newest && is_what_was_signed(&row.lines, now),
                edition: row.edition,
                signer: Shown::name(&row.signer, sees_names),
                at: row.signed_at,
                shown_by: staff::name_of(read, row.shown_by)?,
                terminal: row.terminal,
                file: row.kept_pdf,
            })
        })
        .collect()
}

/// Whether the agreed lines are the signed ones, none of them dearer.
fn is_what_was_signed(signed: &[OrderLine], now: &[OrderLine]) -> bool {
    let agreed: Vec<&OrderLine> = now.iter().filter(|line| line.decision == Decision::Agreed).collect();
    let same = |one: &OrderLine, line: &OrderLine| one.old_part == line.old_part && rules::keeps_consent(one, line);
    let stands = |line: &&OrderLine| signed.iter().any(|one| one.id == line.id && same(one, line));
    agreed.len() == signed.len() && agreed.iter().all(stands)
}

/// The agreed lines without who said so: the signature says it for all of them.
fn agreed(mut lines: Vec<OrderLine>) -> Vec<OrderLine> {
    lines.retain(|line| line.decision == Decision::Agreed);
    lines.iter_mut().for_each(|line| line.decided_by_name = None);
    lines
}
