//! Text that people type or paste: cleaned, bounded, and folded for comparing and searching.

use unicode_normalization::UnicodeNormalization;

use jieche_ground::{Problem, Result};

/// One line that must be there: trimmed, 1 to `max` characters, no control or direction characters.
pub fn required(field: &'static str, text: &str, max: usize) -> Result<String> {
    let line = optional(field, Some(text), max)?;
    line.ok_or_else(|| Problem::of(field, "required"))
}

/// One line that may be missing; blank counts as missing.
pub fn optional(field: &'static str, text: Option<&str>, max: usize) -> Result<Option<String>> {
    checked(field, text, max, |c| c.is_control())
}

/// Several lines that may be missing; line breaks stay, other control characters are refused.
pub fn lines(field: &'static str, text: Option<&str>, max: usize) -> Result<Option<String>> {
    checked(field, text, max, |c| c.is_control() && c != '\n' && c != '\r' && c != '\t')
}

/// Characters a message for the customer's messenger has at most.
const MESSAGE: usize = 1000;

/// A message as it was copied for the customer's messenger: several lines, at most a thousand characters, not blank.
pub fn message(field: &'static str, text: &str) -> Result<String> {
    lines(field, Some(text), MESSAGE)?.ok_or_else(|| Problem::of(field, "required"))
}

fn checked(field: &'static str, text: Option<&str>, max: usize, bad: impl Fn(char) -> bool) -> Result<Option<String>> {
    let text = text.unwrap_or_default().trim();
    if text.is_empty() {
        return Ok(None);
    }
    let length = text.chars().count();
    if length > max {
        return Err(Problem::of(field, "too_long").with("max", max).with("length", length));
    }
    if text.chars().any(|c| bad(c) || turns_direction(c)) {
        return Err(Problem::of(field, "bad_characters"));
    }
    Ok(Some(text.to_owned()))
}

/// Characters that reorder or hide what is shown: a name must read as it is stored.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFD}')
}

/// Full-width to half-width, upper case: how codes, plates and numbers are compared.
pub fn fold(text: &str) -> String {
    text.nfkc().flat_map(char::to_uppercase).collect()
}

/// [`fold`] without spaces, dots and dashes: how plates, VINs and phones are compared.
pub fn compact(text: &str) -> String {
    fold(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '·' | '•' | '・' | '.' | '-' | '–' | '—' | '_'))
        .collect()
}

/// Only the digits, full-width ones included.
pub fn digits(text: &str) -> String {
    text.nfkc().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_read_as_stored_is_refused() {
        assert_eq!(required("name", " 张三 ", 10), Ok("张三".into()), "blanks around are no part of a name");
        assert_eq!(required("name", "　", 10).unwrap_err().code, "required", "a full-width blank is blank");
        for trick in ["张\u{202E}三", "张\u{0}三", "张\u{200B}三", "张\n三"] {
            assert_eq!(
                required("name", trick, 10).unwrap_err().code,
                "bad_characters",
                "{trick:?} would not read as stored"
            );
        }
        assert_eq!(
            required("name", "一二三四", 3).unwrap_err().code,
            "too_long",
            "three characters are the limit here"
        );
    }

    #[test]
    fn codes_compare_without_width_case_and_dots() {
        assert_eq!(compact("粤Ｓ·２k－330"), "粤S2K330");
    }
}
