//! Files people bring by mistake or on purpose: each gets a clear answer, and the shop has what it had before.
//!
//! What the shop has is its own export, file by file: equal before and after.

use std::io::{Cursor, Read, Write};

use encoding_rs::{BIG5, GB18030};
use jieche_api::Purpose;
use serde_json::{Value, json};
use zip::write::SimpleFileOptions;

use crate::shop::Shop;

const KIND: &str = "customers_vehicles";
const TEXT: &str = "客户名称,手机,车牌号,品牌\n路遥,13912340077,粤B7K9Q8,大众\n";

/// Everything the shop has.
fn everything(shop: &Shop) -> Vec<u8> {
    let job = shop.founder.asks("exports_start", json!({ "form": "csv" }));
    let export = shop.founder.sees_through(&job)["export_id"].clone();
    shop.founder.prints("exports_get", json!({ "id": export }))
}

fn preview(shop: &Shop, content: &[u8]) -> Result<Value, String> {
    let file = shop.founder.brings(content);
    let rules = json!({ "in_file": "first", "on_file": "fill" });
    let asked = json!({ "kind": KIND, "file": file, "columns": null, "rules": rules, "only": null, "from_row": 1, "limit": 50 });
    shop.founder.tries("imports_preview", asked).map_err(|problem| problem.code.into_owned())
}

fn refusal(shop: &Shop, content: &[u8]) -> String {
    preview(shop, content).expect_err("a file that is refused")
}

fn codes(problems: &Value) -> Vec<String> {
    let problems = problems.as_array().expect("problems");
    problems.iter().map(|one| one["code"].as_str().unwrap_or_default().to_owned()).collect()
}

/// A workbook whose only sheet unfolds to this many bytes of blanks.
fn bomb(bytes: u64) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).expect("an entry");
    std::io::copy(&mut std::io::repeat(b' ').take(bytes), &mut zip).expect("blanks");
    zip.finish().expect("a zip").into_inner()
}

/// A picture that says it has this many columns and rows, and nothing behind.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR".to_vec();
    bytes.write_all(&width.to_be_bytes()).expect("a width");
    bytes.write_all(&height.to_be_bytes()).expect("a height");
    bytes.extend_from_slice(&[8, 6, 0, 0, 0, 0, 0, 0, 0]);
    bytes
}

#[test]
fn what_is_too_large_or_no_table_is_refused_and_changes_nothing() {
    let shop = Shop::founded();
    shop.imports(KIND, "客户车辆档案.csv");
    let before = everything(&shop);

    // Two gigabytes, handed over as they are made: nobody writes them down to find out that they are too many.
    let token = shop.founder.token();
    let huge = shop.house.api.upload(token, "办公室", Purpose::File, &mut std::io::repeat(b'a').take(2 << 30));
    assert_eq!(huge.expect_err("two gigabytes").code, "too_large");
    let wide = shop.house.api.upload(token, "办公室", Purpose::Picture, &mut png_of(50_000, 50_000).as_slice());
    assert_eq!(wide.expect_err("a picture of fifty thousand by fifty thousand").code, "too_many_pixels");
    assert_eq!(refusal(&shop, &bomb(300 << 20)), "too_large", "a few hundred kilobytes that unfold to 300 MB");
    for (content, code) in [
        (&b"PK\x03\x04 and no more"[..], "bad_file"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "old_workbook"),
        (b"\x89PNG\r\n\x1a\n\0\0", "bad_file"),
        (b"", "no_headings"),
    ] {
        assert_eq!(refusal(&shop, content), code);
    }
    assert_eq!(everything(&shop), before);
}

#[test]
fn five_encodings_read_the_same_and_a_sixth_is_not_guessed_at() {
    let shop = Shop::founded();
    let before = everything(&shop);
    let utf16 = |unit: fn(u16) -> [u8; 2], mark: u16| {
        std::iter::once(mark).chain(TEXT.encode_utf16()).flat_map(unit).collect::<Vec<u8>>()
    };
    for (content, name) in [
        (TEXT.as_bytes().to_vec(), "UTF-8"),
        (format!("\u{FEFF}{TEXT}").into_bytes(), "UTF-8"),
        (utf16(u16::to_le_bytes, 0xFEFF), "UTF-16"),
        (utf16(u16::to_be_bytes, 0xFEFF), "UTF-16"),
        (GB18030.encode(TEXT).0.into_owned(), "GB18030"),
    ] {
        let seen = preview(&shop, &content).expect("a table");
        assert_eq!((seen["encoding"].as_str(), seen["counts"]["create"].as_i64()), (Some(name), Some(1)));
        assert_eq!(seen["rows"][0]["values"][0], "路遥");
    }
    // Big5 has no mark of its own. What it says in GB18030 are no headings of ours: no column is matched, nothing can come
    // in, and the screen shows the strange words.
    let traditional = "客戶名稱,手機,車牌號\n路遙,13912340077,粵B7K9Q8\n";
    let seen = preview(&shop, &BIG5.encode(traditional).0);
    match seen {
        Err(code) => assert_eq!(code, "bad_file"),
        Ok(seen) => {
            assert_eq!(seen["counts"]["create"], 0, "{seen}");
            let name = seen["columns"].as_array().expect("columns").iter().find(|one| one["field"] == "name");
            assert_eq!(name.expect("a field")["column"], Value::Null, "{seen}");
        }
    }
    assert_eq!(everything(&shop), before);
}

#[test]
fn tricks_in_cells_are_words_and_a_plate_of_other_letters_is_no_plate() {
    let shop = Shop::founded();
    let before = everything(&shop);
    let rows = "客户名称,手机,车牌号,备注\n\
        张\u{202E}三\u{200B},13912340077,粤B7K9Q8,=HYPERLINK(\"http://x\")\n\
        李四,,粤\u{392}7K9Q9,\n\
        王五,,粤B7K9\u{41E}1,\n\
        赵六,,粤\u{412}7K9Q2,\n";
    let seen = preview(&shop, rows.as_bytes()).expect("a table");
    let outcomes: Vec<&str> = (0..4).filter_map(|at| seen["rows"][at]["outcome"].as_str()).collect();
    assert_eq!(outcomes, ["create", "refuse", "refuse", "refuse"], "{seen}");
    for at in 1..4 {
        assert_eq!(
            codes(&seen["rows"][at]["problems"]),
            ["bad_plate"],
            "a Greek or Cyrillic letter is none of a plate"
        );
    }
    assert_eq!(everything(&shop), before, "looking changes nothing");

    let file = shop.founder.brings(rows.as_bytes());
    let rules = json!({ "in_file": "first", "on_file": "fill" });
    let job =
        shop.founder.asks("imports_start", json!({ "kind": KIND, "file": file, "columns": null, "rules": rules }));
    shop.founder.sees_through(&job);
    let hits = shop.advisor.asks("search_find", json!({ "text": "b7k9q8", "limit": 5 }));
    assert_eq!(hits[0]["vehicle"]["owner_name"]["whole"], "张三", "signs that nobody sees are no part of a name");
    let out = String::from_utf8_lossy(&unfolded(&everything(&shop), "车辆.csv")).into_owned();
    assert!(out.contains("\"'=HYPERLINK(\"\"http://x\"\")\""), "and no formula leaves the shop: {out}");
}

fn unfolded(zip: &[u8], name: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(zip)).expect("a zip");
    let mut bytes = Vec::new();
    archive.by_name(name).expect("a file").read_to_end(&mut bytes).expect("its content");
    bytes
}
