//! The arithmetic of the settlement list, checked before a figure is printed.
//!
//! Standing rule (JT/T 1133-2017): a line is quantity × price within a fen; labour + parts + others
//! − discounts − rounding is what is owed. Lines are shown before their discounts, which stand in
//! 优惠 together with the discount on the whole, so that every line multiplies out on paper.

use super::SettlementList;
use crate::figures::product;
use crate::layout::PaperError;

/// What the lines add up to, fen, before any discount.
pub(super) struct Sums {
    pub(super) labour: i64,
    pub(super) parts: i64,
    pub(super) others: i64,
    /// 优惠: of the lines and of the whole.
    pub(super) discount: i64,
    /// 实收.
    pub(super) received: i64,
}

impl Sums {
    /// 总费用.
    pub(super) fn gross(&self) -> i64 {
        self.labour + self.parts + self.others
    }
}

/// Adds the list up.
///
/// # Errors
/// [`PaperError::DoesNotAddUp`] with the first heading whose figure is not the sum of its parts.
pub(super) fn add_up(list: &SettlementList) -> Result<Sums, PaperError> {
    for line in &list.labour {
        let product = product(line.hours, line.rate_fen, 100);
        agree_within_a_fen("工时费用", line.amount_fen + line.discount_fen, product)?;
    }
    for line in &list.parts {
        let product = product(line.quantity, line.unit_price_fen, 1000);
        agree_within_a_fen("材料费用", line.amount_fen + line.discount_fen, product)?;
    }
    let line_discounts = list.labour.iter().map(|line| line.discount_fen).sum::<i64>()
        + list.parts.iter().map(|line| line.discount_fen).sum::<i64>()
        + list.others.iter().map(|line| line.discount_fen).sum::<i64>();
    let sums = Sums {
        labour: list.labour.iter().map(|line| line.amount_fen + line.discount_fen).sum(),
        parts: list.parts.iter().map(|line| line.amount_fen + line.discount_fen).sum(),
        others: list.others.iter().map(|line| line.amount_fen + line.discount_fen).sum(),
        discount: line_discounts + list.discount_fen,
        received: list.payments.iter().map(|payment| payment.amount_fen).sum(),
    };
    let owed = sums.gross() - sums.discount - list.rounding_fen;
    if owed == list.total_fen {
        Ok(sums)
    } else {
        Err(PaperError::DoesNotAddUp { what: "应付金额", given: list.total_fen, sum: owed })
    }
}

fn agree_within_a_fen(what: &'static str, given: i64, sum: i64) -> Result<(), PaperError> {
    if given.abs_diff(sum) <= 1 { Ok(()) } else { Err(PaperError::DoesNotAddUp { what, given, sum }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fen_is_tolerated_and_no_more() {
        assert!(agree_within_a_fen("x", 100, 101).is_ok());
        assert!(matches!(
            agree_within_a_fen("工时费用", 100, 102),
            Err(PaperError::DoesNotAddUp { what: "工时费用", given: 100, sum: 102 })
        ));
    }
}
