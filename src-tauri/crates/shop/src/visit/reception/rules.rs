//! What findings must hold to: pure functions.

use jieche_codes::Payer;

use super::found::{DamageMark, Findings, Photo, PointResult};
use super::template::InspectionPoint;
use crate::common::{Problem, Result, text};
use jieche_ground::files::FileHash;

const MARKS: usize = 60;
const PHOTOS_OF_A_MARK: usize = 4;
const PHOTOS: usize = 20;
const BELONGINGS: usize = 20;
const WORDS: usize = 60;
const THING: usize = 40;
const READING: usize = 20;
const REMARK: usize = 500;
/// Coordinates are thousandths of what they stand on.
const EDGE: i64 = 1000;

/// The findings as they are kept: texts cleaned, lamps in their order, everything within its bounds.
pub(super) fn checked(found: Findings, points: &[InspectionPoint]) -> Result<Findings> {
    at_most("found.marks", found.marks.len(), MARKS)?;
    at_most("found.photos", found.photos.len(), PHOTOS)?;
    at_most("found.belongings", found.belongings.len(), BELONGINGS)?;
    at_most("found.results", found.results.len(), points.len())?;
    let mut lamps = found.lamps;
    lamps.sort_unstable();
    if lamps.windows(2).any(|pair| pair.first() == pair.last()) {
        return Err(Problem::of("found.lamps", "duplicate"));
    }
    // Whoever stands at the desk pays, or the insurer does.
    if !found.payment.is_none_or(|means| means.fits(Payer::Customer) || means.fits(Payer::Insurer)) {
        return Err(Problem::of("found.payment", "bad_value"));
    }
    let belongings = found.belongings.iter().map(|thing| text::required("found.belongings", thing, THING));
    Ok(Findings {
        marks: found.marks.into_iter().map(mark).collect::<Result<_>>()?,
        belongings: belongings.collect::<Result<_>>()?,
        results: results(found.results, points)?,
        photos: photos(found.photos)?,
        remark: text::lines("found.remark", found.remark.as_deref(), REMARK)?,
        lamps,
        ..found
    })
}

/// Every picture the findings name, with the field that names it.
pub(super) fn pictures(found: &Findings) -> impl Iterator<Item = (&'static str, &FileHash)> {
    let of_marks = found.marks.iter().flat_map(|mark| &mark.photos).map(|picture| ("found.marks.photos", picture));
    of_marks.chain(found.photos.iter().map(|photo| ("found.photos.picture", &photo.picture)))
}

fn mark(mark: DamageMark) -> Result<DamageMark> {
    for (field, at) in [("found.marks.x", mark.x), ("found.marks.y", mark.y)] {
        if !(0..=EDGE).contains(&at) {
            return Err(Problem::of(field, "out_of_range").with("min", 0).with("max", EDGE));
        }
    }
    at_most("found.marks.photos", mark.photos.len(), PHOTOS_OF_A_MARK)?;
    if repeats(&mark.photos) {
        return Err(Problem::of("found.marks.photos", "duplicate"));
    }
    Ok(DamageMark { remark: text::optional("found.marks.remark", mark.remark.as_deref(), WORDS)?, ..mark })
}

fn photos(photos: Vec<Photo>) -> Result<Vec<Photo>> {
    if repeats(&photos.iter().map(|photo| &photo.picture).collect::<Vec<_>>()) {
        return Err(Problem::of("found.photos.picture", "duplicate"));
    }
    let clean = |photo: Photo| {
        Ok(Photo { remark: text::optional("found.photos.remark", photo.remark.as_deref(), WORDS)?, ..photo })
    };
    photos.into_iter().map(clean).collect()
}

/// Results in the order of the points, each of a point that is asked, and none twice.
fn results(results: Vec<PointResult>, points: &[InspectionPoint]) -> Result<Vec<PointResult>> {
    let mut kept: Vec<(usize, PointResult)> = Vec::with_capacity(results.len());
    for result in results {
        let place = points.iter().position(|point| point.point == result.point);
        let place = place.ok_or_else(|| Problem::of("found.results.point", "bad_value"))?;
        if kept.iter().any(|(other, _)| *other == place) {
            return Err(Problem::of("found.results.point", "duplicate"));
        }
        let reading = text::optional("found.results.reading", result.reading.as_deref(), READING)?;
        let remark = text::optional("found.results.remark", result.remark.as_deref(), WORDS)?;
        kept.push((place, PointResult { reading, remark, ..result }));
    }
    kept.sort_unstable_by_key(|(place, _)| *place);
    Ok(kept.into_iter().map(|(_, result)| result).collect())
}

fn repeats<T: PartialEq>(list: &[T]) -> bool {
    list.iter().enumerate().any(|(place, one)| list.iter().take(place).any(|other| other == one))
}

fn at_most(field: &'static str, count: usize, max: usize) -> Result<()> {
    if count > max { Err(Problem::of(field, "out_of_range").with("min", 0).with("max", max)) } else { Ok(()) }
}
