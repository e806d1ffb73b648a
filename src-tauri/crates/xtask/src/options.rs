//! The words after a task's name: `--name value`, flags, and words that stand alone.

use crate::Outcome;
use std::path::{Path, PathBuf};

/// Options that take no value.
const FLAGS: [&str; 4] = ["--all", "--browser", "--fresh", "--hold-budget"];

/// What was typed and not yet taken by the task.
pub struct Options {
    named: Vec<(String, String)>,
    alone: Vec<String>,
}

impl Options {
    /// Reads the words.
    pub fn read(mut words: impl Iterator<Item = String>) -> Outcome<Options> {
        let mut options = Options { named: Vec::new(), alone: Vec::new() };
        while let Some(word) = words.next() {
            if !word.starts_with("--") {
                options.alone.push(word);
            } else if FLAGS.contains(&word.as_str()) {
                options.named.push((word, String::new()));
            } else if let Some((name, value)) = word.split_once('=') {
                options.named.push((name.to_owned(), value.to_owned()));
            } else {
                let value = words.next().ok_or(format!("{word} needs a value"))?;
                options.named.push((word, value));
            }
        }
        Ok(options)
    }

    /// An option's value, if it was given.
    pub fn value(&mut self, name: &str) -> Option<String> {
        let at = self.named.iter().position(|(given, _)| given == name)?;
        Some(self.named.remove(at).1)
    }

    /// Whether a flag was given.
    pub fn flag(&mut self, name: &str) -> bool {
        self.value(name).is_some()
    }

    /// A folder as typed, made absolute: tasks run their commands elsewhere.
    pub fn folder(&mut self, name: &str) -> Outcome<Option<PathBuf>> {
        self.value(name).map(|folder| absolute(&folder)).transpose()
    }

    /// The next word that stands alone, as an absolute folder.
    pub fn folder_alone(&mut self) -> Outcome<Option<PathBuf>> {
        if self.alone.is_empty() {
            return Ok(None);
        }
        absolute(&self.alone.remove(0)).map(Some)
    }

    /// Refuses what the task did not take.
    pub fn none_left(&self) -> Outcome {
        match self.named.first().map(|(name, _)| name).or(self.alone.first()) {
            Some(word) => Err(format!("{word} is not known here; cargo xtask help says what is")),
            None => Ok(()),
        }
    }
}

fn absolute(folder: &str) -> Outcome<PathBuf> {
    std::path::absolute(Path::new(folder)).map_err(|problem| format!("{folder} names no folder: {problem}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(line: &str) -> Outcome<Options> {
        Options::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn values_flags_and_words_are_taken_once() {
        let mut options = typed("--days 7 --seed=3 --browser out").unwrap();
        assert_eq!(options.value("--days").as_deref(), Some("7"));
        assert_eq!(options.value("--seed").as_deref(), Some("3"));
        assert!(options.flag("--browser") && !options.flag("--browser"));
        assert!(options.none_left().unwrap_err().starts_with("out"));
        assert!(options.folder_alone().unwrap().unwrap().is_absolute());
        assert!(options.none_left().is_ok());
    }

    #[test]
    fn an_option_without_its_value_is_refused() {
        assert_eq!(typed("--data").err().as_deref(), Some("--data needs a value"));
    }
}
