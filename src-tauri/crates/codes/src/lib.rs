//! Every code once: what the database, the commands, the screens and the sheets call one and the same thing.
//!
//! A code is a line of a table: its name in the program's list (stored and sent, so never changed), its short word on
//! screen in Chinese and in English, and its word on paper where that is another. Everything else about it is made from
//! the line: the Rust type, its TypeScript, the words of the screens, the words of sheets and of files for the office.
//! Beside a table stand facts that follow from the code alone.
//!
//! Deliberately not here: what the dealership decides by a code (who may take a step, which means fit a payer), sentences
//! that explain one (`ui/src/words`), names of fields, and enums nobody reads as a word.

#[macro_use]
mod code;

mod appointments;
mod calendar;
mod capabilities;
mod care;
mod cars;
mod jobs;
mod money;
mod orders;
mod people;
mod printing;
mod reception;
mod records;

pub use appointments::{AppointmentState, BookedVia, ConflictKind, ReminderKind, ReminderOutcome};
pub use calendar::DayKind;
pub use capabilities::Capability;
pub use care::{
    CallOutcome, ComplaintAbout, ComplaintLevel, ComplaintSource, ComplaintState, ComplaintStepKind, QuestionKind,
    SurveyState,
};
pub use cars::{Energy, PartClass, PlateKind, VinState};
pub use code::{Code, Table, Word};
pub use jobs::{ExportForm, FileRule, ImportKind, ImportState, JobKind, RowOutcome, ShopRule};
pub use money::{DebtorKind, InvoiceKind, Means, Payer, SettlementState};
pub use orders::{
    BusinessType, Decision, HoldReason, HoursStandard, LineKind, OldPart, OrderNote, OrderState, RepairCategory,
    Speaker, Step,
};
pub use people::{Channel, ContactKind, CustomerKind, Prefers, Purpose, Role};
pub use printing::{Sheet, Stock};
pub use reception::{CarView, Condition, DamageKind, PhraseKind, PointFor, WarningLamp};
pub use records::RecordKind;

/// Every table, a file after the other: what the words of the screens are made from.
pub fn tables() -> impl Iterator<Item = &'static Table> {
    let files = [
        appointments::TABLES,
        calendar::TABLES,
        capabilities::TABLES,
        care::TABLES,
        cars::TABLES,
        jobs::TABLES,
        money::TABLES,
        orders::TABLES,
        people::TABLES,
        printing::TABLES,
        reception::TABLES,
        records::TABLES,
    ];
    files.into_iter().flatten()
}

#[cfg(test)]
mod tests;
