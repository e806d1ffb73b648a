//! The chain itself: what is hashed into what, and proving that nobody changed it.

use sha2::{Digest, Sha256};

use super::store;
use crate::{Mark, Read, Result};

/// What a head says, besides its hash.
pub(super) struct Head<'a> {
    pub seq: i64,
    pub at_ms: i64,
    pub date: &'a str,
    pub person: Option<i64>,
    pub terminal: &'a str,
    pub operation: &'a str,
    pub before: [u8; 32],
}

/// The first place where the journal is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The sequence of the head.
    pub seq: i64,
    /// `head`, `row`, `value` or `gap`.
    pub what: &'static str,
}

/// The digest of one row's values; without the salt nobody can guess back to them.
pub(super) fn digest(salt: &[u8], kind: &str, id: i64, before: Option<&str>, after: Option<&str>) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(salt);
    part(&mut hash, kind.as_bytes());
    hash.update(id.to_be_bytes());
    for value in [before, after] {
        hash.update([u8::from(value.is_some())]);
        part(&mut hash, value.unwrap_or_default().as_bytes());
    }
    hash.finalize().into()
}

/// The hash of a head over all it says and its rows' digests.
pub(super) fn head_hash(head: &Head, rows: &[(String, i64, [u8; 32])]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(head.before);
    hash.update(head.seq.to_be_bytes());
    hash.update(head.at_ms.to_be_bytes());
    hash.update(head.person.unwrap_or(0).to_be_bytes());
    for text in [head.date, head.terminal, head.operation] {
        part(&mut hash, text.as_bytes());
    }
    for (kind, id, digest) in rows {
        part(&mut hash, kind.as_bytes());
        hash.update(id.to_be_bytes());
        hash.update(digest);
    }
    hash.finalize().into()
}

/// A length before the bytes, so that no two texts run into each other alike.
fn part(hash: &mut Sha256, bytes: &[u8]) {
    hash.update((bytes.len() as u64).to_be_bytes());
    hash.update(bytes);
}

/// Proves the whole chain; `None` when it holds. Values that were erased by law are not missed.
pub fn verify(read: &Read) -> Result<Option<Broken>> {
    let mut last = Mark::START;
    let mut broken = None;
    store::each_head(read, |head, hash, rows| {
        let checks = [
            ("gap", head.seq == last.seq + 1),
            ("head", head.before == last.hash && hash == head_hash(head, &store::digests(rows))),
            ("value", rows.iter().all(store::Row::value_holds)),
        ];
        if let Some((what, _)) = checks.iter().find(|(_, holds)| !holds) {
            broken = Some(Broken { seq: head.seq, what });
            return false;
        }
        last = Mark { seq: head.seq, hash };
        true
    })?;
    Ok(broken)
}
