//! What a sheet is printed on, and what that asks of its layout.
//!
//! A4 goes into a laser printer: shades, drawings, one print a copy. Continuous paper goes through a pin printer that
//! strikes all parts at once: letters and lines only, no type below nine points, one print for all copies.
//! Deliberately not here: which printer has it in.

use jieche_codes::Stock;

use super::canvas::Mark;

/// What of the 241 mm is between the strips of holes and a margin of 2.3 mm, trade habit.
const BETWEEN_HOLES: f32 = 15.0;
/// So many times larger than on A4 type comes out on continuous paper: the smallest is nine points.
const ENLARGED: f32 = 1.2;

/// What the paper asks of a sheet that is laid out for it.
pub(super) trait OnPaper: Copy {
    /// Width and height, mm.
    fn size(self) -> (f32, f32);

    /// The page the layout works on, mm: what is laid out there is enlarged to the paper's size.
    fn page(self) -> Page;

    /// The marks as the paper takes them: enlarged, and without what pins cannot strike.
    fn takes(self, marks: Vec<Mark>) -> Vec<Mark>;
}

impl OnPaper for Stock {
    fn size(self) -> (f32, f32) {
        match self {
            Self::A4 => (210.0, 297.0),
            Self::Continuous => (241.0, 279.4),
            Self::ContinuousHalf => (241.0, 139.7),
        }
    }

    fn page(self) -> Page {
        let (width, height) = self.size();
        let scale = scale(self);
        let side = if self.is_continuous() { BETWEEN_HOLES } else { 14.0 };
        Page { width: width / scale, height: height / scale, side: side / scale }
    }

    fn takes(self, marks: Vec<Mark>) -> Vec<Mark> {
        if !self.is_continuous() {
            return marks;
        }
        let struck = |mark: &Mark| !matches!(mark, Mark::Fill { .. } | Mark::Picture { .. });
        marks.into_iter().filter(struck).map(|mark| mark.enlarged(scale(self))).collect()
    }
}

fn scale(stock: Stock) -> f32 {
    if stock.is_continuous() { ENLARGED } else { 1.0 }
}

/// A page as the layout sees it, mm.
#[derive(Debug, Clone, Copy)]
pub(super) struct Page {
    pub(super) width: f32,
    pub(super) height: f32,
    /// Left and right margin.
    pub(super) side: f32,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::FINE;

    #[test]
    fn the_smallest_type_on_continuous_paper_is_nine_points() {
        for stock in [Stock::Continuous, Stock::ContinuousHalf] {
            assert!(FINE * scale(stock) >= 9.0, "{stock:?}: pins cannot strike less");
        }
    }

    #[test]
    fn pins_are_given_letters_and_lines_only() {
        let shade = || Mark::Fill { x: 1.0, y: 1.0, width: 1.0, height: 1.0, shade: 0.9 };
        let line = || Mark::Line { from: (10.0, 10.0), to: (20.0, 10.0), thickness: 0.2 };
        assert_eq!(Stock::A4.takes(vec![shade(), line()]).len(), 2);
        let struck = Stock::Continuous.takes(vec![shade(), line()]);
        assert!(matches!(struck[..], [Mark::Line { from: (12.0, 12.0), .. }]), "{struck:?}");
    }
}
