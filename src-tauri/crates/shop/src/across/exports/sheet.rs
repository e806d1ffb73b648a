//! What a sheet of an export is. Deliberately not here: the sheets themselves (`sheets`).

use crate::registers::staff::Sensitive;

/// What a column is, and so how it is masked and written.
#[derive(Clone, Copy)]
pub enum Column {
    /// A text.
    Text,
    /// A code, by its word.
    Word(fn(&str) -> Option<&'static str>),
    /// Yes or no, by these words.
    Either(&'static str, &'static str),
    /// A customer's name; masked unless the column at this place of the row says it is a company, whose name is public.
    Name(usize),
    /// A person's name.
    Person,
    /// A telephone number.
    Phone,
    /// An address.
    Address,
    /// A VIN.
    Vin,
    /// Fen, as yuan.
    Money,
    /// Hundredths of hours; basis points, as per cent.
    Hundredths,
    /// Thousandths.
    Thousandths,
    /// A whole number.
    Whole,
    /// A day.
    Day,
    /// A moment.
    Moment,
    /// Yes or nothing.
    Tick,
}

impl Column {
    /// What must be seen to see it whole.
    pub fn holds(self) -> Option<Sensitive> {
        match self {
            Self::Name(_) | Self::Person => Some(Sensitive::Name),
            Self::Phone => Some(Sensitive::Phone),
            Self::Address => Some(Sensitive::Address),
            Self::Vin => Some(Sensitive::Vin),
            Self::Money => Some(Sensitive::Money),
            _ => None,
        }
    }
}

/// A sheet: its name and its columns, in the order of the rows its store gives.
pub struct Sheet {
    /// Its name, and the CSV file's.
    pub name: &'static str,
    /// What it is of.
    pub of: Of,
    /// Headings and columns.
    pub columns: &'static [(&'static str, Column)],
}

/// Kinds of records.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Customers,
    Contacts,
    Consents,
    Vehicles,
    Owners,
    Orders,
    Lines,
    Events,
    Damages,
    Inspections,
    Quotations,
    Settlements,
    Payments,
    Invoices,
    Parts,
    Labour,
    Packages,
    Appointments,
    Surveys,
    Complaints,
    ComplaintSteps,
    PastVisits,
}
