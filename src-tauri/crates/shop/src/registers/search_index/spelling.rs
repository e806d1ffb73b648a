//! How texts are spelt: what somebody types who thinks of a command, in full pinyin or initials.
//!
//! Deliberately not here: the texts. The screen has them, in its own words.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::readings;
use crate::common::{Problem, Result};

/// Texts asked about at once.
const MOST: usize = 500;
/// Characters of one.
const LENGTH: usize = 80;

/// Texts to be found by how they are spelt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Spell {
    /// Up to 500, each up to 80 characters.
    pub texts: Vec<String>,
}

/// For each text its full pinyin and its initials in lower case, one pair for each way to read it.
pub fn spell(asked: &Spell) -> Result<Vec<Vec<String>>> {
    if asked.texts.len() > MOST {
        return Err(Problem::of("texts", "too_many").with("max", MOST));
    }
    if asked.texts.iter().any(|text| text.chars().count() > LENGTH) {
        return Err(Problem::of("texts", "too_long").with("max", LENGTH));
    }
    Ok(asked.texts.iter().map(|text| spelt(text)).collect())
}

fn spelt(text: &str) -> Vec<String> {
    let mut ways = Vec::new();
    for syllables in readings::of_text(text).into_iter().filter(|syllables| !syllables.is_empty()) {
        let full = syllables.concat().to_lowercase();
        let initials =
            syllables.iter().filter_map(|syllable| syllable.chars().next()).collect::<String>().to_lowercase();
        for way in [full, initials] {
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ways(text: &str) -> Vec<String> {
        spell(&Spell { texts: vec![text.into()] }).unwrap().remove(0)
    }

    #[test]
    fn a_command_is_found_in_full_and_by_initials_in_every_reading() {
        assert!(["kaidan", "kd"].iter().all(|way| ways("开单").contains(&(*way).to_owned())));
        assert!(["dayinweituoshu", "dywts"].iter().all(|way| ways("打印委托书").contains(&(*way).to_owned())));
        assert!(["huifushigong", "hfsg"].iter().all(|way| ways("恢复施工").contains(&(*way).to_owned())));
        assert!(ways("VIN 待核").contains(&"vindaihe".to_owned()), "letters stand for themselves");
        assert_eq!(ways("—"), Vec::<String>::new());
    }

    #[test]
    fn too_much_is_refused() {
        let many = spell(&Spell { texts: vec![String::new(); MOST + 1] }).unwrap_err();
        assert_eq!((many.code.as_ref(), many.field.as_deref()), ("too_many", Some("texts")));
        let long = spell(&Spell { texts: vec!["长".repeat(LENGTH + 1)] }).unwrap_err();
        assert_eq!(long.code, "too_long");
    }
}
