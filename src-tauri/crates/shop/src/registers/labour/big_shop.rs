//! The big shop's operations: what is done to the pieces of a car.

use super::{self as labour, SaveOperation};
use crate::big_shop::pieces::{self, TAX};
use crate::big_shop::{Chance, Laying};
use crate::common::{Fen, Hours, OperationId, Result};
use jieche_ground::Ctx;

const WORK: [&str; 8] = ["更换", "检查", "拆装", "调整", "清洗", "修复", "诊断", "喷漆"];
/// An hour's work, fen.
const RATE: i64 = 18_000;

/// What an order's line takes from an operation.
pub(crate) struct Work {
    pub id: OperationId,
    pub code: String,
    pub name: String,
    pub hours: Hours,
    pub rate: Fen,
}

/// Writes the nth operation.
pub(crate) fn lay(laying: &mut Laying, ctx: &Ctx, chance: &mut Chance, n: usize) -> Result<Work> {
    let name = format!("{}{}", pieces::name(n), WORK[(n / pieces::NAMES) % WORK.len()]);
    let (code, hours, rate) = (format!("GS{n:05}"), Hours(chance.between(3, 30) * 10), Fen(RATE));
    let request = SaveOperation {
        id: None,
        version: None,
        code: code.clone(),
        name: name.clone(),
        trade: None,
        hours,
        rate_fen: rate,
        tax_rate_bp: TAX,
        retired: false,
        model_hours: Vec::new(),
    };
    let id = laying.write(ctx, "labour_save", |tx| labour::save(tx, request))?.id;
    Ok(Work { id, code, name, hours, rate })
}
