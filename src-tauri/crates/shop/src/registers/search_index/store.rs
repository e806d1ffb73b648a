//! The tables of terms.

use std::collections::BTreeSet;

use rusqlite::Params;

use super::terms::Terms;
use super::{Indexed, RULE};
use crate::common::Result;
use jieche_ground::{Note, Read, Tx};

/// Terms are written with the record they stand for, and made anew by a job that is no business of its own.
pub(super) trait Writes {
    fn read(&self) -> &Read<'_>;
    fn execute(&self, sql: &str, params: impl Params) -> Result<usize>;
}

impl Writes for Tx<'_> {
    fn read(&self) -> &Read<'_> {
        self
    }

    fn execute(&self, sql: &str, params: impl Params) -> Result<usize> {
        Tx::execute(self, sql, params)
    }
}

impl Writes for Note<'_> {
    fn read(&self) -> &Read<'_> {
        self
    }

    fn execute(&self, sql: &str, params: impl Params) -> Result<usize> {
        Note::execute(self, sql, params)
    }
}

/// Writes the difference between the terms an object has and those it should have.
pub(super) fn put(to: &impl Writes, kind: Indexed, id: i64, terms: &Terms) -> Result<()> {
    let sql = "SELECT term FROM search_terms WHERE kind = ?1 AND object_id = ?2";
    let had: BTreeSet<String> = to.read().list(sql, (kind as i64, id), |row| row.get(0))?.into_iter().collect();
    for gone in had.difference(terms) {
        to.execute(
            "DELETE FROM search_terms WHERE kind = ?1 AND term = ?2 AND object_id = ?3",
            (kind as i64, gone, id),
        )?;
    }
    for new in terms.difference(&had) {
        to.execute("INSERT INTO search_terms (kind, term, object_id) VALUES (?1, ?2, ?3)", (kind as i64, new, id))?;
    }
    let sql = "INSERT INTO search_objects (kind, object_id, rule) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET rule = excluded.rule WHERE rule <> excluded.rule";
    to.execute(sql, (kind as i64, id, RULE)).map(|_| ())
}

/// Takes an object out of the search.
pub(super) fn forget(tx: &Tx, kind: Indexed, id: i64) -> Result<()> {
    tx.execute("DELETE FROM search_terms WHERE kind = ?1 AND object_id = ?2", (kind as i64, id))?;
    tx.execute("DELETE FROM search_objects WHERE kind = ?1 AND object_id = ?2", (kind as i64, id)).map(|_| ())
}

/// Every term begins below this.
fn end_of(word: &str) -> String {
    format!("{word}\u{10FFFF}")
}

/// The objects a word fits, `most` at the most, and how many of them, which come first, it fits to the end: a whole name or
/// number, or the last signs of one; of those the newest first. Both come of one scan, for this is asked of every kind at
/// every key; only a word that fits more than `most` to the end is asked for once more, the newest of those.
pub(crate) fn fitting(read: &Read, kind: Indexed, word: &str, most: i64) -> Result<(Vec<i64>, usize)> {
    // Order numbers end alike every day: those that end so are often more than enough by themselves.
    if matches!(kind, Indexed::Order) {
        let newest = newest_to_the_end(read, kind, word, most)?;
        if is_full(&newest, most) {
            return Ok((newest, usize::try_from(most).unwrap_or(usize::MAX)));
        }
    }
    let sql = "SELECT object_id, term = ?2 FROM search_terms WHERE kind = ?1 AND term >= ?2 AND term < ?3 LIMIT ?4";
    let fitting: Vec<(i64, bool)> =
        read.list(sql, (kind as i64, word, end_of(word), most), |row| Ok((row.get(0)?, row.get(1)?)))?;
    let ends = fitting.iter().take_while(|(_, to_the_end)| *to_the_end).count();
    let (to_the_end, longer) = fitting.split_at(ends);
    if is_full(to_the_end, most) {
        return Ok((newest_to_the_end(read, kind, word, most)?, ends));
    }
    let mut seen = BTreeSet::new();
    let ids = to_the_end.iter().rev().chain(longer).map(|(id, _)| *id);
    Ok((ids.filter(|&id| seen.insert(id)).collect(), ends))
}

fn is_full<T>(found: &[T], most: i64) -> bool {
    i64::try_from(found.len()).is_ok_and(|found| found >= most)
}

fn newest_to_the_end(read: &Read, kind: Indexed, word: &str, most: i64) -> Result<Vec<i64>> {
    let sql = "SELECT object_id FROM search_terms WHERE kind = ?1 AND term = ?2 ORDER BY object_id DESC LIMIT ?3";
    read.list(sql, (kind as i64, word, most), |row| row.get(0))
}

/// Whether a word fits an object.
pub(crate) fn fits(read: &Read, kind: Indexed, id: i64, word: &str) -> Result<bool> {
    let sql = "SELECT 1 FROM search_terms WHERE kind = ?1 AND object_id = ?2 AND term >= ?3 AND term < ?4";
    Ok(read.maybe(sql, (kind as i64, id, word, end_of(word)), |_| Ok(()))?.is_some())
}

/// The ids of one kind that all words fit.
pub(super) fn ids(read: &Read, kind: Indexed, words: &[String], most: i64) -> Result<Vec<i64>> {
    let Some(longest) = words.iter().max_by_key(|word| word.chars().count()) else { return Ok(Vec::new()) };
    let mut fit = Vec::new();
    for id in fitting(read, kind, longest, most)?.0 {
        let mut others = words.iter().filter(|&word| word != longest);
        if others.try_fold(true, |so_far, word| Ok::<_, crate::Problem>(so_far && fits(read, kind, id, word)?))? {
            fit.push(id);
        }
    }
    Ok(fit)
}

/// Whether any object's terms were made by another rule.
pub(crate) fn has_other_rule(read: &Read) -> Result<bool> {
    Ok(read.maybe("SELECT 1 FROM search_objects WHERE rule < ?1 OR rule > ?1", [RULE], |_| Ok(()))?.is_some())
}

/// How many objects there are to make findable.
pub(crate) fn count(read: &Read) -> Result<i64> {
    read.one("SELECT count(*) FROM search_objects", [], |row| row.get(0))
}
