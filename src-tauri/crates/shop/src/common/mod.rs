//! What every feature shares: money, measures, days, identifiers and the way a refusal is said.
//!
//! Nothing here knows a table or a feature.

pub mod credit_code;
pub mod day;
pub mod id;
pub mod mask;
pub mod measure;
pub mod page;
pub mod phone;
pub mod plate;
pub mod problem;
pub(crate) mod sql;
pub mod text;
pub mod vin;

pub use day::{BusinessDate, Millis};
pub use id::*;
pub use mask::{Change, Shown};
pub use measure::{BasisPoints, Fen, Hours, Quantity};
pub use page::Page;
pub use problem::{Problem, Result};
