//! The customers an import makes or adds to: the same name with the same phone is the same customer.
//!
//! A company of one name may have a driver and a phone for each car: those stay customers of their own,
//! and the desk is offered to make them one. A person without a phone is nobody else's double.

use std::collections::HashMap;

use super::ImportRules;
use super::merging::Planned;
use super::reading::Reading;
use super::values;
use crate::common::{CustomerId, Problem, Result, credit_code, phone, text};
use crate::registers::customers::{self, CustomerKind, CustomerRecord, DebtorKind, Prefers};
use crate::registers::search_index;
use jieche_ground::Read;

/// What a row says of a customer.
pub struct Said {
    record: CustomerRecord,
    key: Option<Key>,
}

impl Said {
    /// Whether the row speaks of a person.
    pub fn is_person(&self) -> bool {
        self.record.kind == CustomerKind::Person
    }
}

/// Name and phone as they are compared. The phone's digits count even where they are no phone.
type Key = (String, String);

/// A customer, by place in the plan or by id on file.
#[derive(Clone, Copy)]
enum Known {
    OnFile(CustomerId),
    Planned(usize),
}

/// All customers a plan is about.
#[derive(Default)]
pub struct People {
    /// Those planned, in the order of the file.
    pub planned: Vec<Planned<CustomerRecord>>,
    known: HashMap<Key, Known>,
    loaded: HashMap<CustomerId, usize>,
}

impl People {
    /// Everybody on file, by name and phone.
    pub fn on_file(read: &Read) -> Result<Self> {
        let mut people = Self::default();
        for (id, kind, name, phone) in customers::names(read)? {
            if let Some(key) = key(kind, &name, phone.as_deref().unwrap_or_default()) {
                people.known.entry(key).or_insert(Known::OnFile(id));
            }
        }
        Ok(people)
    }

    /// The customer a row is about: one on file, one of an earlier row, or a new one.
    pub fn place(
        &mut self,
        read: &Read,
        said: Said,
        row: u32,
        rules: ImportRules,
        notes: &mut Vec<Problem>,
    ) -> Result<usize> {
        let known = said.key.as_ref().and_then(|key| self.known.get(key)).copied();
        let place = match known {
            Some(Known::Planned(place)) => place,
            Some(Known::OnFile(id)) => self.load(read, id, row)?,
            None => {
                self.planned.push(Planned::new(said.record, row));
                let place = self.planned.len() - 1;
                if let Some(key) = said.key {
                    self.known.insert(key, Known::Planned(place));
                }
                return Ok(place);
            }
        };
        self.add(place, said, rules, notes);
        Ok(place)
    }

    /// A customer on file, taken into the plan.
    pub fn load(&mut self, read: &Read, id: CustomerId, row: u32) -> Result<usize> {
        if let Some(&place) = self.loaded.get(&id) {
            return Ok(place);
        }
        self.planned.push(Planned::on_file(customers::record(read, id)?, row));
        let place = self.planned.len() - 1;
        self.loaded.insert(id, place);
        Ok(place)
    }

    /// Whether a planned customer is called what a row says.
    pub fn is_called_so(&self, place: usize, said: &Said) -> bool {
        self.planned
            .get(place)
            .is_some_and(|planned| search_index::plain(&planned.record.name) == search_index::plain(&said.record.name))
    }

    /// Who is known by the name and phone a row says, where the planned customer of that name has no phone yet. Where nobody
    /// is, the planned one is known by it from now on.
    pub fn known_instead(&mut self, read: &Read, place: usize, said: &Said, row: u32) -> Result<Option<usize>> {
        let without_phone =
            self.planned.get(place).is_some_and(|one| one.before.is_none() && one.record.phone.is_none());
        let Some(key) = said.key.clone().filter(|_| without_phone && self.is_called_so(place, said)) else {
            return Ok(None);
        };
        match self.known.get(&key).copied() {
            Some(Known::OnFile(id)) => self.load(read, id, row).map(Some),
            Some(Known::Planned(other)) => Ok(Some(other).filter(|other| *other != place)),
            None => {
                self.known.insert(key, Known::Planned(place));
                Ok(None)
            }
        }
    }

    /// What is planned for a customer, as a row would say it.
    pub fn said_of(&self, place: usize) -> Option<Said> {
        self.planned.get(place).map(|planned| Said { key: None, record: planned.record.clone() })
    }

    /// Adds what a row says to a planned customer.
    pub fn add(&mut self, place: usize, said: Said, rules: ImportRules, notes: &mut Vec<Problem>) {
        // The car has told the row whom it is about.
        let mut of_the_person = Vec::new();
        let opened = self.planned.get_mut(place).and_then(|planned| planned.open(rules, &mut of_the_person));
        let Some((record, mut adding)) = opened else { return };
        let more = said.record;
        adding.fill(&mut record.phone, more.phone, "phone");
        adding.fill(&mut record.contact_name, more.contact_name, "contact_name");
        adding.fill(&mut record.credit_code, more.credit_code, "credit_code");
        adding.fill(&mut record.address, more.address, "address");
        record.no_marketing |= more.no_marketing;
        // Every row has a number of its own in the old program; the first stays without a word.
        record.code = record.code.take().or(more.code);
        notes.extend(of_the_person.into_iter().skip(1));
    }
}

fn key(kind: CustomerKind, name: &str, phone: &str) -> Option<Key> {
    let digits = text::digits(&phone::normalise(phone));
    (kind == CustomerKind::Company || !digits.is_empty()).then(|| (search_index::plain(name), digits))
}

/// What a row says of its customer; `None` when it has no usable name.
pub fn read(row: &mut Reading) -> Option<Said> {
    let name = row.needed_text("name", customers::NAME)?;
    let kind = values::customer_kind(&row.said("kind").unwrap_or_default(), &name);
    let said_phone = row.said("phone").unwrap_or_default();
    let phone = row.value("phone", |said| phone::parse("phone", said));
    let contact_name = row.text("contact_name", customers::CONTACT).filter(|contact| *contact != name);
    let credit_code = row.value("credit_code", |said| credit_code::parse("credit_code", said));
    let remark = row.said("remark").unwrap_or_default();
    let remarked = values::asks_not_to_be_advertised_to(&remark);
    if remarked {
        row.notes.push(Problem::of("remark", "no_marketing"));
    }
    let no_marketing = remarked || row.said("no_marketing").is_some_and(|said| values::is_yes(&said));
    let record = CustomerRecord {
        id: CustomerId(0),
        version: 0,
        kind,
        phone,
        contact_name,
        credit_code,
        address: row.text("address", customers::ADDRESS),
        debtor: DebtorKind::None,
        no_marketing,
        remark: None,
        code: row.text("code", customers::CODE),
        merged_into: None,
        contacts: Vec::new(),
        prefers: Prefers::default(),
        reach_hours: None,
        credit_limit_fen: None,
        credit_days: None,
        credit_by: None,
        tags: Vec::new(),
        name,
    };
    Some(Said { key: key(kind, &record.name, &said_phone), record })
}
