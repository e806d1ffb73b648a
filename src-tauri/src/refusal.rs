//! What is said when the data folder cannot be opened: the only sentences of the shell, because no screen and no
//! word list is there yet. Chinese first, English below; what can be done about it stands in each.

use jieche_api::OpenProblem;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

/// Shows the sentence and ends the program when it has been read.
pub fn show(app: &AppHandle, problem: &OpenProblem) {
    log::error!("the data folder was not opened: {}", problem.code);
    let ended = app.clone();
    app.dialog()
        .message(sentence(problem))
        .title("接车台 Jieche")
        .kind(MessageDialogKind::Error)
        .show(move |_| ended.exit(1));
}
