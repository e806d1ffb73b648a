//! Wall 10, of the commands: every file of the core that says some is joined to the one list, and calls them by its
//! own name.
//!
//! The compiler sees a file whose commands nobody joins; one that no module declares it never reads, and sees nothing.

use crate::{holds, sees};
use jieche_tests::source::Source;
use jieche_tests::tree::Tree;

const API: &str = "src-tauri/crates/api/src/";

const DOORS: [&str; 6] = ["read ", "write ", "job ", "note ", "paper ", "bytes "];

fn breaches(tree: &Tree) -> Vec<String> {
    let list = Source::read("list.rs".into(), tree.text(&format!("{API}list.rs"))).code;
    let joined: Vec<&str> = list.split_whitespace().collect();
    let files = tree.rust(API);
    let features: Vec<&Source> = files.iter().filter(|file| file.code.contains("\ncommands! {")).collect();
    let is_joined = |file: &Source| joined.contains(&format!("{}::COMMANDS,", module(&file.path)).as_str());
    let left_out = features.iter().filter(|file| !is_joined(file));
    let left_out = left_out.map(|file| format!("{}: its commands stand in no list", file.path));
    left_out.chain(features.iter().flat_map(|file| misnamed(file))).collect()
}

/// Commands whose name does not begin with their feature's.
fn misnamed(file: &Source) -> Vec<String> {
    let module = module(&file.path);
    let feature = format!("{}_", module.rsplit("::").next().unwrap_or_default());
    let heads = file.code.lines().filter_map(|line| line.strip_prefix("    "));
    let names = heads.filter_map(|head| DOORS.iter().find_map(|door| head.strip_prefix(door)));
    let wrong = names.filter(|name| !name.starts_with(&feature));
    wrong.map(|name| format!("{}: {name} is no {feature}…", file.path)).collect()
}

/// `visit::reception` of `…/visit/reception.rs`.
fn module(path: &str) -> String {
    let inside = path.trim_start_matches(API).trim_end_matches(".rs").trim_end_matches("/mod");
    inside.replace('/', "::")
}

#[test]
fn every_features_commands_stand_in_the_list() {
    holds(breaches, "a command that is not in the list does not exist, whatever its feature says");
}

#[test]
fn a_feature_that_was_not_joined_is_seen() {
    let broken = [
        (
            "src-tauri/crates/api/src/list.rs",
            "const A: &[B] = &[\n    visit::orders::COMMANDS,\n];\n// stock::parts::COMMANDS,",
        ),
        ("src-tauri/crates/api/src/visit/orders/mod.rs", "// a\n\ncommands! {\n    read orders_a -> B, C, d(read);\n}"),
        ("src-tauri/crates/api/src/stock/parts.rs", "// b\n\ncommands! {\n    write part_a -> B, C, d(tx);\n}"),
        ("src-tauri/crates/api/src/commands.rs", "// `commands! {`\nmacro_rules! commands {}"),
    ];
    sees(breaches, &broken, &["stock/parts.rs: its commands", "stock/parts.rs: part_a"]);
}
