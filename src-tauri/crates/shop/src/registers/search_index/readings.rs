//! How Chinese names are spoken, for those who type them in pinyin: every reading a surname has, and
//! the readings of given names that people are really called by.
//!
//! The pinyin table knows characters one by one; surnames are read by custom, so they stand here (after
//! the dictionaries' notes on surname readings). A reading too many costs a few bytes; one too few and a
//! customer standing at the desk is not found. Hence both the surname's own reading and the common
//! misreading are kept.

use pinyin::{ToPinyin, ToPinyinMulti};

/// Readings of one name at most: each further one finds less and costs as much.
const MOST: usize = 12;
/// Characters with a reading of their own that a name has at most.
const CHARACTERS: usize = 40;

/// Surnames of two characters; the first reading is the right one, others are what people also type.
const DOUBLE_SURNAMES: [(&str, &[&str]); 40] = [
    ("万俟", &["MO QI", "WAN SI"]),
    ("尉迟", &["YU CHI", "WEI CHI"]),
    ("长孙", &["ZHANG SUN", "CHANG SUN"]),
    ("单于", &["CHAN YU", "SHAN YU", "DAN YU"]),
    ("澹台", &["TAN TAI", "DAN TAI"]),
    ("宿", &["SU", "XIU"]),
    ("令狐", &["LING HU"]),
    ("宰父", &["ZAI FU"]),
    ("亓官", &["QI GUAN"]),
    ("夏侯", &["XIA HOU"]),
    ("诸葛", &["ZHU GE"]),
    ("闻人", &["WEN REN"]),
    ("东方", &["DONG FANG"]),
    ("赫连", &["HE LIAN"]),
    ("皇甫", &["HUANG FU", "HUANG PU"]),
    ("公羊", &["GONG YANG"]),
    ("公冶", &["GONG YE"]),
    ("宗政", &["ZONG ZHENG"]),
    ("濮阳", &["PU YANG"]),
    ("淳于", &["CHUN YU"]),
    ("申屠", &["SHEN TU"]),
    ("公孙", &["GONG SUN"]),
    ("仲孙", &["ZHONG SUN"]),
    ("轩辕", &["XUAN YUAN"]),
    ("钟离", &["ZHONG LI"]),
    ("宇文", &["YU WEN"]),
    ("司徒", &["SI TU"]),
    ("司空", &["SI KONG"]),
    ("司马", &["SI MA"]),
    ("欧阳", &["OU YANG"]),
    ("上官", &["SHANG GUAN"]),
    ("慕容", &["MU RONG"]),
    ("呼延", &["HU YAN"]),
    ("南宫", &["NAN GONG"]),
    ("独孤", &["DU GU"]),
    ("拓跋", &["TUO BA", "TA BA"]),
    ("端木", &["DUAN MU"]),
    ("百里", &["BAI LI", "BO LI"]),
    ("乐正", &["YUE ZHENG", "LE ZHENG"]),
    ("鲜于", &["XIAN YU"]),
];

