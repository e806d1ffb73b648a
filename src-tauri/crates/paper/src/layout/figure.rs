//! A figure of lines with numbered pins: the car of a reception sheet, a signature.
//!
//! Lines are polylines in the figure's own units, scaled to the width it is given. Curves are cut into short straight
//! pieces when they are read ([`polylines`]): at the size of a form nobody sees the difference, and a straight line is the same
//! in every reader.

use super::canvas::{MM_PER_POINT, Mark};
use super::flow::{Block, Strip};
use super::fonts::{Fonts, Weight};
use super::text::{Style, Text};

/// Fewest and most pieces a curve is cut into, and how long one is meant to be, in the drawing's units.
const PIECES: (f32, f32) = (2.0, 5.0);
const PIECE: f32 = 10.0;
/// Radius of a pin, mm.
const PIN: f32 = 1.9;
/// Type of a pin's number, points.
const PIN_TYPE: f32 = 7.0;
/// Type of a caption, points.
const CAPTION_TYPE: f32 = 7.0;

/// A point in a figure's own units, from its top left.
pub(crate) type Place = (f32, f32);

/// Lines, pins and captions, as wide as its column or `width` mm.
pub(crate) struct Figure {
    /// Width and height in its own units.
    pub(crate) size: Place,
    /// Widest it is drawn, mm.
    pub(crate) width: f32,
    /// What is drawn, each without lifting the pen.
    pub(crate) lines: Vec<Vec<Place>>,
    /// Thickness of the lines, mm.
    pub(crate) thickness: f32,
    /// Numbers in circles, on top of the lines.
    pub(crate) pins: Vec<(Place, usize)>,
    /// Words centred at a place.
    pub(crate) captions: Vec<(Place, &'static str)>,
}

impl Block for Figure {
    fn texts<'a>(&'a self, _see: &mut dyn FnMut(&'a Text, &'a str)) {}

    fn strips(&self, width: f32, fonts: &Fonts) -> Vec<Strip> {
        let scale = self.width.min(width) / self.size.0;
        let at = |(x, y): Place| (x * scale, y * scale);
        let mut marks: Vec<Mark> = Vec::new();
        for line in &self.lines {
            let points = line.iter().copied().map(at).collect();
            marks.push(Mark::Path { points, thickness: self.thickness, fill: None });
        }
        for (place, words) in &self.captions {
            let style = Style { weight: Weight::Regular, size: CAPTION_TYPE };
            marks.push(centred(at(*place), (*words).to_owned(), style, fonts));
        }
        for (place, number) in &self.pins {
            let (x, y) = at(*place);
            let style = Style { weight: Weight::Bold, size: PIN_TYPE };
            marks.push(Mark::Path { points: circle(x, y), thickness: 0.25, fill: Some(1.0) });
            marks.push(centred((x, y), number.to_string(), style, fonts));
        }
        vec![Strip { height: self.size.1 * scale, marks, ..Strip::default() }]
    }
}

fn centred((x, y): Place, text: String, style: Style, fonts: &Fonts) -> Mark {
    let width = fonts.width(&text, style.weight, style.size);
    let baseline = y + 0.36 * style.size * MM_PER_POINT;
    Mark::Letters { x: x - width / 2.0, baseline, text, style, spacing: 0.0 }
}

/// Closed, for [`Mark::Path`] closes what it fills.
fn circle(x: f32, y: f32) -> Vec<Place> {
    let corner = |turn: u8| (f32::from(turn) * std::f32::consts::TAU / 16.0).sin_cos();
    (0..16).map(corner).map(|(sin, cos)| (x + PIN * cos, y + PIN * sin)).collect()
}

/// The polylines of an SVG path of absolute M, L, C, Q and Z; what cannot be read ends the path there.
pub(crate) fn polylines(path: &str) -> Vec<Vec<Place>> {
    let spread: String =
        path.chars().flat_map(|c| if c.is_ascii_alphabetic() { vec![' ', c, ' '] } else { vec![c] }).collect();
    let mut words = spread.split([' ', ',']).filter(|word| !word.is_empty()).peekable();
    let mut lines: Vec<Vec<Place>> = Vec::new();
    while let Some(letter) = words.next() {
        let wanted = match letter {
            "M" | "L" => 1,
            "Q" => 2,
            "C" => 3,
            _ => 0,
        };
        let mut given: Vec<Place> = Vec::with_capacity(wanted);
        for _ in 0..wanted {
            let (Some(x), Some(y)) = (number(words.next()), number(words.next())) else { return lines };
            given.push((x, y));
        }
        match (letter, lines.last_mut()) {
            ("M", _) => lines.push(given),
            ("L", Some(line)) => line.extend(given),
            ("C" | "Q", Some(line)) => bend(line, &given),
            ("Z", Some(line)) => line.extend(line.first().copied()),
            _ => return lines,
        }
    }
    lines
}

fn number(word: Option<&str>) -> Option<f32> {
    word?.parse().ok()
}

/// Adds a curve from the line's end over one or two handles, cut into pieces (de Casteljau).
fn bend(line: &mut Vec<Place>, rest: &[Place]) {
    let Some(&from) = line.last() else { return };
    let reach = rest.last().map_or(0.0, |end| (end.0 - from.0).hypot(end.1 - from.1));
    let pieces = (reach / PIECE).ceil().clamp(PIECES.0, PIECES.1);
    let mut piece = 0.0;
    while piece < pieces {
        piece += 1.0;
        let share = piece / pieces;
        let between = |a: Place, b: Place| (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share);
        let mut points: Vec<Place> = std::iter::once(from).chain(rest.iter().copied()).collect();
        while points.len() > 1 {
            points = points.windows(2).filter_map(|pair| Some(between(*pair.first()?, *pair.last()?))).collect();
        }
        line.extend(points);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_lines_from_its_beginning_to_its_end() {
        let lines = polylines("M 0 0 L 10 0 Z M 5 5 C 5 10 10 10 10 5");
        assert_eq!(lines[0], [(0.0, 0.0), (10.0, 0.0), (0.0, 0.0)], "closed where it began");
        assert_eq!((lines[1].first(), lines[1].last()), (Some(&(5.0, 5.0)), Some(&(10.0, 5.0))));
        assert!(lines[1].iter().all(|(_, y)| (5.0..=8.75).contains(y)), "a curve stays within its handles");
        assert_eq!(polylines("M 0 0 L x"), [[(0.0, 0.0)]], "what cannot be read ends the path");
        assert!(polylines("L 1 1").is_empty(), "and so does a line from nowhere");
    }
}
