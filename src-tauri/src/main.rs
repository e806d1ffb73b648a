//! The desktop program: one window onto the dealership's data folder. It opens the folder through `jieche-api`,
//! hands every call to it and shows what comes back. There are no rules and no SQL here, and no screen:
//! those are in `shop` and `ui`.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod arguments;
mod documents;
mod environment;
mod logs;
mod printers;
mod refusal;
mod rpc;
mod window;

use jieche_api::Api;
use std::path::Path;
use std::process::ExitCode;
use tauri::{App, AppHandle, Manager, RunEvent};

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("jieche: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(), Box<dyn std::error::Error>> {
    let mut context = tauri::generate_context!();
    let place = arguments::place(std::env::args_os().skip(1), &context.config().identifier)?;
    context.config_mut().identifier = place.instance.clone();

    let app = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| window::bring_forward(app)))
        .plugin(logs::plugin(&place.data))
        .plugin(window::remembered(&place.data))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(tauri::generate_handler![
            rpc::rpc,
            rpc::rpc_bytes,
            rpc::upload,
            documents::open_document,
            documents::save_document,
            printers::printers,
            printers::print_document
        ])
        .setup(move |app| open(app, &place.data))
        .build(context)?;
    app.run(|app, event| {
        if matches!(event, RunEvent::Exit) {
            close(app);
        }
    });
    Ok(())
}

/// The window when the data folder opened; a plain sentence, then the end, when it did not.
fn open(app: &App, data: &Path) -> Result<(), Box<dyn std::error::Error>> {
    log::info!("version {}", app.package_info().version);
    match Api::open(data, environment::of_this_computer(app)) {
        Ok(api) => {
            api.keep_backups();
            app.manage(documents::Opened::empty(data)?);
            app.manage(printers::of_this_computer());
            app.manage(api);
            window::open(app, data)?;
        }
        Err(problem) => refusal::show(app.handle(), &problem),
    }
    Ok(())
}

fn close(app: &AppHandle) {
    if let Some(api) = app.try_state::<Api>() {
        api.close();
    }
}
