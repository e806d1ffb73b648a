//! The head of every sheet: who the shop is on the left, which document this is on the right.

use crate::layout::{Align, Beside, Blocks, Image, PaperError, Paragraph, Picture, Rule, Space, Text, Title};
use crate::layout::{FIGURE, FINE};
use crate::parties::Shop;

/// Largest size of a logo, mm.
const LOGO: (f32, f32) = (46.0, 10.0);

/// The head and the title below it. `lines` follow the shop's name; `right` ends on their foot.
///
/// # Errors
/// [`PaperError::Image`] when the shop's logo cannot be read.
pub(crate) fn letterhead(
    shop: &Shop,
    lines: &[String],
    right: Blocks,
    title: &'static str,
) -> Result<Blocks, PaperError> {
    let mut left: Blocks = Vec::new();
    if let Some(logo) = &shop.logo {
        let picture = Picture::decode(logo, "门店标志")?;
        left.push(Box::new(Image { picture, width: LOGO.0, height: LOGO.1 }));
        left.push(Box::new(Space(1.0)));
    }
    left.push(Box::new(Paragraph::new(Text::bold(&shop.name).sized(FIGURE - 1.0).of("门店名称"))));
    for line in lines.iter().filter(|line| !line.is_empty()) {
        left.push(Box::new(Paragraph::new(Text::new(line).sized(FINE).of("门店资料"))));
    }
    Ok(vec![
        Box::new(Beside { columns: vec![(1.7, left), (1.0, right)], gap: 4.0, on_the_foot: true }),
        Box::new(Space(1.4)),
        Box::new(Rule(0.5)),
        Box::new(Space(2.6)),
        Box::new(Title(title)),
        Box::new(Space(1.2)),
    ])
}

/// The right side of a head: a caption, the number in bold, and what else names the document.
pub(crate) fn document_number(caption: &str, number: &str, below: &str) -> Blocks {
    let right = |text: Text| Box::new(Paragraph::new(text).aligned(Align::End));
    let mut blocks: Blocks =
        vec![right(Text::new(caption).sized(FINE)), right(Text::bold(number).sized(FIGURE - 1.0).of(caption))];
    if !below.is_empty() {
        blocks.push(right(Text::new(below).sized(FINE).of(caption)));
    }
    blocks
}

/// Address, telephone and credit code, as far as they are known, parted by dots.
pub(crate) fn address_line(shop: &Shop) -> String {
    let phone = if shop.phone.is_empty() { String::new() } else { format!("电话 {}", shop.phone) };
    dotted([shop.address.clone(), phone])
}

/// The parts that say something, parted by dots.
pub(crate) fn dotted(parts: impl IntoIterator<Item = String>) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.trim().is_empty()).collect();
    said.join(" · ")
}
