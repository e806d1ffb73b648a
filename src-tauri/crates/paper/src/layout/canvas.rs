//! Where millimetres from the top left become points from the bottom left, and marks become a PDF.
//!
//! The only file that knows the page operators of the PDF library and that paper has two origins.
//! Everything above it measures in millimetres, right and down, and sizes type in points.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::{
    Color, Greyscale, Line, LinePoint, Mm, Op, PaintMode, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Point,
    Polygon, PolygonRing, Pt, Rect, TextItem, TextMatrix, TextRenderingMode, WindingOrder, XObjectId, XObjectTransform,
};

use super::fonts::{self, Fonts, Weight};
use super::picture::Picture;
use super::problem::PaperError;
use super::sfnt;
use super::text::Style;

/// A point of type in millimetres.
pub(super) const MM_PER_POINT: f32 = 25.4 / 72.0;

/// Black.
pub(crate) const INK: f32 = 0.0;
/// The light grey of heads, faint enough for a copier to lose.
pub(crate) const TINT: f32 = 0.94;

/// Something drawn, in mm from the top left of what holds it.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    /// Letters on a baseline; `spacing` points are added between them.
    Letters { x: f32, baseline: f32, text: String, style: Style, spacing: f32 },
    /// A straight line.
    Line { from: (f32, f32), to: (f32, f32), thickness: f32 },
    /// A line over several points; filled with a shade it is closed too.
    Path { points: Vec<(f32, f32)>, thickness: f32, fill: Option<f32> },
    /// A filled rectangle; `shade` 0 is black, 1 white.
    Fill { x: f32, y: f32, width: f32, height: f32, shade: f32 },
    /// An outlined rectangle.
    Frame { x: f32, y: f32, width: f32, height: f32, thickness: f32 },
    /// A picture.
    Picture { x: f32, y: f32, width: f32, height: f32, picture: Picture },
    /// Large hollow letters rising across the page, so that what is below stays legible.
    Overprint { x: f32, baseline: f32, text: String, size: f32, degrees: f32 },
}

impl Mark {
    /// The mark moved right and down.
    pub(super) fn moved(mut self, right: f32, down: f32) -> Self {
        match &mut self {
            Self::Letters { x, baseline, .. } | Self::Overprint { x, baseline, .. } => {
                *x += right;
                *baseline += down;
            }
            Self::Line { from, to, .. } => {
                for end in [from, to] {
                    end.0 += right;
                    end.1 += down;
                }
            }
            Self::Path { points, .. } => {
                for point in points {
                    point.0 += right;
                    point.1 += down;
                }
            }
            Self::Fill { x, y, .. } | Self::Frame { x, y, .. } | Self::Picture { x, y, .. } => {
                *x += right;
                *y += down;
            }
        }
        self
    }

    /// The mark as many times as large, its place too.
    pub(super) fn enlarged(mut self, times: f32) -> Self {
        let grow = |values: &mut [&mut f32]| values.iter_mut().for_each(|value| **value *= times);
        match &mut self {
            Self::Letters { x, baseline, style, spacing, .. } => grow(&mut [x, baseline, &mut style.size, spacing]),
            Self::Line { from, to, thickness } => {
                grow(&mut [&mut from.0, &mut from.1, &mut to.0, &mut to.1, thickness])
            }
            Self::Path { points, thickness, .. } => {
                grow(&mut [thickness]);
                points.iter_mut().for_each(|(x, y)| grow(&mut [x, y]));
            }
            Self::Fill { x, y, width, height, .. } | Self::Picture { x, y, width, height, .. } => {
                grow(&mut [x, y, width, height]);
            }
            Self::Frame { x, y, width, height, thickness } => grow(&mut [x, y, width, height, thickness]),
            Self::Overprint { x, baseline, size, .. } => grow(&mut [x, baseline, size]),
        }
        self
    }
}

/// The PDF of pages of one size in mm, each a list of marks. The same input gives the same bytes.
pub(super) fn write(
    title: &str,
    printed_at: &str,
    (width, height): (f32, f32),
    pages: Vec<Vec<Mark>>,
    fonts: &Fonts,
) -> Result<Vec<u8>, PaperError> {
    let mut document = PdfDocument::new(title);
    document.resources.fonts = fonts.embedded(&letters_used(&pages))?;
    let info = &mut document.metadata.info;
    info.producer = "Jieche".into();
    if let Ok(date) = printpdf::parse_pdf_date(&pdf_date(printed_at)) {
        (info.creation_date, info.modification_date) = (date, date);
    }
    for marks in pages {
        let mut pen =
            Pen { document: &mut document, height, ops: Vec::new(), font: None, thickness: -1.0, shade: -1.0 };
        marks.into_iter().for_each(|mark| pen.draw(mark));
        let page = PdfPage::new(Mm(width), Mm(height), pen.ops);
        document.pages.push(page);
    }
    serialise(&document)
}

