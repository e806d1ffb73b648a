//! What a visit costs, who owes it and who paid.

pub mod credit;
pub mod settlement;
