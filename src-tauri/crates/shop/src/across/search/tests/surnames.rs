//! Surnames that are read in several ways, or not as the character usually is: each must be found by every reading people
//! type, in full and by initials. The table is written by hand, not taken from `readings`, which it proves.

use super::{customer, hits};
use crate::across::search::SearchKind;
use crate::testing::TestShop;

/// A surname, and how people type it; small letters, a blank between syllables.
const TYPED: [(&str, &[&str]); 124] = [
    ("单", &["shan", "dan"]),
    ("曾", &["zeng", "ceng"]),
    ("仇", &["qiu", "chou"]),
    ("解", &["xie", "jie"]),
    ("查", &["zha", "cha"]),
    ("区", &["ou", "qu"]),
    ("任", &["ren"]),
    ("朴", &["piao", "pu"]),
    ("盖", &["ge", "gai"]),
    ("翟", &["zhai", "di"]),
    ("乐", &["yue", "le"]),
    ("员", &["yun", "yuan"]),
    ("贠", &["yun"]),
    ("黑", &["he", "hei"]),
    ("盛", &["sheng", "cheng"]),
    ("种", &["chong", "zhong"]),
    ("召", &["shao", "zhao"]),
    ("折", &["she", "zhe"]),
    ("祭", &["zhai", "ji"]),
    ("繁", &["po", "fan"]),
    ("逄", &["pang"]),
    ("逢", &["pang", "feng"]),
    ("隗", &["wei", "kui"]),
    ("郇", &["xun", "huan"]),
    ("洗", &["xian", "xi"]),
    ("冼", &["xian"]),
    ("缪", &["miao", "mou"]),
    ("宓", &["mi", "fu"]),
    ("晁", &["chao"]),
    ("朝", &["chao", "zhao"]),
    ("那", &["na"]),
    ("哈", &["ha"]),
    ("訾", &["zi"]),
    ("臧", &["zang"]),
    ("藏", &["zang", "cang"]),
    ("长", &["zhang", "chang"]),
    ("车", &["che"]),
    ("过", &["guo"]),
    ("句", &["gou", "ju"]),
    ("令", &["ling"]),
    ("卜", &["bu"]),
    ("秘", &["bi", "mi"]),
    ("费", &["fei", "bi"]),
    ("薄", &["bo", "bao"]),
    ("柏", &["bai", "bo"]),
    ("伯", &["bo", "bai"]),
    ("暴", &["bao"]),
    ("瞿", &["qu", "ju"]),
    ("覃", &["qin", "tan"]),
    ("谌", &["chen", "shen"]),
    ("谭", &["tan"]),
    ("沈", &["shen", "chen"]),
    ("石", &["shi", "dan"]),
    ("适", &["kuo", "shi"]),
    ("佴", &["nai", "er"]),
    ("能", &["nai", "neng"]),
    ("乜", &["nie", "mie"]),
    ("粘", &["nian", "zhan"]),
    ("郗", &["xi", "chi"]),
    ("撒", &["sa"]),
    ("牟", &["mou", "mu"]),
    ("尉", &["wei", "yu"]),
    ("蔚", &["yu", "wei"]),
    ("宿", &["su", "xiu"]),
    ("吕", &["lv", "lu", "lyu"]),
    ("闾", &["lv", "lu"]),
    ("强", &["qiang", "jiang"]),
    ("都", &["du", "dou"]),
    ("奇", &["qi", "ji"]),
    ("贲", &["ben", "bi"]),
    ("厍", &["she"]),
    ("佘", &["she"]),
    ("阚", &["kan"]),
    ("蔺", &["lin"]),
    ("逯", &["lu"]),
    ("郄", &["qie", "xi"]),
    ("呙", &["guo"]),
    ("璩", &["qu"]),
    ("仉", &["zhang"]),
    ("谯", &["qiao"]),
    ("缑", &["gou"]),
    ("阙", &["que"]),
    ("昝", &["zan"]),
    ("笪", &["da"]),
    ("庹", &["tuo"]),
    ("眭", &["sui"]),
    ("钭", &["tou", "dou"]),
    ("亢", &["kang"]),
    ("应", &["ying"]),
    ("相", &["xiang"]),
    ("燕", &["yan"]),
    ("要", &["yao"]),
    ("盍", &["he"]),
    ("妫", &["gui"]),
    ("莘", &["shen", "xin"]),
    ("尉迟", &["yu chi", "wei chi"]),
    ("万俟", &["mo qi", "wan si"]),
    ("长孙", &["zhang sun", "chang sun"]),
    ("单于", &["chan yu", "shan yu", "dan yu"]),
    ("澹台", &["tan tai", "dan tai"]),
    ("令狐", &["ling hu"]),
    ("皇甫", &["huang fu", "huang pu"]),
    ("拓跋", &["tuo ba", "ta ba"]),
    ("百里", &["bai li", "bo li"]),
    ("乐正", &["yue zheng", "le zheng"]),
    ("亓官", &["qi guan"]),
    ("欧阳", &["ou yang"]),
    ("上官", &["shang guan"]),
    ("司马", &["si ma"]),
    ("诸葛", &["zhu ge"]),
    ("夏侯", &["xia hou"]),
    ("淳于", &["chun yu"]),
    ("濮阳", &["pu yang"]),
    ("呼延", &["hu yan"]),
    ("鲜于", &["xian yu"]),
    ("东郭", &["dong guo"]),
    ("第五", &["di wu"]),
    ("漆雕", &["qi diao"]),
    ("闾丘", &["lv qiu", "lu qiu"]),
    ("纳兰", &["na lan"]),
    ("完颜", &["wan yan"]),
    ("耶律", &["ye lv", "ye lu"]),
    ("哥舒", &["ge shu"]),
    ("万", &["wan"]),
];

#[test]
fn every_reading_of_a_surname_finds_whoever_bears_it_in_full_and_by_initials() {
    let shop = TestShop::new();
    let people: Vec<(i64, &str, &[&str])> = TYPED
        .iter()
        .map(|&(surname, readings)| (customer(&shop, &format!("{surname}明亮"), "").0, surname, readings))
        .collect();
    let mut missed = Vec::new();
    for (id, surname, readings) in people {
        for reading in readings {
            let initials: String = reading.split(' ').filter_map(|syllable| syllable.chars().next()).collect();
            let typed = [
                format!("{}mingliang", reading.replace(' ', "")),
                reading.replace(' ', ""),
                format!("{initials}ml"),
                reading.to_uppercase(),
            ];
            for text in typed {
                if !hits(&shop, &text).contains(&(SearchKind::Customer, id)) {
                    missed.push(format!("{surname} by {text}"));
                }
            }
        }
    }
    assert!(missed.is_empty(), "not found: {missed:?}");
}