/// Surnames of one character that are not read as the character usually is, or are read in several ways.
const SURNAMES: [(char, &[&str]); 76] = [
    ('单', &["SHAN", "DAN", "CHAN"]),
    ('曾', &["ZENG", "CENG"]),
    ('仇', &["QIU", "CHOU"]),
    ('解', &["XIE", "JIE", "HAI"]),
    ('查', &["ZHA", "CHA"]),
    ('区', &["OU", "QU"]),
    ('任', &["REN"]),
    ('朴', &["PIAO", "PU", "PO"]),
    ('盖', &["GE", "GAI", "GAN"]),
    ('葛', &["GE"]),
    ('华', &["HUA"]),
    ('尹', &["YIN"]),
    ('翟', &["ZHAI", "DI"]),
    ('乐', &["YUE", "LE"]),
    ('员', &["YUN", "YUAN"]),
    ('贠', &["YUN", "YUAN"]),
    ('黑', &["HE", "HEI"]),
    ('盛', &["SHENG", "CHENG"]),
    ('种', &["CHONG", "ZHONG"]),
    ('重', &["CHONG", "ZHONG"]),
    ('召', &["SHAO", "ZHAO"]),
    ('折', &["SHE", "ZHE"]),
    ('祭', &["ZHAI", "JI"]),
    ('繁', &["PO", "FAN"]),
    ('逄', &["PANG"]),
    ('逢', &["PANG", "FENG"]),
    ('隗', &["WEI", "KUI"]),
    ('郇', &["XUN", "HUAN"]),
    ('洗', &["XIAN", "XI"]),
    ('冼', &["XIAN"]),
    ('缪', &["MIAO", "MOU", "MIU"]),
    ('宓', &["MI", "FU"]),
    ('晁', &["CHAO"]),
    ('朝', &["CHAO", "ZHAO"]),
    ('那', &["NA"]),
    ('哈', &["HA"]),
    ('訾', &["ZI"]),
    ('臧', &["ZANG"]),
    ('藏', &["ZANG", "CANG"]),
    ('长', &["ZHANG", "CHANG"]),
    ('车', &["CHE", "JU"]),
    ('过', &["GUO"]),
    ('观', &["GUAN"]),
    ('纪', &["JI"]),
    ('句', &["GOU", "JU"]),
    ('勾', &["GOU"]),
    ('令', &["LING"]),
    ('卜', &["BU", "PU"]),
    ('秘', &["BI", "MI"]),
    ('费', &["FEI", "BI"]),
    ('薄', &["BO", "BAO"]),
    ('柏', &["BAI", "BO"]),
    ('伯', &["BO", "BAI"]),
    ('百', &["BAI", "BO"]),
    ('鲍', &["BAO"]),
    ('暴', &["BAO", "PU"]),
    ('瞿', &["QU", "JU"]),
    ('曲', &["QU"]),
    ('覃', &["QIN", "TAN"]),
    ('谌', &["CHEN", "SHEN"]),
    ('谭', &["TAN", "QIN"]),
    ('沈', &["SHEN", "CHEN"]),
    ('石', &["SHI", "DAN"]),
    ('适', &["KUO", "SHI"]),
    ('佴', &["NAI", "ER"]),
    ('能', &["NAI", "NENG"]),
    ('乜', &["NIE", "MIE"]),
    ('粘', &["NIAN", "ZHAN"]),
    ('占', &["ZHAN"]),
    ('厘', &["XI", "LI"]),
    ('郗', &["XI", "CHI"]),
    ('撒', &["SA"]),
    ('牟', &["MOU", "MU"]),
    ('尉', &["WEI", "YU"]),
    ('蔚', &["YU", "WEI"]),
    ('肖', &["XIAO"]),
];

/// Given-name characters that are read in more than one way, beyond what the reader would guess.
const GIVEN: [(char, &[&str]); 24] = [
    ('乐', &["LE", "YUE"]),
    ('长', &["CHANG", "ZHANG"]),
    ('朝', &["CHAO", "ZHAO"]),
    ('晟', &["SHENG", "CHENG"]),
    ('盛', &["SHENG", "CHENG"]),
    ('茜', &["QIAN", "XI"]),
    ('行', &["XING", "HANG"]),
    ('重', &["ZHONG", "CHONG"]),
    ('强', &["QIANG", "JIANG"]),
    ('薄', &["BO", "BAO"]),
    ('莘', &["XIN", "SHEN"]),
    ('沈', &["SHEN", "CHEN"]),
    ('俊', &["JUN"]),
    ('珺', &["JUN"]),
    ('传', &["CHUAN", "ZHUAN"]),
    ('降', &["JIANG", "XIANG"]),
    ('都', &["DU", "DOU"]),
    ('会', &["HUI", "KUAI"]),
    ('参', &["SHEN", "CAN", "CEN"]),
    ('系', &["XI", "JI"]),
    ('和', &["HE"]),
    ('还', &["HUAN", "HAI"]),
    ('奇', &["QI", "JI"]),
    ('调', &["TIAO", "DIAO"]),
];

/// The readings of a person's name, each as its syllables in upper case, the most likely first.
pub fn of_person(name: &str) -> Vec<Vec<String>> {
    let characters: Vec<char> = name.chars().take(CHARACTERS).collect();
    let (surnames, given) = surname(&characters);
    combine(surnames, given.iter().filter_map(|&c| given_readings(c)))
}

/// The readings of a company's, operation's or part's name, character by character; latin letters and digits stay.
pub fn of_text(name: &str) -> Vec<Vec<String>> {
    combine(vec![Vec::new()], name.chars().take(CHARACTERS).filter_map(dictionary))
}

fn surname(name: &[char]) -> (Vec<Vec<String>>, &[char]) {
    let double: String = name.iter().take(2).collect();
    if let Some((_, readings)) = DOUBLE_SURNAMES.iter().find(|(surname, _)| *surname == double) {
        return (split(readings), name.get(2..).unwrap_or_default());
    }
    let Some((&first, given)) = name.split_first() else { return (vec![Vec::new()], name) };
    let known = SURNAMES.iter().find(|(surname, _)| *surname == first).map(|(_, readings)| split(readings));
    let readings =
        known.or_else(|| dictionary(first).map(|readings| readings.into_iter().map(|reading| vec![reading]).collect()));
    (readings.unwrap_or_else(|| vec![Vec::new()]), given)
}

