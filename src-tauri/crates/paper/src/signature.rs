//! A signature given on screen, as every sheet that was signed shows it: its lines, who signed, when.

use crate::layout::{Blocks, Figure, Paragraph, SMALL, Text};

/// The pad's width on paper, mm: as large as a signature by hand, and where it stands in a box beside others.
pub(crate) const PAD: f32 = 42.0;
pub(crate) const SMALL_PAD: f32 = 30.0;

/// A signature on screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who signed.
    pub signer: String,
    /// When, `2026-11-23 09:52`.
    pub at: String,
    /// Its lines; points in thousandths of a pad two and a half times as wide as high.
    pub strokes: Vec<Vec<(u16, u16)>>,
}

/// Under `caption`, what was drawn, `width` mm wide, and by whom.
pub(crate) fn signed(caption: &str, signature: &Signature, width: f32) -> Blocks {
    let place = |(x, y): &(u16, u16)| (2.5 * f32::from(*x), f32::from(*y));
    let lines = signature.strokes.iter().map(|stroke| stroke.iter().map(place).collect()).collect();
    let (pins, captions) = (Vec::new(), Vec::new());
    let figure = Figure { size: (2500.0, 1000.0), width, lines, thickness: 0.35, pins, captions };
    let who = format!("{}    {}（屏幕签名）", signature.signer, signature.at);
    vec![signing_line(caption, ""), Box::new(figure), signing_line("签字人", &who)]
}

/// A line that says who is to sign, or did.
pub(crate) fn signing_line(caption: &str, said: &str) -> Box<Paragraph> {
    Box::new(Paragraph::new(Text::new(format!("{caption}    {said}")).sized(SMALL).of("签字")))
}
