//! 客户答复 on a sheet: who agreed to or declined what, when and how, and which parts are not original.
//!
//! The law wants a part that is not original told apart and pointed out (汽车销售管理办法 art. 17), and a change of the
//! work agreed to beforehand in a form that lasts. Not here: the signature, which is its own proof.

use jieche_codes::{Channel, PartClass, Speaker};

use crate::layout::{Cell, Text};

/// One word of the customer's on some lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// 同意, or 不做.
    pub agreed: bool,
    /// The lines, by name.
    pub items: Vec<String>,
    /// Who said it; `None` where it was not noted.
    pub by: Option<Speaker>,
    /// By name; empty for the owner, who stands above.
    pub name: String,
    /// When, `2026-11-23 09:41`.
    pub at: String,
    /// How.
    pub via: Option<Channel>,
}

impl Consent {
    fn said(&self) -> String {
        let who = [self.by.map_or("", Speaker::on_paper), self.name.as_str()];
        let who: Vec<&str> = who.into_iter().filter(|part| !part.is_empty()).collect();
        let what = if self.agreed { "同意" } else { "不做" };
        format!(
            "{}  {}  {}{what}：{}",
            self.at,
            who.join(" "),
            self.via.map_or("", Channel::on_paper),
            self.items.join("、")
        )
    }
}

/// Every word on a line of its own.
pub(crate) fn consents(all: &[Consent]) -> Cell {
    Cell::new(all.iter().map(Consent::said).collect::<Vec<_>>().join("\n"))
}

/// A part that is not original, and whether the customer was told so before agreeing.
pub(crate) struct ToldApart<'a> {
    pub name: &'a str,
    pub class: PartClass,
    pub told: bool,
}

/// What is said of the parts that are not original; `None` where all of them are, or are the customer's own.
pub(crate) fn told_apart<'a>(parts: impl Iterator<Item = ToldApart<'a>>) -> Option<Text> {
    let parts: Vec<_> = parts.filter(|part| part.class.must_be_pointed_out()).collect();
    let named = |told: bool| -> Vec<String> {
        let some = parts.iter().filter(|part| part.told == told);
        some.map(|part| format!("{}（{}）", part.name, part.class.on_paper())).collect()
    };
    let (told, untold) = (named(true), named(false));
    let mut said = Vec::new();
    if !told.is_empty() {
        said.push(format!("非原厂配件，已事先向托修方说明：{}", told.join("、")));
    }
    if !untold.is_empty() {
        said.push(format!("请注意，以下不是原厂配件，请在同意前了解清楚：{}", untold.join("、")));
    }
    (!said.is_empty()).then(|| Text::bold(said.join("\n")))
}
