//! What a row of a price list says of an operation or a part.

use super::catalogue::Item;
use super::merging::Adding;
use super::reading::Reading;
use super::values;
use crate::common::{BasisPoints, Fen, Hours, OperationId, PartId, Problem, Result, text};
use crate::registers::labour::{self, LabourOperation};
use crate::registers::parts::{self, Part, PartClass};
use jieche_ground::{Read, Tx};

/// What a part is counted in when the list does not say.
const UNIT: &str = "个";

impl Item for LabourOperation {
    fn code(&self) -> &str {
        &self.code
    }

    fn read(row: &mut Reading, tax: BasisPoints) -> Option<(Self, Vec<&'static str>)> {
        let code = row.needed_text("code", labour::CODE);
        let name = row.needed_text("name", labour::NAME);
        let hours = row.needed("hours", hours);
        let rate = row.needed("rate_fen", price);
        let trade = row.text("trade", labour::TRADE);
        let rate_said = row.value("tax_rate_bp", values::tax_rate);
        let left = unsaid(&[("tax_rate_bp", rate_said.is_some())]);
        let operation = Self {
            id: OperationId(0),
            version: 0,
            code: text::fold(&code?),
            name: name?,
            trade,
            hours: hours?,
            model_hours: Vec::new(),
            rate_fen: rate?,
            tax_rate_bp: rate_said.unwrap_or(tax),
            retired: false,
        };
        Some((operation, left))
    }

    fn on_file(read: &Read, code: &str) -> Result<Option<Self>> {
        labour::by_code(read, code)
    }

    fn add(&mut self, said: Self, left: &[&'static str], adding: &mut Adding) {
        adding.replace(&mut self.name, said.name, "name");
        adding.replace(&mut self.hours, said.hours, "hours");
        adding.replace(&mut self.rate_fen, said.rate_fen, "rate_fen");
        if !left.contains(&"tax_rate_bp") {
            adding.replace(&mut self.tax_rate_bp, said.tax_rate_bp, "tax_rate_bp");
        }
        adding.fill(&mut self.trade, said.trade, "trade");
    }

    fn identity(&self) -> (&'static str, i64, i64) {
        ("labour_operations", self.id.0, self.version)
    }

    fn keep(tx: &Tx, before: Option<&Self>, record: Self) -> Result<Self> {
        labour::keep(tx, before, record)
    }
}

impl Item for Part {
    fn code(&self) -> &str {
        &self.number
    }

    fn read(row: &mut Reading, tax: BasisPoints) -> Option<(Self, Vec<&'static str>)> {
        let number = row.needed_text("number", parts::NUMBER);
        let name = row.needed_text("name", parts::NAME);
        let price = row.needed("price_fen", price);
        let (unit, class) = (row.text("unit", parts::UNIT), class(row));
        let rate_said = row.value("tax_rate_bp", values::tax_rate);
        let left =
            unsaid(&[("unit", unit.is_some()), ("class", class.is_some()), ("tax_rate_bp", rate_said.is_some())]);
        let part = Self {
            id: PartId(0),
            version: 0,
            number: text::fold(&number?),
            name: name?,
            brand: row.text("brand", parts::WORD),
            spec: row.text("spec", parts::PHRASE),
            unit: unit.unwrap_or_else(|| UNIT.to_owned()),
            class: class.unwrap_or(PartClass::Equivalent),
            price_fen: price?,
            tax_rate_bp: rate_said.unwrap_or(tax),
            location: row.text("location", parts::WORD),
            fits: row.text("fits", parts::PHRASE),
            retired: false,
        };
        Some((part, left))
    }

    fn on_file(read: &Read, code: &str) -> Result<Option<Self>> {
        parts::by_number(read, code)
    }

    fn add(&mut self, said: Self, left: &[&'static str], adding: &mut Adding) {
        let says = |field| !left.contains(&field);
        adding.replace(&mut self.name, said.name, "name");
        if says("unit") {
            adding.replace(&mut self.unit, said.unit, "unit");
        }
        if says("class") {
            adding.replace(&mut self.class, said.class, "class");
        }
        adding.replace(&mut self.price_fen, said.price_fen, "price_fen");
        if says("tax_rate_bp") {
            adding.replace(&mut self.tax_rate_bp, said.tax_rate_bp, "tax_rate_bp");
        }
        adding.fill(&mut self.brand, said.brand, "brand");
        adding.fill(&mut self.spec, said.spec, "spec");
        adding.fill(&mut self.location, said.location, "location");
        adding.fill(&mut self.fits, said.fits, "fits");
    }

    fn identity(&self) -> (&'static str, i64, i64) {
        ("parts", self.id.0, self.version)
    }

    fn keep(tx: &Tx, before: Option<&Self>, record: Self) -> Result<Self> {
        parts::keep(tx, before, record)
    }
}

/// What a list does not call original must not be sold as original: without a word it is 质量相当, with a note.
fn class(row: &mut Reading) -> Option<PartClass> {
    let said = row.value("class", values::part_class);
    if said.is_none_or(|(_, near)| near) {
        row.notes.push(Problem::of("class", "read_as").with("value", "equivalent"));
    }
    said.map(|(class, _)| class)
}

/// The fields of which nothing was said.
fn unsaid(fields: &[(&'static str, bool)]) -> Vec<&'static str> {
    fields.iter().filter(|(_, said)| !said).map(|(field, _)| *field).collect()
}

fn hours(said: &str) -> Result<Hours> {
    let number = said.trim_end_matches("小时").trim_end_matches(['h', 'H']);
    values::decimal(number, 2).and_then(|hours| within(hours, labour::HOURS)).map(Hours)
}

pub(super) fn price(said: &str) -> Result<Fen> {
    values::decimal(said, 2).and_then(|fen| within(fen, parts::PRICE)).map(Fen)
}

fn within(value: i64, max: i64) -> Result<i64> {
    if value > max { Err(Problem::new("out_of_range").with("min", 0).with("max", max)) } else { Ok(value) }
}
