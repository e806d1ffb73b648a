//! TrueType files cut down to the glyphs a document uses, and to the tables a reader asks for.
//!
//! The PDF library can subset by itself, but reads all thirty thousand glyphs of a Chinese font
//! each time, which takes longer than everything else together. So a document is handed a font
//! that is already small. Not here: which letters a document uses.

use std::collections::BTreeMap;

/// What ISO 32000-1 9.9 asks of an embedded TrueType program.
const NEEDED: [&[u8; 4]; 9] = [b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"];
/// Taken over whole: hinting, weight, name.
const TAKEN_OVER: [&[u8; 4]; 5] = [b"OS/2", b"cvt ", b"fpgm", b"name", b"prep"];

const HEADER: usize = 12;
const RECORD: usize = 16;

type Tables<'a> = BTreeMap<[u8; 4], &'a [u8]>;

/// The font with only the glyphs of these letters, each under a new number; `None` if the font is
/// not built as expected.
pub(super) fn subset(font: &[u8], letters: &BTreeMap<char, u16>) -> Option<Vec<u8>> {
    let tables = tables(font)?;
    let outlines = Outlines::new(&tables)?;
    let mut glyphs: Vec<u16> = std::iter::once(0).chain(letters.values().copied()).collect();
    glyphs.sort_unstable();
    glyphs.dedup();
    let (glyf, loca) = outlines.copy(&mut glyphs)?;
    let count = u16::try_from(glyphs.len()).ok()?;
    let hmtx = metrics(&tables, &glyphs)?;
    let head = patched(tables.get(b"head")?, 50, 1)?;
    let hhea = patched(tables.get(b"hhea")?, 34, count)?;
    let maxp = patched(tables.get(b"maxp")?, 4, count)?;
    let cmap = character_map(letters, &glyphs)?;
    let post: Vec<u8> = [0, 3].into_iter().chain(std::iter::repeat_n(0, 30)).collect();
    let mut small: Tables = TAKEN_OVER.iter().filter_map(|tag| Some((**tag, *tables.get(*tag)?))).collect();
    let made: [(&[u8; 4], &[u8]); 8] = [
        (b"cmap", &cmap),
        (b"glyf", &glyf),
        (b"head", &head),
        (b"hhea", &hhea),
        (b"hmtx", &hmtx),
        (b"loca", &loca),
        (b"maxp", &maxp),
        (b"post", &post),
    ];
    small.extend(made.map(|(tag, table)| (*tag, table)));
    assemble(&small)
}

/// The program with only the needed tables; `None` if it is not built as expected.
pub(super) fn lean(program: &[u8]) -> Option<Vec<u8>> {
    let mut tables = tables(program)?;
    tables.retain(|tag, _| NEEDED.contains(&tag));
    assemble(&tables)
}

/// Glyph outlines and where each begins.
struct Outlines<'a> {
    glyf: &'a [u8],
    loca: &'a [u8],
    long: bool,
}

impl<'a> Outlines<'a> {
    fn new(tables: &Tables<'a>) -> Option<Self> {
        let long = short(tables.get(b"head")?, 50)? != 0;
        Some(Self { glyf: tables.get(b"glyf")?, loca: tables.get(b"loca")?, long })
    }

    fn of(&self, glyph: u16) -> Option<&'a [u8]> {
        let offset = |place: usize| -> Option<usize> {
            if self.long { long(self.loca, place * 4) } else { Some(usize::from(short(self.loca, place * 2)?) * 2) }
        };
        let place = usize::from(glyph);
        self.glyf.get(offset(place)?..offset(place + 1)?)
    }

    /// The outlines of `glyphs` and their offsets; parts of composed glyphs are added to the list.
    fn copy(&self, glyphs: &mut Vec<u16>) -> Option<(Vec<u8>, Vec<u8>)> {
        let (mut glyf, mut loca) = (Vec::new(), Vec::new());
        let mut place = 0;
        while let Some(glyph) = glyphs.get(place) {
            loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
            glyf.extend(renumbered(self.of(*glyph)?, glyphs)?);
            glyf.resize(glyf.len().next_multiple_of(4), 0);
            place += 1;
        }
        loca.extend(u32::try_from(glyf.len()).ok()?.to_be_bytes());
        Some((glyf, loca))
    }
}

/// An outline; if it is composed of others (ISO/IEC 14496-22, glyf), they get their new numbers.
fn renumbered(outline: &[u8], glyphs: &mut Vec<u16>) -> Option<Vec<u8>> {
    let [words, scale, more, two_scales, matrix] = [0x01u16, 0x08, 0x20, 0x40, 0x80];
    let mut outline = outline.to_vec();
    let mut composed = !outline.is_empty() && short(&outline, 0)? >= 0x8000;
    let mut at = 10;
    while composed {
        let (flags, part) = (short(&outline, at)?, short(&outline, at + 2)?);
        let number = glyphs.iter().position(|glyph| *glyph == part).unwrap_or_else(|| {
            glyphs.push(part);
            glyphs.len() - 1
        });
        outline.get_mut(at + 2..at + 4)?.copy_from_slice(&u16::try_from(number).ok()?.to_be_bytes());
        let has = |flag: u16| flags & flag != 0;
        at += 4 + if has(words) { 4 } else { 2 };
        at += if has(scale) {
            2
        } else if has(two_scales) {
            4
        } else if has(matrix) {
            8
        } else {
            0
        };
        composed = has(more);
    }
    Some(outline)
}

