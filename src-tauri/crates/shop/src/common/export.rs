//! What a sheet of an export is: of each column its heading, its SQL and its kind, side by side.
//!
//! A feature says its sheets in its own `export.rs`; `across::exports` joins, masks and writes them. One line says a column
//! whole, so that no place in a list can shift and leave unmasked what stands beside it. Deliberately not here: who may see
//! what, and how a cell is written.

/// What a column is, and so how it is masked and written.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A text.
    Text,
    /// A code, by its word.
    Word(fn(&str) -> Option<&'static str>),
    /// Yes or no, by these words.
    Either(&'static str, &'static str),
    /// A customer's name; masked unless this SQL says `company`, whose name is public.
    Name(&'static str),
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

impl Kind {
    /// SQL that is read beside the column itself.
    pub fn beside(self) -> Option<&'static str> {
        match self {
            Self::Name(sql) => Some(sql),
            _ => None,
        }
    }
}

/// A column: its heading, its SQL, its kind.
#[derive(Clone, Copy)]
pub struct Column(pub &'static str, pub &'static str, pub Kind);

/// Columns of the table a sheet is about that stand on none of its sheets, separated by blanks, and why.
pub type Apart = (&'static str, &'static str);

/// How the program tells records apart.
pub const ID: Apart = ("id", "the program's own number, which nobody else knows");
/// How it tells their states apart.
pub const VERSION: Apart = ("version", "the program's own count of changes");

/// A sheet.
#[derive(Clone, Copy)]
pub struct Sheet {
    /// Its name, and the CSV file's.
    pub name: &'static str,
    /// The table it is about: each of its columns stands on a sheet about it, or is kept apart.
    pub table: &'static str,
    /// Its columns, in their order. SQL names a column of a table by its alias.
    pub columns: &'static [Column],
    /// SQL from `FROM` to the end: what the rows are, and in which order.
    pub rows: fn() -> String,
    /// What of the table does not leave.
    pub apart: &'static [Apart],
}

impl Sheet {
    /// What is asked: the columns in their order, each followed by what is read beside it.
    pub fn sql(&self) -> String {
        let wanted = self.columns.iter().flat_map(|Column(_, sql, kind)| [Some(*sql), kind.beside()]);
        format!("SELECT {} {}", wanted.flatten().collect::<Vec<_>>().join(", "), (self.rows)())
    }
}
