//! What may be given off a price, and whose word it takes beyond that.
//!
//! One rule for a line of an order and for a settlement: the widest limit of a person's roles, and beyond it a second
//! person's word whose own limit reaches that far.

use super::rules::share;
use crate::common::{Fen, Result};
use crate::db::handle::Tx;
use crate::settings;
use crate::staff::{ApprovalOf, Role, use_second_word};

/// Lets a discount of a price pass that the person may give, or a second person approves.
///
/// Refuses one beyond both: `approval_needed` without a word, `approver_limit` where the second person's limit is too
/// low as well.
pub(crate) fn may_give(tx: &Tx, of: Fen, discount: Fen, approval: Option<&str>) -> Result<()> {
    let rules = settings::get(tx)?.shop.quotations;
    let own = share(of, rules.limit_of(&tx.ctx().roles))?;
    if discount <= own {
        return Ok(());
    }
    let reaches = |roles: &[Role]| Ok(discount <= share(of, rules.limit_of(roles))?);
    use_second_word(tx, approval, ApprovalOf::Discount, reaches).map(|_| ())
}
