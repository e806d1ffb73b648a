//! Who owns, brings and pays: persons and companies, insurers and makers among them.
//!
//! A customer is kept apart from the car, the person who brings it and the invoice's title. Two customers
//! who look alike are offered as such, never made one silently. Deliberately not here: what somebody
//! owes and may owe (`money`), their whole file with cars and orders, and two files made one (`across::customer_file`).

#[cfg(any(test, feature = "big_shop"))]
pub(crate) mod big_shop;
mod consents;
mod contacts;
pub(crate) mod export;
pub(crate) mod merges;
mod rules;
mod store;
mod tags;
#[cfg(test)]
pub(crate) mod tests;
mod unmask;

use crate::registers::staff::Rights;
use jieche_codes::RecordKind;
pub use jieche_codes::{CustomerKind, DebtorKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{Change, CustomerId, Fen, Page, Problem, Result, Shown, page};
use crate::registers::search_index::{self, Indexed};
use crate::registers::staff::Sensitive;
use jieche_ground::Ctx;
use jieche_ground::{Read, Tx, same_version};

pub use consents::{Consent, ConsentSaid, NoteConsent, Purpose, note_consent};
pub(crate) use consents::{count as words_said, of as consents_of};
pub use contacts::{Contact, ContactKind, Prefers, SaveContact, SaveContacts, save_contacts};
pub(crate) use contacts::{ContactRecord, MOST as MOST_CONTACTS};
pub(crate) use rules::{ADDRESS, CODE, CONTACT, NAME};
pub(crate) use store::{CustomerRecord, called, file_of, names};
pub(crate) use tags::united as tags_united;
pub use tags::{TagCustomer, tag, tags};
pub use unmask::{MaskedField, Unmask, Unmasked, unmask};

/// A customer's card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Customer {
    /// Its id.
    pub id: CustomerId,
    /// What a save must name.
    #[ts(type = "number")]
    pub version: i64,
    /// Person or company.
    pub kind: CustomerKind,
    /// The full name; a company's is never masked.
    pub name: Shown<String>,
    /// The phone to call first.
    pub phone: Option<Shown<String>>,
    /// Whom to ask for at a company.
    pub contact_name: Option<Shown<String>>,
    /// 统一社会信用代码, its check character proved.
    pub credit_code: Option<String>,
    /// Where they live or have their seat.
    pub address: Option<Shown<String>>,
    /// What they may owe as.
    pub debtor: DebtorKind,
    /// Asked not to be advertised to, by the latest word on it; it binds every list that goes out.
    pub no_marketing: bool,
    /// What the desk should know.
    pub remark: Option<String>,
    /// Whom else to call, in this order.
    pub contacts: Vec<Contact>,
    /// How the customer wants to be reached.
    pub prefers: Prefers,
    /// When, in the customer's own words.
    pub reach_hours: Option<String>,
    /// How much a 挂账单位 may owe without being asked about; `None`: each time is asked about.
    pub credit_limit_fen: Option<Fen>,
    /// How many days the oldest of it may stand.
    #[ts(type = "number | null")]
    pub credit_days: Option<i64>,
    /// 标签, as the shop calls them.
    pub tags: Vec<String>,
}

/// A customer in a list or on an order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CustomerBrief {
    /// Its id.
    pub id: CustomerId,
    /// Person or company.
    pub kind: CustomerKind,
    /// The full name.
    pub name: Shown<String>,
    /// The phone to call first.
    pub phone: Option<Shown<String>>,
    /// What they may owe as.
    pub debtor: DebtorKind,
}

/// Who owes, by name; a company's is never masked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DebtorRef {
    /// Which.
    pub id: CustomerId,
    /// Its name.
    pub name: String,
}

/// A new customer, or a customer's card changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveCustomer {
    /// Whose card; `None` for a new one.
    pub id: Option<CustomerId>,
    /// The version seen; needed with `id`.
    #[ts(type = "number | null")]
    pub version: Option<i64>,
    /// Person or company.
    pub kind: CustomerKind,
    /// 1 to 80 characters.
    pub name: Change<String>,
    /// Mobile, land line or 400; blank for none.
    pub phone: Change<Option<String>>,
    /// Up to 40 characters; blank for none.
    pub contact_name: Change<Option<String>>,
    /// 统一社会信用代码; blank for none.
    pub credit_code: Option<String>,
    /// Up to 120 characters.
    pub address: Change<Option<String>>,
    /// Insurers and makers are companies.
    pub debtor: DebtorKind,
    /// Asked not to be advertised to; who asked so takes it back by a consent, not on the card.
    pub no_marketing: bool,
    /// Up to 500 characters.
    pub remark: Option<String>,
}

