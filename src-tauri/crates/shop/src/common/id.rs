//! Ids: a newtype for each kind of record, so that a vehicle is never looked up by an order's id.

use serde::{Deserialize, Deserializer, Serialize};
use ts_rs::TS;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, TS)]
        #[ts(type = "number")]
        pub struct $name(pub i64);

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
                let value = i64::deserialize(from)?;
                if value > 0 { Ok(Self(value)) } else { Err(serde::de::Error::custom("out_of_range")) }
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> { Ok(self.0.into()) }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
    )* };
}

ids!(
    /// One of the staff.
    PersonId,
    /// A person or company that owns, brings or pays.
    CustomerId,
    /// Two customers' files made one.
    MergeId,
    /// A car.
    VehicleId,
    /// A repair order.
    OrderId,
    /// A line of a repair order.
    LineId,
    /// A labour operation of the catalogue.
    OperationId,
    /// A part of the catalogue.
    PartId,
    /// Prices offered at one moment.
    QuotationId,
    /// Work that is sold together.
    PackageId,
    /// A settlement list.
    SettlementId,
    /// A follow-up call.
    SurveyId,
    /// What a customer was not content with.
    ComplaintId,
    /// A set of questions.
    QuestionnaireId,
    /// A common phrase.
    PhraseId,
    /// A terminal that chose how it prints.
    TerminalId,
    /// A car that is to come.
    AppointmentId,
    /// A visit another program knew of.
    PastVisitId,
    /// A file of another program that came in.
    ImportId,
    /// Everything taken out of the shop as a file.
    ExportId,
    /// A piece of long work.
    JobId,
);
