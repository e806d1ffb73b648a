//! What a customer's card must be like: pure checks, each naming the field at fault.

use super::contacts::Prefers;
use super::{CustomerKind, CustomerRecord, DebtorKind, SaveCustomer};
use crate::common::{Change, CustomerId, Problem, Result, credit_code, phone, text};

/// Characters of a name.
pub const NAME: usize = 80;
/// Characters of a contact's name.
pub const CONTACT: usize = 40;
/// Characters of the number a customer had in the program before this one.
pub const CODE: usize = 40;
/// Characters of an address.
pub const ADDRESS: usize = 120;
/// Characters of a remark.
pub const REMARK: usize = 500;

/// The record a request makes, over the one on file.
pub fn checked(request: SaveCustomer, before: Option<&CustomerRecord>) -> Result<CustomerRecord> {
    let name = match (request.name, before) {
        (Change::Set(name), _) => text::required("name", &name, NAME)?,
        (Change::Keep, Some(before)) => before.name.clone(),
        (Change::Keep, None) => return Err(Problem::of("name", "required")),
    };
    let phone = match request.phone {
        Change::Set(phone) => phone::parse_optional("phone", phone.as_deref())?,
        Change::Keep => before.and_then(|before| before.phone.clone()),
    };
    let address = match request.address {
        Change::Set(address) => text::optional("address", address.as_deref(), ADDRESS)?,
        Change::Keep => before.and_then(|before| before.address.clone()),
    };
    let contact_name = match request.contact_name {
        Change::Set(name) => text::optional("contact_name", name.as_deref(), CONTACT)?,
        Change::Keep => before.and_then(|before| before.contact_name.clone()),
    };
    if request.kind == CustomerKind::Person && matches!(request.debtor, DebtorKind::Insurer | DebtorKind::Maker) {
        return Err(Problem::of("debtor", "bad_value"));
    }
    if before.is_some_and(|before| before.no_marketing) && !request.no_marketing {
        return Err(Problem::of("no_marketing", "consent_needed"));
    }
    let credit = before.filter(|_| request.debtor == DebtorKind::Account);
    Ok(CustomerRecord {
        id: before.map_or(CustomerId(0), |before| before.id),
        version: before.map_or(0, |before| before.version),
        kind: request.kind,
        name,
        phone,
        contact_name,
        credit_code: credit_code::parse_optional("credit_code", request.credit_code.as_deref())?,
        address,
        debtor: request.debtor,
        no_marketing: request.no_marketing,
        remark: text::lines("remark", request.remark.as_deref(), REMARK)?,
        code: before.and_then(|before| before.code.clone()),
        merged_into: None,
        contacts: before.map_or_else(Vec::new, |before| before.contacts.clone()),
        prefers: before.map_or_else(Prefers::default, |before| before.prefers),
        reach_hours: before.and_then(|before| before.reach_hours.clone()),
        credit_limit_fen: credit.and_then(|before| before.credit_limit_fen),
        credit_days: credit.and_then(|before| before.credit_days),
        credit_by: credit.and_then(|before| before.credit_by),
        tags: before.map(|before| before.tags.clone()).unwrap_or_default(),
    })
}

/// Name and phone as they are compared with those on file; what is blank or no phone compares with nothing.
pub fn compared(name: &str, phone: &str) -> (Option<String>, Option<String>) {
    let name = name.trim();
    ((!name.is_empty()).then(|| name.to_owned()), phone::parse("phone", phone).ok())
}
