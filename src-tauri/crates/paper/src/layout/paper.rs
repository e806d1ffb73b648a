//! A sheet as a document: its copies, page by page, with running heads, foot lines and marks.
//!
//! Glyphs are checked before anything is laid out. The foot is set last, when it is known of how
//! many pages each copy is.

use super::canvas::{Mark, PAGE_HEIGHT, PAGE_WIDTH, write};
use super::flow::{Area, Block, paginate, strips_of};
use super::fonts::{Fonts, Weight};
use super::problem::{Missing, PaperError};
use super::text::{FINE, SMALL, Style, Text};
use crate::parties::Printed;

/// Left and right margin, mm.
const SIDE: f32 = 14.0;
/// Top of the first page's content, mm.
const TOP: f32 = 12.0;
/// Height of the running head on later pages, mm.
const RUNNING_HEAD: f32 = 6.0;
/// Bottom of the content, mm from the top.
const BOTTOM: f32 = PAGE_HEIGHT - 15.0;
/// Baseline of the foot line, mm from the top.
const FOOT: f32 = PAGE_HEIGHT - 9.0;

/// Blocks in the order they are read.
pub(crate) type Blocks = Vec<Box<dyn Block>>;

/// One copy of a sheet, with pages of its own count.
pub(crate) struct Slip {
    /// 联次, such as 第一联 托修方留存; empty when there is only one.
    pub(crate) name: &'static str,
    pub(crate) body: Blocks,
}

/// A sheet ready to be set.
pub(crate) struct Paper<'a> {
    /// Name of the sheet.
    pub(crate) title: &'static str,
    /// Its number or date.
    pub(crate) number: &'a str,
    pub(crate) printed: &'a Printed,
    pub(crate) demo: bool,
    /// Overprint 作废.
    pub(crate) void: bool,
    pub(crate) slips: Vec<Slip>,
}

impl Paper<'_> {
    /// The PDF.
    ///
    /// # Errors
    /// [`PaperError::NoGlyph`] when a character cannot be printed, [`PaperError::Pdf`] when the
    /// library fails.
    pub(crate) fn pdf(&self, fonts: &Fonts) -> Result<Vec<u8>, PaperError> {
        self.check_glyphs(fonts)?;
        let mut pages = Vec::new();
        for slip in &self.slips {
            let strips = strips_of(&slip.body, PAGE_WIDTH - 2.0 * SIDE, fonts);
            let slip_pages = paginate(strips, area);
            let count = slip_pages.len();
            for (place, mut marks) in slip_pages.into_iter().enumerate() {
                self.dress(&mut marks, slip, place + 1, count, fonts);
                pages.push(marks);
            }
        }
        write(&format!("{} {}", self.title, self.number), &self.printed.at, pages, fonts)
    }

    fn check_glyphs(&self, fonts: &Fonts) -> Result<(), PaperError> {
        let mut missing: Vec<Missing> = Vec::new();
        let mut see = |text: &Text, heading: &str| {
            missing.extend(text.missing(heading, fonts).filter(|found| !missing.contains(found)));
        };
        see(&Text::new(self.number), "编号");
        see(&Text::new(&self.printed.at), "打印时间");
        see(&Text::new(&self.printed.by), "打印人");
        for block in self.slips.iter().flat_map(|slip| &slip.body) {
            block.texts(&mut |text, heading| see(text, heading));
        }
        if missing.is_empty() { Ok(()) } else { Err(PaperError::NoGlyph { missing }) }
    }

    /// What stands on a page beside its content.
    fn dress(&self, marks: &mut Vec<Mark>, slip: &Slip, page: usize, pages: usize, fonts: &Fonts) {
        let right = PAGE_WIDTH - SIDE;
        if page > 1 {
            let text = format!("{}  {}（续）", self.title, self.number);
            marks.push(letters(SIDE, TOP + 2.6, text, SMALL));
            marks.push(Mark::Line { from: (SIDE, TOP + 4.0), to: (right, TOP + 4.0), thickness: 0.2 });
        }
        let page = format!("第 {page} / {pages} 页");
        let page_width = fonts.width(&page, Weight::Regular, FINE);
        marks.push(letters(SIDE, FOOT, self.foot(slip), FINE));
        marks.push(letters(right - page_width, FOOT, page, FINE));
        self.tag(marks, right, fonts);
        if self.void {
            let (x, baseline) = (52.0, 200.0);
            marks.push(Mark::Overprint { x, baseline, text: "作废".into(), size: 150.0, degrees: 35.0 });
        }
    }

    fn foot(&self, slip: &Slip) -> String {
        let printed = format!("打印 {} {}", self.printed.at, self.printed.by);
        let mut parts = vec![slip.name.into(), printed];
        parts.extend(self.reprint());
        if self.demo {
            parts.push("演示数据，不作凭证".into());
        }
        parts.retain(|part| !part.is_empty());
        parts.join(" · ")
    }

    fn reprint(&self) -> Option<String> {
        (self.printed.copy_no >= 2).then(|| format!("补打 第 {} 次", self.printed.copy_no))
    }

    /// Framed words in the top margin of every page: what kind of print this is.
    fn tag(&self, marks: &mut Vec<Mark>, right: f32, fonts: &Fonts) {
        let mut edge = right;
        let demo = self.demo.then(|| "演示".into());
        let void = self.void.then(|| "作废".into());
        for words in [demo, void, self.reprint()].into_iter().flatten() {
            let style = Style { weight: Weight::Bold, size: SMALL };
            let width = fonts.width(&words, style.weight, style.size) + 4.0;
            let (x, y) = (edge - width, 5.0);
            marks.push(Mark::Frame { x, y, width, height: 4.8, thickness: 0.3 });
            marks.push(Mark::Letters { x: x + 2.0, baseline: y + 3.5, text: words, style, spacing: 0.0 });
            edge = x - 2.0;
        }
    }
}

fn area(page: usize) -> Area {
    let top = if page == 0 { TOP } else { TOP + RUNNING_HEAD };
    Area { left: SIDE, top, bottom: BOTTOM }
}

fn letters(x: f32, baseline: f32, text: String, size: f32) -> Mark {
    Mark::Letters { x, baseline, text, style: Style { weight: Weight::Regular, size }, spacing: 0.0 }
}
