//! A sheet as a document: its copies, page by page, with running heads, foot lines and marks.
//!
//! Glyphs are checked before anything is laid out. The foot is set last, when it is known of how
//! many pages each copy is.

use super::canvas::{Mark, write};
use super::flow::{Area, Block, paginate, strips_of};
use super::fonts::{Fonts, Weight};
use super::problem::{Missing, PaperError};
use super::stock::{OnPaper, Page};
use super::text::{FINE, SMALL, Style, Text};
use crate::parties::Printed;

/// Top of the first page's content, mm.
const TOP: f32 = 12.0;
/// Height of the running head on later pages, mm.
const RUNNING_HEAD: f32 = 6.0;
/// Bottom of the content, mm from the bottom of the paper.
const BOTTOM: f32 = 15.0;
/// Baseline of the foot line, mm from the bottom of the paper.
const FOOT: f32 = 9.0;
/// What the parts of continuous paper are, trade habit.
const PARTS: &str = "白联 存根 · 红联 客户 · 黄联 车间";

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
        let stock = self.printed.stock;
        let page = stock.page();
        let mut pages = Vec::new();
        for slip in self.printed_slips() {
            let strips = strips_of(&slip.body, page.width - 2.0 * page.side, fonts);
            let slip_pages = paginate(strips, |place| area(page, place));
            let count = slip_pages.len();
            for (place, mut marks) in slip_pages.into_iter().enumerate() {
                self.dress(&mut marks, page, slip, (place + 1, count), fonts);
                pages.push(stock.takes(marks));
            }
        }
        write(&format!("{} {}", self.title, self.number), &self.printed.at, stock.size(), pages, fonts)
    }

    /// Continuous paper has its copies under the first sheet; of the slips it takes the last, which shows least.
    fn printed_slips(&self) -> &[Slip] {
        let all = &self.slips;
        if self.printed.stock.is_continuous() { &all[all.len().saturating_sub(1)..] } else { all }
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
    fn dress(&self, marks: &mut Vec<Mark>, page: Page, slip: &Slip, (place, of): (usize, usize), fonts: &Fonts) {
        let (left, right) = (page.side, page.width - page.side);
        if place > 1 {
            let text = format!("{}  {}（续）", self.title, self.number);
            marks.push(letters(left, TOP + 2.6, text, SMALL));
            marks.push(Mark::Line { from: (left, TOP + 4.0), to: (right, TOP + 4.0), thickness: 0.2 });
        }
        let count = format!("第 {place} / {of} 页");
        let count_width = fonts.width(&count, Weight::Regular, FINE);
        let foot = page.height - FOOT;
        marks.push(letters(left, foot, self.foot(slip), FINE));
        marks.push(letters(right - count_width, foot, count, FINE));
        self.tag(marks, right, fonts);
        if self.void {
            marks.push(void_across(page));
        }
    }

    fn foot(&self, slip: &Slip) -> String {
        let printed = format!("打印 {} {}", self.printed.at, self.printed.by);
        let copies = if self.printed.stock.is_continuous() { PARTS } else { slip.name };
        let mut parts = vec![copies.into(), printed];
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

fn area(page: Page, place: usize) -> Area {
    let top = if place == 0 { TOP } else { TOP + RUNNING_HEAD };
    Area { left: page.side, top, bottom: page.height - BOTTOM }
}

/// 作废 from the lower left to the upper right, as large as the page's height allows.
fn void_across(page: Page) -> Mark {
    let share = (page.height / 297.0).min(page.width / 210.0);
    let (x, baseline) = (page.width / 2.0 - 53.0 * share, page.height / 2.0 + 51.5 * share);
    Mark::Overprint { x, baseline, text: "作废".into(), size: 150.0 * share, degrees: 35.0 }
}

fn letters(x: f32, baseline: f32, text: String, size: f32) -> Mark {
    Mark::Letters { x, baseline, text, style: Style { weight: Weight::Regular, size }, spacing: 0.0 }
}
