//! The five hundred searches: how many keys each took, by what was looked for.

use std::collections::BTreeMap;

use jieche_shop::big_shop::{self, Drawn};
use jieche_shop::{Ctx, Result, Shop};

const SEARCHES: usize = 500;
const SEED: u64 = 500;

/// Of one kind of record: how many were looked for, how many stood in sight in time, and how many keys those took in all.
#[derive(Debug, Clone, Copy, Default)]
pub struct Share {
    pub looked_for: usize,
    pub found: usize,
    pub keys: usize,
}

/// Draws them and types them.
pub fn of(shop: &Shop, ctx: &Ctx) -> Result<BTreeMap<Drawn, Share>> {
    let mut shares: BTreeMap<Drawn, Share> = BTreeMap::new();
    shop.read(ctx, |read| {
        for search in big_shop::draw(read, SEED, SEARCHES)? {
            let found = big_shop::try_out(read, &search)?;
            let share = shares.entry(found.kind).or_default();
            share.looked_for += 1;
            match found.keys {
                Some(keys) => {
                    share.found += 1;
                    share.keys += keys;
                }
                None => println!("not found in four keys: {:?} by {}", found.kind, found.typed),
            }
        }
        Ok(())
    })?;
    Ok(shares)
}
