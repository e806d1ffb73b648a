//! What somebody is typing: kept for them until it is saved as business, or thrown away.
//!
//! Durable, but no business: not journalled, not announced, seen by nobody else. The screen decides
//! what a draft's body means.

mod store;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Millis, Note, Problem, Read, Result};

/// Bytes a draft may have.
const LARGEST: usize = 100_000;
const LONGEST_KEY: usize = 80;
/// Drafts kept of one person; of more the oldest go. Nobody has so many forms half filled in, a program that means harm has.
const MOST: i64 = 300;

/// A draft as kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Draft {
    /// Which form, "things.open.12".
    pub key: String,
    /// What was typed, as the screen packs it.
    pub body: String,
    /// When it was kept.
    pub saved_at: Millis,
}

/// A draft to keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveDraft {
    /// Which form.
    pub key: String,
    /// What was typed.
    pub body: String,
}

/// Which draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DraftKey {
    /// Which form.
    pub key: String,
}

/// One's own draft of a form, if there is one.
pub fn get(read: &Read, request: &DraftKey) -> Result<Option<Draft>> {
    store::get(read, read.person()?, key(&request.key)?)
}

/// Keeps a draft over the one before.
pub fn save(note: &Note, request: SaveDraft) -> Result<Draft> {
    if request.body.len() > LARGEST {
        return Err(Problem::of("body", "too_long").with("max", LARGEST));
    }
    let draft = Draft { key: key(&request.key)?.to_owned(), body: request.body, saved_at: note.now() };
    store::save(note, note.person()?, &draft)?;
    store::keep_newest(note, note.person()?, MOST)?;
    Ok(draft)
}

/// Throws a draft away.
pub fn clear(note: &Note, request: &DraftKey) -> Result<()> {
    store::clear(note, note.person()?, key(&request.key)?)
}

fn key(typed: &str) -> Result<&str> {
    let fits = (1..=LONGEST_KEY).contains(&typed.len())
        && typed.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b':'));
    if fits { Ok(typed) } else { Err(Problem::of("key", "bad_value")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::TestGround;

    #[test]
    fn nobody_fills_the_shop_with_drafts() {
        let test = TestGround::new();
        let saves = |key: String| {
            test.wait(1);
            test.ground.note(&test.ctx(), |note| save(note, SaveDraft { key, body: "说了一半".into() })).unwrap();
        };
        (0..=MOST).for_each(|n| saves(format!("form.{n}")));
        let kept = |key: &str| test.read(|read| get(read, &DraftKey { key: key.into() })).unwrap().is_some();
        assert!(!kept("form.0") && kept("form.1"), "the oldest gives way");
        assert!(kept(&format!("form.{MOST}")), "and what is being typed is kept");
    }
}
