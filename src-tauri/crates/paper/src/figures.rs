//! How figures are written on paper: money, hours, quantities, kilometres, dates.
//!
//! Whole numbers in, text out; rounding happens only where a figure is meant to be read across a
//! desk (whole yuan), half away from zero.

use jieche_codes::PartClass;

/// Printed where something is not known.
pub(crate) const UNKNOWN: &str = "—";

/// `41,286.00` from fen; minus is the true minus sign.
pub(crate) fn money(fen: i64) -> String {
    let amount = fen.unsigned_abs();
    format!("{}{}.{:02}", sign(fen), grouped(amount / 100), amount % 100)
}

/// `¥568.00`.
pub(crate) fn money_with_sign(fen: i64) -> String {
    format!("¥{}", money(fen))
}

/// `41,286`: fen rounded to whole yuan, half away from zero.
pub(crate) fn whole_yuan(fen: i64) -> String {
    let yuan = (fen.unsigned_abs() + 50) / 100;
    format!("{}{}", if yuan == 0 { "" } else { sign(fen) }, grouped(yuan))
}

/// `0.80` from hundredths of an hour.
pub(crate) fn hours(hundredths: i64) -> String {
    let amount = hundredths.unsigned_abs();
    format!("{}{}.{:02}", sign(hundredths), grouped(amount / 100), amount % 100)
}

/// `1`, `4.5`, `0.125` from thousandths, followed by the unit.
pub(crate) fn quantity(thousandths: i64, unit: &str) -> String {
    let amount = thousandths.unsigned_abs();
    let mut text = format!("{}{}", sign(thousandths), grouped(amount / 1000));
    if !amount.is_multiple_of(1000) {
        let fraction = format!(".{:03}", amount % 1000);
        text.push_str(fraction.trim_end_matches('0'));
    }
    if unit.is_empty() { text } else { format!("{text} {unit}") }
}

/// `31,380 km`.
pub(crate) fn kilometres(km: Option<i64>) -> String {
    km.map_or_else(|| UNKNOWN.into(), |km| format!("{} km", count(km)))
}

/// `1,234`.
pub(crate) fn count(number: i64) -> String {
    format!("{}{}", sign(number), grouped(number.unsigned_abs()))
}

/// `94.5` from basis points of a whole (0–10 000 is 0–100); one decimal, half up.
pub(crate) fn points(basis_points: i64) -> String {
    let tenths = (basis_points.unsigned_abs() + 5) / 10;
    format!("{}{}.{}", sign(basis_points), tenths / 10, tenths % 10)
}

/// What a part is called; a dash where nobody said it.
pub(crate) fn class_of(class: Option<PartClass>) -> &'static str {
    class.map_or(UNKNOWN, PartClass::on_paper)
}

/// The text itself, or a dash where nothing is known.
pub(crate) fn known(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() { UNKNOWN.into() } else { text.into() }
}

/// `11-23 16:30` from `2026-11-23 16:30`: the year goes without saying on the day.
pub(crate) fn without_year(moment: &str) -> &str {
    match moment.split_once('-') {
        Some((year, rest)) if year.len() == 4 => rest,
        _ => moment,
    }
}

/// `138****1234`; a line number keeps its area code and last four digits.
pub(crate) fn masked_phone(phone: &str) -> String {
    let letters: Vec<char> = phone.trim().chars().collect();
    let kept_before = if letters.len() == 11 { 3 } else { letters.len().saturating_sub(8) };
    let kept_after = letters.len().saturating_sub(4);
    letters
        .iter()
        .enumerate()
        .map(|(place, letter)| {
            let hidden = place >= kept_before && place < kept_after && letter.is_ascii_digit();
            if hidden { '*' } else { *letter }
        })
        .collect()
}

/// `2026年11月23日 星期一` from `2026-11-23`; the text as it is when it is no date.
pub(crate) fn long_date(date: &str) -> String {
    let Some((year, month, day)) = year_month_day(date) else { return date.into() };
    format!("{year}年{month}月{day}日 星期{}", weekday(year, month, day))
}

/// Year, month and day of `2026-11-23…`.
pub(crate) fn year_month_day(date: &str) -> Option<(i64, i64, i64)> {
    let mut parts = date.get(..10)?.split('-').map(str::parse);
    match (parts.next()?, parts.next()?, parts.next()?) {
        (Ok(year), Ok(month), Ok(day)) => Some((year, month, day)),
        _ => None,
    }
}

/// Zeller's congruence.
fn weekday(year: i64, month: i64, day: i64) -> &'static str {
    let (year, month) = if month < 3 { (year - 1, month + 12) } else { (year, month) };
    let since_saturday = (day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400) % 7;
    match since_saturday {
        0 => "六",
        1 => "日",
        2 => "一",
        3 => "二",
        4 => "三",
        5 => "四",
        _ => "五",
    }
}

/// `amount` × `price` in units of `scale`, rounded half away from zero.
pub(crate) fn product(amount: i64, price: i64, scale: i128) -> i64 {
    let exact = i128::from(amount) * i128::from(price);
    let half = if exact < 0 { -scale / 2 } else { scale / 2 };
    i64::try_from((exact + half) / scale).unwrap_or(i64::MAX)
}

fn sign(number: i64) -> &'static str {
    if number < 0 { "−" } else { "" }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_reads_as_a_ledger_writes_it() {
        assert_eq!(money(0), "0.00");
        assert_eq!(money(4_128_600), "41,286.00");
        assert_eq!(money(-5), "−0.05");
        assert_eq!(money(i64::MIN), "−92,233,720,368,547,758.08");
        assert_eq!(money_with_sign(56_800), "¥568.00");
        assert_eq!(whole_yuan(4_128_650), "41,287");
        assert_eq!(whole_yuan(-49), "0");
    }

    #[test]
    fn hours_and_quantities_keep_what_they_carry() {
        assert_eq!(hours(80), "0.80");
        assert_eq!(quantity(1_000, "套"), "1 套");
        assert_eq!(quantity(4_500, "升"), "4.5 升");
        assert_eq!(quantity(-125, ""), "−0.125");
        assert_eq!(points(9_445), "94.5");
    }

    #[test]
    fn products_round_half_away_from_zero() {
        assert_eq!(product(80, 16_000, 100), 12_800);
        assert_eq!(product(33, 150, 100), 50);
        assert_eq!(product(-33, 150, 100), -50);
        assert_eq!(product(4_500, 7_999, 1000), 35_996);
    }

    #[test]
    fn dates_and_phones() {
        assert_eq!(long_date("2026-11-23"), "2026年11月23日 星期一");
        assert_eq!(long_date("2028-02-29"), "2028年2月29日 星期二");
        assert_eq!(long_date("soon"), "soon");
        assert_eq!(without_year("2026-11-23 16:30"), "11-23 16:30");
        assert_eq!(masked_phone("13590830166"), "135****0166");
        assert_eq!(masked_phone("0755-88886666"), "0755-****6666");
        assert_eq!(masked_phone(""), "");
    }
}
