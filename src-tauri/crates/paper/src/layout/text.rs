//! Text as a sheet says it: runs of letters with a style, boxes to tick, room to write.
//!
//! A text knows the field it stands in, so that a character nobody can print is reported by the
//! heading a person sees. How it breaks into lines is `wrap`'s business.

use super::fonts::{Fonts, Weight};
use super::problem::Missing;

/// Body type, points.
pub(crate) const BODY: f32 = 9.5;
/// Figures that are read first, points.
pub(crate) const FIGURE: f32 = BODY + 2.5;
/// Headings of cells and small print, points.
pub(crate) const SMALL: f32 = 8.5;
/// Foot line and captions, points.
pub(crate) const FINE: f32 = 7.5;

/// Weight and size of letters.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Style {
    pub(crate) weight: Weight,
    /// Points.
    pub(crate) size: f32,
}

/// A stretch of text in one style, or what stands between words on a form.
#[derive(Debug, Clone)]
pub(super) enum Run {
    Letters {
        text: String,
        style: Style,
    },
    /// A box, ticked or not, as high as letters of `size` points.
    Tick {
        ticked: bool,
        size: f32,
    },
    /// A line of `width` mm to write on.
    Room {
        width: f32,
        size: f32,
    },
}

/// A text of one or more runs.
#[derive(Debug, Clone, Default)]
pub(crate) struct Text {
    pub(super) runs: Vec<Run>,
    field: Option<String>,
}

impl Text {
    /// Body type.
    pub(crate) fn new(text: impl Into<String>) -> Self {
        Self::styled(text, Style { weight: Weight::Regular, size: BODY })
    }

    /// Bold body type.
    pub(crate) fn bold(text: impl Into<String>) -> Self {
        Self::styled(text, Style { weight: Weight::Bold, size: BODY })
    }

    /// A box and its words, kept on one line with the first of them.
    pub(crate) fn tick(ticked: bool, words: &str) -> Self {
        Self { runs: vec![Run::Tick { ticked, size: BODY }], field: None }.and(Self::new(words))
    }

    /// A ticked box with its words in bold, to be seen without reading.
    pub(crate) fn bold_tick(words: &str) -> Self {
        Self { runs: vec![Run::Tick { ticked: true, size: BODY }], field: None }.and(Self::bold(words))
    }

    /// Several boxes in a row, ticked where their words equal `chosen`.
    pub(crate) fn choice(words: &[&str], chosen: &str) -> Self {
        let mut text = Self::default();
        for (place, word) in words.iter().enumerate() {
            if place > 0 {
                text = text.and(Self::new("   "));
            }
            text = text.and(Self::tick(*word == chosen, word));
        }
        text
    }

    /// A line of `width` mm to write on.
    pub(crate) fn room(width: f32) -> Self {
        Self { runs: vec![Run::Room { width, size: BODY }], field: None }
    }

    /// This text, then the other.
    pub(crate) fn and(mut self, other: Self) -> Self {
        self.runs.extend(other.runs);
        self.field = self.field.or(other.field);
        self
    }

    /// All of it at `points`.
    pub(crate) fn sized(mut self, points: f32) -> Self {
        for run in &mut self.runs {
            match run {
                Run::Letters { style, .. } => style.size = points,
                Run::Tick { size, .. } | Run::Room { size, .. } => *size = points,
            }
        }
        self
    }

    /// All of it smaller by `factor`, but nothing below `smallest` points.
    pub(super) fn scaled(mut self, factor: f32, smallest: f32) -> Self {
        for run in &mut self.runs {
            match run {
                Run::Letters { style: Style { size, .. }, .. } | Run::Tick { size, .. } | Run::Room { size, .. } => {
                    *size = (*size * factor).max(smallest);
                }
            }
        }
        self
    }

    /// The heading it is reported under when a character cannot be printed, unless it has one.
    pub(crate) fn of(mut self, field: &str) -> Self {
        self.field.get_or_insert_with(|| field.into());
        self
    }

    /// The characters that cannot be printed; `heading` names the field if the text does not.
    pub(super) fn missing(&self, heading: &str, fonts: &Fonts) -> Option<Missing> {
        let mut characters = String::new();
        for run in &self.runs {
            let Run::Letters { text, .. } = run else { continue };
            for letter in text.chars().filter(|letter| *letter != '\n') {
                if !fonts.can_print(letter) && !characters.contains(letter) {
                    characters.push(letter);
                }
            }
        }
        let field = self.field.as_deref().unwrap_or(heading).into();
        (!characters.is_empty()).then_some(Missing { field, characters })
    }

    fn styled(text: impl Into<String>, style: Style) -> Self {
        let text = text.into().replace("\r\n", "\n").replace(['\r'], "\n").replace('\t', " ");
        Self { runs: vec![Run::Letters { text, style }], field: None }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}
