//! Breaking a text into lines: at any Chinese character, never inside a Latin word that fits,
//! never before a closing mark (行首禁则) nor after an opening one (行尾禁则).
//!
//! Lines are set left; spacing is never stretched, because people write between the lines.

use super::canvas::{MM_PER_POINT, Mark};
use super::fonts::Fonts;
use super::text::{Run, Style, Text};

/// Line height over type size.
const LEADING: f32 = 1.38;
/// Where the baseline stands in the em square of Chinese type.
const ASCENT: f32 = 0.88;
/// Side of a tick box over type size.
const BOX: f32 = 0.82;
/// From the left of a tick box to its words, over type size.
const BOX_ADVANCE: f32 = 1.12;

const NEVER_FIRST: &str = "，。、；：？！）】》」』〉〕”’…—～·％‰℃々,.;:?!)]}%°";
const NEVER_LAST: &str = "（【《「『〈〔“‘([{¥￥#№";

/// A line of text with everything on it placed.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    parts: Vec<Part>,
    /// mm, without spaces at the end.
    pub(super) width: f32,
    /// The largest type on it, points.
    size: f32,
}

impl Line {
    /// mm.
    pub(super) fn height(&self) -> f32 {
        self.size * MM_PER_POINT * LEADING
    }

    /// Draws the line with its top left at the place given.
    pub(super) fn draw(&self, left: f32, top: f32, marks: &mut Vec<Mark>) {
        let em = self.size * MM_PER_POINT;
        let baseline = top + (self.height() - em) / 2.0 + ASCENT * em;
        for part in &self.parts {
            part.draw(left, baseline, marks);
        }
    }
}

#[derive(Debug, Clone)]
struct Part {
    x: f32,
    run: Run,
}

impl Part {
    fn draw(&self, left: f32, baseline: f32, marks: &mut Vec<Mark>) {
        let x = left + self.x;
        match &self.run {
            Run::Letters { text, style } => {
                marks.push(Mark::Letters { x, baseline, text: text.clone(), style: *style, spacing: 0.0 });
            }
            Run::Tick { ticked, size } => draw_box(x, baseline, size * MM_PER_POINT, *ticked, marks),
            Run::Room { width, size } => {
                let y = baseline + 0.1 * size * MM_PER_POINT;
                marks.push(Mark::Line { from: (x, y), to: (x + width, y), thickness: 0.15 });
            }
        }
    }
}

fn draw_box(x: f32, baseline: f32, em: f32, ticked: bool, marks: &mut Vec<Mark>) {
    let side = BOX * em;
    let top = baseline + 0.04 * em - side;
    marks.push(Mark::Frame { x, y: top, width: side, height: side, thickness: 0.22 });
    if ticked {
        let corner = (x + 0.4 * side, top + 0.8 * side);
        marks.push(Mark::Line { from: (x + 0.16 * side, top + 0.5 * side), to: corner, thickness: 0.4 });
        marks.push(Mark::Line { from: corner, to: (x + 0.86 * side, top + 0.2 * side), thickness: 0.4 });
    }
}

/// The lines of the text in a column of `width` mm; at least one, even if empty. Lines after the
/// first begin `hang` mm further right.
pub(super) fn lines(text: &Text, width: f32, hang: f32, fonts: &Fonts) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut setter = Setter { width, hang, line: Vec::new(), used: 0.0 };
    let fallback = text.runs.first().map_or(super::text::BODY, size_of);
    for chunk in chunks(atoms(text, fonts)) {
        setter.set(chunk, &mut lines);
    }
    lines.push(std::mem::take(&mut setter.line));
    let indent = |place: usize| if place == 0 { 0.0 } else { hang };
    lines.into_iter().enumerate().map(|(place, atoms)| assemble(atoms, indent(place), fallback)).collect()
}

/// Width of the text on one line, mm.
pub(super) fn natural_width(text: &Text, fonts: &Fonts) -> f32 {
    atoms(text, fonts).iter().map(|atom| atom.width).sum()
}

/// A letter, a box or room to write: what cannot be divided.
#[derive(Debug, Clone)]
struct Atom {
    kind: Kind,
    width: f32,
}

#[derive(Debug, Clone)]
enum Kind {
    Letter(char, Style),
    Other(Run),
}

impl Atom {
    fn letter(&self) -> Option<char> {
        match self.kind {
            Kind::Letter(letter, _) => Some(letter),
            Kind::Other(_) => None,
        }
    }

    fn is_space(&self) -> bool {
        self.letter() == Some(' ')
    }
}

fn atoms(text: &Text, fonts: &Fonts) -> Vec<Atom> {
    let mut atoms = Vec::new();
    let mut buffer = [0; 4];
    for run in &text.runs {
        match run {
            Run::Letters { text, style } => atoms.extend(text.chars().map(|letter| Atom {
                kind: Kind::Letter(letter, *style),
                width: fonts.width(letter.encode_utf8(&mut buffer), style.weight, style.size),
            })),
            Run::Tick { size, .. } => {
                atoms.push(Atom { kind: Kind::Other(run.clone()), width: size * MM_PER_POINT * BOX_ADVANCE });
            }
            Run::Room { width, .. } => atoms.push(Atom { kind: Kind::Other(run.clone()), width: *width }),
        }
    }
    atoms
}

/// Groups of atoms with no place to break inside; a line break stands alone.
fn chunks(atoms: Vec<Atom>) -> Vec<Vec<Atom>> {
    let mut chunks: Vec<Vec<Atom>> = Vec::new();
    for atom in atoms {
        match chunks.last_mut() {
            Some(chunk) if !chunk.last().is_some_and(|before| may_break(before, &atom)) => chunk.push(atom),
            _ => chunks.push(vec![atom]),
        }
    }
    chunks
}

