//! CUPS, by its own commands: `lpstat` names the printers, `lp` takes a sheet into the queue.
//! Both are called with a list of arguments, never through a shell. Deliberately not here: watching the queue.

use super::{PrintOrder, Printers, not_printed};
use jieche_api::{Problem, Stock};
use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::{Command, Output};

/// Where `lp` and `lpstat` are; as the system finds them unless a folder is named.
#[derive(Default)]
pub struct Cups {
    folder: Option<PathBuf>,
}

impl Printers for Cups {
    fn names(&self) -> Result<Vec<String>, Problem> {
        let Some(said) = self.run("lpstat", &["-e".into()])? else { return Ok(Vec::new()) };
        // Without any printer `lpstat` refuses; that is an empty list.
        let listed = String::from_utf8_lossy(&said.stdout).into_owned();
        Ok(listed.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    fn print(&self, order: &PrintOrder<'_>) -> Result<(), Problem> {
        let said = self.run("lp", &arguments(order))?;
        if said.is_some_and(|said| said.status.success()) {
            return Ok(());
        }
        Err(not_printed(&self.names()?, order.printer))
    }
}

impl Cups {
    /// What the command said; `None` where there is no such command, and so no CUPS.
    fn run(&self, command: &str, arguments: &[OsString]) -> Result<Option<Output>, Problem> {
        let path = self.folder.as_ref().map_or_else(|| PathBuf::from(command), |folder| folder.join(command));
        match Command::new(path).args(arguments).env("LC_ALL", "C").output() {
            Ok(said) => Ok(Some(said)),
            Err(missing) if missing.kind() == ErrorKind::NotFound => Ok(None),
            Err(refused) => {
                log::error!("{command} did not run: {}", refused.kind());
                Err(Problem::new("not_printed"))
            }
        }
    }
}

/// The sheet as it is, not scaled to what the printer thinks is in it.
fn arguments(order: &PrintOrder<'_>) -> Vec<OsString> {
    let media = match order.stock {
        Stock::A4 => "media=A4",
        Stock::Continuous => "media=Custom.241x279.4mm",
        Stock::ContinuousHalf => "media=Custom.241x139.7mm",
    };
    let copies = order.copies.to_string();
    let options =
        ["-d", order.printer, "-n", &copies, "-t", order.title, "-o", media, "-o", "print-scaling=none", "--"];
    options.into_iter().map(OsString::from).chain([order.file.into()]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;

    /// A CUPS of two scripts: it has one printer, and keeps what it was asked to print.
    fn cups(folder: &Path) -> Cups {
        let script = |name: &str, text: &str| {
            let path = folder.join(name);
            fs::write(&path, format!("#!/bin/sh\ncd '{}'\n{text}\n", folder.display())).unwrap();
            fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).unwrap();
        };
        script("lpstat", r#"[ "$1" = -e ] && printf 'EPSON_LQ-630K\n'"#);
        script("lp", r#"[ "$2" = EPSON_LQ-630K ] || exit 1; for one in "$@"; do printf '%s\n' "$one" >> asked; done"#);
        Cups { folder: Some(folder.to_owned()) }
    }

    fn order<'a>(printer: &'a str, file: &'a Path) -> PrintOrder<'a> {
        PrintOrder { printer, title: "结算清单 JS20261123-0005", file, copies: 2, stock: Stock::ContinuousHalf }
    }

    #[test]
    fn a_sheet_goes_to_its_printer_with_its_paper_and_copies() {
        let folder = tempfile::tempdir().unwrap();
        let cups = cups(folder.path());
        assert_eq!(cups.names().unwrap(), ["EPSON_LQ-630K"]);
        let sheet = folder.path().join("结算清单.pdf");
        cups.print(&order("EPSON_LQ-630K", &sheet)).unwrap();
        let asked = fs::read_to_string(folder.path().join("asked")).unwrap();
        let asked: Vec<&str> = asked.lines().collect();
        assert_eq!(asked[..6], ["-d", "EPSON_LQ-630K", "-n", "2", "-t", "结算清单 JS20261123-0005"]);
        assert!(asked.contains(&"media=Custom.241x139.7mm"), "{asked:?}");
        assert_eq!(
            asked[asked.len() - 2..],
            ["--", sheet.to_str().unwrap()],
            "the file is no option, whatever its name"
        );
    }

    #[test]
    fn a_printer_that_is_gone_is_named_and_nothing_is_printed() {
        let folder = tempfile::tempdir().unwrap();
        let cups = cups(folder.path());
        let refused = cups.print(&order("HP_old", &folder.path().join("a.pdf"))).unwrap_err();
        assert_eq!((refused.code.as_ref(), &refused.args["printer"]), ("no_printer", &"HP_old".into()));
        assert!(!folder.path().join("asked").exists());
    }

    #[test]
    fn a_computer_without_cups_has_no_printers_and_says_so() {
        let empty = tempfile::tempdir().unwrap();
        let none = Cups { folder: Some(empty.path().to_owned()) };
        assert!(none.names().unwrap().is_empty());
        assert_eq!(none.print(&order("HP", &empty.path().join("a.pdf"))).unwrap_err().code, "no_printer");
    }
}
