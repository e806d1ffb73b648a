//! Files made to do harm, by accident or on purpose.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;

use super::*;

fn workbook(sheet: &[u8]) -> Vec<u8> {
    workbook_with(sheet, &[])
}

fn workbook_with(sheet: &[u8], strings: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, content: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    };
    put("[Content_Types].xml", br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>"#);
    put("_rels/.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#);
    put("xl/workbook.xml", br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#);
    put("xl/_rels/workbook.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#);
    put("xl/worksheets/sheet1.xml", sheet);
    if !strings.is_empty() {
        put("xl/sharedStrings.xml", strings);
    }
    zip.finish().unwrap().into_inner()
}

fn cells(body: &str) -> Vec<u8> {
    format!(r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData>{body}</sheetData></worksheet>"#).into_bytes()
}

fn text(at: &str, text: &str) -> String {
    format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#)
}

fn refusal(bytes: &[u8]) -> String {
    preview_of(&shop(), ImportKind::Labour, bytes, None).map(|_| ()).unwrap_err().code.into_owned()
}

#[test]
fn a_sheet_that_claims_to_be_huge_costs_what_it_holds() {
    let body = format!(
        r#"<row r="1">{}{}{}{}</row><row r="1048576">{}{}<c r="C1048576"><v>0.5</v></c><c r="D1048576"><f>1+1</f><v>120</v></c></row>"#,
        text("A1", "项目编码"),
        text("B1", "项目名称"),
        text("C1", "标准工时"),
        text("D1", "工时单价"),
        text("A1048576", "G1"),
        text("B1048576", "换机油")
    );
    let seen = preview_of(&shop(), ImportKind::Labour, &workbook(&cells(&body)), None).unwrap();
    assert_eq!(
        (seen.rows.len(), seen.rows[0].row, seen.rows[0].outcome),
        (1, 1_048_576, RowOutcome::Create),
        "blank rows in between are not even looked at"
    );
    assert_eq!(seen.rows[0].values[3], "120", "a formula is the value it last had");
}

#[test]
fn what_unfolds_to_too_much_is_refused_before_it_is_kept() {
    let blanks = vec![b' '; 41 * 1024 * 1024];
    let bomb = workbook_with(b"", &blanks);
    assert!(bomb.len() < 100_000, "forty megabytes in less than a tenth of one");
    assert_eq!(refusal(&bomb), "too_large");
    let wide = format!(r#"<row r="1">{}</row>"#, text("XFD1", "x"));
    assert_eq!(refusal(&workbook(&cells(&wide))), "too_large", "sixteen thousand columns");
    let long = "a,b\n".repeat(sheet::ROWS + 1);
    assert_eq!(refusal(long.as_bytes()), "too_large", "more rows than an import may have");
    assert_eq!(refusal(&[b','; 300]), "too_large", "more columns than an import may have");
}

#[test]
fn what_is_no_table_is_refused() {
    assert_eq!(refusal(b"PK\x03\x04 and nothing more"), "bad_file");
    assert_eq!(refusal(&workbook(b"<html></html>")), "no_headings");
    assert_eq!(refusal(&workbook(&cells("<row r=\"1\"><c r=\"A1\""))), "bad_file");
    assert_eq!(refusal(b""), "no_headings");
    assert_eq!(refusal(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1]), "old_workbook");
    assert_eq!(refusal(&[0x89, b'P', b'N', b'G', 0, 0, 0, 13]), "bad_file");
    let backwards = format!(r#"<row r="5">{}</row><row r="2">{}</row>"#, text("A5", "x"), text("A2", "y"));
    assert_eq!(refusal(&workbook(&cells(&backwards))), "bad_file", "rows that go backwards");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_bytes_break_the_reader(bytes in prop::collection::vec(any::<u8>(), 0..400), as_zip in any::<bool>()) {
        let bytes = if as_zip { [b"PK\x03\x04", bytes.as_slice()].concat() } else { bytes };
        for kind in [ImportKind::CustomersVehicles, ImportKind::Labour, ImportKind::Parts, ImportKind::PastVisits] {
            if let Err(problem) = read::table_of(kind, &bytes, None) {
                prop_assert!(["bad_file", "no_headings", "too_large", "old_workbook"].contains(&problem.code.as_ref()), "{problem}");
            }
        }
    }

    #[test]
    fn a_byte_changed_in_a_workbook_is_read_or_refused(place in 0usize..9_215, to in any::<u8>()) {
        let mut bytes = sample("配件目录.xlsx");
        bytes[place] = to;
        let _ = read::table_of(ImportKind::Parts, &bytes, None);
    }
}
