//! What cells mean: dates in the ways people write them, kilometres with 万, prices with ￥. Pure functions;
//! what cannot be read is a problem's code, never a guess.

use crate::common::{BasisPoints, BusinessDate, Problem, Result, text};
use crate::registers::customers::CustomerKind;
use crate::registers::parts::PartClass;
use crate::registers::vehicles::Energy;

/// Words that say there is nothing to say.
const NOTHING: [&str; 14] =
    ["无", "没有", "暂无", "未知", "不详", "待补", "-", "--", "/", "\\", "N/A", "NA", "NULL", "NONE"];
/// Bytes of the longest of them, full-width letters included: most cells are longer and need no folding.
const NOTHING_LONGEST: usize = 12;
/// Excel's days for 1927 and 2119: five digits that can be a day.
const EXCEL_DAYS: std::ops::RangeInclusive<i64> = 10_000..=80_000;

/// A cell without the marks that other programs leave: blanks around, the apostrophe that makes a number
/// text, characters nobody sees.
pub fn clean(cell: &str) -> String {
    let seen = |c: &char| {
        !matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFD}')
            && (!c.is_control() || *c == '\n' || *c == '\t')
    };
    let text: String = cell.chars().filter(seen).collect();
    let text = text.trim();
    let unmarked = text
        .strip_prefix('\'')
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '=' | '+' | '-' | '@')));
    unmarked.unwrap_or(text).trim().to_owned()
}

/// A cleaned cell on one line.
pub fn one_line(cell: &str) -> String {
    clean(cell).split(['\n', '\t']).map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Whether a cleaned cell says nothing.
pub fn is_nothing(text: &str) -> bool {
    text.is_empty() || (text.len() <= NOTHING_LONGEST && NOTHING.contains(&text::fold(text).as_str()))
}

/// 2026-11-23, 2026/11/23, 2026.11.23, 2026年11月23日, 20261123, or Excel's day number; a time behind it is dropped.
pub fn date(typed: &str) -> Result<BusinessDate> {
    let folded = text::fold(typed);
    let day = folded.split([' ', 'T']).next().unwrap_or_default();
    let day = day.trim_end_matches(['日', '号']).replace(['年', '月', '/', '.'], "-");
    let parts: Vec<&str> = day.split('-').collect();
    let read = match parts.as_slice() {
        [year, month, date] => calendar(year, month, date),
        [digits] if digits.len() == 8 && digits.is_ascii() => {
            let (year, rest) = digits.split_at(4);
            let (month, date) = rest.split_at(2);
            calendar(year, month, date)
        }
        [digits] if digits.len() == 5 => {
            digits.parse().ok().filter(|day| EXCEL_DAYS.contains(day)).and_then(BusinessDate::from_excel)
        }
        _ => None,
    };
    read.ok_or_else(|| Problem::new("bad_date"))
}

fn calendar(year: &str, month: &str, date: &str) -> Option<BusinessDate> {
    if year.len() != 4 {
        return None;
    }
    BusinessDate::new(year.parse().ok()?, month.parse().ok()?, date.parse().ok()?)
}

/// A day that is not after today.
pub fn past_date(typed: &str, today: BusinessDate) -> Result<BusinessDate> {
    let day = date(typed)?;
    if day > today { Err(Problem::new("in_future")) } else { Ok(day) }
}

/// A number as whole parts of 10^-`places`, rounded half up: "1,234.5" with 2 is 123450. Currency signs and
/// thousands' commas do not matter; negative numbers and words are `bad_value`.
pub fn decimal(typed: &str, places: usize) -> Result<i64> {
    let wrong = || Problem::new("bad_value");
    let folded = text::fold(typed);
    let number: String = folded
        .trim_start_matches(['¥', '￥'])
        .trim_end_matches('元')
        .chars()
        .filter(|c| !c.is_whitespace() && *c != ',')
        .collect();
    let (whole, fraction) = number.split_once('.').unwrap_or((&number, ""));
    if (whole.is_empty() && fraction.is_empty())
        || whole.len() > 12
        || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit())
    {
        return Err(wrong());
    }
    let kept: String = fraction.chars().chain(std::iter::repeat('0')).take(places).collect();
    let scaled: i64 = format!("{whole}{kept}").parse().map_err(|_| wrong())?;
    Ok(scaled + i64::from(fraction.as_bytes().get(places).is_some_and(|digit| *digit >= b'5')))
}

/// Kilometres: "52,735", "251523公里", "12.34万".
pub fn kilometres(typed: &str) -> Result<i64> {
    let folded = text::fold(typed);
    let mut number = folded.trim();
    for unit in ["KM", "公里", "千米"] {
        number = number.strip_suffix(unit).unwrap_or(number).trim_end();
    }
    match number.strip_suffix('万') {
        Some(ten_thousands) => decimal(ten_thousands, 4),
        None => decimal(number, 0),
    }
}

/// A tax rate: "13%", "13" and "0.13" are all thirteen per cent.
pub fn tax_rate(typed: &str) -> Result<BasisPoints> {
    let folded = text::fold(typed);
    let rate = match folded.trim().strip_suffix('%') {
        Some(percent) => decimal(percent, 2)?,
        None if folded.trim().starts_with("0.") => decimal(&folded, 4)?,
        None => decimal(&folded, 2)?,
    };
    if (0..=10_000).contains(&rate) { Ok(BasisPoints(rate)) } else { Err(Problem::new("bad_value")) }
}

