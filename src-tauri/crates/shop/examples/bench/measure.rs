//! Timing one operation many times, the shop's way and the bare way in turn, so that both meet the same computer.

use std::time::{Duration, Instant};

use jieche_shop::Result;

/// Rounds before anything counts: what is measured is a desk at work, not a cold start.
const WARM: usize = 40;

/// How long an operation took, sorted.
#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// The time below which `percent` of a hundred lie, microseconds.
    pub fn at(&self, percent: usize) -> u128 {
        let place = (self.0.len() * percent / 100).min(self.0.len().saturating_sub(1));
        self.0.get(place).map_or(0, Duration::as_micros)
    }

    fn sorted(mut times: Vec<Duration>) -> Self {
        times.sort_unstable();
        Self(times)
    }
}

/// The shop and bare SQLite, each asked for the same things.
pub struct Pair {
    pub shop: Times,
    pub bare: Times,
}

/// Asks both for each of these; the first rounds are asked twice.
pub fn pair<T>(of: &[T], shop: impl Fn(&T) -> Result<()>, bare: impl Fn(&T) -> Result<()>) -> Result<Pair> {
    for it in of.iter().take(WARM) {
        shop(it)?;
        bare(it)?;
    }
    let (mut ours, mut theirs) = (Vec::with_capacity(of.len()), Vec::with_capacity(of.len()));
    for it in of {
        ours.push(time(|| shop(it))?);
        theirs.push(time(|| bare(it))?);
    }
    Ok(Pair { shop: Times::sorted(ours), bare: Times::sorted(theirs) })
}

/// Times each of these by itself.
pub fn each<T>(of: impl IntoIterator<Item = T>, mut work: impl FnMut(T) -> Result<()>) -> Result<Times> {
    let times: Result<Vec<Duration>> = of.into_iter().map(|it| time(|| work(it))).collect();
    Ok(Times::sorted(times?))
}

fn time(work: impl FnOnce() -> Result<()>) -> Result<Duration> {
    let begun = Instant::now();
    work()?;
    Ok(begun.elapsed())
}
