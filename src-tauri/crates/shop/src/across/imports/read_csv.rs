//! Text files: the encoding and the separator are found out, quoted line breaks stay inside their cell.

use std::borrow::Cow;

use csv_core::{ReadFieldResult, ReaderBuilder};
use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::sheet::{Sheet, too_large};
use crate::common::{Problem, Result};

/// Characters looked at to tell the separator.
const SAMPLE: usize = 4_000;

/// Bytes of one cell read at once.
const PIECE: usize = 16 * 1024;
/// Bytes one cell may have.
const CELL: usize = 1024 * 1024;

/// The rows of a text file; `bad_file` for bytes that are no text, `too_large` for what holds more than it may. Read field
/// by field: a row of ten million blanks is refused at the first that is too many.
pub fn read(bytes: &[u8]) -> Result<Sheet> {
    let (text, encoding) = decode(bytes)?;
    let mut sheet = Sheet::new(encoding);
    let mut reader = ReaderBuilder::new().delimiter(separator(&text)).build();
    let (mut left, mut start, mut begins) = (text.as_bytes(), 0, true);
    let (mut piece, mut cell) = ([0; PIECE], Vec::new());
    let mut numbers = Numbers::default();
    loop {
        let (result, read, written) = reader.read_field(left, &mut piece);
        left = left.get(read..).unwrap_or_default();
        cell.extend_from_slice(piece.get(..written).unwrap_or_default());
        match result {
            ReadFieldResult::Field { record_end } => {
                if begins {
                    sheet.begin_row(numbers.of_row(&text, start))?;
                }
                let said = std::str::from_utf8(&cell).map_err(|_| Problem::of("file", "bad_file"))?;
                numbers.inner_breaks += said.matches('\n').count();
                sheet.push(said)?;
                cell.clear();
                begins = record_end;
                if record_end {
                    start = text.len() - left.len();
                }
            }
            ReadFieldResult::OutputFull if cell.len() > CELL => return Err(too_large("bytes", CELL)),
            ReadFieldResult::OutputFull | ReadFieldResult::InputEmpty => {}
            ReadFieldResult::End => return Ok(sheet),
        }
    }
}

/// Rows as a table program counts them: a blank line is a row, a break inside a cell is none.
#[derive(Default)]
struct Numbers {
    counted: usize,
    breaks: usize,
    inner_breaks: usize,
    last: u32,
}

impl Numbers {
    /// The number of the row whose record the reader found at `start`, before any blank lines it stepped over.
    fn of_row(&mut self, text: &str, start: usize) -> u32 {
        let blank = text
            .as_bytes()
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let content = start.saturating_add(blank);
        self.breaks += text.get(self.counted..content).unwrap_or_default().matches('\n').count();
        self.counted = content;
        let number = u32::try_from(self.breaks.saturating_sub(self.inner_breaks) + 1).unwrap_or(u32::MAX);
        self.last = number.max(self.last + 1);
        self.last
    }
}

/// The text, and what it was written in. A mark at the start decides; then whether it is UTF-8; all other
/// Chinese files are GB18030, which holds GBK and GB 2312.
fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str)> {
    let (encoding, start) = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => (encoding, mark),
        None if std::str::from_utf8(bytes).is_ok() => (UTF_8, 0),
        None => (GB18030, 0),
    };
    let name = match encoding {
        encoding if encoding == UTF_8 => "UTF-8",
        encoding if encoding == UTF_16LE || encoding == UTF_16BE => "UTF-16",
        _ => "GB18030",
    };
    let (text, wrong) = encoding.decode_without_bom_handling(bytes.get(start..).unwrap_or_default());
    if wrong || text.contains('\0') {
        return Err(Problem::of("file", "bad_file").with("encoding", name));
    }
    Ok((text, name))
}

/// Comma, tab or semicolon: whichever stands most often outside quotes near the start.
fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b'\t', 0), (b';', 0)];
    let mut quoted = false;
    for byte in text.bytes().take(SAMPLE) {
        quoted ^= byte == b'"';
        for (separator, count) in &mut counts {
            *count += usize::from(!quoted && byte == *separator);
        }
    }
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| *separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(sheet: &Sheet) -> Vec<(u32, Vec<&str>)> {
        sheet.rows_from(0).map(|row| (row.number(), row.cells().collect())).collect()
    }

    #[test]
    fn every_encoding_reads_the_same() {
        let text = "车牌号,客户\r\n粤B12345,喆䶮\r\n";
        let utf16: Vec<u8> = [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        let utf16be: Vec<u8> = [0xFE, 0xFF].into_iter().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect();
        let gb = GB18030.encode(text).0.into_owned();
        for (bytes, name) in [
            (text.as_bytes().to_vec(), "UTF-8"),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8"),
            (utf16, "UTF-16"),
            (utf16be, "UTF-16"),
            (gb, "GB18030"),
        ] {
            let sheet = read(&bytes).unwrap();
            assert_eq!(sheet.encoding(), name);
            assert_eq!(rows(&sheet), [(1, vec!["车牌号", "客户"]), (2, vec!["粤B12345", "喆䶮"])], "{name}");
        }
    }

    #[test]
    fn rows_are_numbered_as_a_table_program_numbers_them() {
        let sheet = read("a,b\n1,\"x\ny\"\n\n2,z\n".as_bytes()).unwrap();
        let expected = [(1, vec!["a", "b"]), (2, vec!["1", "x\ny"]), (4, vec!["2", "z"])];
        assert_eq!(rows(&sheet), expected, "a break in a cell is no row, a blank line is one");
        let windows = read("a,b\r\n1,\"x\ny\"\r\n\r\n2,z".as_bytes()).unwrap();
        assert_eq!(rows(&windows), expected, "however lines end");
    }

    #[test]
    fn separators_are_found_out_and_bytes_that_are_no_text_refused() {
        assert_eq!(rows(&read("a\tb,c\n1\t2\n".as_bytes()).unwrap())[0].1, ["a", "b,c"], "tabs");
        assert_eq!(rows(&read("a;b\n1;2\n".as_bytes()).unwrap())[0].1, ["a", "b"], "semicolons");
        for wrong in [&[0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10][..], b"a\0b", &[0x81, 0x20, 0xFF]] {
            assert_eq!(read(wrong).map(|_| ()).unwrap_err().code, "bad_file", "{wrong:?} is no text");
        }
        assert_eq!(read(b"").unwrap().len(), 0, "an empty file is an empty table");
    }
}
