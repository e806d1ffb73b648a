//! What holds for every code: names and words that can be told apart, and the same name wherever it is spoken.

use std::collections::BTreeSet;

use super::*;

/// Two codes of a table that people may not tell apart would be one.
fn repeated<'a>(table: &'a Table, said: impl Fn(&'a Word) -> &'a str) -> Vec<&'a str> {
    let mut seen = BTreeSet::new();
    table.lines.iter().map(said).filter(|text| text.is_empty() || !seen.insert(*text)).collect()
}

#[test]
fn codes_of_a_table_are_told_apart_by_name_and_by_word() {
    for table in tables() {
        assert_eq!(repeated(table, |line| line.name), Vec::<&str>::new(), "names of {}", table.of);
        assert_eq!(repeated(table, |line| line.zh), Vec::<&str>::new(), "Chinese words of {}", table.of);
        assert_eq!(repeated(table, |line| line.en), Vec::<&str>::new(), "English words of {}", table.of);
        assert_eq!(repeated(table, |line| line.on_paper), Vec::<&str>::new(), "words on paper of {}", table.of);
    }
}

#[test]
fn a_table_is_named_once() {
    let mut seen = BTreeSet::new();
    let twice: Vec<&str> = tables().map(|table| table.of).filter(|of| !seen.insert(*of)).collect();
    assert_eq!(twice, Vec::<&str>::new(), "the screens find a table's words by its name");
    assert!(seen.contains("record_kind") && seen.contains("means"), "the tables of all files are listed: {seen:?}");
}

#[test]
fn names_are_snake_case_and_never_a_word_of_a_sentence() {
    let plain = |name: &str| name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    for table in tables() {
        let odd: Vec<&str> = table.lines.iter().map(|line| line.name).filter(|name| !plain(name)).collect();
        assert_eq!(odd, Vec::<&str>::new(), "names of {}", table.of);
    }
}

#[test]
fn a_code_has_one_name_in_the_database_in_commands_and_in_typescript() {
    fn held<T: Code + PartialEq + std::fmt::Debug + serde::Serialize + serde::de::DeserializeOwned + ts_rs::TS>(
        all: &[T],
    ) {
        let declared = T::decl(&ts_rs::Config::new());
        for &code in all {
            let name = code.line().name;
            assert_eq!(serde_json::to_value(code).unwrap(), name, "{code:?} as it is sent");
            assert_eq!(serde_json::from_value::<T>(name.into()).unwrap(), code, "{name} as it is read");
            assert_eq!(T::named(name), Some(code), "{name} as it is looked up");
            assert!(declared.contains(&format!("\"{name}\"")), "{name} is missing in {declared}");
        }
        assert_eq!(T::named("no such name"), None);
    }
    held(&Means::ALL);
    held(&OrderState::ALL);
    held(&RecordKind::ALL);
    held(&Stock::ALL);
}

#[test]
fn paper_says_what_the_screen_says_unless_its_line_says_otherwise() {
    assert_eq!((Payer::Maker.zh(), Payer::Maker.on_paper()), ("厂家", "厂家"));
    assert_eq!((BusinessType::Beauty.zh(), BusinessType::Beauty.on_paper()), ("美容", "美容装潢"));
}

#[test]
fn an_older_name_of_a_record_kind_is_no_kind_of_today() {
    for kind in RecordKind::ALL {
        for older in kind.also_told_as() {
            assert_eq!(RecordKind::from_name(older), None, "{older}: its history would be told twice");
        }
    }
}
