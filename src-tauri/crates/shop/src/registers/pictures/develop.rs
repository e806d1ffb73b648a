//! From a camera's file to a clean JPEG: bounded before it is decoded, turned upright, scaled, encoded anew.
//!
//! Encoding anew is what drops EXIF and with it the position; nothing of the incoming file's own bytes survives.
//! Only JPEG and PNG are taken: what browsers and phones hand over when they are asked for a photo. HEIC is not (its
//! decoders are no small thing to trust), and a phone converts it when it is asked for a JPEG.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::{DynamicImage, ImageDecoder, Limits, RgbImage};
use parking_lot::Mutex;

use crate::common::{Problem, Result};

/// Bytes a picture may have when it comes in.
pub const LARGEST: usize = 25 * 1024 * 1024;
/// Megapixels a file may declare; more than any phone's camera.
const MEGAPIXELS: u64 = 50;
/// Bytes the decoded picture may take, whatever its depth of colour, with what its decoder holds beside it.
const DECODED: u64 = 160 * 1024 * 1024;
/// Bytes a PNG's decoder may hold of anything that is no pixel: a profile of colours may unfold to any size.
const BESIDE: u64 = 16 * 1024 * 1024;
const WHOLE: u32 = 1600;
const THUMBNAIL: u32 = 320;
const QUALITY: u8 = 82;

/// One picture at a time: several large ones together would take more memory than an office PC has to spare.
static DARKROOM: Mutex<()> = Mutex::new(());

/// A picture ready to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Developed {
    /// JPEG, the long side at most 1600 pixels.
    pub whole: Vec<u8>,
    /// JPEG, the long side at most 320 pixels.
    pub thumbnail: Vec<u8>,
    /// Width and height of `whole`, pixels.
    pub size: (u32, u32),
}

/// Develops a JPEG or PNG.
///
/// Refuses more than [`LARGEST`] bytes (`too_large`), more than 50 declared megapixels (`too_many_pixels`, before
/// anything is decoded), and whatever is no whole JPEG or PNG (`bad_picture`).
pub fn develop(bytes: &[u8]) -> Result<Developed> {
    if bytes.len() > LARGEST {
        return Err(Problem::new("too_large").with("max", LARGEST));
    }
    let _alone = DARKROOM.lock();
    let picture = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        bounded(declared_by_png(bytes).ok_or_else(bad)?)?;
        let mut limits = Limits::no_limits();
        limits.max_alloc = Some(BESIDE);
        decoded(PngDecoder::with_limits(Cursor::new(bytes), limits).map_err(|_| bad())?)?
    } else if bytes.starts_with(b"\xff\xd8\xff") && is_whole_jpeg(bytes) {
        if held_by_jpeg(bytes).ok_or_else(bad)? > DECODED {
            return Err(Problem::new("too_many_pixels").with("max", MEGAPIXELS));
        }
        decoded(JpegDecoder::new(Cursor::new(bytes)).map_err(|_| bad())?)?
    } else {
        return Err(bad());
    };
    let whole = within(picture, WHOLE);
    let thumbnail = encoded(&within(whole.clone(), THUMBNAIL))?;
    Ok(Developed { size: (whole.width(), whole.height()), whole: encoded(&whole)?, thumbnail })
}

fn bad() -> Problem {
    Problem::new("bad_picture")
}

fn bounded((width, height): (u32, u32)) -> Result<()> {
    if width == 0 || height == 0 {
        return Err(bad());
    }
    if u64::from(width) * u64::from(height) > MEGAPIXELS * 1_000_000 {
        return Err(Problem::new("too_many_pixels").with("max", MEGAPIXELS));
    }
    Ok(())
}

/// Decodes, shrinks and only then turns: fewer pixels to move.
fn decoded(mut decoder: impl ImageDecoder) -> Result<DynamicImage> {
    bounded(decoder.dimensions())?;
    if decoder.total_bytes() > DECODED {
        return Err(Problem::new("too_many_pixels").with("max", MEGAPIXELS));
    }
    let upright = decoder.orientation().map_err(|_| bad())?;
    let picture = DynamicImage::from_decoder(decoder).map_err(|_| bad())?;
    let mut picture = DynamicImage::ImageRgb8(on_white(within(picture, WHOLE)));
    picture.apply_orientation(upright);
    Ok(picture)
}

/// No longer than `side`; small pictures stay as they are.
fn within(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side { picture } else { picture.thumbnail(side, side) }
}

