//! A checkout as a tree of files, so that a wall can be held against this project and against a broken one alike.
//!
//! Folders that are made (target, node_modules, …) are not part of it, nor is what git itself keeps.

use std::fs;
use std::path::{Path, PathBuf};

use crate::source::Source;

const MADE: [&str; 8] = ["target", "node_modules", "dist", "gen", "resources", ".git", ".artifacts", "test-results"];

/// A checkout.
pub struct Tree {
    root: PathBuf,
    _kept: Option<tempfile::TempDir>,
}

impl Tree {
    /// The checkout these tests were built from.
    pub fn ours() -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ stands in the checkout").to_owned();
        Self { root, _kept: None }
    }

    /// A small tree made of (path, text), to see a wall fail.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().expect("a file stands in a folder")).expect("a folder of the broken tree");
            fs::write(path, text).expect("a file of the broken tree");
        }
        Self { root: folder.path().to_owned(), _kept: Some(folder) }
    }

    /// Where it stands.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The names at the top level.
    pub fn top(&self) -> Vec<String> {
        let entries = fs::read_dir(&self.root).expect("the checkout can be listed");
        let mut names: Vec<String> =
            entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    /// The text of one file; empty when it is not there.
    pub fn text(&self, path: &str) -> String {
        fs::read_to_string(self.root.join(path)).unwrap_or_default()
    }

    /// Every text file under `under` whose name ends in one of `endings`, in the order of their paths.
    pub fn files(&self, under: &str, endings: &[&str]) -> Vec<Source> {
        let mut found = Vec::new();
        self.walk(&self.root.join(under), endings, &mut found);
        found.sort_by(|a, b| a.path.cmp(&b.path));
        found
    }

    /// The Rust of a crate's `src`, without what only its tests compile.
    pub fn rust(&self, under: &str) -> Vec<Source> {
        let all = self.files(under, &[".rs"]);
        let tested: Vec<String> = all.iter().flat_map(Source::test_modules).collect();
        let only_tests = |file: &Source| file.is_test() || tested.iter().any(|module| file.is_of(module));
        all.into_iter().filter(|file| !only_tests(file)).map(Source::without_tests).collect()
    }

    fn walk(&self, folder: &Path, endings: &[&str], found: &mut Vec<Source>) {
        let Ok(entries) = fs::read_dir(folder) else { return };
        for entry in entries.flatten() {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if path.is_dir() {
                if !MADE.contains(&name.as_str()) {
                    self.walk(&path, endings, found);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending))
                && let Ok(text) = fs::read_to_string(&path)
            {
                let path = path.strip_prefix(&self.root).expect("under the root").to_string_lossy().replace('\\', "/");
                found.push(Source::read(path, text));
            }
        }
    }
}