/// Person or company, by what the file says or, where it says nothing, by the name.
pub fn customer_kind(said: &str, name: &str) -> CustomerKind {
    let any = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let company = any(said, &["单位", "公司", "企业", "机构", "团体", "集团", "公户"]);
    let person = any(said, &["个人", "私人", "私户"]);
    let named_so = any(
        name,
        &["公司", "集团", "银行", "医院", "学校", "大学", "中心", "事务所", "委员会", "服务部", "商行", "工厂"],
    );
    if company || (!person && named_so) { CustomerKind::Company } else { CustomerKind::Person }
}

/// What drives a car, in the words licences and price lists use.
pub fn energy(typed: &str) -> Result<Energy> {
    let said = text::fold(typed);
    let any = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let energy = match () {
        () if any(&["插电", "增程", "PHEV", "REEV", "DM-I"]) => Energy::PlugInHybrid,
        () if any(&["混", "双擎", "HEV"]) => Energy::Hybrid,
        () if any(&["电", "EV"]) => Energy::Electric,
        () if any(&["柴"]) => Energy::Diesel,
        () if any(&["汽油"]) => Energy::Petrol,
        () if any(&["燃气", "天然气", "CNG", "LNG", "LPG"]) => Energy::Gas,
        () => return Err(Problem::new("bad_value")),
    };
    Ok(energy)
}

/// Where a part comes from. `true` when the word says something near, but not the same: 副厂 is kept as
/// 质量相当, the nearest class that does not claim the maker's name.
pub fn part_class(typed: &str) -> Result<(PartClass, bool)> {
    let said = text::fold(typed);
    let any = |words: &[&str]| words.iter().any(|word| said.contains(word));
    let class = match () {
        () if any(&["非原厂", "副厂", "品牌"]) => return Ok((PartClass::Equivalent, true)),
        () if any(&["原厂", "正厂", "OEM", "OE"]) => PartClass::Original,
        () if any(&["同质", "质量相当"]) => PartClass::Equivalent,
        () if any(&["再制造"]) => PartClass::Remanufactured,
        () if any(&["修复"]) => PartClass::Repaired,
        () if any(&["回用", "拆车", "二手"]) => PartClass::Reused,
        () if any(&["自备", "自带"]) => PartClass::CustomerSupplied,
        () => return Err(Problem::new("bad_value")),
    };
    Ok((class, false))
}

/// Whether a remark asks not to be advertised to: such a wish must not be lost on the way (PIPL art. 24, 消法 29).
pub fn asks_not_to_be_advertised_to(remark: &str) -> bool {
    ["勿推销", "不推销", "拒绝推销", "不要推销", "勿营销", "拒绝营销", "勿扰", "不发广告", "勿发短信", "不发短信"]
        .iter()
        .any(|wish| remark.contains(wish))
}

/// Whether a cell ticks what its column is about; a doubtful word is no tick.
pub fn is_yes(said: &str) -> bool {
    ["是", "y", "yes", "1", "true", "√", "✓", "勿营销", "不营销"].contains(&said.trim().to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_however_it_is_written() {
        for typed in [
            "2026-11-23",
            "2026/11/23",
            "2026.11.23",
            "2026年11月23日",
            "46349",
            "20261123",
            "2026-11-23 08:30:00",
            "２０２６／１１／２３",
        ] {
            assert_eq!(date(typed).map(|day| day.to_string()).as_deref(), Ok("2026-11-23"), "{typed}");
        }
        assert_eq!(date("2014年4月5日").unwrap().to_string(), "2014-04-05", "without leading zeros");
        for wrong in ["2026-02-30", "23/11/2026", "26-11-23", "昨天", "0", "999999", "", "--", "2026-11"] {
            assert_eq!(date(wrong).unwrap_err().code, "bad_date", "{wrong}");
        }
    }

    #[test]
    fn kilometres_prices_and_rates_are_whole_numbers() {
        for (typed, km) in [
            ("18.17万", 181_700),
            ("251523公里", 251_523),
            ("52,735", 52_735),
            ("12.34万公里", 123_400),
            ("3万", 30_000),
            ("99 km", 99),
            ("12345.6", 12_346),
        ] {
            assert_eq!(kilometres(typed), Ok(km), "{typed}");
        }
        for (typed, fen) in [
            ("￥1,280.00", 128_000),
            ("71.04000000000001", 7_104),
            ("832.4299999999999", 83_243),
            ("15", 1_500),
            ("1.005", 101),
            (".5元", 50),
        ] {
            assert_eq!(decimal(typed, 2), Ok(fen), "{typed}");
        }
        for (typed, rate) in [("13%", 1300), ("13", 1300), ("0.13", 1300), ("6％", 600), ("0", 0)] {
            assert_eq!(tax_rate(typed), Ok(BasisPoints(rate)), "{typed}");
        }
        for wrong in ["-5", "1e5", "十万", "1.2.3", "", "99999999999999"] {
            assert_eq!(decimal(wrong, 2).unwrap_err().code, "bad_value", "{wrong}");
        }
        assert_eq!(tax_rate("300%").unwrap_err().code, "bad_value", "no tax takes three times the price");
    }

    #[test]
    fn marks_of_other_programs_are_no_part_of_a_value() {
        assert_eq!(clean("'13800001234"), "13800001234", "the apostrophe made it text");
        assert_eq!(clean("'绿"), "'绿", "an apostrophe before a word is the word's");
        assert_eq!(clean("\u{FEFF}　张三\u{200B} "), "张三");
        assert_eq!(one_line("第一行\r\n第二行"), "第一行 第二行");
        assert!(is_nothing("／") && is_nothing("无") && !is_nothing("0"));
    }
}
