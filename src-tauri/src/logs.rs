//! The program's log: ten files of 5 MB under the data folder, in local time. Names, phones, plates and VINs never
//! reach it, because calls are logged by command and error code only.

use std::path::Path;
use tauri::Wry;
use tauri::plugin::TauriPlugin;
use tauri_plugin_log::{Builder, RotationStrategy, Target, TargetKind, TimezoneStrategy};

const FILES: usize = 10;
const FILE_BYTES: u128 = 5_000_000;

/// Logs of our own crates from `info`, of libraries from `warn`.
pub fn plugin(data: &Path) -> TauriPlugin<Wry> {
    let folder = TargetKind::Folder { path: data.join("logs"), file_name: Some("jieche".to_owned()) };
    Builder::new()
        .clear_targets()
        .target(Target::new(folder))
        .level(log::LevelFilter::Warn)
        .level_for("jieche", log::LevelFilter::Info)
        .level_for("jieche_api", log::LevelFilter::Info)
        .level_for("jieche_shop", log::LevelFilter::Info)
        .level_for("jieche_ground", log::LevelFilter::Info)
        .rotation_strategy(RotationStrategy::KeepSome(FILES))
        .max_file_size(FILE_BYTES)
        .timezone_strategy(TimezoneStrategy::UseLocal)
        .build()
}
