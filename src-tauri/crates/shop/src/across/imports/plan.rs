//! What an import will do, row by row, without doing it.
//!
//! The same plan is the preview and the import. It holds against the moment it was made at; whoever writes it looks
//! again at each record it is about.

use super::cars::Cars;
use super::catalogue::Catalogue;
use super::customers_vehicles::CustomersVehicles;
use super::history::History;
use super::merging::Planned;
use super::read::Table;
use super::reading::Reading;
use super::sheet::Row;
use super::{ImportCounts, ImportKind, ImportRow, ImportRules, RowOutcome, values};
use crate::common::{Problem, Result, text};
use crate::registers::labour::LabourOperation;
use crate::registers::parts::Part;
use crate::registers::settings;
use jieche_ground::Read;
use jieche_ground::jobs::Progress;

/// Rows between two looks for a cancel.
const BATCH: usize = 500;
/// How totals are headed.
const TOTALS: [&str; 6] = ["合计", "总计", "小计", "共计", "本页", "TOTAL"];

/// What happens to one row.
pub struct PlannedRow {
    /// Its number in the file.
    pub row: u32,
    /// Its place in the sheet.
    place: u32,
    /// What happens to it.
    pub outcome: RowOutcome,
    /// Why it cannot come in.
    pub problems: Vec<Problem>,
    /// What a person should know though it comes in.
    pub notes: Vec<Problem>,
}

impl PlannedRow {
    /// The row as it stands in the file.
    pub fn source<'a>(&self, table: &'a Table) -> Row<'a> {
        table.sheet.row(self.place as usize)
    }

    /// As the preview shows it.
    pub fn shown(&self, table: &Table) -> ImportRow {
        let row = self.source(table);
        ImportRow {
            row: i64::from(self.row),
            outcome: self.outcome,
            values: (0..table.headings.len()).map(|column| row.cell(column).to_owned()).collect(),
            problems: self.problems.clone(),
            notes: self.notes.clone(),
        }
    }
}

/// The records an import makes or adds to.
pub enum Records {
    CustomersVehicles(Box<CustomersVehicles>),
    Labour(Catalogue<LabourOperation>),
    Parts(Catalogue<Part>),
    PastVisits(Box<History>),
}

impl Records {
    fn none(read: &Read, kind: ImportKind, rules: ImportRules) -> Result<Self> {
        let tax = || settings::get(read).map(|settings| settings.shop.tax_rate_bp);
        Ok(match kind {
            ImportKind::CustomersVehicles => {
                Self::CustomersVehicles(Box::new(CustomersVehicles::on_file(read, rules)?))
            }
            ImportKind::Labour => Self::Labour(Catalogue::new(tax()?, rules)),
            ImportKind::Parts => Self::Parts(Catalogue::new(tax()?, rules)),
            ImportKind::PastVisits => Self::PastVisits(Box::new(History::on_file(read)?)),
        })
    }

    fn take(&mut self, read: &Read, row: &mut Reading) -> Result<RowOutcome> {
        match self {
            Self::CustomersVehicles(records) => records.take(read, row),
            Self::Labour(records) => records.take(read, row),
            Self::Parts(records) => records.take(read, row),
            Self::PastVisits(records) => records.take(read, row),
        }
    }

    fn finish(&mut self) {
        if let Self::PastVisits(records) = self {
            records.finish();
        }
    }

    /// What there is to write, in the order it is written: each unit by itself leaves records that belong together, so a
    /// new owner is written with the first of their cars.
    pub fn units(&self) -> Vec<Unit> {
        fn changed<'a, T: PartialEq + Clone + 'a>(all: impl Iterator<Item = &'a Planned<T>>) -> Vec<usize> {
            all.enumerate().filter(|(_, planned)| planned.is_changed()).map(|(place, _)| place).collect()
        }
        let cars = |cars: &Cars| changed(cars.planned.iter().map(|planned| &planned.car)).into_iter().map(Unit::Car);
        match self {
            Self::CustomersVehicles(records) => {
                let people = &records.people.planned;
                let on_file = |place: &usize| people.get(*place).is_some_and(|planned| planned.before.is_some());
                let people = changed(people.iter()).into_iter().filter(on_file).map(Unit::Person);
                cars(&records.cars).chain(people).collect()
            }
            Self::Labour(records) => changed(records.planned.iter()).into_iter().map(Unit::Item).collect(),
            Self::Parts(records) => changed(records.planned.iter()).into_iter().map(Unit::Item).collect(),
            Self::PastVisits(records) => {
                let visits = changed(records.visits.iter().map(|planned| &planned.visit));
                visits.into_iter().map(Unit::Visit).chain(cars(&records.cars)).collect()
            }
        }
    }
}

/// One thing to write, by its place in the plan.
#[derive(Clone, Copy)]
pub enum Unit {
    /// A car, with its owner when that is new too.
    Car(usize),
    /// A customer on file that rows add to.
    Person(usize),
    /// A catalogue's item.
    Item(usize),
    /// A past visit.
    Visit(usize),
}

/// A whole import.
pub struct Plan {
    /// Every row after the headings.
    pub rows: Vec<PlannedRow>,
    /// What they bring.
    pub records: Records,
}

impl Plan {
    /// The rows by outcome.
    pub fn counts(&self) -> ImportCounts {
        let of =
            |outcome| i64::try_from(self.rows.iter().filter(|row| row.outcome == outcome).count()).unwrap_or(i64::MAX);
        ImportCounts {
            rows: i64::try_from(self.rows.len()).unwrap_or(i64::MAX),
            create: of(RowOutcome::Create),
            merge: of(RowOutcome::Merge),
            refuse: of(RowOutcome::Refuse),
            skip: of(RowOutcome::Skip),
        }
    }
}

/// Plans every row of a table against what is on file; `cancelled` when asked to stop.
pub fn of(
    read: &Read,
    kind: ImportKind,
    table: &Table,
    rules: ImportRules,
    progress: Option<&Progress>,
) -> Result<Plan> {
    let mut records = Records::none(read, kind, rules)?;
    let mut rows = Vec::with_capacity(table.sheet.len().saturating_sub(table.first));
    for (done, row) in table.sheet.rows_from(table.first).enumerate() {
        if done % BATCH == 0 {
            tell(progress, done, table.sheet.len())?;
        }
        let mut reading = Reading::new(&table.columns, row);
        let outcome =
            if is_no_record(row, &table.headings) { RowOutcome::Skip } else { records.take(read, &mut reading)? };
        let place = u32::try_from(table.first + done).map_err(Problem::internal)?;
        rows.push(PlannedRow { row: row.number(), place, outcome, problems: reading.problems, notes: reading.notes });
    }
    records.finish();
    Ok(Plan { rows, records })
}

fn tell(progress: Option<&Progress>, done: usize, total: usize) -> Result<()> {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    // Checking is half of the work; applying is the other.
    progress.map_or(Ok(()), |progress| progress.tell(number(done), number(2 * total)))
}

/// Blank rows, totals, and headings that are repeated on every page.
fn is_no_record(row: Row, headings: &[String]) -> bool {
    let Some(first) = row.cells().map(values::one_line).find(|cell| !cell.is_empty()) else { return true };
    let is_total = || {
        let word = text::fold(&first);
        TOTALS.iter().any(|total| word.starts_with(total)) && first.chars().count() <= 8
    };
    is_total() || row.cells().map(str::trim).eq(headings.iter().map(String::as_str))
}