/// What a new customer has in common with one on file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FindCustomerDuplicates {
    /// The name as typed so far.
    pub name: String,
    /// The phone as typed so far.
    pub phone: String,
    /// The customer being edited.
    pub except: Option<CustomerId>,
}

/// A page of customers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListCustomers {
    /// Name, pinyin, initials or part of the phone; blank for all.
    pub find: String,
    /// Only those who may owe as this.
    pub debtor: Option<DebtorKind>,
    /// The key of the page before.
    pub after: Option<String>,
    /// Rows, 1 to 200.
    #[ts(type = "number")]
    pub limit: i64,
}

/// A customer as lists and orders name them; of a merged file the one it was merged into. `not_found`.
pub fn brief(read: &Read, id: CustomerId) -> Result<CustomerBrief> {
    brief_of(read, file(read, id)?)
}

/// A page of customers, newest first.
pub fn list(read: &Read, asked: ListCustomers) -> Result<Page<CustomerBrief>> {
    let limit = page::limit(asked.limit)?;
    let after = page::after::<1>(asked.after.as_deref())?.map(|[id]| id);
    let records = store::list(read, &search_index::plain(&asked.find), asked.debtor, after, limit + 1)?;
    let briefs = records.into_iter().map(|record| brief_of(read, record)).collect::<Result<Vec<_>>>()?;
    Ok(Page::of(briefs, limit, |brief| brief.id.0.to_string()))
}

/// Those on file with the same phone or the same name: offered, for a person to decide.
pub fn duplicates(read: &Read, asked: FindCustomerDuplicates) -> Result<Vec<CustomerBrief>> {
    let (name, phone) = rules::compared(&asked.name, &asked.phone);
    let records = store::alike(read, name.as_deref(), phone.as_deref(), asked.except)?;
    records.into_iter().map(|record| brief_of(read, record)).collect()
}

/// Saves a new or changed card.
///
/// Refuses a name, phone, address, remark or credit code that does not hold, an insurer or maker that is
/// a person, taking back a request not to be advertised to (`consent_needed`), a file that was merged (`merged`), and
/// a stale version.
pub fn save(tx: &Tx, request: SaveCustomer) -> Result<Customer> {
    let before = request.id.map(|id| store::get(tx, id)).transpose()?;
    if let Some(before) = &before {
        same_version(tx, RecordKind::Customers, before.id.0, before.version, request.version)?;
        must_stand("id", before)?;
    }
    let record = rules::checked(request, before.as_ref())?;
    keep(tx, before.as_ref(), record).map(|kept| shown(tx.ctx(), kept))
}

/// Writes a checked record, makes it findable and says what changed; a new one when there was none before.
pub(crate) fn keep(tx: &Tx, before: Option<&CustomerRecord>, record: CustomerRecord) -> Result<CustomerRecord> {
    let kept = match before {
        Some(before) => store::update(tx, before, record)?,
        None => store::insert(tx, record)?,
    };
    let named = |card: &CustomerRecord| {
        (card.kind, card.name.clone(), card.phone.clone(), card.contacts.clone(), card.contact_name.clone())
    };
    if before.is_none_or(|before| named(before) != named(&kept)) {
        search_index::put_customer(tx, kept.id.0, &called(tx, kept.id)?)?;
    }
    if kept.no_marketing && before.is_none_or(|before| !before.no_marketing) {
        consents::refused_marketing(tx, kept.id)?;
    }
    tx.touched(RecordKind::Customers, kept.id.0, before, Some(&kept))?;
    Ok(kept)
}

/// Everybody of this name and phone.
pub(crate) fn called_so(read: &Read, name: &str, phone: &str) -> Result<Vec<CustomerId>> {
    store::called_so(read, name, phone)
}

