//! An embedded font without the tables a PDF reader never asks for.
//!
//! The subset that the library writes still carries names and a character map, some two
//! kilobytes a font; a sheet reaches its glyphs by number. Not here: choosing the glyphs.

/// What ISO 32000-1 9.9 asks of an embedded TrueType program.
const NEEDED: [&[u8; 4]; 9] = [b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp", b"prep"];

const HEADER: usize = 12;
const RECORD: usize = 16;

/// The program with only the needed tables; `None` if it is not built as expected.
pub(super) fn lean(program: &[u8]) -> Option<Vec<u8>> {
    let count = usize::from(u16::from_be_bytes(program.get(4..6)?.try_into().ok()?));
    let mut tables = Vec::new();
    for place in 0..count {
        let record = program.get(HEADER + place * RECORD..HEADER + (place + 1) * RECORD)?;
        let number = |at: usize| -> Option<usize> {
            usize::try_from(u32::from_be_bytes(record.get(at..at + 4)?.try_into().ok()?)).ok()
        };
        let (offset, length) = (number(8)?, number(12)?);
        if NEEDED.iter().any(|tag| record.starts_with(*tag)) {
            tables.push((record.get(..8)?, program.get(offset..offset + length)?));
        }
    }
    assemble(program.get(..4)?, &tables)
}

/// Version, then a directory, then the tables at multiples of four, as the format asks.
fn assemble(version: &[u8], tables: &[(&[u8], &[u8])]) -> Option<Vec<u8>> {
    let count = u16::try_from(tables.len()).ok()?;
    let power = count.checked_ilog2()?;
    let range = 16u16 << power;
    let mut bytes = version.to_vec();
    for field in [count, range, u16::try_from(power).ok()?, count * 16 - range] {
        bytes.extend(field.to_be_bytes());
    }
    let mut offset = HEADER + tables.len() * RECORD;
    for (tag_and_sum, table) in tables {
        bytes.extend(*tag_and_sum);
        bytes.extend(u32::try_from(offset).ok()?.to_be_bytes());
        bytes.extend(u32::try_from(table.len()).ok()?.to_be_bytes());
        offset += table.len().next_multiple_of(4);
    }
    for (_, table) in tables {
        bytes.extend(*table);
        bytes.resize(bytes.len().next_multiple_of(4), 0);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_is_needed_and_drops_the_rest() {
        let (glyf, name) = ([7u8; 5], [9u8; 30]);
        let whole = assemble(&[0, 1, 0, 0], &[(b"glyf\0\0\0\x01", &glyf), (b"name\0\0\0\x02", &name)]).expect("built");
        let lean = lean(&whole).expect("read");
        assert_eq!(lean, assemble(&[0, 1, 0, 0], &[(b"glyf\0\0\0\x01", &glyf)]).expect("built"));
        assert!(super::lean(&whole[..20]).is_none());
    }
}
