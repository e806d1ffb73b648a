//! The two fonts every sheet is set in: found, measured and asked for glyphs here.
//!
//! Loading takes some tens of milliseconds, so it is done once and shared. Which fonts there are
//! and where they come from is the build's business; this file only names the two it needs.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use printpdf::{FontId, ParsedFont, PdfFont, PdfFontMap};

use super::canvas::MM_PER_POINT;
use super::{PaperError, sfnt};

/// The dot of plates and names. The font sets it a full em wide, which tears a plate apart.
pub(super) const MIDDLE_DOT: char = '·';
/// How much of that em is taken away on either side.
pub(super) const DOT_TIGHTENED: f32 = 0.27;

/// Weight of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Weight {
    Regular,
    Bold,
}

/// Noto Sans SC, Regular and Bold, ready to measure and to embed.
pub struct Fonts {
    regular: ParsedFont,
    bold: ParsedFont,
}

impl Fonts {
    /// Reads `NotoSansSC-Regular.ttf` and `NotoSansSC-Bold.ttf` from the folder.
    ///
    /// # Errors
    /// [`PaperError::FontMissing`] when a file cannot be read, [`PaperError::FontDamaged`] when it
    /// is no font.
    pub fn load(folder: &Path) -> Result<Self, PaperError> {
        Ok(Self {
            regular: load_face(folder, "NotoSansSC-Regular.ttf")?,
            bold: load_face(folder, "NotoSansSC-Bold.ttf")?,
        })
    }

    /// The fonts where they are fetched to; a test without them fails and says how to get them.
    #[cfg(test)]
    pub(crate) fn for_tests() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../resources/fonts");
        Self::load(&folder).unwrap_or_else(|problem| panic!("{problem}"))
    }

    /// Width in mm of the text set at `size` points.
    pub(crate) fn width(&self, text: &str, weight: Weight, size: f32) -> f32 {
        let ems: f32 = text.chars().map(|letter| self.advance(letter, weight)).sum();
        ems * size * MM_PER_POINT
    }

    /// In ems.
    fn advance(&self, letter: char, weight: Weight) -> f32 {
        let face = self.face(weight);
        let glyph = face.lookup_glyph_index(u32::from(letter)).unwrap_or(0);
        let em = f32::from(face.pdf_font_metrics.units_per_em.max(1));
        let advance = f32::from(face.get_glyph_width(glyph).unwrap_or(0)) / em;
        if letter == MIDDLE_DOT { advance - 2.0 * DOT_TIGHTENED } else { advance }
    }

    /// Whether both weights can print the letter; glyph 0 is the box that stands for none.
    pub(crate) fn can_print(&self, letter: char) -> bool {
        [&self.regular, &self.bold]
            .into_iter()
            .all(|face| face.lookup_glyph_index(u32::from(letter)).is_some_and(|glyph| glyph != 0))
    }

    /// The fonts a document embeds, each with the letters it uses and no more.
    ///
    /// # Errors
    /// [`PaperError::Pdf`] when a font is built in a way this program does not know.
    pub(super) fn embedded(&self, used: &BTreeMap<Weight, BTreeSet<char>>) -> Result<PdfFontMap, PaperError> {
        let mut map = PdfFontMap::default();
        for (weight, letters) in used {
            let face = self.face(*weight);
            let small = sfnt::subset(&face.original_bytes, &glyphs(face, letters));
            let small = small.and_then(|font| ParsedFont::from_bytes(&font, 0, &mut Vec::new()));
            let mut small = small.ok_or_else(|| PaperError::Pdf("the font cannot be subset".into()))?;
            small.font_name = Some(name(*weight).into());
            map.map.insert(id(*weight), PdfFont::new(small));
        }
        Ok(map)
    }

    /// The regular font's file and the glyphs of some letters.
    #[cfg(test)]
    pub(super) fn regular_with(&self, letters: impl Iterator<Item = char>) -> (Vec<u8>, BTreeMap<char, u16>) {
        (self.regular.original_bytes.clone(), glyphs(&self.regular, &letters.collect()))
    }

    fn face(&self, weight: Weight) -> &ParsedFont {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

fn glyphs(face: &ParsedFont, letters: &BTreeSet<char>) -> BTreeMap<char, u16> {
    letters.iter().filter_map(|letter| Some((*letter, face.lookup_glyph_index(u32::from(*letter))?))).collect()
}

/// What the pages of a document call the font.
pub(super) fn id(weight: Weight) -> FontId {
    FontId(match weight {
        Weight::Regular => "text".into(),
        Weight::Bold => "bold".into(),
    })
}

/// The font's name as readers list it. The tag before it tells a subset from the whole font (ISO 32000-1 9.6.4).
fn name(weight: Weight) -> &'static str {
    match weight {
        Weight::Regular => "JCTEXT+NotoSansSC-Regular",
        Weight::Bold => "JCBOLD+NotoSansSC-Bold",
    }
}

fn load_face(folder: &Path, file: &'static str) -> Result<ParsedFont, PaperError> {
    let path = folder.join(file);
    let bytes = std::fs::read(&path).map_err(|problem| PaperError::FontMissing { path: path.clone(), problem })?;
    ParsedFont::from_bytes(&bytes, 0, &mut Vec::new()).ok_or(PaperError::FontDamaged { path })
}