fn split(readings: &[&str]) -> Vec<Vec<String>> {
    readings.iter().map(|reading| reading.split(' ').map(str::to_owned).collect()).collect()
}

fn given_readings(c: char) -> Option<Vec<String>> {
    match GIVEN.iter().find(|(given, _)| *given == c) {
        Some((_, readings)) => Some(readings.iter().map(|&reading| reading.to_owned()).collect()),
        None => dictionary(c),
    }
}

/// What the dictionary says: the usual reading first. Characters of one reading are the rule; `None`
/// for what is not spoken in pinyin and stands for itself in no reading either.
fn dictionary(c: char) -> Option<Vec<String>> {
    if c.is_ascii_alphanumeric() {
        return Some(vec![c.to_ascii_uppercase().to_string()]);
    }
    let usual = c.to_pinyin()?.plain().to_uppercase();
    let mut readings = typed_forms(&usual);
    if let Some(all) = c.to_pinyin_multi() {
        for other in all.into_iter().skip(1).take(1).map(|reading| reading.plain().to_uppercase()) {
            for form in typed_forms(&other) {
                if !readings.contains(&form) {
                    readings.push(form);
                }
            }
        }
    }
    Some(readings)
}

/// 吕 is typed LV by habit, LU by those who know no better, LYU by those who copy a passport.
fn typed_forms(reading: &str) -> Vec<String> {
    if !reading.contains('Ü') {
        return vec![reading.to_owned()];
    }
    ["V", "U", "YU"].iter().map(|form| reading.replace('Ü', form)).collect()
}

/// Every way to read the whole, the most likely first, at most [`MOST`].
fn combine(start: Vec<Vec<String>>, rest: impl Iterator<Item = Vec<String>>) -> Vec<Vec<String>> {
    let mut whole = start;
    for readings in rest {
        let mut next = Vec::with_capacity(whole.len());
        for reading in &readings {
            for begun in &whole {
                if next.len() < MOST {
                    let mut longer = begun.clone();
                    longer.push(reading.clone());
                    next.push(longer);
                }
            }
        }
        whole = next;
    }
    whole.retain(|reading| !reading.is_empty());
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spoken(name: &str) -> Vec<String> {
        of_person(name).iter().map(|reading| reading.concat()).collect()
    }

    #[test]
    fn surnames_are_found_in_every_reading() {
        for (name, readings) in [
            ("单梅杰", vec!["SHANMEIJIE", "DANMEIJIE"]),
            ("尉迟恭", vec!["YUCHIGONG", "WEICHIGONG"]),
            ("曾波", vec!["ZENGBO", "CENGBO"]),
            ("仇英", vec!["QIUYING", "CHOUYING"]),
            ("解缙", vec!["XIEJIN", "JIEJIN"]),
            ("查良", vec!["ZHALIANG", "CHALIANG"]),
            ("区伟静", vec!["OUWEIJING", "QUWEIJING"]),
            ("朴志", vec!["PIAOZHI", "PUZHI"]),
            ("盖聪", vec!["GECONG", "GAICONG"]),
            ("万俟亮", vec!["MOQILIANG"]),
            ("长孙嘉", vec!["ZHANGSUNJIA", "CHANGSUNJIA"]),
            ("吕布", vec!["LVBU", "LUBU", "LYUBU"]),
            ("任新勇", vec!["RENXINYONG"]),
            ("欧阳雪", vec!["OUYANGXUE"]),
        ] {
            let all = spoken(name);
            for reading in readings {
                assert!(all.contains(&reading.to_owned()), "{name} is also typed {reading}; made were {all:?}");
            }
        }
    }

    #[test]
    fn every_surname_of_the_tables_is_read_as_the_table_says() {
        for (surname, readings) in DOUBLE_SURNAMES {
            for reading in readings {
                assert!(
                    spoken(&format!("{surname}明")).contains(&format!("{}MING", reading.replace(' ', ""))),
                    "{surname} {reading}"
                );
            }
        }
        for (surname, readings) in SURNAMES {
            for reading in readings {
                assert!(spoken(&format!("{surname}明")).contains(&format!("{reading}MING")), "{surname} {reading}");
            }
        }
    }

    #[test]
    fn readings_stay_bounded_and_rare_characters_are_no_obstacle() {
        assert!(of_person(&"乐长朝晟".repeat(10)).len() <= MOST, "however many characters have two readings");
        assert_eq!(spoken("王䶮"), ["WANGYAN"], "the rare characters of names are read too");
        assert!(of_person("").is_empty(), "no name, no reading");
        assert_eq!(
            of_person("A明").first().map(|reading| reading.concat()).as_deref(),
            Some("AMING"),
            "latin letters stand for themselves"
        );
    }
}
