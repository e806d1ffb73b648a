//! Sensitive data on its way out and in: what is masked can be shown, never saved back.
//!
//! Answers carry [`Shown`], requests carry [`Change`]; the two types do not convert into each
//! other. The masks are trade habit: 138****1234, 张*, 粤B·**345.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Problem, Result};

/// A personal value as the person asking may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Shown<T> {
    /// The value itself.
    Whole(T),
    /// Enough to recognise it, not enough to use it.
    Masked(String),
}

/// What a save does with a personal value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Change<T> {
    /// Leave what is stored.
    Keep,
    /// Store this instead.
    Set(T),
}

impl<T> Change<T> {
    /// The new value over the stored one.
    pub fn over(self, stored: T) -> T {
        match self {
            Self::Keep => stored,
            Self::Set(value) => value,
        }
    }
}

impl<T> Shown<T> {
    /// The value itself, to be stored; a masked one never is.
    pub(crate) fn whole(&self) -> Result<&T> {
        match self {
            Self::Whole(value) => Ok(value),
            Self::Masked(_) => Err(Problem::internal("a masked value was about to be stored")),
        }
    }
}

impl Shown<String> {
    /// A phone number: whole, or its first three and last four digits.
    pub fn phone(phone: &str, whole: bool) -> Self {
        Self::masked_unless(whole, phone, |text| around(text, 3, 4))
    }

    /// A person's name: whole, or the surname's first character.
    pub fn name(name: &str, whole: bool) -> Self {
        Self::masked_unless(whole, name, |text| around(text, 1, 0))
    }

    /// A VIN: whole, or without the five characters that single it out.
    pub fn vin(vin: &str, whole: bool) -> Self {
        Self::masked_unless(whole, vin, |text| around(text, 9, 4))
    }

    /// An address: whole, or its first six characters (province and city).
    pub fn address(address: &str, whole: bool) -> Self {
        Self::masked_unless(whole, address, |text| around(text, 6, 0))
    }

    /// What is shown, for values that are only read: a name on a list of debts, an invoice's title.
    pub fn into_text(self) -> String {
        match self {
            Self::Whole(text) | Self::Masked(text) => text,
        }
    }

    fn masked_unless(whole: bool, value: &str, mask: impl Fn(&str) -> String) -> Self {
        if whole { Self::Whole(value.to_owned()) } else { Self::Masked(mask(value)) }
    }
}

fn around(text: &str, head: usize, tail: usize) -> String {
    let characters: Vec<char> = text.chars().collect();
    let hidden = characters.len().saturating_sub(head + tail);
    if hidden == 0 {
        return "*".repeat(characters.len().max(1));
    }
    characters
        .iter()
        .enumerate()
        .map(|(place, &c)| if place < head || place >= head + hidden { c } else { '*' })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_hide_the_middle_and_short_values_whole() {
        assert_eq!(Shown::phone("13800001234", false), Shown::Masked("138****1234".into()), "trade habit");
        assert_eq!(Shown::name("欧阳雪", false), Shown::Masked("欧**".into()), "the surname's first character stays");
        assert_eq!(
            Shown::phone("1234", false),
            Shown::Masked("****".into()),
            "a value too short to mask is hidden whole"
        );
    }
}
