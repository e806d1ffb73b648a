//! The TypeScript types of every command and the words of every code, made from the Rust types by one generator.
//!
//! `cargo xtask types` writes them to `ui/src/backend/generated.ts` and `ui/src/words/codes.ts`; a test fails when one is
//! stale.

use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};

use jieche_codes::{RecordKind, Table, Word, tables};
use ts_rs::{Config, TS, TypeVisitor};

use crate::call::Document;
use crate::list;

/// Types found on the way, by name.
pub struct Declarations {
    config: Config,
    seen: HashSet<TypeId>,
    found: BTreeMap<String, String>,
}

impl Declarations {
    /// None yet.
    #[allow(clippy::new_without_default)] // a default would hide that the whole list must fill it
    pub fn new() -> Self {
        Self { config: Config::new().with_large_int("number"), seen: HashSet::new(), found: BTreeMap::new() }
    }

    /// The name of a type, after declaring it and what it is made of.
    pub fn of<T: TS + 'static + ?Sized>(&mut self) -> String {
        self.declare::<T>();
        T::name(&self.config)
    }

    /// What was declared so far, a line each, by name.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.found.values().map(String::as_str)
    }

    fn declare<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        if T::output_path().is_some() {
            let name = T::ident(&self.config);
            self.found.insert(name, format!("export {}", on_one_line(&T::decl(&self.config))));
        }
        let mut visit = Visit(self);
        T::visit_dependencies(&mut visit);
        T::visit_generics(&mut Visit(self));
    }
}

/// What is handed out as it is; its name and how it is printed travel beside it.
impl TS for Document {
    type WithoutGenerics = Self;
    type OptionInnerType = Self;

    fn name(_: &Config) -> String {
        "Uint8Array".into()
    }

    fn inline(_: &Config) -> String {
        "Uint8Array".into()
    }
}

/// A declaration without its comments: they stand in Rust, once.
fn on_one_line(declaration: &str) -> String {
    let mut plain = String::with_capacity(declaration.len());
    let mut rest = declaration;
    while let Some((before, comment)) = rest.split_once("/**") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let words: Vec<&str> = plain.split_whitespace().collect();
    words.join(" ").replace(", };", " };").replace(", }", " }")
}

struct Visit<'a>(&'a mut Declarations);

impl TypeVisitor for Visit<'_> {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        self.0.declare::<T>();
    }
}

const BY_HAND: &str = "by `cargo xtask types`; do not edit by hand.\n/* eslint-disable */";

/// The whole file of types.
pub fn generate() -> String {
    let mut declarations = Declarations::new();
    // The journal speaks of kinds as texts: it knows no record.
    declarations.of::<RecordKind>();
    let mut rows = String::new();
    for command in list::commands() {
        let (request, answer) = (command.types)(&mut declarations);
        let kind = command.door.name();
        rows.push_str(&format!("  {}: {{ request: {request}; answer: {answer}; kind: \"{kind}\" }};\n", command.name));
    }
    let types: String = declarations.texts().map(|declaration| format!("{declaration}\n")).collect();
    format!(
        "// Made from the Rust command list {BY_HAND}\n\n{types}\n/** Request, answer and kind of every command. */\nexport interface Commands {{\n{rows}}}\n"
    )
}

/// The whole file of words: what each code is called on screen, by its table and its name.
pub fn words() -> String {
    let (chinese, english) = (spoken(|word| word.zh), spoken(|word| word.en));
    format!(
        "// What codes are called on screen. Made from the Rust codes {BY_HAND}\n\nexport const zh = {{\n{chinese}}};\n\nexport const en: typeof zh = {{\n{english}}};\n"
    )
}

fn spoken(language: impl Fn(&'static Word) -> &'static str) -> String {
    let line = |word: &'static Word| format!("{}: {:?}", word.name, language(word));
    let table = |table: &'static Table| {
        let words: Vec<String> = table.lines.iter().map(line).collect();
        format!("  {}: {{ {} }},\n", table.of, words.join(", "))
    };
    tables().map(table).collect()
}
