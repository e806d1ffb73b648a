//! The plain blocks: paragraphs, rules, room, groups kept together, blocks side by side, pictures.
//!
//! Tables and barcodes have files of their own.

use super::barcode::Barcode;
use super::canvas::{MM_PER_POINT, Mark};
use super::flow::{Block, Strip, height_of, strips_of};
use super::fonts::{Fonts, Weight};
use super::picture::Picture;
use super::text::{Style, Text};
use super::wrap;

/// Where text stands between the edges of its column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Align {
    #[default]
    Start,
    Centre,
    End,
}

impl Align {
    /// Left edge of something `used` mm wide in a column of `width` mm.
    pub(super) fn left(self, width: f32, used: f32) -> f32 {
        match self {
            Self::Start => 0.0,
            Self::Centre => (width - used) / 2.0,
            Self::End => width - used,
        }
    }
}

/// A text over as many lines as it needs; may part between lines.
pub(crate) struct Paragraph {
    text: Text,
    align: Align,
    with_next: bool,
    /// Left of the second and later lines, mm, for numbered terms.
    hang: f32,
}

impl Paragraph {
    pub(crate) fn new(text: impl Into<Text>) -> Self {
        Self { text: text.into(), align: Align::Start, with_next: false, hang: 0.0 }
    }

    /// Heading of what follows: stays on its page.
    pub(crate) fn with_next(mut self) -> Self {
        self.with_next = true;
        self
    }

    pub(crate) fn aligned(mut self, align: Align) -> Self {
        self.align = align;
        self
    }

    /// Later lines begin `hang` mm further right.
    pub(crate) fn hanging(mut self, hang: f32) -> Self {
        self.hang = hang;
        self
    }
}

impl Block for Paragraph {
    fn texts<'a>(&'a self, see: &mut dyn FnMut(&'a Text, &'a str)) {
        see(&self.text, "");
    }

    fn strips(&self, width: f32, fonts: &Fonts) -> Vec<Strip> {
        let lines = wrap::lines(&self.text, width, self.hang, fonts);
        let count = lines.len();
        lines
            .iter()
            .enumerate()
            .map(|(place, line)| {
                let mut marks = Vec::new();
                line.draw(self.align.left(width, line.width), 0.0, &mut marks);
                // No line of a paragraph stands alone at either end of a page.
                let keeps = place == 0 && count > 1 || count > 2 && place + 2 == count;
                let with_next = keeps || self.with_next && place + 1 == count;
                Strip { height: line.height(), marks, with_next, ..Strip::default() }
            })
            .collect()
    }
}

/// The name of the sheet, letters spaced apart, centred; stays with what follows.
pub(crate) struct Title(pub(crate) &'static str);

impl Title {
    const SIZE: f32 = 16.0;
    /// Less than a tenth of the size: more, and a reader of the PDF finds letters instead of a word.
    const SPACING: f32 = 1.3;
    const HEIGHT: f32 = 9.0;
}

impl Block for Title {
    fn texts<'a>(&'a self, _see: &mut dyn FnMut(&'a Text, &'a str)) {}

    fn strips(&self, width: f32, fonts: &Fonts) -> Vec<Strip> {
        let style = Style { weight: Weight::Bold, size: Self::SIZE };
        let gaps = self.0.chars().count().saturating_sub(1) as f32 * Self::SPACING * MM_PER_POINT;
        let used = fonts.width(self.0, style.weight, style.size) + gaps;
        let letters = Mark::Letters {
            x: Align::Centre.left(width, used),
            baseline: 6.6,
            text: self.0.into(),
            style,
            spacing: Self::SPACING,
        };
        vec![Strip { height: Self::HEIGHT, marks: vec![letters], with_next: true, ..Strip::default() }]
    }
}

/// Empty room of so many mm, dropped at the top of a page.
pub(crate) struct Space(pub(crate) f32);

impl Block for Space {
    fn texts<'a>(&'a self, _see: &mut dyn FnMut(&'a Text, &'a str)) {}

    fn strips(&self, _width: f32, _fonts: &Fonts) -> Vec<Strip> {
        vec![Strip { height: self.0, is_space: true, ..Strip::default() }]
    }
}

/// A line from margin to margin, so many mm thick.
pub(crate) struct Rule(pub(crate) f32);

