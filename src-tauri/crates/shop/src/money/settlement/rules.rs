//! What a settlement comes to, what an invoice's number must be: pure functions.

use super::answer::InvoiceKind;
use crate::common::{BusinessDate, Fen, Result, text};
use crate::visit::repair_orders::{LineKind, OrderLine};

/// 抹零 stays below ten yuan: whole tens are a discount.
pub(super) const ROUNDING_LIMIT: Fen = Fen(999);

/// What some lines come to by fee, fen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sums {
    pub labour: Fen,
    pub part: Fen,
    pub other: Fen,
    pub line_discount: Fen,
}

impl Sums {
    pub(super) fn of(lines: &[OrderLine]) -> Result<Self> {
        let of = |kind| Fen::sum(lines.iter().filter(|line| line.kind == kind).map(|line| line.amount_fen));
        Ok(Self {
            labour: of(LineKind::Labour)?,
            part: of(LineKind::Part)?,
            other: of(LineKind::Other)?,
            line_discount: Fen::sum(lines.iter().map(|line| line.discount_fen))?,
        })
    }

    pub(super) fn total(self) -> Result<Fen> {
        Fen::sum([self.labour, self.part, self.other])
    }
}

/// Labour, parts and other after what was taken off the whole: each bears its share, rounded down, and what
/// rounding leaves over (2 fen at most) is borne by the first that can. Never below nothing while `off` is
/// not above the three together.
pub(crate) fn after_reduction(heads: [Fen; 3], off: Fen) -> Result<[Fen; 3]> {
    let whole = Fen::sum(heads)?;
    if off == Fen::ZERO || whole == Fen::ZERO {
        return Ok(heads);
    }
    let share = |head: Fen| i128::from(head.0) * i128::from(off.0) / i128::from(whole.0);
    let mut left = heads.map(|head| Fen(head.0 - i64::try_from(share(head)).unwrap_or(head.0)));
    let mut over = Fen::sum(left)?.minus(whole.minus(off)?)?;
    for head in &mut left {
        let borne = over.min(*head);
        *head = head.minus(borne)?;
        over = over.minus(borne)?;
    }
    Ok(left)
}

/// First two digits of a region in the tax numbers: the provinces' codes. The cities that plan for themselves
/// (大连 21, 宁波 33, 厦门 35, 青岛 37, 深圳 44) number under their province's.
const REGIONS: [&str; 31] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42", "43", "44",
    "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65",
];

/// The number as it is kept, if it can be one: a 数电票 has 20 digits, the year of issue, a region, then channel and
/// serial; paper has 8, or the code's 10 or 12 before them.
pub(super) fn invoice_number(typed: &str, kind: InvoiceKind, issued_on: BusinessDate) -> Option<String> {
    let number = text::compact(typed);
    let digits = number.bytes().all(|b| b.is_ascii_digit());
    let fits = match kind {
        InvoiceKind::DigitalSpecial | InvoiceKind::DigitalOrdinary => {
            number.len() == 20
                && number.starts_with(&issued_on.short_year())
                && number.get(2..4).is_some_and(|region| REGIONS.contains(&region))
        }
        InvoiceKind::PaperSpecial | InvoiceKind::PaperOrdinary => matches!(number.len(), 8 | 18 | 20),
    };
    (digits && fits).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_digital_invoice_number_tells_its_year_and_region() {
        let day = BusinessDate::new(2026, 11, 23).unwrap();
        let check = |number: &str| invoice_number(number, InvoiceKind::DigitalOrdinary, day);
        assert_eq!(check("26442000000123456789").as_deref(), Some("26442000000123456789"), "广东, 2026");
        assert_eq!(
            check("２６４４２０００ 000123456789").as_deref(),
            Some("26442000000123456789"),
            "however it is typed"
        );
        for wrong in [
            "2644200000012345678",
            "264420000001234567890",
            "25442000000123456789",
            "26992000000123456789",
            "2644200000012345678X",
        ] {
            assert_eq!(check(wrong), None, "{wrong}: a digit short or over, last year's, no region, no digit");
        }
        assert_eq!(
            invoice_number("04403001", InvoiceKind::PaperOrdinary, day).as_deref(),
            Some("04403001"),
            "paper has eight digits"
        );
    }

    proptest! {
        #[test]
        fn what_is_taken_off_the_whole_is_taken_off_the_parts_exactly(labour in 0i64..10_000_000, part in 0i64..10_000_000, other in 0i64..10_000_000, share in 0i64..=10_000) {
            let off = Fen((labour + part + other) * share / 10_000);
            let left = after_reduction([Fen(labour), Fen(part), Fen(other)], off).unwrap();
            prop_assert_eq!(Fen::sum(left).unwrap().0, labour + part + other - off.0, "nothing is lost or made");
            prop_assert!(left.iter().all(|head| head.0 >= 0), "no fee falls below nothing: {:?}", left);
        }
    }
}
