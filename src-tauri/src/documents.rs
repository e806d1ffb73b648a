//! Sheets leave the window here: into the system's viewer, which prints them, or into a file the person chooses.
//! What a sheet says and what it is called come from the core.

use crate::rpc::{apart, header, raw};
use jieche_api::Problem;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use tauri::ipc::Request;
use tauri::{AppHandle, State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;
use tauri_plugin_opener::OpenerExt;

/// Only these are handed to the system: whatever the page may send, nothing that the system would run.
const KINDS: [&str; 3] = ["pdf", "csv", "xlsx"];

/// Where sheets lie while the viewer shows them. They carry names and plates, so the folder stands beside the
/// database, not in the system's temporary files, and is emptied at each start.
pub struct Opened {
    folder: PathBuf,
    count: AtomicU32,
}

impl Opened {
    /// Makes the folder anew under the data folder.
    pub fn empty(data: &Path) -> io::Result<Opened> {
        let folder = data.join("opened");
        match fs::remove_dir_all(&folder) {
            Err(problem) if problem.kind() != io::ErrorKind::NotFound => return Err(problem),
            _ => made_for_its_owner(&folder)?,
        }
        Ok(Opened { folder, count: AtomicU32::new(0) })
    }

    /// A path of its own for each opening: a viewer may still hold the file of the last one.
    pub fn place_for(&self, name: &str) -> io::Result<PathBuf> {
        let folder = self.folder.join(self.count.fetch_add(1, Ordering::Relaxed).to_string());
        fs::create_dir_all(&folder)?;
        Ok(folder.join(name))
    }
}

#[cfg(unix)]
fn made_for_its_owner(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

/// Elsewhere the person's own folder for programs' data is closed to others.
#[cfg(not(unix))]
fn made_for_its_owner(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Opens a sheet in the system's viewer. The body is the sheet, its name stands in `X-Name`.
#[tauri::command]
pub async fn open_document(app: AppHandle, opened: State<'_, Opened>, request: Request<'_>) -> Result<(), Problem> {
    let (name, content) = document(&request)?;
    let path = opened.place_for(&name).map_err(not_written)?;
    apart(move || {
        fs::write(&path, content).map_err(not_written)?;
        app.opener().open_path(path.to_string_lossy(), None::<&str>).map_err(|refused| {
            log::error!("no viewer opened the sheet: {refused}");
            Problem::new("no_viewer")
        })
    })
    .await
}

/// Asks where to save a sheet and saves it; `false` when the person changed their mind.
#[tauri::command]
pub async fn save_document(app: AppHandle, window: WebviewWindow, request: Request<'_>) -> Result<bool, Problem> {
    let (name, content) = document(&request)?;
    apart(move || {
        let kind = kind_of(&name).unwrap_or_default().to_owned();
        let dialog =
            app.dialog().file().set_parent(&window).set_file_name(&name).add_filter(kind.to_uppercase(), &[&kind]);
        let Some(chosen) = dialog.blocking_save_file() else { return Ok(false) };
        let path = chosen.into_path().map_err(|_| Problem::new("not_written"))?;
        fs::write(path, content).map_err(not_written)?;
        Ok(true)
    })
    .await
}

/// A sheet's name and content.
pub fn document(request: &Request<'_>) -> Result<(String, Vec<u8>), Problem> {
    let name = header(request, "X-Name").and_then(|name| plain_name(&name)).ok_or_else(|| Problem::new("bad_input"))?;
    Ok((name, raw(request)?))
}

/// The name as one plain file name that every system accepts, or nothing when its kind may not leave.
fn plain_name(name: &str) -> Option<String> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String =
        last.chars().map(|c| if c.is_control() || "<>:\"|?*".contains(c) { '_' } else { c }).take(120).collect();
    let kept = kept.trim_start_matches(['.', ' ']).trim_end_matches(['.', ' ']);
    kind_of(kept).map(|_| kept.to_owned())
}

fn kind_of(name: &str) -> Option<&'static str> {
    let (stem, ending) = name.rsplit_once('.')?;
    if stem.is_empty() {
        return None;
    }
    KINDS.into_iter().find(|kind| ending.eq_ignore_ascii_case(kind))
}

/// The sheet could not be put where the system finds it.
pub fn not_written(refused: io::Error) -> Problem {
    log::error!("a sheet was not written: {}", refused.kind());
    Problem::new("not_written")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_the_page_never_leaves_its_folder_and_never_becomes_a_program() {
        assert_eq!(plain_name("维修任务单 WX20261123-0007.pdf").as_deref(), Some("维修任务单 WX20261123-0007.pdf"));
        assert_eq!(plain_name("../../etc/日报.PDF").as_deref(), Some("日报.PDF"));
        assert_eq!(plain_name(r"C:\Users\a\refused.csv").as_deref(), Some("refused.csv"));
        assert_eq!(plain_name("a:b?.xlsx").as_deref(), Some("a_b_.xlsx"));
        for refused in ["run.exe", "sheet.pdf.desktop", "pdf", ".pdf", "", "a/", "sheet.pdf/.."] {
            assert_eq!(plain_name(refused), None, "{refused}");
        }
    }
}