fn letters_used(pages: &[Vec<Mark>]) -> BTreeMap<Weight, BTreeSet<char>> {
    let mut used: BTreeMap<Weight, BTreeSet<char>> = BTreeMap::new();
    for mark in pages.iter().flatten() {
        match mark {
            Mark::Letters { text, style, .. } => used.entry(style.weight).or_default().extend(text.chars()),
            Mark::Overprint { text, .. } => used.entry(Weight::Bold).or_default().extend(text.chars()),
            Mark::Line { .. } | Mark::Path { .. } | Mark::Fill { .. } | Mark::Frame { .. } | Mark::Picture { .. } => {}
        }
    }
    used
}

fn serialise(document: &PdfDocument) -> Result<Vec<u8>, PaperError> {
    let mut warnings = Vec::new();
    let mut file = document.to_lopdf_document(&PdfSaveOptions::default(), &mut warnings);
    // The library fills the identifier by chance and claims a prepress standard it does not meet.
    file.trailer.remove(b"ID");
    let info = file.trailer.get(b"Info").and_then(|info| info.as_reference());
    if let Ok(info) = info.and_then(|id| file.get_object_mut(id)).and_then(|info| info.as_dict_mut()) {
        info.remove(b"GTS_PDFXVersion");
        info.remove(b"Identifier");
    }
    let fonts = file.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    for font in fonts.filter(|stream| stream.dict.has(b"Length1")) {
        if let Some(program) = sfnt::lean(&font.content) {
            font.dict.set("Length1", i64::try_from(program.len()).unwrap_or(i64::MAX));
            font.set_plain_content(program);
        }
    }
    file.compress();
    let mut bytes = Vec::new();
    file.save_to(&mut bytes).map_err(|problem| PaperError::Pdf(problem.to_string()))?;
    Ok(bytes)
}

/// `D:20261123161200+08'00'` from `2026-11-23 16:12`; the shop's clock is Beijing's.
fn pdf_date(moment: &str) -> String {
    let digits: String = moment.chars().filter(char::is_ascii_digit).collect();
    format!("D:{digits:0<14.14}+08'00'")
}

/// Draws marks as operators, setting colour, thickness and font only when they change.
struct Pen<'a> {
    document: &'a mut PdfDocument,
    /// Of the page, mm.
    height: f32,
    ops: Vec<Op>,
    font: Option<(Weight, f32)>,
    thickness: f32,
    shade: f32,
}