fn may_break(before: &Atom, after: &Atom) -> bool {
    if before.letter() == Some('\n') || after.letter() == Some('\n') {
        return true;
    }
    if matches!(before.kind, Kind::Other(Run::Tick { .. })) {
        return false;
    }
    match (before.letter(), after.letter()) {
        (_, Some(after)) if after == ' ' || NEVER_FIRST.contains(after) => false,
        (Some(before), _) if NEVER_LAST.contains(before) => false,
        (Some(' '), _) => true,
        (Some(before), Some(after)) => !(is_of_a_word(before) && is_of_a_word(after)),
        _ => true,
    }
}

/// Letters that only break at a space: everything that is not Chinese, Japanese or full width.
fn is_of_a_word(letter: char) -> bool {
    !matches!(u32::from(letter), 0x2E80..=0x9FFF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x2_0000..)
}

/// Fills lines with chunks.
struct Setter {
    width: f32,
    hang: f32,
    line: Vec<Atom>,
    used: f32,
}

impl Setter {
    fn set(&mut self, chunk: Vec<Atom>, lines: &mut Vec<Vec<Atom>>) {
        if chunk.first().is_some_and(|atom| atom.letter() == Some('\n')) {
            self.next_line(lines);
            return;
        }
        let needed = visible_width(&chunk);
        if self.used + needed > self.width && !self.line.is_empty() {
            self.next_line(lines);
        }
        if needed <= self.width {
            self.used += chunk.iter().map(|atom| atom.width).sum::<f32>();
            self.line.extend(chunk);
            return;
        }
        for atom in chunk {
            if self.used + atom.width > self.width && !self.line.is_empty() {
                self.next_line(lines);
            }
            self.used += atom.width;
            self.line.push(atom);
        }
    }

    fn next_line(&mut self, lines: &mut Vec<Vec<Atom>>) {
        lines.push(std::mem::take(&mut self.line));
        self.used = self.hang;
    }
}

/// Spaces at the end hang over the edge.
fn visible_width(atoms: &[Atom]) -> f32 {
    let seen = atoms.iter().rposition(|atom| !atom.is_space()).map_or(0, |last| last + 1);
    atoms.iter().take(seen).map(|atom| atom.width).sum()
}

fn size_of(run: &Run) -> f32 {
    match run {
        Run::Letters { style, .. } => style.size,
        Run::Tick { size, .. } | Run::Room { size, .. } => *size,
    }
}

/// Joins neighbours of one style, so that a reader finds words and not letters.
fn assemble(atoms: Vec<Atom>, indent: f32, fallback: f32) -> Line {
    let mut line = Line { width: indent + visible_width(&atoms), ..Line::default() };
    let mut x = indent;
    for Atom { kind, width } in atoms {
        match (kind, line.parts.last_mut()) {
            (Kind::Letter(letter, style), Some(Part { run: Run::Letters { text, style: same }, .. }))
                if *same == style =>
            {
                text.push(letter);
            }
            (Kind::Letter(letter, style), _) => {
                line.parts.push(Part { x, run: Run::Letters { text: letter.into(), style } });
            }
            (Kind::Other(run), _) => line.parts.push(Part { x, run }),
        }
        x += width;
    }
    line.size = line.parts.iter().map(|part| size_of(&part.run)).fold(0.0, f32::max);
    if line.size == 0.0 {
        line.size = fallback;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::text::BODY;

    fn set(text: &Text, ems: f32) -> Vec<String> {
        let fonts = Fonts::for_tests();
        let set = lines(text, ems * BODY * MM_PER_POINT, 0.0, &fonts);
        let words = |line: &Line| {
            let letters = line.parts.iter().filter_map(|part| match &part.run {
                Run::Letters { text, .. } => Some(text.as_str()),
                _ => None,
            });
            letters.collect::<String>()
        };
        set.iter().map(words).collect()
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_a_closing_or_after_an_opening_mark() {
        assert_eq!(set(&"更换前减振器左".into(), 4.1), ["更换前减", "振器左"]);
        assert_eq!(set(&"更换前减。振器".into(), 4.1), ["更换前", "减。振器"]);
        assert_eq!(set(&"更换前（单侧）".into(), 4.1), ["更换前", "（单侧）"]);
    }

    #[test]
    fn latin_words_stay_whole_and_spaces_hang() {
        assert_eq!(set(&"大众 ID.4 CROZZ 版".into(), 6.0), ["大众 ID.4 ", "CROZZ 版"]);
        assert_eq!(set(&"WX20261123-0007".into(), 4.0).concat(), "WX20261123-0007");
    }

    #[test]
    fn line_breaks_are_kept_and_an_empty_text_is_one_line() {
        assert_eq!(set(&"一\n\n二".into(), 9.0), ["一", "", "二"]);
        assert_eq!(set(&"".into(), 9.0), [""]);
    }

    #[test]
    fn a_box_stays_with_its_words() {
        let text = Text::new("旧件：").and(Text::tick(true, "收回"));
        assert_eq!(set(&text, 4.5), ["旧件：", "收回"]);
    }

    #[test]
    fn a_dot_in_a_name_is_measured_as_it_is_set() {
        let fonts = Fonts::for_tests();
        let width = |text: &str| natural_width(&text.into(), &fonts);
        assert!((width("粤B·D") - width("粤BD") - 0.46 * BODY * MM_PER_POINT).abs() < 0.01);
    }
}
