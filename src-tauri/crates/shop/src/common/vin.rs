//! Vehicle identification numbers (GB 16735-2019): normalised, and their check digit proved.
//!
//! A VIN that fails is kept as 待核: it blocks claims and uploads later, never the queue at the desk.

pub use jieche_codes::VinState;

use super::text;
use jieche_ground::{Problem, Result};

const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/// Reads a typed VIN. Anything of 5 to 17 letters and digits is kept; the state tells whether it
/// holds. `bad_vin` only for what cannot be one at all.
pub fn parse(field: &'static str, typed: &str) -> Result<(String, VinState)> {
    let vin = text::compact(typed);
    if !(5..=17).contains(&vin.len()) || !vin.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit()) {
        return Err(Problem::of(field, "bad_vin"));
    }
    let state = state_of(&vin);
    Ok((vin, state))
}

/// Whether the VIN holds.
pub fn state_of(vin: &str) -> VinState {
    if check_digit(vin).is_some_and(|digit| vin.chars().nth(8) == Some(digit)) {
        VinState::Good
    } else {
        VinState::ToCheck
    }
}

/// The digit that belongs in the ninth place, if the others are places of a VIN.
pub fn check_digit(vin: &str) -> Option<char> {
    if vin.len() != 17 {
        return None;
    }
    let mut sum = 0;
    for (place, (c, weight)) in vin.chars().zip(WEIGHTS).enumerate() {
        sum += if place == 8 { 0 } else { value(c)? * weight };
    }
    match sum % 11 {
        10 => Some('X'),
        digit => char::from_digit(digit, 10),
    }
}

fn value(c: char) -> Option<u32> {
    match c {
        '0'..='9' => c.to_digit(10),
        'A'..='H' => Some(c as u32 - 'A' as u32 + 1),
        'J'..='N' => Some(c as u32 - 'J' as u32 + 1),
        'P' => Some(7),
        'R' => Some(9),
        'S'..='Z' => Some(c as u32 - 'S' as u32 + 2),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: [&str; 6] = [
        "1M8GDM9AXKP042788",
        "1HGCM82633A004352",
        "11111111111111111",
        "LSVAA49J232047377",
        "LFV2A21K8A3000001",
        "LRW3E7FA1NC012345",
    ];

    #[test]
    fn known_numbers_hold() {
        for vin in GOOD {
            assert_eq!(state_of(vin), VinState::Good, "{vin}");
        }
    }

    #[test]
    fn any_one_digit_changed_is_noticed() {
        for vin in GOOD {
            for place in (0..17).filter(|&place| place != 8) {
                let mut wrong: Vec<char> = vin.chars().collect();
                wrong[place] = if wrong[place] == '1' { '2' } else { '1' };
                let wrong: String = wrong.into_iter().collect();
                if value(vin.chars().nth(place).unwrap()) != value(wrong.chars().nth(place).unwrap()) {
                    assert_eq!(state_of(&wrong), VinState::ToCheck, "{vin} with place {place} changed");
                }
            }
        }
    }

    #[test]
    fn a_vin_is_the_same_however_it_is_typed_and_one_misread_is_kept_to_check() {
        for (typed, vin, state) in [
            ("lfv2a21k8a3000001", "LFV2A21K8A3000001", VinState::Good),
            (" LFV2A21K 8A3 000001 ", "LFV2A21K8A3000001", VinState::Good),
            ("LFV2A21K-8A3000001", "LFV2A21K8A3000001", VinState::Good),
            ("ＬＦＶ２Ａ２１Ｋ８Ａ３０００００１", "LFV2A21K8A3000001", VinState::Good),
            ("LFV2A21K8A3OOOOO1", "LFV2A21K8A3OOOOO1", VinState::ToCheck), // letters O for noughts
            ("LFV2A2IK8A3000001", "LFV2A2IK8A3000001", VinState::ToCheck), // a letter I for a one
            ("LFV2A21K8AQ000001", "LFV2A21K8AQ000001", VinState::ToCheck), // no VIN has a Q
            ("LFV2A21K9A3000001", "LFV2A21K9A3000001", VinState::ToCheck), // another check digit
            ("LFV2A21K8A3000010", "LFV2A21K8A3000010", VinState::ToCheck), // two places swapped
            ("A3000001", "A3000001", VinState::ToCheck),                   // its end alone
        ] {
            assert_eq!(parse("vin", typed), Ok((vin.into(), state)), "{typed}");
        }
        for wrong in ["", "A300", "LFV2A21K8A30000011", "LFV2А21K8A3000001", "LFV2A21K8A300000*"] {
            assert_eq!(parse("vin", wrong).unwrap_err().code, "bad_vin", "{wrong}");
        }
        assert_eq!(check_digit("1M8GDM9AXKP04278_"), None, "what has no value has no digit");
        assert_eq!(check_digit("1M8GDM9AXKP042788"), Some('X'), "ten is written X");
    }

    #[test]
    fn what_is_no_vin_at_all_is_refused_and_the_rest_kept() {
        assert_eq!(parse("vin", "lsvaa49j2 32047377").unwrap().1, VinState::Good, "case and blanks do not matter");
        assert_eq!(parse("vin", "LSVAA49J23204737").unwrap().1, VinState::ToCheck, "sixteen places are kept to check");
        assert_eq!(parse("vin", "粤B12345").unwrap_err().code, "bad_vin", "a plate is no VIN");
    }
}
