//! 打印: how each terminal prints each sheet, and how often a sheet was printed.
//!
//! A terminal is known by the name it calls itself; it has its printer, its paper and its number of copies for every
//! sheet, and until somebody chooses they are the viewer, A4 and one. Which printers a computer has, and sending a
//! sheet to one, is the business of the program that runs on it. Deliberately not here: what a sheet says.

mod store;
#[cfg(test)]
mod tests;

use jieche_codes::RecordKind;
pub use jieche_codes::{Sheet, Stock};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{Millis, Problem, Result, TerminalId, text};
use crate::registers::staff;
use jieche_ground::sql::to_text;
use jieche_ground::{Read, Tx, same_version};

/// Characters a printer's name may have.
const LONGEST_NAME: usize = 120;
/// Copies a terminal may print at once.
const MOST_COPIES: i64 = 9;

/// How a terminal prints a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintWay {
    /// The printer's name as the system knows it; `None` hands the sheet to the system's viewer.
    pub printer: Option<String>,
    /// What is in it.
    pub stock: Stock,
    /// How often, 1 to 9.
    #[ts(type = "number")]
    pub copies: i64,
    /// Shows the sheet first and prints on a key.
    pub look_first: bool,
}

impl Default for PrintWay {
    fn default() -> Self {
        Self { printer: None, stock: Stock::A4, copies: 1, look_first: true }
    }
}

/// How a sheet is printed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PrintChoice {
    /// Which sheet.
    pub sheet: Sheet,
    /// How.
    pub way: PrintWay,
}

/// How a terminal prints all sheets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct TerminalPrinting {
    /// The terminal's name.
    pub terminal: String,
    /// For the next save; 0 before anything was chosen.
    #[ts(type = "number")]
    pub version: i64,
    /// One for every sheet, in the order of [`Sheet::ALL`].
    pub choices: Vec<PrintChoice>,
}

/// What this terminal is to do from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveTerminalPrinting {
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// What is chosen; a sheet left out is printed as before anything was chosen.
    pub choices: Vec<PrintChoice>,
}

/// Which copy, when, by whom and how. From the second on the sheet says 补打.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedCopy {
    /// 1 for the first.
    pub copy_no: u32,
    /// When.
    pub at: Millis,
    /// Who.
    pub by: String,
    /// How the terminal prints it.
    #[serde(default)]
    pub way: PrintWay,
}

/// How the caller's terminal prints.
pub fn get(read: &Read) -> Result<TerminalPrinting> {
    let terminal = &read.ctx().terminal;
    let kept = store::find(read, terminal)?;
    let (version, chosen) = kept.map_or((0, Vec::new()), |kept| (kept.version, kept.choices));
    Ok(TerminalPrinting { terminal: terminal.clone(), version, choices: complete(&chosen) })
}

/// Saves how the caller's terminal prints.
///
/// Refuses copies beyond 1 to 9 (`copies_out_of_range`), a name that is none, continuous paper for a sheet with drawings
/// (`needs_a4`), and a sheet named twice (`duplicate`).
pub fn save(tx: &Tx, request: SaveTerminalPrinting) -> Result<TerminalPrinting> {
    let terminal = tx.ctx().terminal.clone();
    let before = store::find(tx, &terminal)?;
    let (id, stored) = before.as_ref().map_or((TerminalId(0), 0), |before| (before.id, before.version));
    same_version(tx, RecordKind::TerminalPrinting, id.0, stored, request.version)?;
    let mut choices: Vec<PrintChoice> = Vec::new();
    for choice in request.choices {
        if choices.iter().any(|other| other.sheet == choice.sheet) {
            return Err(Problem::of("choices", "duplicate"));
        }
        choices.push(checked(choice)?);
    }
    let mut after = store::Kept { id, version: stored + 1, choices };
    match &before {
        Some(_) => store::update(tx, &after)?,
        None => after.id = store::insert(tx, &terminal, &after)?,
    }
    tx.touched(RecordKind::TerminalPrinting, after.id.0, before.as_ref(), Some(&after))?;
    get(tx)
}

/// What the journal keeps of a print.
#[derive(Serialize)]
struct Printed {
    printed: Sheet,
    copy: u32,
}

/// Counts one more copy of a sheet, told in its record's history, and says how the caller's terminal prints it.
pub fn copy(tx: &Tx, sheet: Sheet, object_id: i64) -> Result<PrintedCopy> {
    let copy_no = store::count(tx, sheet, object_id)?;
    tx.mentioned(sheet.record(), object_id, &Printed { printed: sheet, copy: copy_no })?;
    Ok(PrintedCopy { copy_no, at: tx.now(), by: staff::name_of(tx, tx.person()?)?, way: way(tx, sheet)? })
}

fn way(read: &Read, sheet: Sheet) -> Result<PrintWay> {
    let all = get(read)?.choices;
    Ok(all.into_iter().find(|choice| choice.sheet == sheet).map(|choice| choice.way).unwrap_or_default())
}

fn complete(chosen: &[PrintChoice]) -> Vec<PrintChoice> {
    let of = |sheet| chosen.iter().find(|choice| choice.sheet == sheet).cloned();
    Sheet::ALL.map(|sheet| of(sheet).unwrap_or(PrintChoice { sheet, way: PrintWay::default() })).into()
}

/// A choice as it holds; what does not is told at its own sheet's field, `copies_job_card`.
fn checked(choice: PrintChoice) -> Result<PrintChoice> {
    let PrintChoice { sheet, way } = choice;
    let name = to_text(&sheet)?;
    let way = held(sheet, way).map_err(|problem| {
        let field = problem.field.as_ref().map(|field| format!("{field}_{name}").into());
        Problem { field, ..problem }
    })?;
    Ok(PrintChoice { sheet, way })
}

fn held(sheet: Sheet, way: PrintWay) -> Result<PrintWay> {
    if !(1..=MOST_COPIES).contains(&way.copies) {
        return Err(Problem::of("copies", "copies_out_of_range").with("min", 1).with("max", MOST_COPIES));
    }
    if way.stock != Stock::A4 && !sheet.fits_continuous() {
        return Err(Problem::of("stock", "needs_a4"));
    }
    let printer = text::optional("printer", way.printer.as_deref(), LONGEST_NAME)?;
    // A system's print command would take such a name for one of its options.
    if printer.as_deref().is_some_and(|name| name.starts_with('-')) {
        return Err(Problem::of("printer", "bad_value"));
    }
    Ok(PrintWay { printer, ..way })
}
