//! 统一社会信用代码 (GB 32100-2015): eighteen places, the last a check character.

use super::text;
use jieche_ground::{Problem, Result};

const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

/// The normalised code, or `bad_credit_code` for `field`.
pub fn parse(field: &'static str, typed: &str) -> Result<String> {
    let code = text::compact(typed);
    if holds(&code) { Ok(code) } else { Err(Problem::of(field, "bad_credit_code")) }
}

/// As [`parse`], where blank means none.
pub fn parse_optional(field: &'static str, typed: Option<&str>) -> Result<Option<String>> {
    match typed.map(str::trim) {
        None | Some("") => Ok(None),
        Some(typed) => parse(field, typed).map(Some),
    }
}

fn holds(code: &str) -> bool {
    if code.chars().count() != 18 {
        return false;
    }
    let mut sum = 0;
    let mut weight = 1;
    for c in code.chars().take(17) {
        let Some(value) = ALPHABET.find(c) else { return false };
        sum += value * weight;
        weight = weight * 3 % 31;
    }
    ALPHABET.chars().nth((31 - sum % 31) % 31) == code.chars().last()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standards_own_sample_holds_and_a_changed_one_does_not() {
        assert_eq!(
            parse("credit_code", " 91350100m000100y43 "),
            Ok("91350100M000100Y43".into()),
            "the sample of GB 32100-2015"
        );
        assert!(parse("credit_code", "91110108551385082Q").is_ok());
        for wrong in ["91350100M000100Y44", "91350100M000100Y4", "9135O100M000100Y43", ""] {
            assert_eq!(parse("credit_code", wrong).unwrap_err().code, "bad_credit_code", "{wrong}");
        }
    }
}
