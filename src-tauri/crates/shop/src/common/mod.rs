//! What every feature shares: money, measures, days, identifiers and the way a refusal is said.
//!
//! Nothing here knows a table or a feature.

pub(crate) mod bounds;
pub mod catalogue;
pub mod credit_code;
pub mod export;
pub mod id;
pub mod mask;
pub mod measure;
pub mod phone;
pub mod plate;
#[cfg(test)]
mod stored_codes;
pub mod text;
pub mod vin;

pub use id::*;
pub(crate) use jieche_ground::sql;
pub use jieche_ground::{BusinessDate, JobId, Millis, Page, PersonId, Problem, Result, page};
pub use mask::{Change, Shown};
pub use measure::{BasisPoints, Fen, Hours, Quantity};
