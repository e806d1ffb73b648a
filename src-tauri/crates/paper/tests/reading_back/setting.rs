//! How every sheet is set: fonts, size, margins, pages, glyphs; nothing lost, cut or left to chance.

use jieche_paper::{DayFigures, DayReport, Fonts, Missing, PaperError, Payer, Stock};

use crate::poppler::{Pdf, Word};
use crate::{fonts, on_continuous_paper, samples, sheets};

/// mm; where words may stand on a paper: margins as designed, with room for a glyph's overhang.
struct Within {
    sides: (f32, f32),
    height: f32,
}
const A4: Within = Within { sides: (13.5, 210.0 - 13.5), height: 297.0 };
/// A page, bytes.
const LARGEST_PAGE: usize = 60 * 1024;

#[test]
fn fonts_are_embedded_and_subset_and_a_page_is_small() {
    for (name, bytes) in sheets() {
        let pdf = Pdf::new(&bytes);
        let fonts = pdf.fonts();
        assert_eq!(fonts.len(), 2, "{name}: {fonts:?}");
        assert!(fonts.iter().all(|font| font.embedded && font.subset && font.unicode), "{name}: {fonts:?}");
        assert!(fonts.iter().all(|font| font.name.contains("NotoSansSC")), "{name}: {fonts:?}");
        let page = pdf.bytes / pdf.pages();
        assert!(page <= LARGEST_PAGE, "{name}: {page} bytes a page");
    }
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for ((name, first), (_, second)) in sheets().into_iter().zip(sheets()) {
        assert!(first == second, "{name}");
    }
}

#[test]
fn the_date_in_the_file_is_the_time_of_print() {
    let info = Pdf::new(&samples::settlement_list().render(fonts()).unwrap()).info();
    assert!(info.contains("机动车维修费用结算清单 JS20261123-0005"), "{info}");
    let date = info.lines().find(|line| line.starts_with("CreationDate")).expect("a date");
    // poppler prints the reader's zone: 16:12 in Beijing is 08:12 in Greenwich.
    assert!(date.contains("2026") && date.contains(":12:00"), "{date}");
}

#[test]
fn nothing_stands_outside_the_margins_or_over_another_word() {
    for (name, bytes) in sheets() {
        assert_well_set(name, &Pdf::new(&bytes), &A4);
    }
}

#[test]
fn continuous_paper_keeps_its_holes_free_and_is_struck_once_for_all_parts() {
    for (name, stock, bytes) in on_continuous_paper() {
        let pdf = Pdf::new(&bytes);
        let (height, points) = if stock == Stock::Continuous { (279.4, "792") } else { (139.7, "396") };
        let size = pdf.info().lines().find(|line| line.starts_with("Page size")).unwrap_or_default().to_owned();
        assert!(size.contains("683.") && size.contains(points), "{name}: {size}");
        assert_well_set(&name, &pdf, &Within { sides: (14.5, 241.0 - 14.5), height });
        let foot = pdf.letters_of(1);
        assert!(foot.contains("白联存根·红联客户·黄联车间"), "{name} says which part is whose: {foot}");
        assert!(!foot.contains("第二联"), "{name} is struck once");
        assert_eq!(pdf.pictures().lines().skip(2).count(), 0, "{name} has nothing that pins cannot strike");
    }
}

fn assert_well_set(name: &str, pdf: &Pdf, paper: &Within) {
    let words = pdf.words();
    assert!(words.len() > 10, "{name} says something");
    for word in &words {
        assert!(word.left >= paper.sides.0 && word.right <= paper.sides.1, "{name} beside the margins: {word:?}");
        assert!(word.top >= 3.0 && word.bottom <= paper.height - 5.0, "{name} above or below the margins: {word:?}");
    }
    for (place, word) in words.iter().enumerate() {
        for other in &words[place + 1..] {
            assert!(!overlap(word, other), "{name}: {word:?} over {other:?}");
        }
    }
}

