//! How a row adds to a record that is there already, by the rules a person chose: what is empty is filled; of what differs
//! the shop's or the file's stands, the first row's or the last one's; and each is noted.
//!
//! Only what time moves forward (kilometres, the last visit, insurance and inspection) takes the later of the two whatever
//! the rule.

use super::{FileRule, ImportRules, ShopRule};
use crate::common::Problem;

/// A record an import makes or adds to.
pub struct Planned<T> {
    /// As it is on file; `None` for a new one.
    pub before: Option<Box<T>>,
    /// As it will be.
    pub record: T,
    /// The row of the file that brought it.
    first_row: u32,
    /// Fields of a record on file that a row has spoken of.
    said: Vec<&'static str>,
}

impl<T: PartialEq + Clone> Planned<T> {
    /// A record the file brings.
    pub fn new(record: T, row: u32) -> Self {
        Self { before: None, record, first_row: row, said: Vec::new() }
    }

    /// A record on file that a row is about.
    pub fn on_file(record: T, row: u32) -> Self {
        Self { before: Some(Box::new(record.clone())), record, first_row: row, said: Vec::new() }
    }

    /// Whether there is anything to write.
    pub fn is_changed(&self) -> bool {
        self.before.as_deref() != Some(&self.record)
    }

    /// Tells a row that it is this record, and opens it for adding; `None` where what is on file stays as it is.
    pub fn open<'a>(&'a mut self, rules: ImportRules, notes: &'a mut Vec<Problem>) -> Option<(&'a mut T, Adding<'a>)> {
        let on_file = self.before.is_some();
        notes.push(match (on_file, rules.on_file) {
            (false, _) => Problem::new("same_as_row").with("row", self.first_row),
            (true, ShopRule::Fill) => Problem::new("on_file"),
            (true, ShopRule::Keep) => Problem::new("on_file_kept"),
            (true, ShopRule::Take) => Problem::new("on_file_taken"),
        });
        if on_file && rules.on_file == ShopRule::Keep {
            return None;
        }
        Some((&mut self.record, Adding { rules, on_file, said: &mut self.said, notes }))
    }
}

/// A record that is being added to.
pub struct Adding<'a> {
    rules: ImportRules,
    on_file: bool,
    said: &'a mut Vec<&'static str>,
    notes: &'a mut Vec<Problem>,
}

impl Adding<'_> {
    /// A value that may be missing.
    pub fn fill<T: PartialEq>(&mut self, kept: &mut Option<T>, said: Option<T>, field: &'static str) {
        let Some(said) = said else { return };
        let take = match kept {
            None => true,
            Some(kept) => *kept != said && self.takes(field),
        };
        self.speak(field);
        if take {
            *kept = Some(said);
        }
    }

    /// A text that is blank when nothing was said.
    pub fn fill_text(&mut self, kept: &mut String, said: String, field: &'static str) {
        let mut value = Some(std::mem::take(kept)).filter(|kept| !kept.is_empty());
        self.fill(&mut value, Some(said).filter(|said| !said.is_empty()), field);
        *kept = value.unwrap_or_default();
    }

    /// A value that is always there.
    pub fn replace<T: PartialEq>(&mut self, kept: &mut T, said: T, field: &'static str) {
        let take = *kept != said && self.takes(field);
        self.speak(field);
        if take {
            *kept = said;
        }
    }

    /// A value that time moves forward: the later of the two.
    pub fn later<T: PartialOrd>(&mut self, kept: &mut Option<T>, said: Option<T>, field: &'static str) {
        let Some(said) = said else { return };
        match kept {
            Some(kept) if *kept > said => self.tell(field, "kept_later"),
            Some(kept) if *kept < said => {
                *kept = said;
                self.tell(field, "took_later");
            }
            Some(_) => {}
            None => *kept = Some(said),
        }
    }

    /// Tells the row something of a field.
    pub fn tell(&mut self, field: &'static str, code: &'static str) {
        self.notes.push(Problem::of(field, code));
    }

    /// Whether what the row says replaces what differs from it.
    fn takes(&mut self, field: &'static str) -> bool {
        let of_a_row = !self.on_file || self.said.contains(&field);
        let (takes, code) = match (of_a_row, self.rules) {
            (true, ImportRules { in_file: FileRule::Last, .. }) => (true, "took_last"),
            (false, ImportRules { on_file: ShopRule::Take, .. }) => (true, "took_theirs"),
            _ => (false, "kept_first"),
        };
        self.tell(field, code);
        takes
    }

    fn speak(&mut self, field: &'static str) {
        if self.on_file && !self.said.contains(&field) {
            self.said.push(field);
        }
    }
}