/// Advance and left bearing of each glyph, none left out.
fn metrics(tables: &Tables, glyphs: &[u16]) -> Option<Vec<u8>> {
    let full = usize::from(short(tables.get(b"hhea")?, 34)?);
    let hmtx = tables.get(b"hmtx")?;
    let mut metrics = Vec::with_capacity(glyphs.len() * 4);
    for glyph in glyphs.iter().map(|glyph| usize::from(*glyph)) {
        // Glyphs after the last full record share its advance.
        let advance = glyph.min(full.checked_sub(1)?) * 4;
        let bearing = if glyph < full { glyph * 4 + 2 } else { full * 4 + (glyph - full) * 2 };
        metrics.extend(hmtx.get(advance..advance + 2)?);
        metrics.extend(hmtx.get(bearing..bearing + 2)?);
    }
    Some(metrics)
}

/// A character map of format 12, one group a letter.
fn character_map(letters: &BTreeMap<char, u16>, glyphs: &[u16]) -> Option<Vec<u8>> {
    let groups = u32::try_from(letters.len()).ok()?;
    let mut map = Vec::new();
    // Version 0 with one table, for Windows and full Unicode, 12 bytes on.
    map.extend([0u16, 1, 3, 10].map(u16::to_be_bytes).as_flattened());
    map.extend(12u32.to_be_bytes());
    map.extend([12u16, 0].map(u16::to_be_bytes).as_flattened());
    map.extend([16 + groups * 12, 0, groups].map(u32::to_be_bytes).as_flattened());
    for (letter, glyph) in letters {
        let number = u32::try_from(glyphs.iter().position(|other| other == glyph)?).ok()?;
        map.extend([u32::from(*letter), u32::from(*letter), number].map(u32::to_be_bytes).as_flattened());
    }
    Some(map)
}

fn tables(font: &[u8]) -> Option<Tables<'_>> {
    let count = usize::from(short(font, 4)?);
    let table = |place: usize| {
        let record = font.get(HEADER + place * RECORD..HEADER + (place + 1) * RECORD)?;
        let offset = long(record, 8)?;
        Some((*record.first_chunk()?, font.get(offset..offset + long(record, 12)?)?))
    };
    (0..count).map(table).collect()
}

/// Version, then a directory in the order of tags, then the tables at multiples of four.
fn assemble(tables: &Tables) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = u16::try_from(count.checked_ilog2()?).ok()?;
    let range = 16 << power;
    let mut bytes = vec![0, 1, 0, 0];
    bytes.extend([count, range, power, count * 16 - range].map(u16::to_be_bytes).as_flattened());
    let mut offset = HEADER + tables.len() * RECORD;
    for (tag, table) in tables {
        bytes.extend(tag);
        let numbers = [checksum(table), u32::try_from(offset).ok()?, u32::try_from(table.len()).ok()?];
        bytes.extend(numbers.map(u32::to_be_bytes).as_flattened());
        offset += table.len().next_multiple_of(4);
    }
    for table in tables.values() {
        bytes.extend(*table);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
    }
    Some(bytes)
}

fn checksum(table: &[u8]) -> u32 {
    let mut word = [0; 4];
    table.chunks(4).fold(0u32, |sum, chunk| {
        word = [0; 4];
        word.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        sum.wrapping_add(u32::from_be_bytes(word))
    })
}

fn patched(table: &[u8], at: usize, value: u16) -> Option<Vec<u8>> {
    let mut table = table.to_vec();
    table.get_mut(at..at + 2)?.copy_from_slice(&value.to_be_bytes());
    Some(table)
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_be_bytes(*bytes.get(at..)?.first_chunk()?))
}

fn long(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32::from_be_bytes(*bytes.get(at..)?.first_chunk()?)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Fonts;

    #[test]
    fn only_needed_tables_are_kept() {
        let whole: Tables = [(*b"glyf", &[7u8; 5] as &[u8]), (*b"name", &[9; 30])].into();
        let kept: Tables = [(*b"glyf", &[7u8; 5] as &[u8])].into();
        let whole = assemble(&whole).expect("built");
        assert_eq!(lean(&whole), assemble(&kept));
        assert!(lean(&whole[..20]).is_none());
    }

    #[test]
    fn letters_keep_outline_and_width_under_their_new_number() {
        let fonts = Fonts::for_tests();
        let (font, letters) = fonts.regular_with("维修Äé·喆䶮㛃 0".chars());
        let small = subset(&font, &letters).expect("subset");
        let (whole, small) = (tables(&font).expect("whole"), tables(&small).expect("small"));
        let (old, new) = (Outlines::new(&whole).expect("old"), Outlines::new(&small).expect("new"));
        assert!(small[b"glyf"].len() < 10_000, "{}", small[b"glyf"].len());
        let mut sorted: Vec<u16> = letters.values().copied().collect();
        sorted.sort_unstable();
        for (number, glyph) in (1..).zip(sorted) {
            let (before, after) = (old.of(glyph).expect("outline"), new.of(number).expect("outline"));
            if before.is_empty() || short(before, 0).expect("contours") < 0x8000 {
                assert_eq!(before, &after[..before.len()], "glyph {glyph}");
            }
            let advance = |tables: &Tables, glyph: u16| metrics(tables, &[glyph]).expect("metrics");
            assert_eq!(advance(&whole, glyph), advance(&small, number));
        }
    }

    #[test]
    fn parts_of_a_composed_glyph_follow_it() {
        // Composed of glyphs 7 and 9 with byte offsets, the second scaled by two.
        let composed = [0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20, 0, 7, 1, 2, 0, 0x40, 0, 9, 1, 2, 0, 0, 0, 0];
        let mut glyphs = vec![0, 9];
        let outline = renumbered(&composed, &mut glyphs).expect("read");
        assert_eq!((glyphs, outline[13], outline[19]), (vec![0, 9, 7], 2, 1));
    }
}
