//! 大写金额: an amount in the capital numerals of 支付结算办法 annex 1, as sums on signed paper are written.
//!
//! One canonical spelling where the rule allows several: 整 after 角, 零 after a 元 whose own digit
//! is 0, none between 万 and a 千 that is not 0. Not here: dates in capitals, which only bank bills use.

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES: [(u64, &str); 4] = [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")];

/// `fen` in capital numerals: 140950 is 人民币壹仟肆佰零玖元伍角整; a refund reads 人民币负….
#[must_use]
pub fn in_capitals(fen: i64) -> String {
    let amount = fen.unsigned_abs();
    let (yuan, jiao, fen_digit) = (amount / 100, amount / 10 % 10, amount % 10);
    let mut text = String::from("人民币");
    if fen < 0 {
        text.push('负');
    }
    if yuan > 0 || amount == 0 {
        write_whole(&mut text, yuan);
        text.push('元');
    }
    if jiao > 0 {
        if yuan > 0 && yuan % 10 == 0 {
            text.push('零');
        }
        push_digit(&mut text, jiao);
        text.push('角');
    } else if fen_digit > 0 && yuan > 0 {
        text.push('零');
    }
    if fen_digit > 0 {
        push_digit(&mut text, fen_digit);
        text.push('分');
    } else {
        text.push('整');
    }
    text
}

fn write_whole(text: &mut String, number: u64) {
    for (size, name) in [(100_000_000, '亿'), (10_000, '万')] {
        if number >= size {
            write_whole(text, number / size);
            text.push(name);
            let rest = number % size;
            if rest > 0 {
                if rest < size / 10 {
                    text.push('零');
                }
                write_whole(text, rest);
            }
            return;
        }
    }
    write_below_ten_thousand(text, number);
}

fn write_below_ten_thousand(text: &mut String, number: u64) {
    if number == 0 {
        text.push('零');
        return;
    }
    let (mut begun, mut skipped) = (false, false);
    for (size, name) in PLACES {
        let digit = number / size % 10;
        if digit == 0 {
            skipped = begun;
            continue;
        }
        if skipped {
            text.push('零');
        }
        push_digit(text, digit);
        text.push_str(name);
        (begun, skipped) = (true, false);
    }
}

fn push_digit(text: &mut String, digit: u64) {
    let place = usize::try_from(digit % 10).unwrap_or(0);
    text.extend(DIGITS.get(place));
}

#[cfg(test)]
mod tests {
    use super::{DIGITS, in_capitals};
    use proptest::prelude::*;

    #[test]
    fn spells_the_known_amounts() {
        for (fen, text) in [
            (0, "人民币零元整"),
            (5, "人民币伍分"),
            (50, "人民币伍角整"),
            (1_000, "人民币壹拾元整"),
            (10_500, "人民币壹佰零伍元整"),
            (140_950, "人民币壹仟肆佰零玖元伍角整"),
            (600_714, "人民币陆仟零柒元壹角肆分"),
            (168_032, "人民币壹仟陆佰捌拾元零叁角贰分"),
            (10_700_053, "人民币壹拾万柒仟元零伍角叁分"),
            (1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"),
            (32_504, "人民币叁佰贰拾伍元零肆分"),
            (10_000_000_000, "人民币壹亿元整"),
            (123_456_789, "人民币壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"),
            (-56_800, "人民币负伍佰陆拾捌元整"),
            (10_000_000_100, "人民币壹亿零壹元整"),
            (100_010_000, "人民币壹佰万零壹佰元整"),
        ] {
            assert_eq!(in_capitals(fen), text, "{fen} fen");
        }
    }

    /// Reads capital numerals back, knowing nothing of how they were written.
    fn read_back(text: &str) -> i128 {
        let text = text.strip_prefix("人民币").expect("no 人民币");
        let (sign, text) = text.strip_prefix('负').map_or((1, text), |rest| (-1, rest));
        let (whole, small) = text.split_once('元').unwrap_or(("", text));
        let (mut jiao, mut fen, mut digit) = (0, 0, 0);
        for letter in small.chars() {
            match letter {
                '角' => jiao = digit,
                '分' => fen = digit,
                '整' => {}
                _ => digit = value_of(letter),
            }
        }
        sign * (read_whole(whole) * 100 + jiao * 10 + fen)
    }

    fn value_of(letter: char) -> i128 {
        DIGITS.iter().position(|d| *d == letter).expect("not a numeral") as i128
    }

    fn read_whole(text: &str) -> i128 {
        for (name, size) in [('亿', 100_000_000), ('万', 10_000)] {
            if let Some((high, low)) = text.rsplit_once(name) {
                return read_whole(high) * size + read_whole(low);
            }
        }
        let (mut sum, mut digit) = (0, 0);
        for letter in text.chars() {
            match letter {
                '仟' => sum += std::mem::take(&mut digit) * 1000,
                '佰' => sum += std::mem::take(&mut digit) * 100,
                '拾' => sum += std::mem::take(&mut digit) * 10,
                _ => digit = value_of(letter),
            }
        }
        sum + digit
    }

    proptest! {
        #[test]
        fn reads_back_whole(fen in prop_oneof![any::<i64>(), -100_000_000i64..100_000_000]) {
            prop_assert_eq!(read_back(&in_capitals(fen)), i128::from(fen));
        }

        #[test]
        fn never_two_zeros_and_ends_as_the_rule_says(fen in 0i64..10_000_000_000_000) {
            let text = in_capitals(fen);
            prop_assert!(!text.contains("零零"), "{}", text);
            prop_assert_eq!(text.ends_with('整'), fen % 10 == 0, "{}", text);
        }
    }
}
