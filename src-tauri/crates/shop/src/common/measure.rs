//! Money and measures as whole numbers, with the only arithmetic that is allowed on them.
//!
//! No floating point anywhere: amounts are fen, hours hundredths, quantities thousandths, rates
//! basis points. Rounding is half up, once, at the end of a product. Deliberately not here:
//! formatting (screens and sheets do that).

use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

use jieche_ground::{Problem, Result};

/// Widest amount accepted from outside: ten million yuan, in fen. No car costs that to mend.
const FEN_LIMIT: i64 = 1_000_000_000;
const MEASURE_LIMIT: i64 = 100_000_000;

macro_rules! measure {
    ($(#[$doc:meta])* $name:ident, $low:expr, $high:expr) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
        #[ts(type = "number")]
        pub struct $name(pub i64);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
                let value = i64::deserialize(from)?;
                if ($low..=$high).contains(&value) { Ok(Self(value)) } else { Err(serde::de::Error::custom("out_of_range")) }
            }
        }

        impl $name {
            /// Nothing.
            pub const ZERO: Self = Self(0);
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> { Ok(self.0.into()) }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
    };
}

measure!(
    /// Whole fen, tax included unless a name says otherwise.
    Fen, -FEN_LIMIT, FEN_LIMIT
);
measure!(
    /// Hundredths of an hour, 0 to 1 000 000 hours.
    Hours, 0, MEASURE_LIMIT
);
measure!(
    /// Thousandths of a unit (a litre, a piece), 0 to 100 000 units.
    Quantity, 0, MEASURE_LIMIT
);
measure!(
    /// Basis points: 1300 is 13 %.
    BasisPoints, 0, 10_000
);

impl Fen {
    /// The sum; `out_of_range` instead of wrapping round.
    pub fn plus(self, other: Self) -> Result<Self> {
        self.0.checked_add(other.0).map(Self).ok_or_else(|| Problem::new("out_of_range"))
    }

    /// The difference; `out_of_range` instead of wrapping round.
    pub fn minus(self, other: Self) -> Result<Self> {
        self.0.checked_sub(other.0).map(Self).ok_or_else(|| Problem::new("out_of_range"))
    }

    /// The sum of many.
    pub fn sum(of: impl IntoIterator<Item = Self>) -> Result<Self> {
        of.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// This price per hour × hours, rounded half up to the fen.
    pub fn times_hours(self, hours: Hours) -> Result<Self> {
        self.scaled(hours.0, 100)
    }

    /// This price per unit × quantity, rounded half up to the fen.
    pub fn times_quantity(self, quantity: Quantity) -> Result<Self> {
        self.scaled(quantity.0, 1000)
    }

    /// This share of the amount, rounded half up to the fen.
    pub fn share(self, rate: BasisPoints) -> Result<Self> {
        self.scaled(rate.0, 10_000)
    }

    fn scaled(self, by: i64, per: i64) -> Result<Self> {
        let product = i128::from(self.0) * i128::from(by);
        let half = i128::from(per) / 2;
        let rounded = if product < 0 { (product - half) / i128::from(per) } else { (product + half) / i128::from(per) };
        i64::try_from(rounded).map(Self).map_err(|_| Problem::new("out_of_range"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn half_a_fen_rounds_up() {
        assert_eq!(Fen(15_001).times_hours(Hours(50)), Ok(Fen(7_501)), "75.005 yuan is charged as 75.01");
        assert_eq!(Fen(-15_001).times_hours(Hours(50)), Ok(Fen(-7_501)), "a refund mirrors the charge");
    }

    proptest! {
        #[test]
        fn splitting_hours_never_moves_more_than_a_fen_a_piece(price in 0i64..1_000_000, a in 0i64..10_000, b in 0i64..10_000) {
            let whole = Fen(price).times_hours(Hours(a + b)).unwrap().0;
            let parts = Fen(price).times_hours(Hours(a)).unwrap().0 + Fen(price).times_hours(Hours(b)).unwrap().0;
            prop_assert!((whole - parts).abs() <= 1, "each piece rounds by at most half a fen");
        }
    }
}
