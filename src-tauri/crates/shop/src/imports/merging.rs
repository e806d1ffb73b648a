//! How a row adds to a record that is there already: what is empty is filled, what differs stays and is
//! noted. Only what time moves forward (kilometres, the last visit, insurance and inspection) takes the
//! later of the two.

use crate::common::Problem;

/// A record an import makes or adds to.
pub struct Planned<T> {
    /// As it is on file; `None` for a new one.
    pub before: Option<Box<T>>,
    /// As it will be.
    pub record: T,
    /// The row of the file that brought it.
    pub first_row: u32,
}

impl<T: PartialEq + Clone> Planned<T> {
    /// A record the file brings.
    pub fn new(record: T, row: u32) -> Self {
        Self { before: None, record, first_row: row }
    }

    /// A record on file that a row is about.
    pub fn on_file(record: T, row: u32) -> Self {
        Self { before: Some(Box::new(record.clone())), record, first_row: row }
    }

    /// Whether there is anything to write.
    pub fn is_changed(&self) -> bool {
        self.before.as_deref() != Some(&self.record)
    }

    /// Tells a row that it is this record.
    pub fn note_same(&self) -> Problem {
        match self.before {
            Some(_) => Problem::new("on_file"),
            None => Problem::new("same_as_row").with("row", self.first_row),
        }
    }
}

/// Fills what is empty; what differs stays.
pub fn fill<T: PartialEq>(kept: &mut Option<T>, said: Option<T>, field: &'static str, notes: &mut Vec<Problem>) {
    let Some(said) = said else { return };
    match kept {
        Some(kept) if *kept != said => notes.push(Problem::of(field, "kept_first")),
        Some(_) => {}
        None => *kept = Some(said),
    }
}

/// The same for a text that is blank when nothing was said.
pub fn fill_text(kept: &mut String, said: Option<String>, field: &'static str, notes: &mut Vec<Problem>) {
    let mut value = Some(std::mem::take(kept)).filter(|kept| !kept.is_empty());
    fill(&mut value, said, field, notes);
    *kept = value.unwrap_or_default();
}

/// Takes the later of the two.
pub fn later<T: PartialOrd>(kept: &mut Option<T>, said: Option<T>, field: &'static str, notes: &mut Vec<Problem>) {
    let Some(said) = said else { return };
    match kept {
        Some(kept) if *kept > said => notes.push(Problem::of(field, "kept_later")),
        Some(kept) if *kept < said => {
            notes.push(Problem::of(field, "took_later"));
            *kept = said;
        }
        Some(_) => {}
        None => *kept = Some(said),
    }
}
