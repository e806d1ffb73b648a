//! Phone numbers: mobile, land line and 400, normalised before they are checked.
//!
//! Shapes as used in mainland China; no claim that a number is in service.

use super::text;
use jieche_ground::{Problem, Result};

/// The number without +86, blanks and dashes, or `bad_phone` for `field`.
pub fn parse(field: &'static str, typed: &str) -> Result<String> {
    let number = normalise(typed);
    if is_mobile(&number) || is_land_line(&number) || is_400(&number) {
        Ok(number)
    } else {
        Err(Problem::of(field, "bad_phone"))
    }
}

/// As [`parse`], where blank means none.
pub fn parse_optional(field: &'static str, typed: Option<&str>) -> Result<Option<String>> {
    match typed.map(str::trim) {
        None | Some("") => Ok(None),
        Some(typed) => parse(field, typed).map(Some),
    }
}

/// Without +86, blanks and dashes; a land line's extension keeps its dash.
pub fn normalise(typed: &str) -> String {
    let plain: String = text::fold(typed).chars().filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')')).collect();
    let plain = plain.strip_prefix("+86").or_else(|| plain.strip_prefix("0086")).unwrap_or(&plain);
    plain.replace(['-', '–', '—'], "")
}

/// As it is written on paper: 0755-88886666, 021-12345678, 400-800-8888; a mobile as it is.
pub fn written(number: &str) -> String {
    let area = match number {
        _ if is_mobile(number) => 0,
        _ if number.starts_with("01") || number.starts_with("02") => 3,
        _ if is_land_line(number) => 4,
        _ => 3,
    };
    match (number.get(..area), number.get(area..)) {
        (Some(head), Some(rest)) if area > 0 && is_400(number) => {
            format!("{head}-{}-{}", rest.get(..3).unwrap_or_default(), rest.get(3..).unwrap_or_default())
        }
        (Some(head), Some(rest)) if area > 0 => format!("{head}-{rest}"),
        _ => number.to_owned(),
    }
}

/// Eleven digits from 13 to 19.
pub fn is_mobile(number: &str) -> bool {
    number.len() == 11
        && all_digits(number)
        && number.starts_with('1')
        && !matches!(number.as_bytes().get(1), Some(b'0'..=b'2') | None)
}

fn is_land_line(number: &str) -> bool {
    number.starts_with('0') && (10..=18).contains(&number.len()) && all_digits(number)
}

fn is_400(number: &str) -> bool {
    number.len() == 10 && number.starts_with("400") && all_digits(number)
}

fn all_digits(number: &str) -> bool {
    number.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_they_are_typed() {
        for (typed, number) in [
            ("199 2440 2685", "19924402685"),
            ("+8613800001234", "13800001234"),
            ("１５１３７４８４７７７", "15137484777"),
            ("0755-88886666", "075588886666"),
            ("400-800-8888", "4008008888"),
            ("+86 138 0000 1234", "13800001234"),
            ("+86-138-0000-1234", "13800001234"),
            ("0086 13800001234", "13800001234"),
            ("＋８６１３８０００　０１２３４", "13800001234"),
            ("138–0000—1234", "13800001234"),
            ("(0755) 8888 6666", "075588886666"),
            ("（０７５５）８８８８６６６６", "075588886666"),
            ("+86 0755 88886666", "075588886666"),
            ("010-12345678", "01012345678"),
            ("0898-1234567", "08981234567"),
            ("0755-88886666-801", "075588886666801"),
        ] {
            assert_eq!(parse("phone", typed), Ok(number.into()), "{typed}");
        }
    }

    #[test]
    fn numbers_are_written_as_people_read_them() {
        for (number, written_as) in [
            ("13800001234", "13800001234"),
            ("075588886666", "0755-88886666"),
            ("02112345678", "021-12345678"),
            ("4008008888", "400-800-8888"),
        ] {
            assert_eq!(written(number), written_as);
        }
    }

    #[test]
    fn a_digit_short_is_no_number() {
        for wrong in [
            "1380000123",
            "12800001234",
            "138000012345",
            "abc",
            "２３",
            "88886666", // a land line without its area
            "13800O01234",
            "138٠٠٠٠1234", // Arabic noughts
            "+1 650 253 0000",
            "400-800-888",
        ] {
            assert_eq!(parse("phone", wrong).unwrap_err().code, "bad_phone", "{wrong}");
        }
    }
}