/// Whether the letters touch. A reader's box is the font's whole height, a fifth more than its letters above and below.
fn overlap(one: &Word, other: &Word) -> bool {
    let inner = |word: &Word| {
        let trim = 0.22 * (word.bottom - word.top);
        (word.left + 0.3, word.top + trim, word.right - 0.3, word.bottom - trim)
    };
    let (a, b) = (inner(one), inner(other));
    one.page == other.page && a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

#[test]
fn a_long_table_repeats_its_head_and_counts_its_pages_a_copy() {
    let mut list = samples::settlement_list();
    let story = "更换部件并检查相邻部件的磨损情况，必要时清洁、润滑、紧固";
    list.labour = (0..90).map(|n| samples::settled_labour(&format!("{story} {n}"), 10, 10_000, 0)).collect();
    list.total_fen = 90 * 1_000 + 46_000;
    let pdf = Pdf::new(&list.render(fonts()).unwrap());
    let (pages, each) = (pdf.pages(), pdf.pages() / 2);
    assert!(each >= 3, "{pages} pages");
    for page in 1..=pages {
        let text = pdf.letters_of(page);
        assert!(text.contains(&format!("第{}/{each}页", (page - 1) % each + 1)), "{text}");
        if text.contains(story) {
            assert!(text.contains("结算工时"), "page {page} has rows without a head: {text}");
        }
        if (page - 1) % each > 0 {
            assert!(text.contains("JS20261123-0005（续）"), "{text}");
        }
    }
    let letters = pdf.letters();
    assert!((0..90).all(|n| letters.contains(&format!("紧固{n}"))), "a row is lost");
    assert_well_set("long settlement list", &pdf, &A4);
}

#[test]
fn a_very_long_story_is_printed_whole() {
    let mut card = samples::job_card();
    let story = "低速过减速带左前有异响，刹车时方向盘轻微抖动；".repeat(120);
    card.complaint = story.clone();
    card.labour = vec![samples::job_labour("", &"W".repeat(300), i64::from(u32::MAX), Payer::Shop, "", "")];
    let pdf = Pdf::new(&card.render(fonts()).unwrap());
    assert!(pdf.pages() > 1);
    let count = |text: &str, what: &str| text.matches(what).count();
    assert_eq!(count(&pdf.letters(), "异响"), 120);
    assert_eq!(count(&pdf.letters(), "W"), 300 + pdf.pages() + 1);
    assert_well_set("long job card", &pdf, &A4);
}

#[test]
fn a_character_without_a_glyph_is_reported_by_its_field() {
    let mut list = samples::settlement_list();
    list.owner = "黄😀喆\u{7}".into();
    list.parts[0].name = "制动片𠮿\u{10FFFF}".into();
    list.printed.by = "吴\u{E000}".into();
    let Err(PaperError::NoGlyph { missing }) = list.render(fonts()) else { panic!("it was printed") };
    let of =
        |field: &str| missing.iter().find(|missing| missing.field == field).map(|missing| missing.characters.as_str());
    assert_eq!(of("机动车所有人"), Some("😀\u{7}"), "{missing:?}");
    assert!(of("材料名称").is_some_and(|characters| characters.contains('\u{10FFFF}')), "{missing:?}");
    assert_eq!(of("打印人"), Some("\u{E000}"), "{missing:?}");
    let said = PaperError::NoGlyph { missing: vec![Missing { field: "送修人".into(), characters: "😀".into() }] };
    assert_eq!(said.to_string(), "no glyph for U+1F600 in 送修人");
}

#[test]
fn a_quiet_first_day_prints_too() {
    let empty = DayReport {
        day: DayFigures::default(),
        month: DayFigures::default(),
        cancelled: vec![],
        voided: vec![],
        delivered_unpaid: vec![],
        delivered_unsettled: vec![],
        ..samples::day_report()
    };
    let pdf = Pdf::new(&empty.render(fonts()).unwrap());
    assert!(pdf.letters().contains("今日没有未收款、未结算出厂，没有作废和取消，账目相符。"));
    assert_well_set("quiet day", &pdf, &A4);
}

#[test]
fn missing_fonts_say_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let Err(problem) = Fonts::load(folder.path()) else { panic!("there are no fonts") };
    assert!(problem.to_string().contains("NotoSansSC-Regular.ttf") && problem.to_string().contains("cargo xtask test"));
    std::fs::write(folder.path().join("NotoSansSC-Regular.ttf"), b"no font").unwrap();
    assert!(matches!(Fonts::load(folder.path()), Err(PaperError::FontDamaged { .. })));
}

#[test]
fn a_logo_is_printed_within_its_room() {
    let logo = printpdf::RawImage {
        pixels: printpdf::RawImageData::U8([200, 30, 30, 128].repeat(120 * 40)),
        width: 120,
        height: 40,
        data_format: printpdf::RawImageFormat::RGBA8,
        tag: vec![],
    };
    let (png, _) = logo.encode_to_bytes(&[printpdf::OutputImageFormat::Png]).expect("a PNG");
    let mut list = samples::settlement_list();
    list.shop.logo = Some(png);
    let pdf = Pdf::new(&list.render(fonts()).unwrap());
    // 120 × 40 pixels in 46 × 10 mm: the height decides, 40 pixels in 10 mm are 102 an inch.
    let listed = pdf.pictures();
    assert!(listed.contains(" 120 ") && listed.contains(" 102 "), "{listed}");
    list.shop.logo = Some(b"no picture".to_vec());
    assert!(matches!(list.render(fonts()), Err(PaperError::Image { field }) if field == "门店标志"));
}
