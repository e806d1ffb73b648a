//! The big shop's parts: pieces of cars, each with a place on the shelf.

use super::{self as parts, PartClass, SavePart};
use crate::big_shop::pieces::{self, PIECES, TAX};
use crate::big_shop::{Chance, Laying};
use crate::common::{Fen, PartId, Result};
use jieche_ground::Ctx;

/// What an order's line takes from a part.
pub(crate) struct Item {
    pub id: PartId,
    pub number: String,
    pub name: String,
    pub unit: &'static str,
    pub price: Fen,
}

/// Writes the nth part.
pub(crate) fn lay(laying: &mut Laying, ctx: &Ctx, chance: &mut Chance, n: usize) -> Result<Item> {
    let (_, unit, yuan) = PIECES[n % PIECES.len()];
    let name = pieces::name(n);
    let number = format!("{}{:06}{}", chance.sign("18536"), 100_000 + n, chance.sign("ABCDEFGH"));
    let price = Fen((yuan + chance.between(0, yuan / 2)) * 100);
    let request = SavePart {
        id: None,
        version: None,
        number: number.clone(),
        name: name.clone(),
        brand: None,
        spec: None,
        unit: unit.into(),
        class: PartClass::Original,
        price_fen: price,
        tax_rate_bp: TAX,
        location: Some(format!("{}-{:02}-{:02}", chance.sign("ABCDEF"), chance.between(1, 20), chance.between(1, 30))),
        fits: None,
        retired: false,
    };
    let id = laying.write(ctx, "parts_save", |tx| parts::save(tx, request))?.id;
    Ok(Item { id, number, name, unit, price })
}