impl Pen<'_> {
    fn draw(&mut self, mark: Mark) {
        match mark {
            Mark::Letters { x, baseline, text, style, spacing } => self.letters(x, baseline, text, style, spacing),
            Mark::Line { from, to, thickness } => self.line(from, to, thickness),
            Mark::Path { points, thickness, fill } => self.path(&points, thickness, fill),
            Mark::Fill { x, y, width, height, shade } => {
                self.set_shade(shade);
                self.rectangle(x, y, width, height, PaintMode::Fill);
            }
            Mark::Frame { x, y, width, height, thickness } => {
                self.set_thickness(thickness);
                self.rectangle(x, y, width, height, PaintMode::Stroke);
            }
            Mark::Picture { x, y, width, height, picture } => self.picture(x, y, width, height, &picture),
            Mark::Overprint { x, baseline, text, size, degrees } => self.overprint(x, baseline, text, size, degrees),
        }
    }

    fn letters(&mut self, x: f32, baseline: f32, text: String, style: Style, spacing: f32) {
        self.set_shade(INK);
        self.ops.push(Op::StartTextSection);
        self.set_font(style.weight, style.size);
        if spacing > 0.0 {
            self.ops.push(Op::SetCharacterSpacing { multiplier: spacing });
        }
        self.ops.push(Op::SetTextCursor { pos: self.point(x, baseline) });
        self.ops.push(Op::ShowText { items: with_tight_dots(&text) });
        if spacing > 0.0 {
            self.ops.push(Op::SetCharacterSpacing { multiplier: 0.0 });
        }
        self.ops.push(Op::EndTextSection);
    }

    fn overprint(&mut self, x: f32, baseline: f32, text: String, size: f32, degrees: f32) {
        let (sin, cos) = degrees.to_radians().sin_cos();
        let origin = self.point(x, baseline);
        self.set_thickness(0.3);
        self.ops.push(Op::StartTextSection);
        self.set_font(Weight::Bold, size);
        self.ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::Stroke });
        let matrix = TextMatrix::Raw([rounded(cos), rounded(sin), rounded(-sin), rounded(cos), origin.x.0, origin.y.0]);
        self.ops.push(Op::SetTextMatrix { matrix });
        self.ops.push(Op::ShowText { items: vec![TextItem::Text(text)] });
        self.ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::Fill });
        self.ops.push(Op::EndTextSection);
    }

    fn line(&mut self, from: (f32, f32), to: (f32, f32), thickness: f32) {
        self.set_thickness(thickness);
        let points = [from, to].map(|(x, y)| LinePoint { p: self.point(x, y), bezier: false }).to_vec();
        self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
    }

    fn path(&mut self, places: &[(f32, f32)], thickness: f32, fill: Option<f32>) {
        self.set_thickness(thickness);
        let points = places.iter().map(|(x, y)| LinePoint { p: coarse(self.point(*x, *y)), bezier: false }).collect();
        let Some(shade) = fill else {
            self.ops.push(Op::DrawLine { line: Line { points, is_closed: false } });
            return;
        };
        self.set_shade(shade);
        let (rings, mode) = (vec![PolygonRing { points }], PaintMode::FillStroke);
        self.ops.push(Op::DrawPolygon { polygon: Polygon { rings, mode, winding_order: WindingOrder::NonZero } });
    }

    fn rectangle(&mut self, x: f32, y: f32, width: f32, height: f32, mode: PaintMode) {
        let corner = self.point(x, y + height);
        let rectangle = Rect {
            x: corner.x,
            y: corner.y,
            width: points(width),
            height: points(height),
            mode: Some(mode),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn picture(&mut self, x: f32, y: f32, width: f32, height: f32, picture: &Picture) {
        let id = XObjectId(format!("P{}", self.document.resources.xobjects.map.len()));
        self.document.resources.xobjects.map.insert(id.clone(), printpdf::XObject::Image(picture.pixels().clone()));
        let corner = self.point(x, y + height);
        // At 72 dots an inch a pixel is a point, so the scale is the wanted size over the pixels.
        let (across, down) = picture.size();
        let transform = XObjectTransform {
            translate_x: Some(corner.x),
            translate_y: Some(corner.y),
            scale_x: Some(points(width).0 / across),
            scale_y: Some(points(height).0 / down),
            dpi: Some(72.0),
            ..XObjectTransform::default()
        };
        self.ops.push(Op::UseXobject { id, transform });
    }

    /// The one place that turns the page over.
    fn point(&self, x: f32, y: f32) -> Point {
        Point { x: points(x), y: points(self.height - y) }
    }

    fn set_font(&mut self, weight: Weight, size: f32) {
        if self.font != Some((weight, size)) {
            self.font = Some((weight, size));
            self.ops.push(Op::SetFont { font: PdfFontHandle::External(fonts::id(weight)), size: Pt(size) });
        }
    }

    fn set_thickness(&mut self, thickness: f32) {
        if self.thickness != thickness {
            self.thickness = thickness;
            self.ops.push(Op::SetOutlineThickness { pt: points(thickness) });
        }
    }

    fn set_shade(&mut self, shade: f32) {
        if self.shade != shade {
            self.shade = shade;
            self.ops.push(Op::SetFillColor { col: Color::Greyscale(Greyscale::new(shade, None)) });
        }
    }
}

/// The text, its middle dots drawn closer to their neighbours as the fonts measure them.
fn with_tight_dots(text: &str) -> Vec<TextItem> {
    let closer = || TextItem::Offset(1000.0 * fonts::DOT_TIGHTENED);
    let mut items = Vec::new();
    for (place, part) in text.split(fonts::MIDDLE_DOT).enumerate() {
        if place > 0 {
            items.extend([closer(), TextItem::Text(fonts::MIDDLE_DOT.into()), closer()]);
        }
        if !part.is_empty() {
            items.push(TextItem::Text(part.into()));
        }
    }
    items
}

/// A drawing has thousands of points, and a tenth of a point is a thirtieth of a millimetre.
fn coarse(at: Point) -> Point {
    let tenth = |at: Pt| Pt((at.0 * 10.0).round() / 10.0);
    Point { x: tenth(at.x), y: tenth(at.y) }
}

fn points(mm: f32) -> Pt {
    Pt(rounded(mm / MM_PER_POINT))
}

/// A hundredth of a point is finer than any printer, and a short number is a small file.
fn rounded(value: f32) -> f32 {
    (value * 100.0).round() / 100.0
}
