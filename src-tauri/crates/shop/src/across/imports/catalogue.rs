//! Rows of a catalogue, operations or parts: one code, one record.

use std::collections::HashMap;

use serde::Serialize;

use super::merging::{Adding, Planned};
use super::reading::Reading;
use super::{ImportRules, RowOutcome};
use crate::common::{BasisPoints, Result};
use jieche_ground::{Read, Tx};

/// What a catalogue is made of.
pub trait Item: Clone + PartialEq + Serialize + Sized {
    /// What no two have alike.
    fn code(&self) -> &str;

    /// What a row says, and the fields it left to this program; `None`, with the reason, when it cannot come in. `tax`
    /// is the shop's own rate.
    fn read(row: &mut Reading, tax: BasisPoints) -> Option<(Self, Vec<&'static str>)>;

    /// The record of this code on file.
    fn on_file(read: &Read, code: &str) -> Result<Option<Self>>;

    /// Adds what another row says of the same code, but for the fields it `left` unsaid.
    fn add(&mut self, said: Self, left: &[&'static str], adding: &mut Adding);

    /// What the table is named, the id and the version.
    fn identity(&self) -> (&'static str, i64, i64);

    /// Writes it; a new one when there was none before.
    fn keep(tx: &Tx, before: Option<&Self>, record: Self) -> Result<Self>;
}

/// The records of a plan.
pub struct Catalogue<T> {
    /// In the order of the file.
    pub planned: Vec<Planned<T>>,
    by_code: HashMap<String, usize>,
    tax: BasisPoints,
    rules: ImportRules,
}

impl<T: Item> Catalogue<T> {
    /// Nothing planned yet.
    pub fn new(tax: BasisPoints, rules: ImportRules) -> Self {
        Self { planned: Vec::new(), by_code: HashMap::new(), tax, rules }
    }

    /// Plans one row.
    pub fn take(&mut self, read: &Read, row: &mut Reading) -> Result<RowOutcome> {
        let Some((said, left)) = T::read(row, self.tax) else { return Ok(RowOutcome::Refuse) };
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
        let opened = self.planned.get_mut(place).and_then(|planned| planned.open(self.rules, &mut row.notes));
        if let Some((record, mut adding)) = opened {
            record.add(said, &left, &mut adding);
        }
        Ok(RowOutcome::Merge)
    }
}
