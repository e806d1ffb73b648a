//! Where this start's data folder is, and which running program would be the same one. `--data DIR` chooses another
//! folder; there are no other options.

use std::collections::hash_map::DefaultHasher;
use std::ffi::OsString;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf, absolute};

/// The data folder, and the name under which a second start on the same folder finds the first.
#[derive(Debug, PartialEq, Eq)]
pub struct Place {
    /// Absolute; made if it was not there.
    pub data: PathBuf,
    /// The single-instance plugin knows programs by their identifier, not by their data: another folder
    /// therefore gets an identifier of its own, and both may run together.
    pub instance: String,
}

/// Reads the command line. Errors are sentences for the person who typed it.
pub fn place(arguments: impl Iterator<Item = OsString>, identifier: &str) -> Result<Place, String> {
    match chosen_folder(arguments)? {
        Some(folder) => {
            let data = made(&folder)?;
            Ok(Place { instance: format!("{identifier}.data{:016x}", key_of(&data)), data })
        }
        None => {
            let home =
                dirs::data_local_dir().ok_or("this system names no folder for programs' data; use --data DIR")?;
            Ok(Place { data: made(&home.join(identifier).join("shop"))?, instance: identifier.to_owned() })
        }
    }
}

fn chosen_folder(mut arguments: impl Iterator<Item = OsString>) -> Result<Option<PathBuf>, String> {
    let mut chosen = None;
    while let Some(argument) = arguments.next() {
        let text = argument.to_string_lossy();
        if text == "--data" {
            chosen = Some(PathBuf::from(arguments.next().ok_or("--data needs a folder")?));
        } else if let Some(folder) = text.strip_prefix("--data=") {
            chosen = Some(PathBuf::from(folder));
        } else {
            return Err(format!("unknown option {text}; usage: jieche [--data DIR]"));
        }
    }
    Ok(chosen)
}

/// The folder, made when it is missing, under the one name all its spellings and links lead to.
fn made(folder: &Path) -> Result<PathBuf, String> {
    let refused = |problem: io::Error| format!("cannot use the folder {}: {problem}", folder.display());
    std::fs::create_dir_all(folder).map_err(refused)?;
    let real = folder.canonicalize().map_err(refused)?;
    // Windows answers a \\?\ path, which not every library reads; the plain spelling names the same folder there.
    if cfg!(windows) { absolute(folder).map_err(refused) } else { Ok(real) }
}

/// Has to agree only between two starts of the same program, so the standard hasher is stable enough.
fn key_of(data: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    data.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place_of(arguments: &[&str]) -> Result<Place, String> {
        place(arguments.iter().map(OsString::from), "cn.jieche.desk")
    }

    #[test]
    fn two_spellings_of_one_folder_are_one_instance_and_two_folders_are_two() {
        let root = std::env::temp_dir().join(format!("jieche-place-{}", std::process::id()));
        let spelled = |tail: &str| root.join(tail).to_string_lossy().into_owned();
        let first = place_of(&["--data", &spelled("a")]).unwrap();
        let again = place_of(&[&format!("--data={}", spelled("a/../a"))]).unwrap();
        let other = place_of(&["--data", &spelled("b")]).unwrap();
        std::fs::remove_dir_all(&root).unwrap();
        assert_eq!(first, again);
        assert_ne!(first.instance, other.instance);
        assert!(first.instance.starts_with("cn.jieche.desk."));
    }

    #[test]
    fn a_wrong_command_line_is_answered_with_a_sentence() {
        assert!(place_of(&["--data"]).unwrap_err().contains("--data needs a folder"));
        assert!(place_of(&["--date", "x"]).unwrap_err().contains("unknown option --date"));
    }
}
