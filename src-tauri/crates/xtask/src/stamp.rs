//! What was made from which inputs, so that a step whose inputs did not change is skipped.

use crate::Outcome;
use crate::root;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// Runs `make` unless `output` stands and was made from the same bytes under `inputs`.
pub fn unless_made(name: &str, inputs: &[PathBuf], output: &Path, make: impl FnOnce() -> Outcome) -> Outcome {
    let unreadable = |problem: io::Error| format!("the inputs of {name} cannot be read: {problem}");
    let stamp = root::target().join("xtask").join(name);
    let now = digest(inputs).map_err(unreadable)?;
    if output.exists() && fs::read_to_string(&stamp).is_ok_and(|then| then == now) {
        return Ok(());
    }
    // An interrupted making must not look finished.
    let _ = fs::remove_file(&stamp);
    make()?;
    fs::create_dir_all(stamp.parent().unwrap_or(Path::new("."))).map_err(unreadable)?;
    fs::write(&stamp, now).map_err(unreadable)
}

fn digest(inputs: &[PathBuf]) -> io::Result<String> {
    let mut files = Vec::new();
    for input in inputs {
        collect(input, &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(&file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.push(path.to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_byte_a_new_file_and_a_new_name_change_the_digest() {
        let folder = std::env::temp_dir().join(format!("jieche-stamp-{}", std::process::id()));
        fs::create_dir_all(folder.join("inner")).unwrap();
        fs::write(folder.join("inner/a"), "1").unwrap();
        let now = || digest(std::slice::from_ref(&folder)).unwrap();
        let first = now();
        assert_eq!(first, now());
        fs::write(folder.join("inner/a"), "2").unwrap();
        let changed = now();
        fs::rename(folder.join("inner/a"), folder.join("inner/b")).unwrap();
        let renamed = now();
        fs::write(folder.join("c"), "").unwrap();
        let added = now();
        fs::remove_dir_all(&folder).unwrap();
        assert!(first != changed && changed != renamed && renamed != added);
    }
}
