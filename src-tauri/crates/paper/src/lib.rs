//! What the shop prints: a plain struct goes in, the bytes of a PDF come out.
//!
//! Each sheet is one file: its struct says what the sheet needs to know, its `render` says how it
//! is worded and laid out. `layout` is the only door to the PDF library; `figures` holds the Chinese of
//! numbers, and what a code is called on paper stands with the code (`jieche-codes`).
//!
//! Deliberately not here: any record of the shop, SQL, a clock, chance, a screen. Time of print,
//! person and copy number come in with [`Printed`], so the same input gives the same bytes.

mod amount;
mod figures;
mod layout;
mod letterhead;

mod appointment_slip;
mod consents;
mod day_report;
mod job_card;
mod parties;
mod quotation;
mod reception_sheet;
mod recovery_code;
mod repair_authorisation;
mod settlement_list;
mod signature;

pub use amount::in_capitals;
pub use appointment_slip::{AppointmentSlip, BookedPart, BookedWork};
pub use consents::Consent;
pub use day_report::{
    AdvisorDay, CancelledOrder, DayFigures, DayReport, DebtorTotal, DeliveredUnpaid, DeliveredUnsettled, MeansTotal,
    Revenue, TypeRevenue, VoidedSettlement,
};
pub use jieche_codes::{
    BusinessType, CarView, Channel, Condition, DamageKind, Energy, HoursStandard, LineKind, Means, OldPart, PartClass,
    Payer, PlateKind, RepairCategory, Speaker, Stock, WarningLamp,
};
pub use job_card::{JobCard, JobLabour, JobPart};
pub use layout::{Fonts, Missing, PaperError};
pub use parties::{Car, Guarantee, Printed, Shop};
pub use quotation::{QuotationSheet, QuotedLine};
pub use reception_sheet::{CheckedPoint, Damage, ReceptionSheet};
pub use recovery_code::RecoveryCode;
pub use repair_authorisation::{
    AuthorisationCopy, EstimatedLabour, EstimatedOther, EstimatedPart, LabourRate, RepairAuthorisation,
};
pub use settlement_list::{PaidBy, SettledLabour, SettledOther, SettledPart, SettlementList, Void};
pub use signature::Signature;
