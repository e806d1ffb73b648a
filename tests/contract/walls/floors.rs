//! Wall 0: the shop stands on floors. An import or a table named in SQL goes down, or sideways where a short list says so,
//! never up; and nobody comes back to where they began.
//!
//! A feature that knew who stands on it could not be understood, tested or replaced without them; the next dozen rooms
//! would make one knot of the house. The floors are the folders themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::tables::{self, TABLES};
use crate::{holds, sees};
use jieche_tests::source::Source;
use jieche_tests::tree::Tree;

const SHOP: &str = "src-tauri/crates/shop/src/";
/// From the ground up.
const FLOORS: [&str; 10] =
    ["common", "registers", "stock", "visit", "money", "care", "figures", "people", "premises", "across"];
/// What joins the floors and belongs to none: the shop itself, and the big shop that is never installed.
const JOINS: [&str; 3] = ["lib.rs", "shop.rs", "big_shop"];
/// Who may know a neighbour on the same floor, and why.
const SIDEWAYS: [(&str, &str, &str); 37] = [
    ("registers/calendar", "registers/numbers", "an id is never given twice"),
    ("registers/customers", "registers/numbers", "an id is never given twice"),
    ("registers/customers", "registers/search_index", "a card is found by its names and phones"),
    ("registers/customers", "registers/staff", "who may see a name whole; who merged two files"),
    ("registers/labour", "registers/numbers", "an id is never given twice"),
    ("registers/labour", "registers/search_index", "an operation is found by code and name"),
    ("registers/labour", "registers/settings", "what an hour costs is the shop's to decide"),
    ("registers/labour", "registers/vehicles", "hours are a model's own"),
    ("registers/packages", "registers/labour", "a package holds operations"),
    ("registers/packages", "registers/parts", "and parts"),
    ("registers/packages", "registers/search_index", "a package is found by code and name"),
    ("registers/packages", "registers/vehicles", "and is meant for a model"),
    ("registers/parts", "registers/numbers", "an id is never given twice"),
    ("registers/parts", "registers/search_index", "a part is found by number and name"),
    ("registers/past_visits", "registers/numbers", "an id is never given twice"),
    ("registers/past_visits", "registers/vehicles", "a visit taken out says whose car it was"),
    ("registers/phrases", "registers/search_index", "a phrase is found by its initials"),
    ("registers/printing", "registers/staff", "a copy says who printed it"),
    ("registers/vehicles", "registers/customers", "a car has an owner"),
    ("registers/vehicles", "registers/numbers", "an id is never given twice"),
    ("registers/vehicles", "registers/search_index", "a car is found by plate and VIN"),
    ("registers/vehicles", "registers/staff", "who may see a VIN whole"),
    ("visit/appointments", "visit/repair_orders", "a booked car that comes gets its order"),
    ("visit/reception", "visit/repair_orders", "a walk-round is part of an order"),
    ("money/settlement", "money/credit", "what may be owed is asked before it is"),
    ("across/car_file", "across/orders", "a file lists orders with what is owed of them"),
    ("across/customer_file", "across/orders", "a file lists orders with what is owed of them"),
    ("across/backups", "across/jobs", "how the last backup ended is told by its job"),
    ("across/front_desk", "across/backups", "the morning says how the backups stand"),
    ("across/front_desk", "across/orders", "the desk lists orders with what is owed of them"),
    ("across/jobs", "across/imports", "what an import leaves is told by its job"),
    ("across/kept_files", "across/imports", "an imported file is kept as well"),
    ("across/kept_files", "across/orders", "a damaged file is told by its order"),
    ("across/progress", "across/order_file", "whoever takes a step is answered with the order whole"),
    ("across/search", "across/customer_file", "a customer found shows the plates they are known by"),
    ("across/shop_settings", "across/backups", "when the shop backs itself up is one of its settings"),
    ("across/search", "across/orders", "an order found says what is owed of it"),
];

/// (who, whom) and where it shows.
type Graph = BTreeMap<(String, String), Vec<String>>;