impl Block for Rule {
    fn texts<'a>(&'a self, _see: &mut dyn FnMut(&'a Text, &'a str)) {}

    fn strips(&self, width: f32, _fonts: &Fonts) -> Vec<Strip> {
        let marks = vec![Mark::Line { from: (0.0, 0.0), to: (width, 0.0), thickness: self.0 }];
        vec![Strip { marks, ..Strip::default() }]
    }
}

/// Blocks that stand on one page, if a page can hold them.
pub(crate) struct Together(pub(crate) Vec<Box<dyn Block>>);

impl Block for Together {
    fn texts<'a>(&'a self, see: &mut dyn FnMut(&'a Text, &'a str)) {
        self.0.iter().for_each(|block| block.texts(see));
    }

    fn strips(&self, width: f32, fonts: &Fonts) -> Vec<Strip> {
        let mut strips = strips_of(&self.0, width, fonts);
        let last = strips.len().saturating_sub(1);
        strips.iter_mut().take(last).for_each(|strip| strip.with_next = true);
        strips
    }
}

/// Blocks side by side on one strip; one below the other when they are too tall to stay uncut.
pub(crate) struct Beside {
    /// Share of the width, and what stands there.
    pub(crate) columns: Vec<(f32, Vec<Box<dyn Block>>)>,
    /// mm between columns.
    pub(crate) gap: f32,
    /// Whether the columns end on one line rather than begin on one.
    pub(crate) on_the_foot: bool,
}

impl Beside {
    /// Taller than this, side by side would leave half a page empty, mm.
    const TALLEST: f32 = 130.0;
}

impl Block for Beside {
    fn texts<'a>(&'a self, see: &mut dyn FnMut(&'a Text, &'a str)) {
        self.columns.iter().flat_map(|(_, blocks)| blocks).for_each(|block| block.texts(see));
    }

    fn strips(&self, width: f32, fonts: &Fonts) -> Vec<Strip> {
        let shares: f32 = self.columns.iter().map(|(share, _)| share).sum();
        let room = width - self.gap * self.columns.len().saturating_sub(1) as f32;
        let columns: Vec<(f32, Vec<Strip>)> = self
            .columns
            .iter()
            .map(|(share, blocks)| (room * share / shares, strips_of(blocks, room * share / shares, fonts)))
            .collect();
        let height = columns.iter().map(|(_, strips)| height_of(strips)).fold(0.0, f32::max);
        if height > Self::TALLEST {
            return self.columns.iter().flat_map(|(_, blocks)| strips_of(blocks, width, fonts)).collect();
        }
        let mut marks = Vec::new();
        let mut left = 0.0;
        for (column, strips) in columns {
            let mut top = if self.on_the_foot { height - height_of(&strips) } else { 0.0 };
            for strip in strips {
                marks.extend(strip.marks.into_iter().map(|mark| mark.moved(left, top)));
                top += strip.height;
            }
            left += column + self.gap;
        }
        vec![Strip { height, marks, ..Strip::default() }]
    }
}

impl Block for Barcode {
    fn texts<'a>(&'a self, _see: &mut dyn FnMut(&'a Text, &'a str)) {}

    fn strips(&self, width: f32, _fonts: &Fonts) -> Vec<Strip> {
        let left = Align::End.left(width, self.width());
        let bar = |(x, bar_width): (f32, f32)| Mark::Fill {
            x: left + x,
            y: 0.0,
            width: bar_width,
            height: Self::HEIGHT,
            shade: super::canvas::INK,
        };
        vec![Strip { height: Self::HEIGHT, marks: self.bars().map(bar).collect(), ..Strip::default() }]
    }
}

/// A picture no larger than `width` × `height` mm, at the left.
pub(crate) struct Image {
    pub(crate) picture: Picture,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

impl Block for Image {
    fn texts<'a>(&'a self, _see: &mut dyn FnMut(&'a Text, &'a str)) {}

    fn strips(&self, _width: f32, _fonts: &Fonts) -> Vec<Strip> {
        let (across, down) = self.picture.size();
        let scale = (self.width / across).min(self.height / down);
        let (width, height) = (across * scale, down * scale);
        let mark = Mark::Picture { x: 0.0, y: 0.0, width, height, picture: self.picture.clone() };
        vec![Strip { height, marks: vec![mark], ..Strip::default() }]
    }
}