/// Transparent pixels become white; a JPEG knows no transparency.
fn on_white(picture: DynamicImage) -> RgbImage {
    if !picture.has_alpha() {
        return picture.into_rgb8();
    }
    let seen = picture.into_rgba8();
    RgbImage::from_fn(seen.width(), seen.height(), |x, y| {
        let [red, green, blue, alpha] = seen.get_pixel(x, y).0;
        let over = |colour: u8| {
            let (colour, alpha) = (u16::from(colour), u16::from(alpha));
            u8::try_from((colour * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX)
        };
        image::Rgb([over(red), over(green), over(blue)])
    })
}

fn encoded(picture: &DynamicImage) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(picture).map_err(Problem::internal)?;
    Ok(bytes)
}

/// What a PNG's first chunk says, before any decoder looks at the rest.
fn declared_by_png(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize| bytes.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    (bytes.get(12..16)? == b"IHDR").then(|| Some((number(16)?, number(20)?)))?
}

/// A JPEG's segments before its first scan, by their markers, and the scan with all that follows.
fn segments(bytes: &[u8]) -> impl Iterator<Item = (u8, &[u8])> {
    let mut at = 2;
    std::iter::from_fn(move || {
        while bytes.get(at..at + 2)? == [0xff, 0xff] {
            at += 1;
        }
        let &[0xff, marker, high, low] = bytes.get(at..at + 4)? else { return None };
        let (start, length) = (at + 4, usize::from(u16::from_be_bytes([high, low])));
        at = if marker == SCAN { bytes.len() } else { at + 2 + length };
        Some((marker, bytes.get(start..at)?))
    })
}

/// The marker of a scan.
const SCAN: u8 = 0xda;

/// Whether an end of image follows the first scan: the decoder fills what a truncated file lacks with grey, and a grey
/// half is no evidence. Segments before the scan are skipped, for the thumbnail inside EXIF has an end of its own.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let scan = segments(bytes).find(|(marker, _)| *marker == SCAN);
    scan.is_some_and(|(_, scan)| scan.windows(2).any(|pair| pair == [0xff, 0xd9]))
}

