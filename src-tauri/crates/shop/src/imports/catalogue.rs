//! Rows of a catalogue, operations or parts: one code, one record.

use std::collections::HashMap;

use super::RowOutcome;
use super::merging::Planned;
use super::reading::Reading;
use crate::common::{BasisPoints, Problem, Result};
use crate::db::handle::{Read, Tx};

/// What a catalogue is made of.
pub trait Item: Clone + PartialEq + Sized {
    /// What no two have alike.
    fn code(&self) -> &str;

    /// What a row says; `None`, with the reason, when it cannot come in. `tax` is the shop's own rate.
    fn read(row: &mut Reading, tax: BasisPoints) -> Option<Self>;

    /// The record of this code on file.
    fn on_file(read: &Read, code: &str) -> Result<Option<Self>>;

    /// Adds what another row says of the same code.
    fn add(&mut self, said: Self, notes: &mut Vec<Problem>);

    /// Writes it; a new one when there was none before.
    fn keep(tx: &Tx, before: Option<&Self>, record: Self) -> Result<()>;
}

/// The records of a plan.
pub struct Catalogue<T> {
    /// In the order of the file.
    pub planned: Vec<Planned<T>>,
    by_code: HashMap<String, usize>,
    tax: BasisPoints,
}

impl<T: Item> Catalogue<T> {
    /// Nothing planned yet.
    pub fn new(tax: BasisPoints) -> Self {
        Self { planned: Vec::new(), by_code: HashMap::new(), tax }
    }

    /// Plans one row.
    pub fn take(&mut self, read: &Read, row: &mut Reading) -> Result<RowOutcome> {
        let Some(said) = T::read(row, self.tax) else { return Ok(RowOutcome::Refuse) };
        let code = said.code().to_owned();
        let place = match self.by_code.get(&code) {
            Some(&place) => place,
            None => {
                let on_file = T::on_file(read, &code)?;
                let found = on_file.is_some();
                self.planned.push(on_file.map_or_else(
                    || Planned::new(said.clone(), row.number()),
                    |record| Planned::on_file(record, row.number()),
                ));
                self.by_code.insert(code, self.planned.len() - 1);
                if !found {
                    return Ok(RowOutcome::Create);
                }
                self.planned.len() - 1
            }
        };
        if let Some(planned) = self.planned.get_mut(place) {
            row.notes.push(planned.note_same());
            planned.record.add(said, &mut row.notes);
        }
        Ok(RowOutcome::Merge)
    }
}
