//! The calendar of working days: only the days that are not as their weekday says.
//!
//! Each year the State Council says which days are off and which weekend days are worked for them (法定休息, 调休上班);
//! somebody marks them once a year. A day may besides be one on which this shop is shut. The law's 工作日 knows nothing of
//! that. Deliberately not here: the hours of a day (`appointments`), and who works on it (shifts, when they come).

mod marked;
mod store;
#[cfg(test)]
mod tests;
mod working;

pub use marked::{ClearDay, DaysOf, MarkDays, MarkedDay, SeenDay, clear, mark, year};
pub(crate) use working::shut;
pub use working::{after_working_days, is_shut, is_working_day};
