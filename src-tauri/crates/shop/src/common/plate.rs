//! Number plates: normalised, and told apart by kind.
//!
//! Shapes after GA 36 and its new-energy amendment; embassy, consulate and military shapes are
//! trade knowledge. A plate is not a car's identity (it changes hands with the owner): the VIN is.

pub use jieche_codes::PlateKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::text;
use jieche_ground::{Problem, Result};

const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

/// A plate as shown: normalised text and its kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(rename = "PlateShown")]
pub struct Plate {
    /// Without dots and blanks, half-width, upper case.
    pub plate: String,
    /// Its kind.
    pub kind: PlateKind,
}

/// Reads a typed plate. `chosen` overrides the guess where shapes cannot tell (yellow) or do not
/// match at all (`Other`); without it an unknown shape is `bad_plate`.
pub fn parse(field: &'static str, typed: &str, chosen: Option<PlateKind>) -> Result<Plate> {
    let plate = text::compact(typed);
    let length = plate.chars().count();
    if !(5..=10).contains(&length) || plate.chars().any(|c| !c.is_ascii_alphanumeric() && !is_han(c)) {
        return Err(Problem::of(field, "bad_plate"));
    }
    let kind = match (chosen, kind_of(&plate)) {
        (Some(PlateKind::Yellow), Some(PlateKind::Blue)) => PlateKind::Yellow,
        (_, Some(kind)) => kind,
        (Some(PlateKind::Other), None) => PlateKind::Other,
        _ => return Err(Problem::of(field, "bad_plate")),
    };
    Ok(Plate { plate, kind })
}

/// The kind a normalised plate's shape tells, if any.
pub fn kind_of(plate: &str) -> Option<PlateKind> {
    let c: Vec<char> = plate.chars().collect();
    match c.as_slice() {
        ['使', rest @ ..] if rest.len() == 6 && digits(rest) => Some(PlateKind::Embassy),
        [rest @ .., '使'] if rest.len() == 6 && digits(rest) => Some(PlateKind::Embassy),
        ['W', 'J', rest @ ..] if (5..=7).contains(&rest.len()) => Some(PlateKind::Military),
        [a, b, rest @ ..] if a.is_ascii_uppercase() && b.is_ascii_uppercase() && rest.len() == 5 && digits(rest) => {
            Some(PlateKind::Military)
        }
        [p, '领', rest @ ..] if province(*p) && rest.len() == 4 && digits(rest) => Some(PlateKind::Consulate),
        [p, city, rest @ ..] if province(*p) && letter(*city) => civil(*p, *city, rest),
        _ => None,
    }
}

fn civil(p: char, city: char, rest: &[char]) -> Option<PlateKind> {
    match rest {
        [body @ .., '港' | '澳'] if p == '粤' && city == 'Z' && body.len() == 4 && places(body) => {
            Some(PlateKind::HongKongMacao)
        }
        [body @ .., '挂'] if body.len() == 4 && places(body) => Some(PlateKind::Trailer),
        [body @ .., '学'] if body.len() == 4 && places(body) => Some(PlateKind::DrivingSchool),
        [body @ .., '警'] if body.len() == 4 && places(body) => Some(PlateKind::Police),
        [body @ .., '领'] if body.len() == 4 && digits(body) => Some(PlateKind::Consulate),
        [body @ .., '应', '急'] if body.len() == 4 && places(body) => Some(PlateKind::Emergency),
        [energy, second, body @ ..] if body.len() == 4 && new_energy(*energy) && place(*second) && digits(body) => {
            Some(PlateKind::NewEnergySmall)
        }
        [body @ .., energy] if body.len() == 5 && digits(body) && new_energy(*energy) => {
            Some(PlateKind::NewEnergyLarge)
        }
        body if body.len() == 5 && places(body) => Some(PlateKind::Blue),
        _ => None,
    }
}

fn province(c: char) -> bool {
    PROVINCES.contains(c)
}

fn letter(c: char) -> bool {
    c.is_ascii_uppercase() && c != 'I' && c != 'O'
}

fn new_energy(c: char) -> bool {
    letter(c) && c <= 'K'
}

fn place(c: char) -> bool {
    letter(c) || c.is_ascii_digit()
}

fn places(of: &[char]) -> bool {
    of.iter().all(|&c| place(c))
}

fn digits(of: &[char]) -> bool {
    of.iter().all(char::is_ascii_digit)
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plates_are_told_by_their_shape() {
        use PlateKind::*;
        for (typed, plate, kind) in [
            ("粤b·d12345", "粤BD12345", NewEnergySmall),
            ("京e890nd", "京E890ND", Blue),
            ("粤Ｓ２Ｋ３３０", "粤S2K330", Blue),
            ("粤A12345D", "粤A12345D", NewEnergyLarge),
            ("川M1234学", "川M1234学", DrivingSchool),
            ("粤Z1234港", "粤Z1234港", HongKongMacao),
            ("沪A0023警", "沪A0023警", Police),
            ("使123456", "使123456", Embassy),
            ("WJ12345", "WJ12345", Military),
            ("京A1234挂", "京A1234挂", Trailer),
            ("粤 B · 1 2 3 4 5", "粤B12345", Blue),
            ("粤B•12345", "粤B12345", Blue),
            ("粤B・12345", "粤B12345", Blue),
            ("粤B-12345", "粤B12345", Blue),
            ("　粤b12345　", "粤B12345", Blue),
            ("粤ＢＦ１２３４５", "粤BF12345", NewEnergySmall),
            ("粤bdk1234", "粤BDK1234", NewEnergySmall),
            ("粤B 12345d", "粤B12345D", NewEnergyLarge),
            ("123456使", "123456使", Embassy),
            ("沪领1234", "沪领1234", Consulate),
            ("沪A1234领", "沪A1234领", Consulate),
            ("VA12345", "VA12345", Military),
            ("粤B1234应急", "粤B1234应急", Emergency),
            ("粤Z1234澳", "粤Z1234澳", HongKongMacao),
        ] {
            assert_eq!(parse("plate", typed, None), Ok(Plate { plate: plate.into(), kind }), "{typed}");
        }
    }

    #[test]
    fn look_alikes_are_refused() {
        for wrong in [
            "粤B0O123",   // a letter for a nought
            "粤BI2345",   // a letter for a one
            "粤Β12345",   // a Greek beta
            "粤B1Ο345",   // a Greek omicron
            "粤В12345",   // a Cyrillic ve
            "粤BА2345",   // a Cyrillic a
            "粤O12345",   // no city has an O
            "粤I12345",   // nor an I
            "粤B1234",    // one short
            "粤B1234567", // one long
            "粤BL12345",  // eight places, and the third no letter of a battery
            "BD12345678",
            "张A12345",
            "粤B12'--",
            "",
        ] {
            assert_eq!(parse("plate", wrong, None).unwrap_err().code, "bad_plate", "{wrong}");
        }
        assert_eq!(
            parse("plate", "粤B12345", Some(PlateKind::Yellow)).unwrap().kind,
            PlateKind::Yellow,
            "yellow is chosen by sight"
        );
    }
}