fn breaches(tree: &Tree) -> Vec<String> {
    let graph = graph(tree);
    let mut found = strangers(tree);
    for ((from, to), places) in &graph {
        let listed = SIDEWAYS.iter().any(|(one, other, _)| one == from && other == to);
        let wrong = match rank(from).cmp(&rank(to)) {
            std::cmp::Ordering::Less => Some("looks up"),
            std::cmp::Ordering::Equal if !listed => Some("looks sideways, and no list says why"),
            _ => None,
        };
        found.extend(wrong.map(|wrong| format!("{}: {from} {wrong} to {to}", places.join(", "))));
    }
    found.extend(circles(&graph));
    found
}

/// Folders of the shop that are no floor, and floors' files that are no feature.
fn strangers(tree: &Tree) -> Vec<String> {
    let files = tree.files(SHOP, &[".rs"]);
    let inside = files.iter().filter_map(|file| file.path.strip_prefix(SHOP));
    let tops: BTreeSet<&str> = inside.map(|path| path.split('/').next().unwrap_or_default()).collect();
    let known = |top: &&&str| FLOORS.contains(top) || JOINS.contains(top) || top.starts_with("testing");
    tops.iter().filter(|top| !known(top)).map(|top| format!("{SHOP}{top}: no floor of the house")).collect()
}

/// The floor and the feature of a file of the shop.
fn feature(path: &str) -> Option<String> {
    let inside = path.strip_prefix(SHOP)?;
    let mut parts = inside.split('/');
    let (floor, feature) = (parts.next()?, parts.next()?.trim_end_matches(".rs"));
    (FLOORS.contains(&floor) && floor != "common" && feature != "mod").then(|| format!("{floor}/{feature}"))
}

fn rank(feature: &str) -> usize {
    let floor = feature.split('/').next().unwrap_or_default();
    FLOORS.iter().position(|name| *name == floor).unwrap_or(0)
}

/// Who knows whom.
pub(super) fn graph(tree: &Tree) -> Graph {
    let mut graph = Graph::new();
    for file in tree.rust(SHOP) {
        let Some(from) = feature(&file.path) else { continue };
        for (to, place) in imported(&file).into_iter().chain(queried(&file)) {
            if to != from {
                let places = graph.entry((from.clone(), to)).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
    }
    graph
}

/// Features named in the code of a file, each with where.
fn imported(file: &Source) -> Vec<(String, String)> {
    let module = module(&file.path);
    let mut found = Vec::new();
    for (at, _) in file.code.match_indices("crate::").chain(file.code.match_indices("super::")) {
        if file.code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let line = 1 + file.code[..at].matches('\n').count();
        for path in paths(&file.code[at..]) {
            found.extend(feature_of(&module, &path).map(|to| (to, format!("{}:{line}", file.path))));
        }
    }
    found
}

/// The module a file is, from the crate's root.
fn module(path: &str) -> Vec<String> {
    let inside = path.strip_prefix(SHOP).unwrap_or_default().trim_end_matches(".rs");
    let mut parts: Vec<String> = inside.split('/').map(str::to_owned).collect();
    if parts.last().is_some_and(|last| last == "mod") {
        parts.pop();
    }
    parts
}

/// Every path a use tree (or a path in an expression) at the beginning of `code` names, braces unfolded.
fn paths(code: &str) -> Vec<String> {
    let mut stack = vec![String::new()];
    let (mut found, mut current) = (Vec::new(), String::new());
    for c in code.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '_' | ':' => current.push(c),
            '{' if current.ends_with("::") => {
                stack.push(format!("{}{current}", stack.last().map_or("", String::as_str)));
                current.clear();
            }
            ',' | '}' if stack.len() > 1 => {
                if !current.is_empty() {
                    found.push(format!("{}{current}", stack.last().map_or("", String::as_str)));
                    current.clear();
                }
                if c == '}' {
                    stack.pop();
                }
            }
            c if c.is_whitespace() && stack.len() > 1 => {}
            _ => break,
        }
        if stack.len() == 1 && c == '}' {
            break;
        }
    }
    if !current.is_empty() {
        found.push(format!("{}{current}", stack.last().map_or("", String::as_str)));
    }
    found
}

