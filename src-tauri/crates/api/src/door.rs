//! The door: passwords are looked at one after the other, and whoever failed too often waits.
//!
//! One check takes 46 MiB and a good part of a second, so those who wait stand in a short queue and whoever finds it full
//! is sent away at once. How often a login failed is on file; how long it still waits stands here, by a clock that cannot
//! be set: a wait never outlasts its length, and begins anew where the program was started meanwhile.

use std::collections::HashMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use jieche_ground::Clock;
use jieche_shop::registers::staff::session::Attempt;
use jieche_shop::{Problem, Result};
use parking_lot::{Mutex, MutexGuard};

/// Calls that may wait for their turn, the one whose turn it is among them.
const QUEUE: usize = 16;
/// Waits remembered; one that is over is forgotten first.
const WAITS: usize = 4_096;

/// What waits are counted under.
type Counted = (String, String);

/// The door of one program.
pub(crate) struct Door {
    steady: Clock,
    opened: i64,
    waits: Mutex<HashMap<Counted, i64>>,
    queued: AtomicUsize,
}

/// Somebody's turn; the next one's when it is dropped.
pub(crate) struct Turn<'a> {
    door: &'a Door,
    until: MutexGuard<'a, HashMap<Counted, i64>>,
}

impl Door {
    /// Opened now, by a clock that cannot be set.
    pub fn new(steady: Clock) -> Self {
        Self { opened: steady(), steady, waits: Mutex::default(), queued: AtomicUsize::new(0) }
    }

    /// Waits for one's turn; `try_later` at once where too many wait already.
    pub fn turn(&self) -> Result<Turn<'_>> {
        if self.queued.fetch_add(1, Ordering::Relaxed) >= QUEUE {
            self.queued.fetch_sub(1, Ordering::Relaxed);
            return Err(later(1_000));
        }
        Ok(Turn { door: self, until: self.waits.lock() })
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.door.queued.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Turn<'_> {
    /// Refuses who must still wait: `try_later` with `seconds`.
    pub fn may_try(&self, attempt: &Attempt) -> Result<()> {
        let wait = attempt.wait();
        let until = self.until.get(&attempt.counted_as()).copied().unwrap_or(self.door.opened + wait);
        let left = (until - (self.door.steady)()).min(wait);
        if left > 0 { Err(later(left)) } else { Ok(()) }
    }

    /// They failed once more: from now on they wait as long as they are told.
    pub fn failed(&mut self, counted: Counted, wait: i64) {
        let now = (self.door.steady)();
        if self.until.len() >= WAITS {
            self.until.retain(|_, until| *until > now);
        }
        if self.until.len() < WAITS {
            self.until.insert(counted, now + wait);
        }
    }

    /// They are in.
    pub fn succeeded(&mut self, counted: &Counted) {
        self.until.remove(counted);
    }
}

fn later(milliseconds: i64) -> Problem {
    Problem::new("try_later").with("seconds", (milliseconds + 999) / 1000)
}

/// What a failure makes wait, milliseconds: told from the problem that says so.
pub(crate) fn wait_of(problem: &Problem) -> i64 {
    problem.args.get("seconds").and_then(|seconds| seconds.parse::<i64>().ok()).unwrap_or(0) * 1000
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn the_queue_is_short_and_whoever_finds_it_full_is_told() {
        let door = Arc::new(Door::new(Arc::new(|| 0)));
        let first = door.turn().unwrap();
        let waiting: Vec<_> = (1..QUEUE)
            .map(|_| {
                let door = Arc::clone(&door);
                std::thread::spawn(move || door.turn().map(|_| ()).is_ok())
            })
            .collect();
        while door.queued.load(Ordering::Relaxed) < QUEUE {
            std::thread::yield_now();
        }
        assert_eq!(door.turn().map(|_| ()).unwrap_err().code, "try_later", "one more is sent away at once");
        drop(first);
        assert!(waiting.into_iter().all(|one| one.join().unwrap()), "everybody in the queue has their turn");
        assert!(door.turn().is_ok(), "and the queue is empty again");
    }
}
