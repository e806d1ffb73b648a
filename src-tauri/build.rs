//! Declares the shell's commands to Tauri, because an undeclared command is open to every window
//! (`capabilities/main.json` says who may call which). Nothing else is generated here.

use std::error::Error;
use tauri_build::{AppManifest, Attributes};

fn main() -> Result<(), Box<dyn Error>> {
    let commands = AppManifest::new().commands(&[
        "rpc",
        "rpc_bytes",
        "upload",
        "open_document",
        "save_document",
        "printers",
        "print_document",
    ]);
    tauri_build::try_build(Attributes::new().app_manifest(commands))?;
    Ok(())
}
