//! Names nobody bears: surnames as often as they are met in the country, given names of characters parents choose, and
//! companies of a city, a word and a trade. Deliberately not here: how names are read (`search`).

use super::chance::Chance;

/// Surnames and how many of ten thousand people bear them, rounded from published counts; the tail keeps those with
/// several readings.
const SURNAMES: [(&str, i64); 118] = [
    ("王", 725),
    ("李", 719),
    ("张", 683),
    ("刘", 538),
    ("陈", 453),
    ("杨", 308),
    ("黄", 227),
    ("赵", 229),
    ("吴", 205),
    ("周", 202),
    ("徐", 166),
    ("孙", 154),
    ("马", 129),
    ("朱", 126),
    ("胡", 131),
    ("郭", 115),
    ("何", 117),
    ("林", 118),
    ("高", 114),
    ("罗", 101),
    ("郑", 93),
    ("梁", 85),
    ("谢", 72),
    ("宋", 81),
    ("唐", 69),
    ("许", 66),
    ("韩", 68),
    ("邓", 62),
    ("冯", 64),
    ("曹", 60),
    ("彭", 59),
    ("曾", 58),
    ("肖", 56),
    ("田", 52),
    ("董", 51),
    ("潘", 48),
    ("袁", 50),
    ("蔡", 46),
    ("蒋", 47),
    ("余", 45),
    ("于", 48),
    ("杜", 47),
    ("叶", 42),
    ("程", 46),
    ("魏", 45),
    ("苏", 43),
    ("吕", 47),
    ("丁", 43),
    ("任", 42),
    ("卢", 41),
    ("姚", 39),
    ("沈", 38),
    ("钟", 37),
    ("姜", 39),
    ("崔", 38),
    ("谭", 38),
    ("陆", 33),
    ("范", 36),
    ("汪", 36),
    ("廖", 37),
    ("石", 34),
    ("金", 35),
    ("韦", 32),
    ("贾", 31),
    ("夏", 31),
    ("付", 31),
    ("方", 30),
    ("邹", 29),
    ("熊", 29),
    ("白", 29),
    ("孟", 27),
    ("秦", 27),
    ("邱", 27),
    ("侯", 27),
    ("江", 28),
    ("尹", 25),
    ("薛", 25),
    ("闫", 24),
    ("段", 24),
    ("雷", 24),
    ("龙", 22),
    ("黎", 22),
    ("史", 22),
    ("陶", 22),
    ("贺", 21),
    ("毛", 20),
    ("郝", 20),
    ("顾", 20),
    ("龚", 20),
    ("邵", 20),
    ("万", 19),
    ("覃", 18),
    ("武", 18),
    ("钱", 18),
    ("戴", 19),
    ("严", 17),
    ("莫", 16),
    ("孔", 16),
    ("向", 15),
    ("常", 12),
    ("翟", 10),
    ("欧阳", 9),
    ("单", 6),
    ("解", 5),
    ("仇", 4),
    ("纪", 4),
    ("查", 2),
    ("区", 2),
    ("朴", 2),
    ("盖", 2),
    ("华", 3),
    ("臧", 3),
    ("缪", 2),
    ("上官", 1),
    ("尉迟", 1),
    ("诸葛", 1),
    ("司马", 1),
    ("令狐", 1),
];
const FIRST: &str = "建志国文明晓海雪雨子思佳家浩嘉欣梓俊宇诗丽秀玉春少永金德成立新伟振天一小红美慧淑桂凤宏世正庆荣锦泽若可静雅婉沐清云";
const LAST: &str = "伟强军磊洋勇杰涛超明刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭宁龙林东峰敏静丽艳娟霞玲芳燕娜英萍红婷雪梅琳洁颖莉慧怡轩涵萱瑶琪妍彤豪峻恒航博";
/// Of a hundred people, so many have a given name of one character.
const SHORT: i64 = 14;

const CITIES: [(&str, i64); 6] = [("深圳市", 70), ("东莞市", 10), ("惠州市", 6), ("广州市", 6), ("佛山市", 3), ("", 5)];
const WORDS: &str = "恒达鑫瑞华信德诚远通宏泰嘉盛联创新锦隆利丰安康顺捷博文金海天汇智领众和";
const TRADES: [&str; 16] = [
    "物流",
    "科技",
    "贸易",
    "餐饮管理",
    "建设工程",
    "广告",
    "租赁",
    "实业",
    "电子",
    "装饰设计",
    "物业管理",
    "供应链",
    "投资",
    "机电设备",
    "文化传播",
    "食品",
];

/// A person's name.
pub(crate) fn person(chance: &mut Chance) -> String {
    let surname = *chance.weighted(&SURNAMES);
    if chance.happens(SHORT) {
        format!("{surname}{}", chance.sign(LAST))
    } else {
        format!("{surname}{}{}", chance.sign(FIRST), chance.sign(LAST))
    }
}

/// A company's name.
pub(crate) fn company(chance: &mut Chance) -> String {
    let (city, trade) = (*chance.weighted(&CITIES), *chance.one(&TRADES));
    format!("{city}{}{}{trade}有限公司", chance.sign(WORDS), chance.sign(WORDS))
}

/// A mobile number of a series in use, for nobody in particular.
pub(crate) fn phone(chance: &mut Chance) -> String {
    let series = *chance
        .one(&["130", "131", "134", "135", "136", "137", "138", "139", "150", "158", "159", "186", "188", "199"]);
    format!("{series}{:08}", chance.between(0, 99_999_999))
}