/// Removes a file that an import brought and that is taken back with it; `record_in_use` when anything names it.
pub(crate) fn take_back(tx: &Tx, id: CustomerId) -> Result<()> {
    let before = store::get(tx, id)?;
    if before.no_marketing {
        consents::take_back_refusal(tx, id)?;
    }
    search_index::drop(tx, Indexed::Customer, id.0)?;
    store::remove(tx, id)?;
    tx.touched::<_, ()>(RecordKind::Customers, id.0, Some(&before), None)
}

/// Gives a file back what it said before an import; a wish that only the import brought is not the customer's word.
pub(crate) fn give_back(tx: &Tx, now: &CustomerRecord, before: CustomerRecord) -> Result<CustomerRecord> {
    if now.no_marketing && !before.no_marketing {
        consents::take_back_refusal(tx, now.id)?;
    }
    keep(tx, Some(now), before)
}

/// Writes a card whose names and phones are the ones before, and says what changed.
pub(crate) fn put(tx: &Tx, before: &CustomerRecord, after: CustomerRecord) -> Result<CustomerRecord> {
    let after = store::update(tx, before, after)?;
    tx.touched(RecordKind::Customers, after.id.0, Some(before), Some(&after))?;
    Ok(after)
}

/// The record behind a card; `not_found`.
pub(crate) fn record(read: &Read, id: CustomerId) -> Result<CustomerRecord> {
    store::get(read, id)
}

/// The record of somebody a new record may point to; `not_found`, and `merged` (args: into) for a file that is now
/// read under another, both naming `field`.
pub(crate) fn standing(read: &Read, field: &'static str, id: CustomerId) -> Result<CustomerRecord> {
    let record = store::get(read, id).map_err(|problem| Problem { field: Some(field.into()), ..problem })?;
    must_stand(field, &record)?;
    Ok(record)
}

fn must_stand(field: &'static str, record: &CustomerRecord) -> Result<()> {
    record.merged_into.map_or(Ok(()), |into| Err(Problem::of(field, "merged").with("into", into.0)))
}

/// The record itself, or that of the file it was merged into.
pub(crate) fn file(read: &Read, id: CustomerId) -> Result<CustomerRecord> {
    let record = store::get(read, id)?;
    match record.merged_into {
        Some(into) => store::get(read, into),
        None => Ok(record),
    }
}

/// A customer's name as the person asking may see it: a company's is public.
pub(crate) fn shown_name(ctx: &Ctx, kind: CustomerKind, name: &str) -> Shown<String> {
    Shown::name(name, kind == CustomerKind::Company || ctx.sees(Sensitive::Name))
}

/// Hides the names of debtors who are persons from those who may not see names.
pub(crate) fn hide_debtors<'a>(read: &Read, debtors: impl Iterator<Item = &'a mut DebtorRef>) -> Result<()> {
    let ctx = read.ctx();
    if ctx.sees(Sensitive::Name) {
        return Ok(());
    }
    for debtor in debtors {
        debtor.name = shown_name(ctx, store::get(read, debtor.id)?.kind, &debtor.name).into_text();
    }
    Ok(())
}

fn brief_of(read: &Read, record: CustomerRecord) -> Result<CustomerBrief> {
    let ctx = read.ctx();
    Ok(CustomerBrief {
        id: record.id,
        kind: record.kind,
        name: shown_name(ctx, record.kind, &record.name),
        phone: record.phone.map(|phone| Shown::phone(&phone, ctx.sees(Sensitive::Phone))),
        debtor: record.debtor,
    })
}

/// A card as the person asking may see it.
pub(crate) fn shown(ctx: &Ctx, record: CustomerRecord) -> Customer {
    let contact = ctx.sees(Sensitive::Phone);
    Customer {
        id: record.id,
        version: record.version,
        kind: record.kind,
        name: shown_name(ctx, record.kind, &record.name),
        phone: record.phone.map(|phone| Shown::phone(&phone, contact)),
        contact_name: record.contact_name.map(|name| Shown::name(&name, ctx.sees(Sensitive::Name))),
        credit_code: record.credit_code,
        address: record.address.map(|address| Shown::address(&address, contact)),
        debtor: record.debtor,
        no_marketing: record.no_marketing,
        remark: record.remark,
        contacts: contacts::shown(ctx, record.contacts),
        prefers: record.prefers,
        reach_hours: record.reach_hours,
        credit_limit_fen: record.credit_limit_fen,
        credit_days: record.credit_days,
        tags: record.tags,
    }
}