/// The feature a path leads to, as seen from a module.
fn feature_of(module: &[String], path: &str) -> Option<String> {
    let mut at: Vec<&str> = Vec::new();
    for (n, part) in path.split("::").enumerate() {
        match (n, part) {
            (0, "crate") => {}
            (0, "super") => at = module.iter().map(String::as_str).take(module.len().saturating_sub(1)).collect(),
            (_, "super") => drop(at.pop()),
            _ => at.push(part),
        }
    }
    let (floor, feature) = (at.first()?, at.get(1)?);
    (FLOORS.contains(floor) && *floor != "common").then(|| format!("{floor}/{feature}"))
}

/// Features whose tables a file names in SQL.
fn queried(file: &Source) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for quoted in &file.quoted {
        for table in tables::named(&quoted.text) {
            let owner = TABLES.iter().find(|(_, tables)| tables.contains(&table.as_str()));
            let owner = owner.map(|(owner, _)| *owner).filter(|owner| owner.contains('/'));
            found.extend(owner.map(|owner| (owner.to_owned(), format!("{}:{} ({table})", file.path, quoted.line))));
        }
    }
    found
}

/// Features that come back to themselves, one sentence a circle.
fn circles(graph: &Graph) -> Vec<String> {
    let mut left: BTreeSet<(&str, &str)> = graph.keys().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    // Whoever knows nobody that is left is in no circle.
    loop {
        let knowing: BTreeSet<&str> = left.iter().map(|(from, _)| *from).collect();
        let before = left.len();
        left.retain(|(_, to)| knowing.contains(to));
        if left.len() == before {
            break;
        }
    }
    if left.is_empty() {
        return Vec::new();
    }
    let pairs: Vec<String> = left.iter().map(|(from, to)| format!("{from} -> {to}")).collect();
    vec![format!("a circle: {}", pairs.join(", "))]
}

#[test]
fn the_shop_stands_on_floors() {
    holds(breaches, "facts go down by verbs, questions go down by reading, what follows from a step stands above all");
}

#[test]
fn every_neighbour_on_the_list_is_known() {
    let graph = graph(&Tree::ours());
    let unused: Vec<_> =
        SIDEWAYS.iter().filter(|(from, to, _)| !graph.contains_key(&((*from).to_owned(), (*to).to_owned()))).collect();
    assert!(unused.is_empty(), "the list must stay as short as it can be: {unused:?}");
}

/// Printed with `--no-capture`: who knows whom, floor by floor.
#[test]
fn the_graph_of_features() {
    let graph = graph(&Tree::ours());
    let mut known: BTreeMap<(std::cmp::Reverse<usize>, &str), Vec<&str>> = BTreeMap::new();
    for (from, to) in graph.keys() {
        known.entry((std::cmp::Reverse(rank(from)), from)).or_default().push(to);
    }
    for ((_, from), to) in &known {
        println!("{from} -> {}", to.join(", "));
    }
    let both = graph.keys().filter(|(from, to)| graph.contains_key(&(to.clone(), from.clone()))).count() / 2;
    println!("{} features know another, {} pairs, {both} of them each other", known.len(), graph.len());
    assert_eq!(both, 0, "two features that know each other are one");
}

#[test]
fn an_import_and_a_join_that_look_up_a_stranger_and_a_circle_are_seen() {
    let broken = [
        ("src-tauri/crates/shop/src/registers/parts/mod.rs", "use crate::visit::repair_orders::{self, Step};"),
        (
            "src-tauri/crates/shop/src/visit/repair_orders/store.rs",
            "fn a() { q(\"SELECT 1 FROM repair_orders o\n JOIN settlements s ON s.order_id = o.id\"); }",
        ),
        ("src-tauri/crates/shop/src/across/today.rs", "use super::orders;\nuse crate::money::settlement;"),
        ("src-tauri/crates/shop/src/across/orders.rs", "fn a() { crate::across::today::b(); }"),
        ("src-tauri/crates/shop/src/upstairs/mod.rs", "// A floor nobody knows."),
    ];
    let places = [
        "parts/mod.rs:1: registers/parts looks up to visit/repair_orders",
        "store.rs:1 (settlements): visit/repair_orders looks up to money/settlement",
        "across/today looks sideways",
        "across/orders looks sideways",
        "a circle: across/orders -> across/today",
        "upstairs: no floor",
    ];
    sees(breaches, &broken, &places);
}
