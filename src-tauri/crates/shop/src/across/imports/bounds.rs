//! What a workbook may hold, looked at before the reader, which has no bounds of its own, sees it.
//!
//! A workbook is a zip and may unfold to anything, and the reader believes what a sheet or a table of strings says of
//! itself. So every entry is unfolded and looked through once, as the reader's own XML library does it, and nothing of it
//! is kept: no entry, no tag, no text and no count may be larger than any honest file's. Read after that, a file takes
//! what it holds and not more.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};
use std::rc::Rc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::sheet::{CELLS, too_large};
use crate::common::{Problem, Result};

/// Entries a workbook may have.
const ENTRIES: usize = 2_000;
/// Bytes all entries may unfold to.
const UNFOLDED: u64 = 256 * 1024 * 1024;
/// Bytes one entry other than a sheet may unfold to: the reader holds those whole.
const HELD: u64 = 40 * 1024 * 1024;
/// Bytes between two tags, or of one tag. A cell holds 32 767 characters at most.
const EVENT: usize = 1024 * 1024;
/// Bytes of one cell's or one string's text, over all its runs.
const TEXT: usize = 256 * 1024;
/// Strings the table of shared ones may have.
const STRINGS: usize = 1_000_000;
/// Strings it may claim to have: room is made for so many before one is read.
const CLAIMED: u64 = 4_000_000;
/// Tags of an entry that is neither a sheet nor strings: table programs write 65 490 formats at most.
const OTHER_TAGS: usize = 400_000;
/// Entries that are pictures: no reader looks into them, and they are no XML.
const PICTURES: [&str; 7] = [".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bmp"];

/// Refuses what holds more than it may (`too_large`) and what is no zip (`bad_file`).
pub fn check(bytes: &[u8]) -> Result<()> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(bad_file)?;
    if archive.len() > ENTRIES {
        return Err(too_large("entries", ENTRIES));
    }
    let mut left = UNFOLDED;
    let mut counts = Counts::default();
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(bad_file)?;
        let name = entry.name().to_ascii_lowercase();
        let most = if name.contains("worksheets/") { left } else { left.min(HELD) };
        let mut counted = BufReader::new(Counted { inner: entry.take(most + 1), read: 0 });
        if !PICTURES.iter().any(|end| name.ends_with(end)) {
            look_through(&mut counted, &mut counts)?;
        }
        // What the look-through left, because it is no XML, counts as well.
        io::copy(&mut counted, &mut io::sink()).map_err(bad_file)?;
        let unfolded = counted.get_ref().read;
        if unfolded > most {
            return Err(too_large("bytes", usize::try_from(most).unwrap_or(usize::MAX)));
        }
        left -= unfolded;
    }
    Ok(())
}

fn bad_file<E>(_: E) -> Problem {
    Problem::of("file", "bad_file")
}

/// What was seen in the whole workbook.
#[derive(Default)]
struct Counts {
    cells: usize,
    strings: usize,
}

/// Looks at one entry event by event. An entry that is no XML any more is left there: so does the reader.
fn look_through(entry: impl BufRead, counts: &mut Counts) -> Result<()> {
    let left = Rc::new(Cell::new(EVENT));
    let mut xml = Reader::from_reader(Rationed { inner: entry, left: Rc::clone(&left) });
    let config = xml.config_mut();
    config.check_end_names = false;
    config.expand_empty_elements = true;
    let (mut buffer, mut text, mut others) = (Vec::new(), 0, 0);
    loop {
        buffer.clear();
        left.set(EVENT);
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "c" => {
                    text = 0;
                    one_more(&mut counts.cells, "cells", CELLS)?;
                }
                "si" => {
                    text = 0;
                    one_more(&mut counts.strings, "strings", STRINGS)?;
                }
                "sst" => claimed(&tag)?,
                "t" | "v" | "f" | "is" | "r" | "row" | "rPr" => {}
                _ => one_more(&mut others, "tags", OTHER_TAGS)?,
            },
            Ok(Event::Text(said)) => text = long(text, said.len())?,
            Ok(Event::CData(said)) => text = long(text, said.len())?,
            Ok(Event::GeneralRef(said)) => text = long(text, said.len())?,
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(_) if left.get() == 0 => return Err(too_large("bytes", EVENT)),
            Err(_) => return Ok(()),
        }
    }
}

fn one_more(count: &mut usize, what: &'static str, max: usize) -> Result<()> {
    *count += 1;
    if *count > max { Err(too_large(what, max)) } else { Ok(()) }
}

fn long(so_far: usize, more: usize) -> Result<usize> {
    let all = so_far.saturating_add(more);
    if all > TEXT { Err(too_large("bytes", TEXT)) } else { Ok(all) }
}

/// Refuses a table of strings that claims to be larger than any: the reader makes room for what it claims.
fn claimed(tag: &BytesStart<'_>) -> Result<()> {
    let digits = |value: &str| value.trim().parse::<u128>().unwrap_or(0) > u128::from(CLAIMED);
    let lies = tag
        .attributes()
        .with_checks(false)
        .flatten()
        .any(|attribute| attribute.key.as_ref() == "uniqueCount" && digits(&attribute.value));
    if lies { Err(too_large("strings", STRINGS)) } else { Ok(()) }
}

/// Counts what is read.
struct Counted<R> {
    inner: R,
    read: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.inner.read(into)?;
        self.read = self.read.saturating_add(u64::try_from(read).unwrap_or(u64::MAX));
        Ok(read)
    }
}

/// Hands out so many bytes until the ration is set anew.
struct Rationed<R> {
    inner: R,
    left: Rc<Cell<usize>>,
}

impl<R: BufRead> Read for Rationed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let there = self.fill_buf()?;
        let read = there.len().min(into.len());
        if let (Some(to), Some(from)) = (into.get_mut(..read), there.get(..read)) {
            to.copy_from_slice(from);
        }
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Rationed<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left.get() == 0 {
            return Err(io::Error::other("longer than any honest tag or text"));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.left.set(self.left.get().saturating_sub(amount));
        self.inner.consume(amount);
    }
}
