//! Whom else to call for a customer, in which order; how and when the customer wants to be reached.
//!
//! The card's own phone is always the first to call; these come after it. Deliberately not here: whether the
//! customer may be called for advertising, which no preference decides.

use crate::registers::staff::Rights;
use jieche_codes::RecordKind;
pub use jieche_codes::{ContactKind, Prefers};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Customer, keep, must_stand, store};
use crate::common::{Change, CustomerId, Problem, Result, Shown, phone, text};
use crate::registers::staff::Personal;
use jieche_ground::Ctx;
use jieche_ground::{Tx, same_version};

/// Contacts a card holds beside its own phone.
pub(crate) const MOST: usize = 20;
/// Characters of a name or a duty.
const NAME: usize = 40;
/// Characters of the hours.
const HOURS: usize = 60;

/// Somebody to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Contact {
    /// Whose phone it is.
    pub kind: ContactKind,
    /// Their name.
    pub name: Option<Shown<String>>,
    /// 职务
    pub duty: Option<String>,
    /// The phone.
    pub phone: Shown<String>,
}

/// Somebody to call, as stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ContactRecord {
    pub kind: ContactKind,
    pub name: Option<String>,
    pub duty: Option<String>,
    pub phone: String,
}

impl ContactRecord {
    /// The customer's own phone.
    pub fn own(phone: &str) -> Self {
        Self { kind: ContactKind::Own, name: None, duty: None, phone: phone.to_owned() }
    }
}

/// A contact of the list as it is to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveContact {
    /// Its place in the list before, from 0: whose name and phone may be kept. `None` for a new one.
    #[ts(type = "number | null")]
    pub was: Option<i64>,
    /// Whose phone it is.
    pub kind: ContactKind,
    /// Up to 40 characters; blank for none.
    pub name: Change<Option<String>>,
    /// Up to 40 characters.
    pub duty: Option<String>,
    /// Mobile, land line or 400.
    pub phone: Change<String>,
}

/// Whom else to call, and how the customer wants to be reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveContacts {
    /// Whose card.
    pub id: CustomerId,
    /// The version seen.
    #[ts(type = "number")]
    pub version: i64,
    /// All of them in their order, 20 at most.
    pub contacts: Vec<SaveContact>,
    /// How.
    pub prefers: Prefers,
    /// When, in the customer's own words; up to 60 characters.
    pub reach_hours: Option<String>,
}

/// Saves whom else to call.
///
/// Refuses more than 20 (`too_many`), a phone that is none or stands on the card already (`duplicate`), keeping what
/// was not there, a file that was merged (`merged`), and a stale version.
pub fn save_contacts(tx: &Tx, request: SaveContacts) -> Result<Customer> {
    let before = store::get(tx, request.id)?;
    same_version(tx, RecordKind::Customers, before.id.0, before.version, request.version)?;
    must_stand("id", &before)?;
    if request.contacts.len() > MOST {
        return Err(Problem::of("contacts", "too_many").with("max", MOST));
    }
    let mut after = before.clone();
    after.contacts.clear();
    for (row, contact) in request.contacts.into_iter().enumerate() {
        let contact = checked(contact, &before.contacts).map_err(|problem| in_row(problem, row))?;
        let known = after.contacts.iter().any(|other| other.phone == contact.phone);
        if known || after.phone.as_ref() == Some(&contact.phone) {
            return Err(in_row(Problem::of("contacts.phone", "duplicate"), row));
        }
        after.contacts.push(contact);
    }
    after.prefers = request.prefers;
    after.reach_hours = text::optional("reach_hours", request.reach_hours.as_deref(), HOURS)?;
    keep(tx, Some(&before), after).map(|kept| super::shown(tx.ctx(), kept))
}

/// The contacts as the person asking may see them.
pub(super) fn shown(ctx: &Ctx, contacts: Vec<ContactRecord>) -> Vec<Contact> {
    let shown = |contact: ContactRecord| Contact {
        kind: contact.kind,
        name: contact.name.map(|name| Shown::name(&name, ctx.sees(Personal::Name))),
        duty: contact.duty,
        phone: Shown::phone(&contact.phone, ctx.sees(Personal::Contact)),
    };
    contacts.into_iter().map(shown).collect()
}

/// The same refusal at the field of its own row: `contacts.2.phone`.
fn in_row(problem: Problem, row: usize) -> Problem {
    let field = problem.field.map(|field| field.replacen("contacts.", &format!("contacts.{row}."), 1).into());
    Problem { field, ..problem }
}

fn checked(request: SaveContact, before: &[ContactRecord]) -> Result<ContactRecord> {
    let was = match request.was {
        None => None,
        Some(place) => {
            let found = usize::try_from(place).ok().and_then(|place| before.get(place));
            Some(found.ok_or_else(|| Problem::of("contacts.was", "bad_value"))?)
        }
    };
    let name = match request.name {
        Change::Set(name) => text::optional("contacts.name", name.as_deref(), NAME)?,
        Change::Keep => was.and_then(|was| was.name.clone()),
    };
    let phone = match (request.phone, was) {
        (Change::Set(typed), _) => phone::parse("contacts.phone", &typed)?,
        (Change::Keep, Some(was)) => was.phone.clone(),
        (Change::Keep, None) => return Err(Problem::of("contacts.phone", "required")),
    };
    Ok(ContactRecord {
        kind: request.kind,
        name,
        duty: text::optional("contacts.duty", request.duty.as_deref(), NAME)?,
        phone,
    })
}
