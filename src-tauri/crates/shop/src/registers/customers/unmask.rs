//! One masked value shown whole to somebody whose work needs it now, with a reason that stays in the journal.
//!
//! Who may ask at all is the command's permission; everybody who sees such values anyway has no need of it.
//! Deliberately not here: any list, and any way to ask without saying why.

use jieche_codes::RecordKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::standing;
use crate::common::{CustomerId, Problem, Result, text};
use jieche_ground::Tx;

/// Characters of a reason, at least and at most: a dot is none.
const REASON: (usize, usize) = (2, 200);

/// A masked value of the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MaskedField {
    /// 姓名
    Name,
    /// 电话
    Phone,
    /// 联系人
    ContactName,
    /// 地址
    Address,
    /// The phone of another contact.
    OtherPhone,
}

/// One value to be seen whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Unmask {
    /// Whose.
    pub id: CustomerId,
    /// Which.
    pub what: MaskedField,
    /// Of [`MaskedField::OtherPhone`]: its place in the card's list, from 0.
    #[ts(type = "number | null")]
    pub place: Option<i64>,
    /// Why; 2 to 200 characters.
    pub reason: String,
}

/// The value, whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Unmasked {
    /// It.
    pub value: String,
    /// The reason, as the journal keeps it.
    pub reason: String,
}

/// What the journal keeps: that it was shown and why, never the value.
#[derive(Serialize)]
struct Seen {
    shown: MaskedField,
    reason: String,
}

/// Shows one value whole and says so in the journal.
///
/// Refuses no reason, a value the card does not have (`not_found`), and a file that was merged (`merged`).
pub fn unmask(tx: &Tx, request: Unmask) -> Result<Unmasked> {
    let card = standing(tx, "id", request.id)?;
    let reason = text::required("reason", &request.reason, REASON.1)?;
    if reason.chars().count() < REASON.0 {
        return Err(Problem::of("reason", "too_short"));
    }
    let place = request.place.map(usize::try_from).transpose().map_err(|_| Problem::of("place", "bad_value"))?;
    let value = match request.what {
        MaskedField::Name => Some(card.name),
        MaskedField::Phone => card.phone,
        MaskedField::ContactName => card.contact_name,
        MaskedField::Address => card.address,
        MaskedField::OtherPhone => place.and_then(|place| card.contacts.into_iter().nth(place)).map(|one| one.phone),
    };
    let value = value.ok_or_else(|| Problem::not_found("value"))?;
    let seen = Seen { shown: request.what, reason };
    tx.mentioned(RecordKind::Customers, card.id.0, &seen)?;
    Ok(Unmasked { value, reason: seen.reason })
}
