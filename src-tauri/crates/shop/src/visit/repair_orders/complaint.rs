//! Whether two customers' words speak of the same fault: a hint to look, never a judgement.
//!
//! Words are compared by pairs of neighbouring characters, as Chinese has no blanks between its words; what is asked for
//! on every visit (保养, 检查 …) and how a fault shows (低速, 明显 …) is left out first.
//! Deliberately not here: whether it is rework. A person appraises that (返修鉴定).

use std::collections::BTreeSet;

/// Asked for at any visit, or only how and when a fault shows: no fault by themselves (trade habit).
const NO_FAULT: [&str; 34] = [
    "定期保养",
    "首次保养",
    "保养",
    "首保",
    "更换机油",
    "换机油",
    "机油",
    "机滤",
    "滤清器",
    "三滤",
    "更换",
    "检查",
    "检测",
    "年检",
    "洗车",
    "顺便",
    "一下",
    "看看",
    "客户",
    "反映",
    "要求",
    "希望",
    "有点",
    "有时",
    "低速",
    "高速",
    "行驶",
    "冷车",
    "热车",
    "起步",
    "明显",
    "严重",
    "偶尔",
    "经常",
];
/// Of the shorter text's pairs, how many the other must have, per mille (trade habit).
const SHARED: usize = 600;

/// Whether both tell of the same fault, as far as their words go.
pub(super) fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (pairs(one), pairs(other));
    let shared = one.intersection(&other).count();
    shared > 0 && shared * 1000 >= SHARED * one.len().min(other.len())
}

/// Whether a text tells of a fault at all.
pub(super) fn tells_of_a_fault(text: &str) -> bool {
    !pairs(text).is_empty()
}

fn pairs(text: &str) -> BTreeSet<(char, char)> {
    let mut text = text.to_lowercase();
    for word in NO_FAULT {
        text = text.replace(word, " ");
    }
    text.split(|c: char| !c.is_alphanumeric())
        .flat_map(|part| {
            let letters: Vec<char> = part.chars().collect();
            letters.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?))).collect::<Vec<_>>()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_fault_in_other_words_is_seen() {
        for (one, other) in [
            ("刹车异响", "刹车有异响"),
            ("左前轮刹车异响", "刹车异响，低速明显"),
            ("空调不制冷", "客户反映空调不制冷了，顺便保养"),
            ("发动机故障灯亮", "仪表发动机故障灯又亮了"),
            ("ABS灯亮", "abs灯亮，检查一下"),
        ] {
            assert!(alike(one, other), "{one} | {other}");
        }
    }

    #[test]
    fn other_faults_and_plain_services_are_not() {
        for (one, other) in [
            ("更换机油，检查刹车", "定期保养，更换机油机滤"),
            ("保养", "保养"),
            ("空调不制冷", "空调有异味"),
            ("刹车异响", "方向盘抖动"),
            ("", "刹车异响"),
            ("左前门划伤", "右后轮胎漏气"),
            ("刹车异响，低速明显", "方向盘抖动，低速明显"),
        ] {
            assert!(!alike(one, other), "{one} | {other}");
        }
        assert!(!tells_of_a_fault("更换机油，定期保养"));
    }

    proptest! {
        #[test]
        fn it_is_the_same_from_either_side_and_a_fault_is_like_itself(one in "[刹车异响空调灯亮抖 ,a-c]{0,12}", other in "[刹车异响空调灯亮抖 ,a-c]{0,12}") {
            prop_assert_eq!(alike(&one, &other), alike(&other, &one));
            prop_assert_eq!(alike(&one, &one), tells_of_a_fault(&one));
        }
    }
}
