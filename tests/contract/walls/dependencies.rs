//! Wall 1: who may stand on whom, from `cargo metadata` with everything it brings along.
//!
//! The shop must run where there is no window, no network and no printer; what a host adds must not leak into rules.

use cargo_metadata::{CargoOpt, DependencyKind, Metadata, MetadataCommand, Package, PackageId};
use std::collections::{BTreeSet, HashMap};
use std::process::Command;

use crate::{holds, sees};
use jieche_tests::tree::Tree;

/// A package, and what may not be reached from it however far away.
const NEVER: [(&str, &[&str]); 5] = [
    (
        "jieche-codes",
        &[
            "rusqlite",
            "tauri",
            "axum",
            "tokio",
            "printpdf",
            "jieche-ground",
            "jieche-shop",
            "jieche-paper",
            "jieche-api",
        ],
    ),
    (
        "jieche-ground",
        &["tauri", "axum", "tokio", "printpdf", "jieche-codes", "jieche-shop", "jieche-paper", "jieche-api"],
    ),
    ("jieche-shop", &["tauri", "axum", "tokio", "printpdf", "jieche-paper", "jieche-api"]),
    ("jieche-paper", &["rusqlite", "tauri", "axum", "tokio", "jieche-ground", "jieche-shop"]),
    ("jieche-api", &["tauri", "axum", "tokio"]),
];
/// A package, and what it may not name itself.
const NOT_DIRECTLY: [(&str, &[&str]); 4] = [
    ("jieche-api", &["rusqlite", "printpdf"]),
    ("jieche-host", &["jieche-ground", "jieche-shop", "jieche-paper", "rusqlite", "tauri"]),
    ("jieche", &["jieche-ground", "jieche-shop", "jieche-paper", "rusqlite", "axum"]),
    ("jieche-tests", &["jieche-ground", "jieche-shop", "jieche-paper", "rusqlite", "tauri"]),
];

fn breaches(tree: &Tree) -> Vec<String> {
    let metadata = metadata(tree);
    let mut found = Vec::new();
    for (name, forbidden) in NEVER {
        let Some(package) = member(&metadata, name) else { continue };
        let reached = reached(&metadata, &package.id);
        found.extend(forbidden.iter().filter(|it| reached.contains(**it)).map(|it| format!("{name} reaches {it}")));
    }
    for (name, forbidden) in NOT_DIRECTLY {
        let Some(package) = member(&metadata, name) else { continue };
        let named = package.dependencies.iter().filter(|dependency| dependency.kind != DependencyKind::Development);
        let named: BTreeSet<&str> = named.map(|dependency| dependency.name.as_str()).collect();
        found.extend(forbidden.iter().filter(|it| named.contains(**it)).map(|it| format!("{name} names {it}")));
    }
    found
}

/// The tree's packages as they would be built on this computer, without asking a registry.
fn metadata(tree: &Tree) -> Metadata {
    let options = ["--offline".to_owned(), "--filter-platform".to_owned(), this_computer()];
    let mut command = MetadataCommand::new();
    command.manifest_path(tree.root().join("Cargo.toml")).features(CargoOpt::AllFeatures).other_options(options);
    command.exec().expect("cargo describes the tree")
}

fn this_computer() -> String {
    let said = Command::new("rustc").arg("-vV").output().expect("rustc says what it builds for").stdout;
    let said = String::from_utf8(said).expect("rustc speaks ASCII");
    said.lines().find_map(|line| line.strip_prefix("host: ")).expect("a host line").to_owned()
}

fn member<'a>(metadata: &'a Metadata, name: &str) -> Option<&'a Package> {
    metadata.workspace_packages().into_iter().find(|package| package.name.as_str() == name)
}

/// The names of all packages that are built into this one.
fn reached(metadata: &Metadata, from: &PackageId) -> BTreeSet<String> {
    let nodes = &metadata.resolve.as_ref().expect("a resolved tree").nodes;
    let nodes: HashMap<_, _> = nodes.iter().map(|node| (&node.id, node)).collect();
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![from]);
    while let Some(id) = waiting.pop() {
        for dependency in &nodes[id].deps {
            let built = dependency.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal);
            if built && seen.insert(metadata[&dependency.pkg].name.to_string()) {
                waiting.push(&dependency.pkg);
            }
        }
    }
    seen
}

#[test]
fn codes_need_nothing_and_the_shop_no_window_no_network_and_no_printer() {
    holds(breaches, "what a crate stands on decides where it can run");
}

#[test]
fn a_shop_that_listens_codes_that_know_it_and_a_host_that_goes_past_the_api_are_seen() {
    let package = |name: &str, on: &[&str]| {
        let on: String = on.iter().map(|on| format!("{on} = {{ path = \"../{on}\" }}\n")).collect();
        format!("[package]\nname = \"{name}\"\nversion = \"1.0.0\"\nedition = \"2024\"\n[dependencies]\n{on}")
    };
    let crates = [
        ("jieche-shop", vec!["between"]),
        ("between", vec!["tokio"]),
        ("tokio", vec![]),
        ("jieche-host", vec!["jieche-shop"]),
        ("jieche-codes", vec!["jieche-shop"]),
    ];
    let mut files = vec![("Cargo.toml".to_owned(), "[workspace]\nmembers = [\"*\"]\nresolver = \"3\"\n".to_owned())];
    for (name, on) in &crates {
        files.push((format!("{name}/Cargo.toml"), package(name, on)));
        files.push((format!("{name}/src/lib.rs"), String::new()));
    }
    let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    sees(
        breaches,
        &files,
        &[
            "jieche-shop reaches tokio",
            "jieche-host names jieche-shop",
            "jieche-codes reaches jieche-shop",
            "jieche-codes reaches tokio",
        ],
    );
}
