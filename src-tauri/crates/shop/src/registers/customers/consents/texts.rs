//! What a customer is asked, purpose by purpose. A text that was once shown is never edited: a changed one is added
//! with the next version, so that each consent leads back to the words it was given to (个人信息保护法 art. 14).

use super::Purpose;

/// Purpose, version, text; the last of a purpose is the one that is shown.
const TEXTS: [(Purpose, i64, &str); 6] = [
    (
        Purpose::Marketing,
        1,
        "同意本店通过电话、短信或微信发送保养优惠、活动等营销信息。不同意不影响维修服务，可随时撤回。",
    ),
    (Purpose::Survey, 1, "同意本店在交车后就服务质量进行电话或短信回访。不同意不影响维修服务，可随时撤回。"),
    (
        Purpose::Maker,
        1,
        "同意本店将姓名、电话、车辆和维修信息提供给车辆生产企业，用于三包、召回和客户服务。可随时撤回；法律规定必须提供的除外。",
    ),
    (Purpose::Insurer, 1, "同意本店将姓名、电话、车辆和维修信息提供给承保的保险公司，用于定损和理赔。可随时撤回。"),
    (Purpose::Photos, 1, "同意本店保存接车和维修过程中拍摄的车辆照片、视频，用于核对车况和维修质量。可随时撤回。"),
    (Purpose::Recording, 1, "同意本店对与本人的通话录音，用于核实约定和处理投诉。可随时撤回。"),
];

/// The version and words shown now.
pub(super) fn shown_now(purpose: Purpose) -> (i64, &'static str) {
    let last = TEXTS.iter().rev().find(|(of, ..)| *of == purpose);
    last.map_or((1, ""), |(_, version, text)| (*version, text))
}

/// The words of a version.
pub(super) fn of(purpose: Purpose, version: i64) -> Option<&'static str> {
    TEXTS.iter().find(|(of, number, _)| *of == purpose && *number == version).map(|(.., text)| *text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_has_words_and_its_versions_count_from_one() {
        for purpose in Purpose::ALL {
            let (version, text) = shown_now(purpose);
            assert!(!text.is_empty(), "{purpose:?} asks for something");
            assert!((1..=version).all(|version| of(purpose, version).is_some()), "{purpose:?}: no version is missing");
        }
    }
}
