//! Ids of the dealership's records: a newtype for each kind, so that a vehicle is never looked up by an order's id.

use jieche_ground::ids;

ids!(
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
    /// Where a car stands while it is worked on.
    BayId,
    /// A day that is not as its weekday says.
    MarkedDayId,
    /// A role.
    RoleId,
    /// A car that is to come.
    AppointmentId,
    /// A visit another program knew of.
    PastVisitId,
    /// A file of another program that came in.
    ImportId,
    /// Everything taken out of the shop as a file.
    ExportId,
);
