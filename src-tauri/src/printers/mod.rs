//! The printers this computer has, and sending a sheet to one without a viewer in between.
//!
//! One trait, a system each: CUPS where there is CUPS (Linux, macOS), Windows' own print command elsewhere. Which
//! printer, what is in it and how many copies is the terminal's choice, kept by the core; the page names them with the
//! sheet. Deliberately not here: what a sheet says, and any driver.

#[cfg(unix)]
mod cups;
#[cfg(windows)]
mod windows;

use crate::documents::{Opened, document, not_written};
use crate::rpc::{apart, header};
use jieche_api::{Problem, Stock};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tauri::State;
use tauri::ipc::Request;

/// What a computer does with printers.
pub trait Printers: Send + Sync {
    /// Their names, as the system knows them; none where it has no printing.
    fn names(&self) -> Result<Vec<String>, Problem>;
    /// Hands a PDF to one. When it returns, the system has the sheet; whether paper comes out is the printer's to say.
    fn print(&self, order: &PrintOrder<'_>) -> Result<(), Problem>;
}

/// One sheet for one printer.
pub struct PrintOrder<'a> {
    /// As [`Printers::names`] has it.
    pub printer: &'a str,
    /// What the queue shows.
    pub title: &'a str,
    /// The PDF.
    pub file: &'a Path,
    /// 1 to 9.
    pub copies: u32,
    /// What is in it.
    pub stock: Stock,
}

/// The printers of the system this is built for.
pub type System = Arc<dyn Printers>;

/// The printers of the system this is built for.
pub fn of_this_computer() -> System {
    #[cfg(unix)]
    return Arc::new(cups::Cups::default());
    #[cfg(windows)]
    return Arc::new(windows::Windows);
}

/// The names of the printers.
#[tauri::command]
pub async fn printers(system: State<'_, System>) -> Result<Vec<String>, Problem> {
    let system = Arc::clone(&system);
    apart(move || system.names()).await
}

/// Prints a sheet. The body is the sheet; beside its name stand `X-Printer`, `X-Copies` and `X-Stock`.
#[tauri::command]
pub async fn print_document(
    system: State<'_, System>,
    opened: State<'_, Opened>,
    request: Request<'_>,
) -> Result<(), Problem> {
    let (name, content) = document(&request)?;
    let wrong = || Problem::new("bad_input");
    let printer = header(&request, "X-Printer").filter(|name| is_a_name(name)).ok_or_else(wrong)?;
    let copies = header(&request, "X-Copies").and_then(|copies| copies.parse().ok());
    let copies = copies.filter(|copies| (1..=9).contains(copies)).ok_or_else(wrong)?;
    let stock = header(&request, "X-Stock").and_then(|stock| stock_named(&stock)).ok_or_else(wrong)?;
    let path = opened.place_for(&name).map_err(not_written)?;
    let system = Arc::clone(&system);
    apart(move || {
        fs::write(&path, content).map_err(not_written)?;
        let title = name.trim_end_matches(".pdf");
        let sent = system.print(&PrintOrder { printer: &printer, title, file: &path, copies, stock });
        sent.inspect_err(|refused| log::error!("a sheet was not printed: {}", refused.code))
    })
    .await
}

/// By the name the core gave it in the sheet's head.
fn stock_named(name: &str) -> Option<Stock> {
    serde_json::from_value(name.into()).ok()
}

/// A print command would take a name that begins with a dash for one of its options.
fn is_a_name(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('-') && !name.chars().any(char::is_control)
}

/// The printer is not there any more, or the system did not take the sheet.
fn not_printed(names: &[String], printer: &str) -> Problem {
    let code = if names.iter().any(|name| name == printer) { "not_printed" } else { "no_printer" };
    Problem::new(code).with("printer", printer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_an_option_of_the_print_command() {
        assert!(is_a_name("EPSON LQ-630K"));
        for refused in ["", "-o", "--help", "HP\n-o raw"] {
            assert!(!is_a_name(refused), "{refused:?}");
        }
    }

    #[test]
    fn paper_is_called_as_the_core_calls_it() {
        assert_eq!(stock_named("continuous_half"), Some(Stock::ContinuousHalf));
        assert_eq!(stock_named("letter"), None);
    }
}
