//! Wall 5: what a person reads on screen stands in `ui/src/words`, in Chinese and in English; the core speaks codes.
//!
//! What is printed is worded in `paper`, and what a code is called stands with the code, in both languages and on paper, which
//! is why `paper` and `codes` are not looked at. That `ui/src/words` repeats no code is held by its own test.

use std::collections::BTreeSet;

use crate::{holds, sees};
use jieche_tests::source::Source;
use jieche_tests::tree::Tree;

/// Files, or folders, that hold Chinese all the same, and why.
const APART: [(&str, &str); 34] = [
    ("src-tauri/crates/shop/src/big_shop/", "the big shop's data"),
    ("src-tauri/crates/shop/src/across/imports/", "headings and values of files that other programs wrote"),
    ("src-tauri/crates/shop/src/registers/search_index/readings.rs", "how surnames are read"),
    ("src-tauri/crates/shop/src/registers/search_index/terms.rs", "signs of what people type"),
    ("src-tauri/crates/shop/src/common/plate.rs", "what number plates are made of"),
    ("src-tauri/crates/shop/src/common/vin.rs", "signs of what people type"),
    ("src-tauri/crates/shop/src/common/mask.rs", "who a masked person is called"),
    ("src-tauri/crates/shop/src/common/text.rs", "signs of what people type"),
    ("src-tauri/crates/shop/src/common/phone.rs", "signs of what people type"),
    ("src-tauri/crates/shop/src/registers/settings/law.rs", "where figures of law stand"),
    (
        "src-tauri/crates/shop/src/registers/labour/settings.rs",
        "what a new shop's settings say until it says otherwise",
    ),
    ("src-tauri/crates/shop/src/registers/bays/mod.rs", "the bays a new shop starts with"),
    (
        "src-tauri/crates/shop/src/visit/repair_orders/settings.rs",
        "what a new shop's settings say until it says otherwise",
    ),
    (
        "src-tauri/crates/shop/src/registers/customers/consents/texts.rs",
        "what customers are asked: kept as it was shown",
    ),
    ("src-tauri/crates/shop/src/care/surveys/rules.rs", "the questionnaires a new shop starts with"),
    ("src-tauri/crates/ground/src/open_problem.rs", "sentences before a database is open, when no words are loaded"),
    ("src-tauri/crates/shop/src/visit/repair_orders/complaint.rs", "words of what people type"),
    (
        "src-tauri/crates/shop/src/visit/repair_orders/step.rs",
        "what a consented diagnosis is called as a line of the order",
    ),
    ("src-tauri/crates/api/src/sheets/", "names under which sheets are saved"),
    ("src-tauri/crates/api/src/money/settlement.rs", "names under which sheets are saved"),
    ("src-tauri/crates/shop/src/across/exports/", "yes and no in files for the office"),
    ("src-tauri/crates/api/src/across/exports.rs", "the name under which an export is saved"),
    ("src-tauri/crates/api/src/across/imports.rs", "the name under which refused rows are saved"),
    ("src-tauri/crates/api/src/papers.rs", "names under which sample sheets are saved"),
    ("src-tauri/crates/api/src/example", "the example shop's data"),
    ("src-tauri/crates/api/src/demo/", "the demo shop's data"),
    ("ui/src/shared/fields/read.ts", "what people type, not what they read"),
    ("ui/src/registers/vehicles/licence.ts", "what stands on a licence, not what people read on screen"),
    ("ui/src/shared/fields/PlateField.vue", "an example of a plate"),
    ("ui/src/visit/repair_orders/line.ts", "the unit a typed part starts with: data"),
    ("ui/src/views/PersonMenu.vue", "a language is called by its own name"),
    ("ui/src/views/Shell.vue", "the sign of the program"),
    ("ui/src/registers/staff/SignIn.vue", "the sign of the program"),
    ("ui/src/across/shop/FirstStart.vue", "the sign of the program, and a language by its own name"),
];

/// What of a feature leaves as a file for the office, whose headings stand with its columns.
/// What of a feature the big shop has: data nobody reads.
const BIG_SHOP: &str = "/big_shop.rs";
const EXPORT: &str = "/export.rs";
/// A feature's commands, whose examples are data.
const COMMANDS: &str = "commands! {";

fn breaches(tree: &Tree) -> Vec<String> {
    let mut found = Vec::new();
    for core in ["ground", "shop", "api", "host"] {
        let files = tree.rust(&format!("src-tauri/crates/{core}/src"));
        let spoken = files.into_iter().filter(|file| !is_apart(&file.path)).map(|file| file.without(COMMANDS));
        let texts = spoken.flat_map(|file| quoted_chinese(&file));
        found.extend(texts.map(|place| format!("{place}: the core speaks codes")));
    }
    let screens = tree.files("ui/src", &[".ts", ".vue"]);
    let outside = screens.iter().filter(|file| !file.path.starts_with("ui/src/words/") && !is_apart(&file.path));
    found.extend(outside.flat_map(read_chinese).map(|place| format!("{place}: words stand in ui/src/words")));
    found.extend(unmatched(tree));
    found
}

