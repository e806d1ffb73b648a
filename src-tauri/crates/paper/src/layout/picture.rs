//! A PNG or JPEG, decoded within bounds and laid on white.
//!
//! The size is read from the file's own head before anything is decoded: a small file may claim
//! an image of gigabytes.

use std::rc::Rc;

use printpdf::{RawImage, RawImageData, RawImageFormat};

use super::PaperError;

/// More pixels than any logo or signature needs.
const MOST_PIXELS: u64 = 4_000_000;

/// A decoded picture, cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Picture(Rc<RawImage>);

impl Picture {
    /// Decodes a PNG or JPEG; `field` is what it is reported under.
    ///
    /// # Errors
    /// [`PaperError::Image`] when it is neither, is damaged or is larger than four megapixels.
    pub(crate) fn decode(bytes: &[u8], field: &str) -> Result<Self, PaperError> {
        let refused = || PaperError::Image { field: field.into() };
        let (width, height) = png_size(bytes).or_else(|| jpeg_size(bytes)).ok_or_else(refused)?;
        if width == 0 || height == 0 || u64::from(width) * u64::from(height) > MOST_PIXELS {
            return Err(refused());
        }
        let image = RawImage::decode_from_bytes(bytes, &mut Vec::new()).map_err(|_| refused())?;
        Ok(Self(Rc::new(on_white(image))))
    }

    /// Pixels across and down.
    pub(super) fn size(&self) -> (f32, f32) {
        (self.0.width as f32, self.0.height as f32)
    }

    pub(super) fn pixels(&self) -> &RawImage {
        &self.0
    }
}

/// Transparent pixels become the paper's white; printers know no transparency.
fn on_white(mut image: RawImage) -> RawImage {
    if let (RawImageData::U8(data), RawImageFormat::RGBA8) = (&image.pixels, image.data_format) {
        let blend = |colour: u8, alpha: u8| {
            let (colour, alpha) = (u16::from(colour), u16::from(alpha));
            u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        let (whole, _) = data.as_chunks::<4>();
        let opaque = whole.iter().flat_map(|[r, g, b, a]| [blend(*r, *a), blend(*g, *a), blend(*b, *a)]).collect();
        image.pixels = RawImageData::U8(opaque);
        image.data_format = RawImageFormat::RGB8;
    }
    image
}

fn png_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if !bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return None;
    }
    let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    Some((number(16)?, number(20)?))
}

/// Walks the segments to the frame header (SOF), which holds height and width.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if !bytes.starts_with(b"\xff\xd8") {
        return None;
    }
    let short = |at: usize| bytes.get(at..at + 2)?.try_into().ok().map(u16::from_be_bytes);
    let mut at = 2;
    loop {
        let [0xff, kind] = short(at)?.to_be_bytes() else { return None };
        if matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc) {
            return Some((short(at + 7)?.into(), short(at + 5)?.into()));
        }
        at += 2 + usize::from(short(at + 2)?);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_before_decoding() {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend(60_000u32.to_be_bytes().repeat(2));
        assert_eq!(png_size(&png), Some((60_000, 60_000)));
        assert!(matches!(Picture::decode(&png, "标志"), Err(PaperError::Image { field }) if field == "标志"));
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x0b\x08\x00\x10\x00\x20";
        assert_eq!(jpeg_size(jpeg), Some((32, 16)));
        assert!(matches!(Picture::decode(b"GIF89a", ""), Err(PaperError::Image { .. })));
    }
}
