//! A workbook, written row by row: memory holds what is packed already, and one row.
//!
//! Our own few lines over the zip that reading needs anyway: a library for workbooks brings ten thousand lines for fonts,
//! charts and formulas, and its streaming mode lays the rows unsealed into the system's folder for temporary files. Texts
//! are inline strings, which are never formulas; one that looks like a formula is marked as text, so that it stays one
//! when it is edited. Deliberately not here: looks. A head that stays and a column's width, no more.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::book::Book;
use super::cell::{Cell, decimal, is_formula};
use crate::common::{Problem, Result};

/// Rows of one sheet; a table program takes 1 048 576. What is more goes on in another.
const ROWS: usize = 1_000_000;
/// Characters a cell may hold.
const LONGEST: usize = 32_767;
/// Columns' width in characters.
const WIDTH: usize = 16;
const MINUTES: i64 = 24 * 60;
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// Cell styles in this order: plain, text, text that looks like a formula, two places, three places, day, moment.
const STYLES: &str = r#"<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/><xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>"#;

/// The workbook being written.
pub struct Workbook {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    sheets: Vec<String>,
    name: String,
    headings: Vec<Cell>,
    rows: usize,
    part: usize,
    xml: String,
}

impl Workbook {
    /// No sheets yet.
    pub fn new() -> Self {
        let zip = ZipWriter::new(Cursor::new(Vec::new()));
        Self {
            zip,
            sheets: Vec::new(),
            name: String::new(),
            headings: Vec::new(),
            rows: 0,
            part: 0,
            xml: String::new(),
        }
    }

    fn file(&mut self, name: &str, xml: &str) -> Result<()> {
        self.zip.start_file(name, SimpleFileOptions::default()).map_err(Problem::internal)?;
        self.zip.write_all(HEAD.as_bytes())?;
        Ok(self.zip.write_all(xml.as_bytes())?)
    }

    fn begin_part(&mut self) -> Result<()> {
        self.end_part()?;
        self.part += 1;
        let name = if self.part == 1 { self.name.clone() } else { format!("{} {}", self.name, self.part) };
        self.sheets.push(name);
        let columns = self.headings.len().max(1);
        let begin = format!(
            "<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols><col min=\"1\" max=\"{columns}\" width=\"{WIDTH}\" customWidth=\"1\"/></cols><sheetData>"
        );
        let file = format!("xl/worksheets/sheet{}.xml", self.sheets.len());
        self.file(&file, &begin)?;
        self.rows = 0;
        let headings = self.headings.clone();
        self.put(&headings)
    }

    fn end_part(&mut self) -> Result<()> {
        if !self.sheets.is_empty() {
            self.zip.write_all(b"</sheetData></worksheet>")?;
        }
        Ok(())
    }

    fn put(&mut self, cells: &[Cell]) -> Result<()> {
        self.rows += 1;
        self.xml.clear();
        let _ = write!(self.xml, "<row r=\"{}\">", self.rows);
        for (column, cell) in cells.iter().enumerate() {
            put(&mut self.xml, column, self.rows, cell);
        }
        self.xml.push_str("</row>");
        Ok(self.zip.write_all(self.xml.as_bytes())?)
    }
}

impl Book for Workbook {
    fn begin(&mut self, name: &str, headings: &[Cell]) -> Result<()> {
        name.clone_into(&mut self.name);
        self.headings = headings.to_vec();
        self.part = 0;
        self.begin_part()
    }

    fn row(&mut self, cells: &[Cell]) -> Result<()> {
        if self.rows >= ROWS {
            self.begin_part()?;
        }
        self.put(cells)
    }

    fn end(mut self) -> Result<Vec<u8>> {
        self.end_part()?;
        let numbered = || (1..).zip(&self.sheets);
        let sheets: String = numbered()
            .map(|(n, name)| format!("<sheet name=\"{}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>", escaped(name)))
            .collect();
        let types: String = numbered()
            .map(|(n, _)| format!("<Override PartName=\"/xl/worksheets/sheet{n}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"))
            .collect();
        let relations: String = numbered()
            .map(|(n, _)| {
                format!("<Relationship Id=\"rId{n}\" Type=\"{OFFICE}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>")
            })
            .collect();
        let styles = self.sheets.len() + 1;
        self.file(
            "xl/workbook.xml",
            &format!("<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><sheets>{sheets}</sheets></workbook>"),
        )?;
        self.file("xl/_rels/workbook.xml.rels", &format!("<Relationships xmlns=\"{PACKAGE}/relationships\">{relations}<Relationship Id=\"rId{styles}\" Type=\"{OFFICE}/styles\" Target=\"styles.xml\"/></Relationships>"))?;
        self.file("xl/styles.xml", &format!("<styleSheet xmlns=\"{MAIN}\">{STYLES}</styleSheet>"))?;
        self.file("_rels/.rels", &format!("<Relationships xmlns=\"{PACKAGE}/relationships\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"))?;
        self.file("[Content_Types].xml", &format!("<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/xl/workbook.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>{types}</Types>"))?;
        Ok(self.zip.finish().map_err(Problem::internal)?.into_inner())
    }
}

fn put(xml: &mut String, column: usize, row: usize, cell: &Cell) {
    let at = reference(column);
    let _ = match cell {
        Cell::Blank => Ok(()),
        Cell::Text(text) => {
            let style = if is_formula(text) { 2 } else { 1 };
            let short: String = text.chars().take(LONGEST).collect();
            let text = escaped(&short);
            write!(
                xml,
                "<c r=\"{at}{row}\" s=\"{style}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{text}</t></is></c>"
            )
        }
        Cell::Whole(number) => write!(xml, "<c r=\"{at}{row}\"><v>{number}</v></c>"),
        Cell::Hundredths(parts) => write!(xml, "<c r=\"{at}{row}\" s=\"3\"><v>{}</v></c>", decimal(*parts, 2)),
        Cell::Thousandths(parts) => write!(xml, "<c r=\"{at}{row}\" s=\"4\"><v>{}</v></c>", decimal(*parts, 3)),
        Cell::Day(day) => {
            write!(xml, "<c r=\"{at}{row}\" s=\"5\"><v>{}</v></c>", day.to_excel())
        }
        Cell::Moment(moment) => {
            let day = moment.date().to_excel();
            // Half a minute more: what is cut off must not fall into the minute before.
            let part = (2 * moment.minute_of_day() + 1) * 500_000_000 / MINUTES;
            write!(xml, "<c r=\"{at}{row}\" s=\"6\"><v>{day}.{part:09}</v></c>")
        }
    };
}

/// A column's letters: A, B, … Z, AA.
fn reference(column: usize) -> String {
    let letter = |place: usize| char::from(b'A' + u8::try_from(place % 26).unwrap_or(0));
    if column < 26 { letter(column).to_string() } else { format!("{}{}", letter(column / 26 - 1), letter(column)) }
}

/// What XML allows, its own signs escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}