fn is_apart(path: &str) -> bool {
    APART.iter().any(|(apart, _)| path.starts_with(apart)) || path.ends_with(EXPORT) || path.ends_with(BIG_SHOP)
}

fn has_chinese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3400}'..='\u{9fff}' | '\u{3001}'..='\u{301f}' | '\u{ff01}'..='\u{ff5e}'))
}

fn quoted_chinese(file: &Source) -> Vec<String> {
    let texts = file.quoted.iter().filter(|quoted| has_chinese(&quoted.text));
    texts.map(|quoted| format!("{}:{}", file.path, quoted.line)).collect()
}

/// Of a screen, what stands between tags is read too.
fn read_chinese(file: &Source) -> Vec<String> {
    let between = file.code.lines().enumerate().filter(|(_, line)| has_chinese(line));
    let mut places = quoted_chinese(file);
    places.extend(between.map(|(n, _)| format!("{}:{}", file.path, n + 1)));
    places.sort();
    places.dedup();
    places
}

/// Words that stand in one language and not in the other.
fn unmatched(tree: &Tree) -> Vec<String> {
    let (chinese, english) = (keys(tree, "zh-CN"), keys(tree, "en"));
    let only = |here: &BTreeSet<String>, there: &BTreeSet<String>, language: &str| -> Vec<String> {
        here.difference(there).map(|key| format!("{key} stands only in {language}")).collect()
    };
    [only(&chinese, &english, "zh-CN"), only(&english, &chinese, "en")].concat()
}

/// The keys of one language, by file: `name:` and `'name':` at the beginning of a line, nested ones with their parents.
fn keys(tree: &Tree, language: &str) -> BTreeSet<String> {
    let folder = format!("ui/src/words/{language}/");
    let mut keys = BTreeSet::new();
    for file in tree.files(&folder, &[".ts"]) {
        let name = file.path.trim_start_matches(&folder).to_owned();
        let mut parents: Vec<String> = Vec::new();
        for (code, line) in file.code.lines().zip(file.text.lines()) {
            for piece in pieces(code, line) {
                match piece {
                    Piece::Key(key) => {
                        keys.insert(format!("{name}: {}{key}", parents.concat()));
                        parents.push(format!("{key}."));
                    }
                    Piece::Leaf => drop(parents.pop()),
                    Piece::Close => drop(parents.pop()),
                }
            }
        }
    }
    keys
}

enum Piece {
    /// A key; its value follows.
    Key(String),
    /// The value was a text.
    Leaf,
    /// The value was an object, now closed.
    Close,
}

/// Reads `a: 'x', b: { c: 'y' },` piece by piece. `code` has blanks where `line` has texts.
fn pieces(code: &str, line: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut from = 0;
    for (at, byte) in code.bytes().enumerate() {
        match byte {
            b':' => {
                let key = line[from..at].trim().trim_matches(['\'', '"']).to_owned();
                if !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || "_-.".contains(c)) {
                    found.push(Piece::Key(key));
                }
                from = at + 1;
            }
            b'{' => from = at + 1,
            b',' => {
                if !line[from..at].trim().is_empty() && code[from..at].contains(['\'', '"', '`']) {
                    found.push(Piece::Leaf);
                }
                from = at + 1;
            }
            b'}' => {
                if code[from..at].contains(['\'', '"', '`']) {
                    found.push(Piece::Leaf);
                }
                found.push(Piece::Close);
                from = at + 1;
            }
            _ => {}
        }
    }
    found
}

#[test]
fn what_people_read_stands_in_words_and_in_both_languages() {
    holds(breaches, "a sentence in a rule cannot be translated, and a missing one is seen by whoever needs it most");
}

#[test]
fn a_sentence_in_a_rule_on_a_screen_and_in_one_language_only_are_seen() {
    let broken = [
        ("src-tauri/crates/shop/src/parts/rules.rs", "// 库存\nfn a() { b(\"库存不足\"); }"),
        (
            "src-tauri/crates/api/src/parts.rs",
            "commands! {\n read a(A) -> B, C, d(read), |e| { \"name\": \"机滤\" };\n}\nfn e() { f(\"缺货\"); }",
        ),
        ("ui/src/parts/A.vue", "<!-- 备注 -->\n<template><b>备注</b><i :title=\"t('a')\">{{ '说明' }}</i></template>"),
        (
            "ui/src/words/zh-CN/parts.ts",
            "export default {\n  title: '配件',\n  state: { ok: '好', bad: '坏' },\n  only: '单',\n};",
        ),
        ("ui/src/words/en/parts.ts", "export default {\n  title: 'Parts',\n  state: { ok: 'Good', poor: 'Bad' },\n};"),
    ];
    let places = [
        "rules.rs:2",
        "api/src/parts.rs:4",
        "A.vue:2",
        "state.bad stands only in zh-CN",
        "state.poor stands only in en",
        "parts.ts: only stands only in zh-CN",
    ];
    sees(breaches, &broken, &places);
}
