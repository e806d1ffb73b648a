//! Chance that repeats itself: the same seed lays the same shop and draws the same searches (SplitMix64). Never for
//! keys or tokens.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jieche_ground::Random;

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// A seeded sequence.
pub(crate) struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mixed(self.0)
    }

    /// A place below `end`; 0 when there is none.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        let span = u64::try_from(high - low + 1).unwrap_or(1).max(1);
        low + i64::try_from(self.next() % span).unwrap_or(0)
    }

    /// Whether something that happens `percent` times in a hundred happens now.
    pub fn happens(&mut self, percent: i64) -> bool {
        self.between(1, 100) <= percent
    }

    /// One of them; there is at least one.
    pub fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// One of them, each as often as its weight says; there is at least one.
    pub fn weighted<'a, T>(&mut self, of: &'a [(T, i64)]) -> &'a T {
        let whole: i64 = of.iter().map(|(_, weight)| weight).sum();
        let mut left = self.between(1, whole);
        for (it, weight) in of {
            left -= weight;
            if left <= 0 {
                return it;
            }
        }
        &of[0].0
    }

    /// One letter or sign of a text that is not empty.
    pub fn sign(&mut self, of: &str) -> char {
        let place = self.below(of.chars().count());
        of.chars().nth(place).unwrap_or_default()
    }
}

/// Bytes for salts, from a seed of their own.
pub(crate) fn bytes(seed: u64) -> Random {
    let state = AtomicU64::new(seed);
    Arc::new(move |buffer: &mut [u8]| {
        for part in buffer.chunks_mut(8) {
            let fresh = mixed(state.fetch_add(STEP, Ordering::Relaxed)).to_le_bytes();
            part.copy_from_slice(&fresh[..part.len()]);
        }
    })
}

fn mixed(of: u64) -> u64 {
    let x = (of ^ (of >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}
