//! What a customer said to each use of their data that the repair itself does not need: given, refused, withdrawn.
//!
//! The repair, its papers and what the law asks for need no consent (个人信息保护法 art. 13) and are no purpose here.
//! Each word is a row of its own, never edited; withdrawing is one row like giving (art. 15). 勿营销 on the card
//! follows from the latest word on advertising. Deliberately not here: acting on it; lists that go out ask here.

mod store;
#[cfg(test)]
mod tests;
mod texts;

pub use jieche_codes::Purpose;
use jieche_codes::{Channel, RecordKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CustomerRecord, put};
use crate::common::{CustomerId, Millis, Problem, Result};
use jieche_ground::{Read, Tx};
use store::{Joined, NewRow, Said};

/// What a customer said last to one purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Consent {
    /// To what.
    pub purpose: Purpose,
    /// `None`: was never asked.
    pub given: Option<bool>,
    /// The version of the words shown now: what is noted next refers to it.
    #[ts(type = "number")]
    pub text_version: i64,
    /// The words shown now.
    pub text: String,
    /// What was said so far, the latest first.
    pub said: Vec<ConsentSaid>,
}

/// One word on a purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ConsentSaid {
    /// Given, or refused or withdrawn.
    pub given: bool,
    /// How; `None` when it was taken over from another program or the card.
    pub via: Option<Channel>,
    /// The version of the words it refers to.
    #[ts(type = "number")]
    pub text_version: i64,
    /// Those words.
    pub text: String,
    /// When.
    pub at: Millis,
    /// Who noted it.
    pub by: Option<String>,
}

/// What a customer just said.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteConsent {
    /// Who.
    pub id: CustomerId,
    /// To what.
    pub purpose: Purpose,
    /// Given, or refused or withdrawn.
    pub given: bool,
    /// How.
    pub via: Channel,
    /// The version of the words they were shown; only the newest counts.
    #[ts(type = "number")]
    pub text_version: i64,
}

/// What a customer said to each purpose.
pub(crate) fn of(read: &Read, id: CustomerId) -> Result<Vec<Consent>> {
    let (said, joined) = (store::said(read, id)?, store::joined(read, id)?);
    let one = |purpose| {
        let rows: Vec<&Said> = said.iter().filter(|row| row.purpose == purpose).collect();
        let (text_version, text) = texts::shown_now(purpose);
        Consent {
            purpose,
            given: holds(id, &rows, &joined),
            text_version,
            text: text.to_owned(),
            said: rows.into_iter().map(Said::shown).collect(),
        }
    };
    Ok(Purpose::ALL.into_iter().map(one).collect())
}

/// Notes what a customer said; withdrawing takes exactly what giving takes.
///
/// Refuses words that are not the ones shown now (`text_changed`) and a file that was merged (`merged`).
pub fn note_consent(tx: &Tx, request: NoteConsent) -> Result<Vec<Consent>> {
    let card = super::standing(tx, "id", request.id)?;
    if request.text_version != texts::shown_now(request.purpose).0 {
        return Err(Problem::of("text_version", "text_changed"));
    }
    note(tx, card.id, request.purpose, request.given, Some(request.via))?;
    if request.purpose == Purpose::Marketing && card.no_marketing == request.given {
        put(tx, &card, CustomerRecord { no_marketing: !request.given, ..card.clone() })?;
    }
    of(tx, card.id)
}

/// The card, or an imported row, says that they do not want to be advertised to.
pub(super) fn refused_marketing(tx: &Tx, id: CustomerId) -> Result<()> {
    note(tx, id, Purpose::Marketing, false, None)
}

/// That imported row is taken back, and its wish with it.
pub(super) fn take_back_refusal(tx: &Tx, id: CustomerId) -> Result<()> {
    store::remove_imported_refusal(tx, id)
}

/// How often anything was noted of the very file.
pub(crate) fn count(read: &Read, id: CustomerId) -> Result<i64> {
    store::count(read, id)
}

/// What holds for a file: its own latest word, and one refusal among the files that came under it after that word
/// binds. `said` has the latest first.
fn holds(file: CustomerId, said: &[&Said], joined: &[Joined]) -> Option<bool> {
    let own = said.iter().find(|row| row.file == file);
    let later = joined.iter().filter(|other| other.under == file && own.is_none_or(|own| other.at > own.at));
    let others = later.filter_map(|other| holds(other.file, said, joined));
    own.map(|own| own.given).into_iter().chain(others).reduce(|one, other| one && other)
}

fn note(tx: &Tx, id: CustomerId, purpose: Purpose, given: bool, via: Option<Channel>) -> Result<()> {
    let row = NewRow { purpose, given, via, text_version: texts::shown_now(purpose).0 };
    store::insert(tx, id, &row)?;
    tx.touched(RecordKind::CustomerConsents, id.0, None::<&NewRow>, Some(&row))
}
