//! Filling pages with blocks.
//!
//! A block lays itself out as strips; a strip is never cut. Strips that belong together move to
//! the next page together; a table's head is drawn again above rows that come to a new page.

use std::rc::Rc;

use super::canvas::Mark;
use super::fonts::Fonts;
use super::text::Text;

/// Something that stands on a sheet from margin to margin.
pub(crate) trait Block {
    /// Every text in it with the heading it stands under, for the glyph check.
    fn texts<'a>(&'a self, see: &mut dyn FnMut(&'a Text, &'a str));

    /// Itself in a column of `width` mm, cut where a page may end.
    fn strips(&self, width: f32, fonts: &Fonts) -> Vec<Strip>;
}

/// A piece of a block that is never cut.
#[derive(Debug, Clone, Default)]
pub(crate) struct Strip {
    /// mm.
    pub(super) height: f32,
    /// From the strip's own top left.
    pub(super) marks: Vec<Mark>,
    /// The next strip stands on the same page.
    pub(super) with_next: bool,
    /// Empty room, dropped at the top of a page.
    pub(super) is_space: bool,
    /// Drawn above it when it is the first on a page.
    pub(super) head: Option<Rc<Strip>>,
}

/// The strips of several blocks, one below the other.
pub(super) fn strips_of(blocks: &[Box<dyn Block>], width: f32, fonts: &Fonts) -> Vec<Strip> {
    blocks.iter().flat_map(|block| block.strips(width, fonts)).collect()
}

/// Total height, mm.
pub(super) fn height_of(strips: &[Strip]) -> f32 {
    strips.iter().map(|strip| strip.height).sum()
}

/// Where a page's content may stand, mm from the top left of the paper.
#[derive(Debug, Clone, Copy)]
pub(super) struct Area {
    pub(super) left: f32,
    pub(super) top: f32,
    pub(super) bottom: f32,
}

/// Pages of marks. `area` tells where the content of the nth page may stand, from 0.
pub(super) fn paginate(strips: Vec<Strip>, area: impl Fn(usize) -> Area) -> Vec<Vec<Mark>> {
    let mut filler = Filler { pages: vec![Vec::new()], y: area(0).top, area };
    let mut waiting = strips.into_iter().peekable();
    while waiting.peek().is_some() {
        let mut group = Vec::new();
        for strip in waiting.by_ref() {
            let ends = !strip.with_next;
            group.push(strip);
            if ends {
                break;
            }
        }
        filler.place(group);
    }
    filler.pages
}

struct Filler<F> {
    pages: Vec<Vec<Mark>>,
    y: f32,
    area: F,
}

impl<F: Fn(usize) -> Area> Filler<F> {
    fn here(&self) -> Area {
        (self.area)(self.pages.len() - 1)
    }

    fn place(&mut self, group: Vec<Strip>) {
        if self.y + height_of(&group) > self.here().bottom && self.y > self.here().top {
            self.turn();
        }
        let next = (self.area)(self.pages.len());
        let head = group.first().and_then(|strip| strip.head.as_ref()).map_or(0.0, |head| head.height);
        let must_part = head + height_of(&group) > next.bottom - next.top;
        for strip in group {
            if must_part && self.y + strip.height > self.here().bottom && self.y > self.here().top {
                self.turn();
            }
            self.put(strip);
        }
    }

    fn put(&mut self, strip: Strip) {
        let at_top = self.y <= self.here().top;
        if at_top && strip.is_space {
            return;
        }
        if at_top
            && self.pages.len() > 1
            && let Some(head) = &strip.head
        {
            self.draw(head.as_ref().clone());
        }
        self.draw(strip);
    }

    fn draw(&mut self, strip: Strip) {
        let left = self.here().left;
        let y = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.extend(strip.marks.into_iter().map(|mark| mark.moved(left, y)));
        }
        self.y += strip.height;
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = self.here().top;
    }
}
