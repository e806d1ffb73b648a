//! What one card made of two says: pure functions over both records.

use super::CardField;
use crate::common::{Problem, Result};
use crate::registers::customers::{
    ContactRecord, CustomerKind, CustomerRecord, DebtorKind, MOST_CONTACTS, Prefers, tags_united,
};

const FIELDS: [CardField; 7] = [
    CardField::Kind,
    CardField::Name,
    CardField::Phone,
    CardField::ContactName,
    CardField::CreditCode,
    CardField::Address,
    CardField::Remark,
];

/// The kept card with these fields of the dropped one.
///
/// Nobody chooses who owes and who is advertised to: whoever owed as something still does, and who asked not to be
/// advertised to still asks (个人信息保护法 art. 15). Refuses a person who would owe as insurer or maker
/// (`company_needed`), two that owe as different things (`debtors_differ`), and more phones than a card holds
/// (`too_many`).
pub fn united(kept: &CustomerRecord, dropped: &CustomerRecord, take: &[CardField]) -> Result<CustomerRecord> {
    let mut after = CustomerRecord {
        debtor: debtor(kept.debtor, dropped.debtor)?,
        no_marketing: no_marketing(kept, dropped),
        code: kept.code.clone().or_else(|| dropped.code.clone()),
        credit_limit_fen: kept.credit_limit_fen.or(dropped.credit_limit_fen),
        credit_days: kept.credit_days.or(dropped.credit_days),
        credit_by: kept.credit_by.or(dropped.credit_by),
        reach_hours: kept.reach_hours.clone().or_else(|| dropped.reach_hours.clone()),
        prefers: if kept.prefers == Prefers::Any { dropped.prefers } else { kept.prefers },
        tags: tags_united(&kept.tags, &dropped.tags),
        ..kept.clone()
    };
    for field in take {
        match field {
            CardField::Kind => after.kind = dropped.kind,
            CardField::Name => after.name.clone_from(&dropped.name),
            CardField::Phone => after.phone.clone_from(&dropped.phone),
            CardField::ContactName => after.contact_name.clone_from(&dropped.contact_name),
            CardField::CreditCode => after.credit_code.clone_from(&dropped.credit_code),
            CardField::Address => after.address.clone_from(&dropped.address),
            CardField::Remark => after.remark.clone_from(&dropped.remark),
        }
    }
    after.contacts = contacts(kept, dropped, after.phone.as_deref())?;
    let owes_as_company = matches!(after.debtor, DebtorKind::Insurer | DebtorKind::Maker);
    if owes_as_company && after.kind == CustomerKind::Person {
        return Err(Problem::of("take", "company_needed"));
    }
    Ok(after)
}

/// Every phone of both but the one that comes first, each once, the kept file's before the other's.
fn contacts(kept: &CustomerRecord, dropped: &CustomerRecord, first: Option<&str>) -> Result<Vec<ContactRecord>> {
    let mut contacts: Vec<ContactRecord> = Vec::new();
    for card in [kept, dropped] {
        for contact in card.phone.iter().map(|phone| ContactRecord::own(phone)).chain(card.contacts.iter().cloned()) {
            let known = contacts.iter().any(|other| other.phone == contact.phone);
            if !known && first != Some(&contact.phone) {
                contacts.push(contact);
            }
        }
    }
    if contacts.len() > MOST_CONTACTS {
        Err(Problem::of("drop", "too_many").with("max", MOST_CONTACTS))
    } else {
        Ok(contacts)
    }
}

/// One request not to be advertised to binds the one file.
pub fn no_marketing(kept: &CustomerRecord, dropped: &CustomerRecord) -> bool {
    kept.no_marketing || dropped.no_marketing
}

/// The fields that do not say the same.
pub fn differing(kept: &CustomerRecord, dropped: &CustomerRecord) -> Vec<CardField> {
    FIELDS.into_iter().filter(|field| said(kept, *field) != said(dropped, *field)).collect()
}

/// The fields that only the dropped card has filled.
pub fn missing(kept: &CustomerRecord, dropped: &CustomerRecord) -> Vec<CardField> {
    FIELDS.into_iter().filter(|field| said(kept, *field).is_none() && said(dropped, *field).is_some()).collect()
}

fn said(card: &CustomerRecord, field: CardField) -> Option<&str> {
    match field {
        CardField::Kind if card.kind == CustomerKind::Person => Some("person"),
        CardField::Kind => Some("company"),
        CardField::Name => Some(&card.name),
        CardField::Phone => card.phone.as_deref(),
        CardField::ContactName => card.contact_name.as_deref(),
        CardField::CreditCode => card.credit_code.as_deref(),
        CardField::Address => card.address.as_deref(),
        CardField::Remark => card.remark.as_deref(),
    }
}

/// What the one file may owe as; two different things cannot both stand.
pub fn debtor(kept: DebtorKind, dropped: DebtorKind) -> Result<DebtorKind> {
    match (kept, dropped) {
        (kept, DebtorKind::None) => Ok(kept),
        (DebtorKind::None, dropped) => Ok(dropped),
        (kept, dropped) if kept == dropped => Ok(kept),
        _ => Err(Problem::of("drop", "debtors_differ")),
    }
}
