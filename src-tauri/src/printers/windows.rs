//! Windows: PowerShell names the printers, and hands a PDF to the program that opens PDFs with the verb `PrintTo`.
//! **Not tested on a Windows machine yet.** What is asked for stands in the environment, never in the command's text.
//! Paper and its size are the printer's own settings there.

use super::{PrintOrder, Printers, not_printed};
use jieche_api::Problem;
use std::os::windows::process::CommandExt;
use std::process::{Command, Output};

/// No console flashes up.
const CREATE_NO_WINDOW: u32 = 0x0800_0000;
const NAMES: &str = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-Printer | ForEach-Object { $_.Name }";
const PRINT: &str = "$ErrorActionPreference = 'Stop'; Start-Process -FilePath $env:JIECHE_SHEET -Verb PrintTo -ArgumentList ('\"' + $env:JIECHE_PRINTER + '\"')";

/// The print command of Windows.
pub struct Windows;

impl Printers for Windows {
    fn names(&self) -> Result<Vec<String>, Problem> {
        let said = power_shell(NAMES, None)?;
        let listed = String::from_utf8_lossy(&said.stdout).into_owned();
        Ok(listed.lines().map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    fn print(&self, order: &PrintOrder<'_>) -> Result<(), Problem> {
        for _ in 0..order.copies {
            if !power_shell(PRINT, Some(order))?.status.success() {
                return Err(not_printed(&self.names()?, order.printer));
            }
        }
        Ok(())
    }
}

fn power_shell(script: &str, order: Option<&PrintOrder<'_>>) -> Result<Output, Problem> {
    let mut command = Command::new("powershell.exe");
    command.args(["-NoProfile", "-NonInteractive", "-Command", script]).creation_flags(CREATE_NO_WINDOW);
    if let Some(order) = order {
        command.env("JIECHE_SHEET", order.file).env("JIECHE_PRINTER", order.printer);
    }
    command.output().map_err(|refused| {
        log::error!("the system's print command did not run: {}", refused.kind());
        Problem::new("not_printed")
    })
}
