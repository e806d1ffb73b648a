//! What a row of a price list says of an operation or a part.

use super::catalogue::Item;
use super::merging::fill;
use super::reading::Reading;
use super::values;
use crate::common::{BasisPoints, Fen, Hours, OperationId, PartId, Problem, Result, text};
use crate::db::handle::{Read, Tx};
use crate::labour::{self, LabourOperation};
use crate::parts::{self, Part, PartClass};

/// What a part is counted in when the list does not say.
const UNIT: &str = "个";

impl Item for LabourOperation {
    fn code(&self) -> &str {
        &self.code
    }

    fn read(row: &mut Reading, tax: BasisPoints) -> Option<Self> {
        let code = row.needed_text("code", labour::CODE);
        let name = row.needed_text("name", labour::NAME);
        let hours = row.needed("hours", hours);
        let rate = row.needed("rate_fen", price);
        let trade = row.text("trade", labour::TRADE);
        let tax_rate_bp = row.value("tax_rate_bp", values::tax_rate).unwrap_or(tax);
        Some(Self {
            id: OperationId(0),
            version: 0,
            code: text::fold(&code?),
            name: name?,
            trade,
            hours: hours?,
            model_hours: Vec::new(),
            rate_fen: rate?,
            tax_rate_bp,
            retired: false,
        })
    }

    fn on_file(read: &Read, code: &str) -> Result<Option<Self>> {
        labour::by_code(read, code)
    }

    fn add(&mut self, said: Self, notes: &mut Vec<Problem>) {
        differing(
            &[
                ("name", self.name != said.name),
                ("hours", self.hours != said.hours),
                ("rate_fen", self.rate_fen != said.rate_fen),
                ("tax_rate_bp", self.tax_rate_bp != said.tax_rate_bp),
            ],
            notes,
        );
        fill(&mut self.trade, said.trade, "trade", notes);
    }

    fn keep(tx: &Tx, before: Option<&Self>, record: Self) -> Result<()> {
        labour::keep(tx, before, record).map(|_| ())
    }
}

impl Item for Part {
    fn code(&self) -> &str {
        &self.number
    }

    fn read(row: &mut Reading, tax: BasisPoints) -> Option<Self> {
        let number = row.needed_text("number", parts::NUMBER);
        let name = row.needed_text("name", parts::NAME);
        let price = row.needed("price_fen", price);
        Some(Self {
            id: PartId(0),
            version: 0,
            number: text::fold(&number?),
            name: name?,
            brand: row.text("brand", parts::WORD),
            spec: row.text("spec", parts::PHRASE),
            unit: row.text("unit", parts::UNIT).unwrap_or_else(|| UNIT.to_owned()),
            class: class(row),
            price_fen: price?,
            tax_rate_bp: row.value("tax_rate_bp", values::tax_rate).unwrap_or(tax),
            location: row.text("location", parts::WORD),
            fits: row.text("fits", parts::PHRASE),
            retired: false,
        })
    }

    fn on_file(read: &Read, code: &str) -> Result<Option<Self>> {
        parts::by_number(read, code)
    }

    fn add(&mut self, said: Self, notes: &mut Vec<Problem>) {
        differing(
            &[
                ("name", self.name != said.name),
                ("unit", self.unit != said.unit),
                ("class", self.class != said.class),
                ("price_fen", self.price_fen != said.price_fen),
                ("tax_rate_bp", self.tax_rate_bp != said.tax_rate_bp),
            ],
            notes,
        );
        fill(&mut self.brand, said.brand, "brand", notes);
        fill(&mut self.spec, said.spec, "spec", notes);
        fill(&mut self.location, said.location, "location", notes);
        fill(&mut self.fits, said.fits, "fits", notes);
    }

    fn keep(tx: &Tx, before: Option<&Self>, record: Self) -> Result<()> {
        parts::keep(tx, before, record).map(|_| ())
    }
}

/// What a list does not call original must not be sold as original: without a word it is 质量相当, with a note.
fn class(row: &mut Reading) -> PartClass {
    let said = row.value("class", values::part_class);
    let (class, exactly) = said.map_or((PartClass::Equivalent, false), |(class, near)| (class, !near));
    if !exactly {
        row.notes.push(Problem::of("class", "read_as").with("value", "equivalent"));
    }
    class
}

fn hours(said: &str) -> Result<Hours> {
    let number = said.trim_end_matches("小时").trim_end_matches(['h', 'H']);
    values::decimal(number, 2).and_then(|hours| within(hours, labour::HOURS)).map(Hours)
}

fn price(said: &str) -> Result<Fen> {
    values::decimal(said, 2).and_then(|fen| within(fen, parts::PRICE)).map(Fen)
}

fn within(value: i64, max: i64) -> Result<i64> {
    if value > max { Err(Problem::new("out_of_range").with("min", 0).with("max", max)) } else { Ok(value) }
}

fn differing(fields: &[(&'static str, bool)], notes: &mut Vec<Problem>) {
    notes.extend(fields.iter().filter(|(_, differs)| *differs).map(|(field, _)| Problem::of(field, "kept_first")));
}
