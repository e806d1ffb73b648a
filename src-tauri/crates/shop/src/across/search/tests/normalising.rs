//! However a plate, a VIN or a phone is typed at the desk, by hand or by a scanner, it is the same car. (Which of them may be
//! written on a card stands with `common::plate`, `vin` and `phone`.)

use super::{customer, hits, vehicle};
use crate::across::search::SearchKind;
use crate::registers::search_index::terms;
use crate::testing::TestShop;

const VIN: &str = "LFV2A21K8A3000001";

/// A plate on file, and what finds it.
const PLATES: [(&str, &[&str]); 8] = [
    (
        "粤B12K45",
        &[
            "12K45",
            "b12k45",
            "粤b12k45",
            "粤B·12K45",
            "粤B 12K45",
            "ｂ１２ｋ４５",
            "粤B-12K45",
            "2k4",
            "k45",
            "粤B•12k45",
        ],
    ),
    ("粤BD10239", &["bd10239", "D10239", "粤B·D10239", "10239", "0239", "ｄ１０２３９", "粤b d10239", "D1O239"]),
    ("粤A67890D", &["67890d", "a67890", "890D", "粤Ａ６７８９０Ｄ", "6789OD"]),
    ("京N8P11Q", &["n8p11q", "8p11", "11q", "京N8P11Q", "N8PI1Q"]),
    ("沪AD00871", &["ad00871", "00871", "oo871", "沪a·d00871", "AD 00871"]),
    ("使123456", &["使123456", "123456", "3456"]),
    ("粤Z1234港", &["z1234", "1234港", "粤z1234港"]),
    ("川M5678学", &["m5678", "5678学", "川m 5678学"]),
];

/// A phone on file, and what finds it.
const PHONES: [(&str, &[&str]); 4] = [
    (
        "13812340098",
        &[
            "13812340098",
            "138 1234 0098",
            "138-1234-0098",
            "+8613812340098",
            "+86 138 1234 0098",
            "0086 13812340098",
            "１３８１２３４００９８",
            "0098",
            "12340098",
            "1381234",
            "234009",
        ],
    ),
    (
        "0755-28997711",
        &["075528997711", "0755-28997711", "28997711", "2899 7711", "7711", "(0755)28997711", "0755 28997711"],
    ),
    ("400-800-5511", &["4008005511", "400-800-5511", "8005511", "5511"]),
    ("021-51826003", &["02151826003", "51826003", "6003", "021-51826003"]),
];

#[test]
fn a_plate_is_found_however_it_is_typed() {
    let shop = TestShop::new();
    let owner = customer(&shop, "张三", "");
    for (plate, all) in PLATES {
        let it = (SearchKind::Vehicle, vehicle(&shop, owner, plate, "").0);
        for typed in all {
            assert!(hits(&shop, typed).contains(&it), "{plate} by {typed}");
        }
    }
}

#[test]
fn a_phone_is_found_however_it_is_typed() {
    let shop = TestShop::new();
    for (phone, all) in PHONES {
        let it = (SearchKind::Customer, customer(&shop, "张三", phone).0);
        for typed in all {
            assert!(hits(&shop, typed).contains(&it), "{phone} by {typed}");
        }
    }
}

#[test]
fn a_vin_is_found_however_it_is_typed() {
    let shop = TestShop::new();
    let owner = customer(&shop, "张三", "");
    let it = (SearchKind::Vehicle, vehicle(&shop, owner, "", VIN).0);
    for typed in [
        VIN,
        "lfv2a21k8a3000001",
        "LFV2A21K 8A3000001",
        "ＬＦＶ２Ａ２１Ｋ８Ａ３００００01",
        "0001",
        "000001",
        "A3000001",
        "8a3000001",
        "A3OOOOO1",
        "a300000i",
        "LFV2",
        "v2a21",
    ] {
        assert!(hits(&shop, typed).contains(&it), "{typed}");
    }
}

#[test]
fn letters_that_only_look_alike_find_nothing_and_a_mistaken_o_never_hides_what_is_called_so() {
    let shop = TestShop::new();
    let owner = customer(&shop, "张三", "");
    vehicle(&shop, owner, "粤B12K45", "");
    for typed in ["12Ο45", "粤Β12", "Β12К", "12К45", "粤В"] {
        assert!(hits(&shop, typed).is_empty(), "{typed} is Greek or Cyrillic");
    }
    let company = (SearchKind::Customer, customer(&shop, "深圳市O2O科技有限公司", "").0);
    assert_eq!(hits(&shop, "o2o"), [company], "the letter first; a zero only where the letter finds nothing");
}

/// Words of the trade with a character of several readings, and what people type for them.
const TRADE: [(&str, &[&str]); 10] = [
    ("更换空调滤清器", &["ktlqq", "kongtiao", "ghkt", "ktl"]),
    ("四轮定位及调整", &["sldw", "tiaozheng"]),
    ("重新匹配钥匙", &["cxpp", "chongxin"]),
    ("行车记录仪安装", &["xcjly", "xingche"]),
    ("前减震器总成", &["qjzq", "zongcheng"]),
    ("曲轴后油封", &["qzhyf", "quzhou"]),
    ("发动机长效冷却液", &["fdjcx", "changxiao"]),
    ("车身覆盖件", &["csfgj", "cheshen"]),
    ("转向横拉杆", &["zxhlg", "zhuanxiang"]),
    ("蓄电池", &["xdc", "xudianchi"]),
];

#[test]
fn what_is_sold_is_found_by_every_way_its_name_is_read() {
    let rest: Vec<String> = TRADE
        .iter()
        .flat_map(|(name, typed)| {
            let terms = terms::of_catalogue("GS0001", name);
            let missing =
                typed.iter().filter(move |typed| !terms.iter().any(|term| term.starts_with(&typed.to_uppercase())));
            missing.map(|typed| format!("{name} by {typed}")).collect::<Vec<_>>()
        })
        .collect();
    assert!(rest.is_empty(), "not found: {rest:?}");
}
