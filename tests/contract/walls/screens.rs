//! Wall 4: one screen file knows the desktop shell; features of the screens do not know each other.
//!
//! So the same screens run in a browser, and a feature can be moved or replaced alone. `views/` puts features together.

use std::path::{Component, Path};

use crate::{holds, sees};
use jieche_tests::source::Source;
use jieche_tests::tree::Tree;

const UI: &str = "ui/src/";
const SHELL: &str = "ui/src/backend/tauri.ts";
/// What every feature may use.
const COMMON: [&str; 4] = ["shared", "backend", "words", "assets"];

fn breaches(tree: &Tree) -> Vec<String> {
    let files = tree.files(UI, &[".ts", ".vue"]);
    files
        .iter()
        .flat_map(|file| imports(file).into_iter().filter_map(move |(line, target)| breach(file, line, &target)))
        .collect()
}

fn breach(file: &Source, line: usize, target: &str) -> Option<String> {
    if target.starts_with("@tauri-apps") {
        return (file.path != SHELL).then(|| format!("{}:{line}: only {SHELL} knows the shell", file.path));
    }
    let (own, other) = (folder(&file.path)?, folder(&resolved(&file.path, target)?)?);
    // What is common imports nothing that is not, or it would know features by another way.
    let fine = own == other || own == "views" || COMMON.contains(&other.as_str());
    (!fine).then(|| format!("{}:{line}: {own} imports {other}", file.path))
}

/// The feature a file of the screens belongs to; `None` for what starts them (main.ts, its router).
fn folder(path: &str) -> Option<String> {
    let (folder, _) = path.strip_prefix(UI)?.split_once('/')?;
    Some(folder.to_owned())
}

/// What is imported, as a path; `None` for packages.
fn resolved(from: &str, target: &str) -> Option<String> {
    if let Some(inside) = target.strip_prefix("@/") {
        return Some(format!("{UI}{inside}"));
    }
    if !target.starts_with('.') {
        return None;
    }
    let mut parts: Vec<String> =
        Path::new(from).parent()?.iter().map(|part| part.to_string_lossy().into_owned()).collect();
    for component in Path::new(target).components() {
        match component {
            Component::ParentDir => drop(parts.pop()),
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            _ => {}
        }
    }
    Some(parts.join("/"))
}

/// (line, what) of each import, static or not.
fn imports(file: &Source) -> Vec<(usize, String)> {
    let code: Vec<&str> = file.code.lines().collect();
    let imports = |line: usize| {
        let line = code.get(line - 1).copied().unwrap_or_default();
        ["from ''", "from '", "import '", "import(", "from \"", "import \""].iter().any(|words| line.contains(words))
    };
    let named = file.quoted.iter().filter(|quoted| imports(quoted.line) && !quoted.text.contains(' '));
    named.map(|quoted| (quoted.line, quoted.text.clone())).collect()
}

#[test]
fn screens_run_without_the_shell_and_features_without_each_other() {
    holds(breaches, "the same screens serve a window and a browser; a feature is changed alone");
}

#[test]
fn a_screen_that_calls_the_shell_or_another_feature_is_seen() {
    let broken = [
        ("ui/src/backend/tauri.ts", "import { invoke } from '@tauri-apps/api/core';"),
        ("ui/src/parts/a.ts", "import { invoke } from '@tauri-apps/api/core';\nimport x from '@/shared/x';"),
        (
            "ui/src/parts/B.vue",
            "<script setup lang=\"ts\">\nimport { y } from '../customers/y';\nconst z = () => import('@/labour/z');\n</script>",
        ),
        ("ui/src/shared/c.ts", "import { y } from '@/parts/a';"),
        ("ui/src/views/D.vue", "<script setup>\nimport { y } from '@/parts/a';\n</script>"),
    ];
    sees(breaches, &broken, &["parts/a.ts:1", "parts/B.vue:2", "parts/B.vue:3", "shared/c.ts:1"]);
}
