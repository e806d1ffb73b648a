//! What may be given off a price, and whose word it takes beyond that.
//!
//! One rule for a line of an order and for a settlement: the widest limit of a person's roles, and beyond it a second
//! person's word whose own limit reaches that far. A price below the catalogue's is a discount by another name, and what
//! was given line by line counts with what is given on the whole.

use super::order_line::OrderLine;
use super::rules::{self, share};
use crate::common::{Fen, Result};
use crate::registers::staff::Rights;
use crate::registers::staff::{ApprovalOf, Role, use_second_word};
use crate::registers::{labour, parts, settings};
use jieche_ground::{Read, Tx};

/// Lets a discount of a price pass that the person may give, or a second person approves.
///
/// Refuses one beyond both: `approval_needed` without a word, `approver_limit` where the second person's limit is too
/// low as well.
pub(crate) fn may_give(tx: &Tx, of: Fen, discount: Fen, approval: Option<&str>) -> Result<()> {
    let rules = settings::get(tx)?.shop.quotations;
    let own = share(of, rules.limit_of(tx.ctx().roles()))?;
    if discount <= own {
        return Ok(());
    }
    let reaches = |roles: &[Role]| Ok(discount <= share(of, rules.limit_of(roles))?);
    use_second_word(tx, approval, ApprovalOf::Discount, reaches).map(|_| ())
}

/// What is given away, and off what, fen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reduction {
    /// The price before: the catalogue's, or the line's own where that is higher or stands alone.
    pub of: Fen,
    /// What is left off it.
    pub off: Fen,
}

/// What a line costs less than its catalogue asks today.
pub(super) fn reduction(read: &Read, line: &OrderLine) -> Result<Reduction> {
    let listed = match (line.operation_id, line.part_id) {
        (Some(id), _) => labour::maybe(read, id)?.map(|operation| operation.rate_fen),
        (None, Some(id)) => Some(parts::get(read, id)?.price_fen),
        (None, None) => None,
    };
    let price = listed.map_or(line.unit_price_fen, |listed| listed.max(line.unit_price_fen));
    let of = rules::gross(&OrderLine { unit_price_fen: price, ..line.clone() })?;
    Ok(Reduction { of, off: of.minus(line.amount_fen)? })
}

/// What a discount on several lines comes to with what each of them has been given already. A package's price is the
/// shop's own offer and gives nothing away.
pub(crate) fn may_give_on_all(tx: &Tx, lines: &[OrderLine], discount: Fen, approval: Option<&str>) -> Result<()> {
    if discount == Fen::ZERO {
        return Ok(());
    }
    let mut whole = Reduction { of: Fen::ZERO, off: discount };
    for line in lines {
        let own = if line.package.is_some() {
            Reduction { of: line.amount_fen, off: Fen::ZERO }
        } else {
            reduction(tx, line)?
        };
        whole = Reduction { of: whole.of.plus(own.of)?, off: whole.off.plus(own.off)? };
    }
    may_give(tx, whole.of, whole.off, approval)
}
