//! Wall 4: one screen file knows the desktop shell; features of the screens do not know each other.
//!
//! So the same screens run in a browser, and a feature can be moved or replaced alone. `views/` puts features together.
//! A feature is a folder on a floor (`ui/src/<floor>/<feature>/`): whatever folder is made there is one. Deliberately no
//! direction among floors: screens' features know none of each other, whichever floor they stand on.

use std::path::{Component, Path};

use crate::{holds, sees};
use jieche_tests::source::Source;
use jieche_tests::tree::Tree;

const UI: &str = "ui/src/";
const SHELL: &str = "ui/src/backend/tauri.ts";
const VIEWS: &str = "views";
/// What every feature may use.
const COMMON: [&str; 3] = ["shared", "backend", "words"];

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
    let (own, other) = (room(&file.path)?, room(&resolved(&file.path, target)?)?);
    // What is common imports nothing that is not, or it would know features by another way.
    let fine = own == other || own == VIEWS || COMMON.contains(&other.as_str());
    (!fine).then(|| format!("{}:{line}: {own} imports {other}", file.path))
}

/// Where a path among the screens belongs: `views`, what is common, or a feature as `floor/feature`; `None` for what
/// starts them (main.ts).
fn room(path: &str) -> Option<String> {
    let (folder, inside) = path.strip_prefix(UI)?.split_once('/')?;
    if folder == VIEWS || COMMON.contains(&folder) {
        return Some(folder.to_owned());
    }
    let feature = inside.split('/').next().unwrap_or(inside);
    Some(format!("{folder}/{feature}"))
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
        ("ui/src/stock/parts/a.ts", "import { invoke } from '@tauri-apps/api/core';\nimport x from '@/shared/x';"),
        (
            "ui/src/stock/parts/B.vue",
            "<script setup lang=\"ts\">\nimport { y } from '../counts/y';\nconst z = () => import('@/registers/labour/z');\n</script>",
        ),
        ("ui/src/stock/parts/rows/c.ts", "import { y } from '../a';\nimport V from '@/views/D.vue';"),
        ("ui/src/stock/Loose.ts", "import { y } from './parts/a';"),
        ("ui/src/shared/c.ts", "import { y } from '@/stock/parts/a';"),
        ("ui/src/views/D.vue", "<script setup>\nimport { y } from '@/stock/parts/a';\n</script>"),
    ];
    let places = ["parts/a.ts:1", "parts/B.vue:2", "parts/B.vue:3", "rows/c.ts:2", "stock/Loose.ts:1", "shared/c.ts:1"];
    sees(breaches, &broken, &places);
}
