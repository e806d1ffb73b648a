//! No file a person can choose ends the program or makes it take more than 256 MB: the real host is handed the worst of each
//! kind we know, and its own account of what it took is read. Deliberately Linux only, for that account; what each reader
//! refuses, and by which word, is tried beside the readers.

use std::fs;
use std::io::{Cursor, Write};

use jieche_api::example::ExampleShop;
use jieche_tests::host::{Caller, Host};
use jieche_tests::house::House;
use jieche_tests::http;
use serde_json::json;
use zip::write::SimpleFileOptions;

use crate::signed_in;

/// What the program may take for one file, in KiB.
const MOST: u64 = 256 * 1024;

/// The most memory a process has had so far, KiB.
fn most_taken(host: &Host) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", host.pid())).expect("its account");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("a high-water mark");
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number")
}

fn workbook(sheet: &[u8], strings: &[u8], styles: &[u8]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, content: &[u8]| {
        zip.start_file(name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(content).expect("its content");
    };
    put("[Content_Types].xml", br#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#);
    put("xl/workbook.xml", br#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>"#);
    put("xl/_rels/workbook.xml.rels", br#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#);
    put("xl/worksheets/sheet1.xml", sheet);
    put("xl/sharedStrings.xml", strings);
    put("xl/styles.xml", styles);
    zip.finish().expect("a zip").into_inner()
}

const MAIN: &str = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";

fn sheet_of(body: &str) -> Vec<u8> {
    format!("<worksheet {MAIN}><sheetData>{body}</sheetData></worksheet>").into_bytes()
}

fn strings_of(claimed: &str, body: &str) -> Vec<u8> {
    format!("<sst {MAIN} uniqueCount=\"{claimed}\">{body}</sst>").into_bytes()
}

fn styles_of(body: &str) -> Vec<u8> {
    format!("<styleSheet {MAIN}><cellXfs>{body}</cellXfs></styleSheet>").into_bytes()
}

/// Files to import, each made to be dear.
fn imports() -> Vec<(&'static str, Vec<u8>)> {
    const MEGABYTE: usize = 1024 * 1024;
    let (no_strings, no_styles) = (strings_of("0", ""), styles_of(""));
    let words = "<si><t>abcdefgh</t></si>".repeat(38 * MEGABYTE / 24);
    let cells = "<c r=\"A1\"/>".repeat(60 * MEGABYTE / 11);
    let one_cell =
        format!("<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>{}</t></is></c></row>", "x".repeat(64 * MEGABYTE));
    let runs = format!(
        "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is>{}</is></c></row>",
        "<t>xxxxxxxxxxxxxxxx</t>".repeat(48 * MEGABYTE / 24)
    );
    let comment = format!("<!--{}-->", "< ".repeat(32 * MEGABYTE));
    let formats = "<xf/>".repeat(38 * MEGABYTE / 5);
    vec![
        (
            "strings that claim to be four thousand million",
            workbook(&sheet_of(""), &strings_of("4000000000", ""), &no_styles),
        ),
        ("strings as many as fit", workbook(&sheet_of(""), &strings_of("1", &words), &no_styles)),
        ("formats as many as fit", workbook(&sheet_of(""), &no_strings, &styles_of(&formats))),
        ("cells without end", workbook(&sheet_of(&cells), &no_strings, &no_styles)),
        ("one cell of sixty megabytes", workbook(&sheet_of(&one_cell), &no_strings, &no_styles)),
        ("one cell of many runs", workbook(&sheet_of(&runs), &no_strings, &no_styles)),
        ("a comment", workbook(&sheet_of(&comment), &no_strings, &no_styles)),
        ("ten million commas", vec![b','; 10_000_000]),
        ("rows of commas", format!("{}\n", ",".repeat(199)).repeat(20 * MEGABYTE / 200).into_bytes()),
        ("one cell of text", [b"a,\"".as_slice(), &vec![b'x'; 40 * MEGABYTE]].concat()),
        (
            "characters that grow",
            "喆"
                .repeat(20 * MEGABYTE)
                .chars()
                .flat_map(|sign| u16::to_le_bytes(u16::try_from(u32::from(sign)).unwrap_or(0)))
                .collect(),
        ),
    ]
}

/// A PNG whose profile of colours unfolds to three hundred megabytes.
fn png_with_profile() -> Vec<u8> {
    let mut picture = Vec::new();
    image::DynamicImage::new_rgb8(40, 30)
        .write_to(&mut Cursor::new(&mut picture), image::ImageFormat::Png)
        .expect("a PNG");
    let mut zlib = flate2::write::ZlibEncoder::new(b"iCCPicc\0\0".to_vec(), flate2::Compression::best());
    for _ in 0..300 {
        zlib.write_all(&[0; 1024 * 1024]).expect("it is packed");
    }
    let chunk = zlib.finish().expect("a chunk");
    let mut crc = flate2::Crc::new();
    crc.update(&chunk);
    let length = u32::try_from(chunk.len() - 4).expect("small").to_be_bytes();
    [&picture[..33], &length, &chunk, &crc.sum().to_be_bytes(), &picture[33..]].concat()
}

/// A JPEG that says it is progressive and of fifty megapixels.
fn jpeg_that_claims() -> Vec<u8> {
    let mut picture = Vec::new();
    image::DynamicImage::new_rgb8(640, 480)
        .write_to(&mut Cursor::new(&mut picture), image::ImageFormat::Jpeg)
        .expect("a JPEG");
    let frame = picture.windows(2).position(|pair| pair == [0xff, 0xc0]).expect("a frame");
    picture[frame + 1] = 0xc2;
    picture[frame + 5..frame + 9].copy_from_slice(&[0x1b, 0x58, 0x1b, 0x58]);
    picture
}

/// The largest PNG that is taken: its pixels are held at once.
fn png_of_many_pixels() -> Vec<u8> {
    let mut picture = Vec::new();
    image::DynamicImage::new_rgb8(7_000, 7_000)
        .write_to(&mut Cursor::new(&mut picture), image::ImageFormat::Png)
        .expect("a PNG");
    picture
}

fn takes_a_picture(caller: &Caller, bytes: &[u8]) -> u16 {
    let bearer = format!("Bearer {}", caller.token);
    let headers = [("Authorization", bearer.as_str()), ("X-Terminal", "desk"), ("X-Purpose", "picture")];
    http::send(caller.address, "POST", "/files", &headers, bytes).expect("the host answers").status
}

#[test]
fn no_file_a_person_can_choose_takes_more_than_it_may() {
    let (house, ExampleShop { api, token, .. }) = House::with_examples();
    let desk = house.stranger("前台1").with_token(&token);
    let files: Vec<(&str, String)> = imports().into_iter().map(|(name, bytes)| (name, desk.brings(&bytes))).collect();
    drop((api, desk));
    let house = house.close();
    for (name, hash) in files {
        let host = Host::start(&house.folder).expect("the host starts");
        let caller = signed_in(&host);
        let before = most_taken(&host);
        let asked = json!({
            "kind": "parts", "file": hash, "columns": null, "rules": { "in_file": "first", "on_file": "fill" },
            "only": null, "from_row": 0, "limit": 1,
        });
        let (status, answer) = caller.call("imports_preview", "", &asked).expect("the host is there");
        let taken = most_taken(&host) - before;
        assert!((400..500).contains(&status) || status == 200, "{name}: it is read or refused: {status} {answer}");
        assert!(taken < MOST, "{name}: it took {} MB ({status} {answer})", taken / 1024);
        host.kill();
    }
    for (name, bytes, expected) in [
        ("a profile that unfolds", png_with_profile(), 200),
        ("a progressive JPEG of fifty megapixels", jpeg_that_claims(), 400),
        ("a PNG of forty-nine megapixels", png_of_many_pixels(), 200),
    ] {
        let host = Host::start(&house.folder).expect("the host starts");
        let caller = signed_in(&host);
        let before = most_taken(&host);
        assert_eq!(takes_a_picture(&caller, &bytes), expected, "{name}");
        let taken = most_taken(&host) - before;
        assert!(taken < MOST, "{name}: it took {} MB", taken / 1024);
        host.kill();
    }
}
