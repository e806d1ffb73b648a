//! Code 128, drawn as bars: the order number as the counter's scanner reads it.
//!
//! Pairs of digits are packed (code set C), everything else is printable ASCII (code set B).
//! Other characters have no bars here; numbers the shop gives never hold any.

/// Widths of bar, space, bar, space, bar, space in modules, by value (ISO/IEC 15417 table 1).
const PATTERNS: [&str; 107] = [
    "212222", "222122", "222221", "121223", "121322", "131222", "122213", "122312", "132212", "221213", "221312",
    "231212", "112232", "122132", "122231", "113222", "123122", "123221", "223211", "221132", "221231", "213212",
    "223112", "312131", "311222", "321122", "321221", "312212", "322112", "322211", "212123", "212321", "232121",
    "111323", "131123", "131321", "112313", "132113", "132311", "211313", "231113", "231311", "112133", "112331",
    "132131", "113123", "113321", "133121", "313121", "211331", "231131", "213113", "213311", "213131", "311123",
    "311321", "331121", "312113", "312311", "332111", "314111", "221411", "431111", "111224", "111422", "121124",
    "121421", "141122", "141221", "112214", "112412", "122114", "122411", "142112", "142211", "241211", "221114",
    "413111", "241112", "134111", "111242", "121142", "121241", "114212", "124112", "124211", "411212", "421112",
    "421211", "212141", "214121", "412121", "111143", "111341", "131141", "114113", "114311", "411113", "411311",
    "113141", "114131", "311141", "411131", "211412", "211214", "211232", "2331112",
];
const TO_C: u8 = 99;
const TO_B: u8 = 100;
const START_B: u8 = 104;
const START_C: u8 = 105;
const STOP: u8 = 106;

/// A barcode of a document number.
pub(crate) struct Barcode {
    values: Vec<u8>,
}

impl Barcode {
    /// mm.
    pub(super) const HEIGHT: f32 = 10.0;
    /// One module, mm: wide enough for an office laser and a worn pin printer's ribbon.
    const MODULE: f32 = 0.3;

    /// The bars of `text`; none when a character is not printable ASCII.
    pub(crate) fn new(text: &str) -> Option<Self> {
        let printable = !text.is_empty() && text.bytes().all(|byte| (b' '..=b'~').contains(&byte));
        printable.then(|| Self { values: with_check(encode(text.as_bytes())) })
    }

    /// mm from the first bar to the last.
    pub(super) fn width(&self) -> f32 {
        self.bars().last().map_or(0.0, |(x, width)| x + width)
    }

    /// Each bar's left and width, mm.
    pub(super) fn bars(&self) -> impl Iterator<Item = (f32, f32)> + '_ {
        let elements = self.values.iter().filter_map(|value| PATTERNS.get(usize::from(*value)));
        // Every pattern but the last has six elements, so bars keep the even places throughout.
        let modules = elements.flat_map(|pattern| pattern.bytes()).map(|digit| f32::from(digit - b'0') * Self::MODULE);
        let placed = modules.scan(0.0, |x, width| {
            *x += width;
            Some((*x - width, width))
        });
        placed.step_by(2)
    }
}

fn encode(text: &[u8]) -> Vec<u8> {
    let mut values = Vec::new();
    let mut rest = text;
    let mut in_c = false;
    while let Some(first) = rest.first() {
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        // Changing over costs a symbol, so it takes four digits to be worth it.
        let packs = if in_c { digits >= 2 } else { digits >= 4 && digits % 2 == 0 };
        if packs != in_c || values.is_empty() {
            values.push(match (values.is_empty(), packs) {
                (true, true) => START_C,
                (true, false) => START_B,
                (false, true) => TO_C,
                (false, false) => TO_B,
            });
            in_c = packs;
        }
        match rest {
            [tens, units, after @ ..] if packs => {
                values.push((tens - b'0') * 10 + units - b'0');
                rest = after;
            }
            _ => {
                values.push(first - b' ');
                rest = rest.get(1..).unwrap_or_default();
            }
        }
    }
    values
}

fn with_check(mut values: Vec<u8>) -> Vec<u8> {
    let weighted = values.iter().enumerate().map(|(place, value)| place.max(1) * usize::from(*value));
    let check = weighted.sum::<usize>() % 103;
    values.extend([u8::try_from(check).unwrap_or(0), STOP]);
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pattern_is_eleven_modules_with_even_bars_and_stands_once() {
        for (value, pattern) in PATTERNS.iter().enumerate().take(usize::from(STOP)) {
            let widths: Vec<u32> = pattern.bytes().map(|digit| u32::from(digit - b'0')).collect();
            assert_eq!(widths.iter().sum::<u32>(), 11, "{value}");
            assert_eq!(widths.iter().step_by(2).sum::<u32>() % 2, 0, "{value}");
            assert_eq!(PATTERNS.iter().position(|other| other == pattern), Some(value));
        }
    }

    #[test]
    fn an_order_number_packs_its_digits() {
        let barcode = Barcode::new("WX20261123-0007").expect("printable");
        let expected = [START_B, 55, 56, TO_C, 20, 26, 11, 23, TO_B, 13, TO_C, 0, 7];
        assert_eq!(barcode.values[..13], expected);
        assert_eq!(barcode.values[13..], [check(&expected), STOP]);
        assert!(barcode.width() < 60.0);
        assert!(Barcode::new("工单").is_none() && Barcode::new("").is_none());
    }

    fn check(values: &[u8]) -> u8 {
        let sum: u32 = values.iter().zip(0u32..).map(|(value, place)| u32::from(*value) * place.max(1)).sum();
        u8::try_from(sum % 103).expect("below 103")
    }

    #[test]
    fn odd_digits_and_pure_digits() {
        assert_eq!(encode(b"1234"), [START_C, 12, 34]);
        assert_eq!(encode(b"12345"), [START_B, 17, TO_C, 23, 45]);
        assert_eq!(encode(b"A1"), [START_B, 33, 17]);
    }
}
