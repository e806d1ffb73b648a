//! Wall 8: money and unit prices are whole fen, hours hundredths, quantities thousandths, rates basis points.
//!
//! A tenth of a fen that nobody sees is a day that does not close.

use crate::{holds, sees};
use jieche_tests::source::Source;
use jieche_tests::tree::Tree;

const SHOP: &str = "src-tauri/crates/shop/src/";
const MEASURES: &str = "src-tauri/crates/shop/src/common/measure.rs";
const NEWTYPES: [&str; 4] = ["Fen", "Hours", "Quantity", "BasisPoints"];
/// Files that meet a floating figure all the same, and why.
const MEET: [(&str, &str); 1] = [(
    "src-tauri/crates/shop/src/across/imports/read_xlsx.rs",
    "spreadsheets hold figures so; they become text at once",
)];
/// Endings of a field's name, and the newtype it must have.
const FIELDS: [(&str, &str); 2] = [("_fen: i64", "Fen"), ("_bp: i64", "BasisPoints")];

fn breaches(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    if !tree.text(&format!("{SHOP}lib.rs")).contains("#![deny(clippy::float_arithmetic)]") {
        found.push(format!("{SHOP}lib.rs: floating arithmetic is not denied"));
    }
    let measures = tree.text(MEASURES);
    let missing = NEWTYPES
        .iter()
        .filter(|name| !measures.contains(&format!("{name},")) && !measures.contains(&format!("struct {name}")));
    found.extend(missing.map(|name| format!("{MEASURES}: {name} is no newtype")));
    found.extend(tree.rust(SHOP).iter().flat_map(figures));
    found
}

fn figures(file: &Source) -> Vec<String> {
    let meets = MEET.iter().any(|(path, _)| file.path == *path);
    let floats = ["f32", "f64"].into_iter().filter(|_| !meets).flat_map(|word| file.words(word));
    let mut found: Vec<String> = floats.map(|place| format!("{place}: a floating figure")).collect();
    let looks_away =
        file.places("clippy::float_arithmetic").into_iter().filter(|_| !file.path.ends_with("/src/lib.rs"));
    found.extend(looks_away.map(|place| format!("{place}: floating arithmetic")));
    for (field, newtype) in FIELDS {
        let bare =
            file.places(field).into_iter().map(|place| format!("{place}: money as a bare number, not {newtype}"));
        found.extend(bare);
    }
    found
}

#[test]
fn money_is_whole_fen() {
    holds(breaches, "sums must be the sums of what is printed, to the fen");
}

#[test]
fn a_floating_price_and_a_bare_amount_are_seen() {
    let broken = [
        ("src-tauri/crates/shop/src/lib.rs", "pub mod parts;"),
        (MEASURES, "pub struct Fen(pub i64); pub struct Hours(pub i64); pub struct Quantity(pub i64);"),
        ("src-tauri/crates/shop/src/parts/mod.rs", "pub struct A { price: f64 }\npub struct B { price_fen: i64 }"),
    ];
    sees(breaches, &broken, &["not denied", "BasisPoints is no newtype", "parts/mod.rs:1", "parts/mod.rs:2"]);
}
