//! The house rules that are no layer: what stands at the top level, that every source file says why it exists, that no
//! file is too long to be seen, and that nothing names the place it was written at.

use crate::{holds, sees};
use jieche_tests::source::Source;
use jieche_tests::tree::Tree;

/// Everything else at the top level hides behind a dot.
const TOP: [&str; 9] =
    ["ARCHITECTURE.md", "Cargo.lock", "Cargo.toml", "LICENSE", "README.md", "icons", "src-tauri", "tests", "ui"];
const TOP_MADE: [&str; 1] = ["target"];
const SOURCES: [&str; 8] = [".rs", ".ts", ".vue", ".sql", ".css", ".js", ".mjs", ".sh"];
const TEXTS: [&str; 14] =
    [".rs", ".ts", ".vue", ".sql", ".css", ".js", ".mjs", ".sh", ".md", ".toml", ".json", ".yml", ".html", ".txt"];
const OPENINGS: [&str; 6] = ["//", "/*", "<!--", "#", "--", "/**"];
/// Lines a file may have; tests, which are read one by one, style sheets and made files are apart.
const LONGEST: usize = 420;
const MADE: [&str; 3] = ["ui/src/backend/generated.ts", "ui/src/backend/facts.ts", "ui/src/words/codes.ts"];

fn breaches(tree: &Tree) -> Vec<String> {
    let strange = tree
        .top()
        .into_iter()
        .filter(|name| !name.starts_with('.') && !TOP.contains(&name.as_str()) && !TOP_MADE.contains(&name.as_str()));
    let mut found: Vec<String> = strange.map(|name| format!("{name} does not belong at the top level")).collect();
    let sources = tree.files("", &SOURCES);
    found.extend(
        sources
            .iter()
            .filter(|file| !opens_with_comment(file))
            .map(|file| format!("{}: does not say why it exists", file.path)),
    );
    let apart = |file: &Source| {
        MADE.contains(&file.path.as_str())
            || file.is_test()
            || file.path.starts_with("tests/")
            || file.path.ends_with(".css")
    };
    let long = sources.iter().filter(|file| file.text.lines().count() > LONGEST && !apart(file));
    found.extend(long.map(|file| format!("{}: {} lines", file.path, file.text.lines().count())));
    found.extend(tree.files("", &TEXTS).iter().flat_map(workplaces));
    found
}

fn opens_with_comment(file: &Source) -> bool {
    let start = file.text.trim_start_matches(['\u{feff}', '\n', ' ']);
    let start = start
        .strip_prefix("<script")
        .and_then(|rest| rest.split_once('>'))
        .map_or(start, |(_, inside)| inside.trim_start());
    OPENINGS.iter().any(|opening| start.starts_with(opening))
}

/// Written in halves, so that this file does not name it either.
fn workplaces(file: &Source) -> Vec<String> {
    let names = [
        ("/work/", "main"),
        ("/tmp/", "brief"),
        ("../.", "library"),
        ("shared/", "design.md"),
        ("shared/", "domain.md"),
        ("shared/", "quality.md"),
        ("shared/", "stack.md"),
        ("shared/", "look/"),
    ];
    let named = names.into_iter().map(|(a, b)| format!("{a}{b}")).filter(|name| file.text.contains(name.as_str()));
    named.map(|name| format!("{}: names {name}", file.path)).collect()
}

#[test]
fn the_house_is_in_order() {
    holds(breaches, "a stranger must find their way by what stands where");
}

#[test]
fn a_stray_folder_a_mute_file_a_long_one_and_a_workplace_are_seen() {
    let long = format!("// long\n{}", "fn a() {}\n".repeat(LONGEST));
    let place = format!("See /work/{}.", "main");
    let broken = [
        ("src/main.rs", "// A program.\nfn main() {}"),
        ("ui/src/A.vue", "<script setup lang=\"ts\">\nconst a = 1;\n</script>"),
        ("ui/src/B.vue", "<script setup lang=\"ts\">\n// Why.\n</script>"),
        ("ui/src/long.ts", long.as_str()),
        ("README.md", place.as_str()),
    ];
    sees(breaches, &broken, &["src does not belong", "A.vue: does not say", "long.ts: 421", "README.md: names"]);
}