/// Bytes a decoder holds at once for a JPEG, by what its frame declares: three a pixel; and where it is progressive, two
/// for each coefficient of each component until the last scan.
fn held_by_jpeg(bytes: &[u8]) -> Option<u64> {
    let is_frame = |marker: u8| matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
    let mut frames = segments(bytes).filter(|(marker, _)| is_frame(*marker));
    let (marker, frame) = frames.next()?;
    let &[_, high, low, wide, narrow, components] = frame.get(..6)? else { return None };
    let pixels = u64::from(u16::from_be_bytes([high, low])) * u64::from(u16::from_be_bytes([wide, narrow]));
    let sampling: Vec<(u64, u64)> = frame
        .get(6..)?
        .chunks(3)
        .take(usize::from(components))
        .filter_map(|one| one.get(1).map(|both| (u64::from(both >> 4), u64::from(both & 15))))
        .collect();
    let finest = sampling.iter().map(|(h, _)| h).max()? * sampling.iter().map(|(_, v)| v).max()?;
    let samples: u64 = sampling.iter().map(|(h, v)| h * v).sum();
    let coefficients = (pixels * samples).checked_div(finest)? * 2;
    Some(pixels * 3 + if matches!(marker, 0xc2 | 0xc6 | 0xca | 0xce) { coefficients } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::codecs::png::PngEncoder;
    use image::{ImageEncoder, Rgba, RgbaImage};
    use proptest::prelude::*;

    fn jpeg(width: u32, height: u32) -> Vec<u8> {
        let shade = |x: u32, y: u32| image::Rgb([(x % 256) as u8, (y % 256) as u8, 90]);
        encoded(&DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, shade))).unwrap()
    }

    fn png(picture: &RgbaImage) -> Vec<u8> {
        let mut bytes = Vec::new();
        PngEncoder::new(&mut bytes)
            .write_image(picture, picture.width(), picture.height(), image::ExtendedColorType::Rgba8)
            .unwrap();
        bytes
    }

    /// An EXIF block that says "turn a quarter" and where the photo was taken.
    fn with_exif(jpeg: &[u8]) -> Vec<u8> {
        let mut tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
        tiff.extend(b"GPSLatitude 22.54 N");
        let mut block = b"Exif\0\0".to_vec();
        block.extend(&tiff);
        let length = u16::try_from(block.len() + 2).unwrap().to_be_bytes();
        [&jpeg[..2], &[0xff, 0xe1], &length, &block, &jpeg[2..]].concat()
    }

    fn code(bytes: &[u8]) -> String {
        develop(bytes).unwrap_err().code.into_owned()
    }

    fn size(bytes: &[u8]) -> (u32, u32) {
        JpegDecoder::new(Cursor::new(bytes)).unwrap().dimensions()
    }

    #[test]
    fn a_photo_is_scaled_turned_upright_and_loses_where_it_was_taken() {
        let taken = with_exif(&jpeg(2000, 500));
        assert!(taken.windows(3).any(|found| found == b"GPS"), "the phone says where it was");
        let kept = develop(&taken).unwrap();
        assert_eq!(kept.size, (400, 1600), "a quarter turn, and the long side at 1600");
        assert_eq!((size(&kept.whole), size(&kept.thumbnail)), ((400, 1600), (80, 320)));
        for bytes in [&kept.whole, &kept.thumbnail] {
            assert!(!bytes.windows(4).any(|found| found == b"Exif"), "no EXIF leaves this door");
            assert!(!bytes.windows(3).any(|found| found == b"GPS"), "and no position");
        }
        assert_eq!(develop(&jpeg(300, 200)).unwrap().size, (300, 200), "a small picture is not blown up");
    }

    #[test]
    fn what_is_transparent_is_white_as_paper() {
        let kept = develop(&png(&RgbaImage::from_pixel(40, 30, Rgba([0, 0, 0, 0])))).unwrap();
        let picture = DynamicImage::from_decoder(JpegDecoder::new(Cursor::new(&kept.whole)).unwrap()).unwrap();
        assert!(picture.into_rgb8().pixels().all(|pixel| pixel.0.iter().all(|&shade| shade > 250)));
    }

    #[test]
    fn what_is_no_picture_and_what_claims_too_much_is_refused_unread() {
        let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        huge.extend(50_000u32.to_be_bytes().repeat(2));
        huge.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
        assert_eq!(code(&huge), "too_many_pixels", "refused by its head alone");
        let whole = jpeg(640, 480);
        for part in [whole.len() / 3, whole.len() / 2, whole.len() - 3] {
            assert_eq!(code(&whole[..part]), "bad_picture", "a truncated JPEG would be grey below");
        }
        let within_exif = with_exif(&whole);
        assert_eq!(code(&within_exif[..within_exif.len() / 2]), "bad_picture", "with EXIF before it too");
        assert_eq!(code(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"), "bad_picture", "HEIC");
        for other in [&b"GIF89a"[..], b"%PDF-1.7", "车身划伤".as_bytes(), b"", b"\xff\xd8", b"\xff\xd8\xff"] {
            assert_eq!(code(other), "bad_picture");
        }
        assert_eq!(code(&vec![0xff; LARGEST + 1]), "too_large");
    }

    #[test]
    fn what_a_decoder_would_hold_is_counted_before_it_begins() {
        let baseline = jpeg(640, 480);
        assert_eq!(held_by_jpeg(&baseline), Some(640 * 480 * 3));
        // The same file saying that it is progressive and as large as a JPEG can be.
        let frame = baseline.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
        let mut claims = baseline.clone();
        claims[frame + 1] = 0xc2;
        claims[frame + 5..frame + 9].copy_from_slice(&[0x1b, 0x58, 0x1b, 0x58]);
        let held = held_by_jpeg(&claims).unwrap();
        assert!(held >= 7000 * 7000 * 6, "every coefficient is kept until the last scan: {held}");
        assert_eq!(code(&claims), "too_many_pixels");
    }

    #[test]
    fn a_profile_that_unfolds_to_anything_is_not_unfolded() {
        let picture = png(&RgbaImage::from_pixel(40, 30, Rgba([9, 9, 9, 255])));
        let mut profile = b"icc\0\0".to_vec();
        let mut zlib = flate2::write::ZlibEncoder::new(&mut profile, flate2::Compression::best());
        for _ in 0..300 {
            std::io::Write::write_all(&mut zlib, &[0; 1024 * 1024]).unwrap();
        }
        zlib.finish().unwrap();
        let mut chunk = b"iCCP".to_vec();
        chunk.extend(&profile);
        let mut crc = flate2::Crc::new();
        crc.update(&chunk);
        let length = u32::try_from(profile.len()).unwrap().to_be_bytes();
        let after_head = 33;
        let bomb = [&picture[..after_head], &length, &chunk, &crc.sum().to_be_bytes(), &picture[after_head..]].concat();
        assert!(bomb.len() < 400_000, "three hundred megabytes in less than a half");
        assert_eq!(
            develop(&bomb).map(|kept| kept.size).map_err(|problem| problem.code),
            Ok((40, 30)),
            "the picture is what counts"
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn whatever_is_damaged_is_refused_or_comes_out_clean(at in any::<prop::sample::Index>(), with in any::<u8>()) {
            let mut bytes = with_exif(&jpeg(48, 32));
            let place = at.index(bytes.len());
            bytes[place] = with;
            match develop(&bytes) {
                Ok(kept) => prop_assert!(!kept.whole.windows(4).any(|found| found == b"Exif")),
                Err(problem) => prop_assert!(["bad_picture", "too_many_pixels"].contains(&problem.code.as_ref())),
            }
        }
    }
}
