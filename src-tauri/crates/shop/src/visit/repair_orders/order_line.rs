//! What a line of an order is: what for, who pays, what the customer said to it.

pub use jieche_codes::{Channel, Decision, LineKind, OldPart, Payer, Speaker};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{
    BasisPoints, Fen, Hours, LineId, Millis, OperationId, PackageId, PartId, Quantity, SettlementId, Shown,
};
use crate::registers::customers::DebtorRef;
use crate::registers::parts::PartClass;

/// A package, as a line that came with it names it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PackageRef {
    /// Which.
    pub id: PackageId,
    /// What it was called then.
    pub name: String,
}

/// One line: labour, a part, or something else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OrderLine {
    /// Which.
    pub id: LineId,
    /// What it is for.
    pub kind: LineKind,
    /// The operation it came from; `None` when typed.
    pub operation_id: Option<OperationId>,
    /// The part it came from; `None` when typed.
    pub part_id: Option<PartId>,
    /// Its code in the catalogue or as typed.
    pub code: Option<String>,
    /// What is done or fitted.
    pub name: String,
    /// Labour only.
    pub hours: Option<Hours>,
    /// Parts only.
    pub quantity: Option<Quantity>,
    /// Parts only: 支, 套, 升.
    pub unit: Option<String>,
    /// Fen an hour, a unit, or in all (other), tax included.
    pub unit_price_fen: Fen,
    /// Taken off this line, fen.
    pub discount_fen: Fen,
    /// What the line costs: price × measure − discount, fen, tax included.
    pub amount_fen: Fen,
    /// The tax in the amount.
    pub tax_rate_bp: BasisPoints,
    /// Parts only.
    pub brand: Option<String>,
    /// Parts only.
    pub part_class: Option<PartClass>,
    /// Who pays.
    pub payer: Payer,
    /// The company that owes, where it is not the customer.
    pub debtor: Option<DebtorRef>,
    /// What the customer said.
    pub decision: Decision,
    /// When.
    pub decided_at: Option<Millis>,
    /// How.
    pub decided_via: Option<Channel>,
    /// Who said it; `None` for words from before this was kept.
    #[serde(default)]
    pub decided_by: Option<Speaker>,
    /// By name, where it was not the owner.
    #[serde(default)]
    pub decided_by_name: Option<Shown<String>>,
    /// The customer was told, before agreeing, that the part is not original (汽车销售管理办法 art. 17).
    #[serde(default)]
    pub pointed_out: bool,
    /// Why nobody is reminded of this declined line any more.
    #[serde(default)]
    pub dismissed: Option<String>,
    /// The package it came with.
    #[serde(default)]
    pub package: Option<PackageRef>,
    /// Labour whose hours are the catalogue's for this model.
    #[serde(default)]
    pub model_hours: bool,
    /// The number of the quotation it was agreed to through.
    #[serde(default)]
    pub quotation: Option<String>,
    /// Where the old part goes.
    pub old_part: OldPart,
    /// The settlement that closed the line.
    pub settlement_id: Option<SettlementId>,
}

/// The customer's word, as it is kept on every line it was said to.
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub at: Millis,
    pub via: Channel,
    pub by: Speaker,
    /// Where it was not the owner; the bringer's as it stood then.
    pub name: Option<String>,
    pub pointed_out: bool,
}

impl OrderLine {
    /// The line with what was said to it; with nothing said where there is no word.
    pub(super) fn with_word(self, word: Option<Word>) -> Self {
        let must_be_told = self.part_class.is_some_and(PartClass::must_be_pointed_out);
        Self {
            decided_at: word.as_ref().map(|word| word.at),
            decided_via: word.as_ref().map(|word| word.via),
            decided_by: word.as_ref().map(|word| word.by),
            quotation: None,
            pointed_out: must_be_told && word.as_ref().is_some_and(|word| word.pointed_out),
            decided_by_name: word.and_then(|word| word.name).map(Shown::Whole),
            ..self
        }
    }

    /// Masks who said it, for those who may not see names.
    pub(super) fn hide_speaker(&mut self) {
        if let Some(Shown::Whole(name)) = &self.decided_by_name {
            self.decided_by_name = Some(Shown::name(name, false));
        }
    }

    /// The line with what was said to another: one that it takes the place of.
    pub(super) fn with_word_of(self, other: &Self) -> Self {
        Self {
            decision: other.decision,
            decided_at: other.decided_at,
            decided_via: other.decided_via,
            decided_by: other.decided_by,
            decided_by_name: other.decided_by_name.clone(),
            pointed_out: other.pointed_out,
            quotation: other.quotation.clone(),
            ..self
        }
    }
}

/// What one payer's agreed lines come to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PayerTotal {
    /// Who pays.
    pub payer: Payer,
    /// The company that owes, where it is not the customer.
    pub debtor: Option<DebtorRef>,
    /// Labour, fen.
    pub labour_fen: Fen,
    /// Parts, fen.
    pub part_fen: Fen,
    /// Other, fen.
    pub other_fen: Fen,
    /// Discounts in the lines, already taken off, fen.
    pub discount_fen: Fen,
    /// All three together, fen.
    pub total_fen: Fen,
    /// The settlement that stands for them, if settled.
    pub settlement_id: Option<SettlementId>,
}
