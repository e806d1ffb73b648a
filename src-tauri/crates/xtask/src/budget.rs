//! How long each kind of check may take, and when taking longer fails the run.
//!
//! The figures are for two idle cores: `warm`, where the libraries are built and the crates of this workspace are not, and
//! `cold`, in a fresh clone. They are there to be noticed: each check's time stands beside its budget, and what is over is
//! marked, in every run. But a clock says little of the tests on a computer that others use, or that is slow; so going over
//! fails only where the run was asked to hold its budget (`--hold-budget`) and nobody else was at work.
//! Who else is at work is seen between the checks, while this run does nothing: load averages count its own work, and the
//! times of its children miss what a browser leaves behind. Others who come and go within one check are not seen.

use std::fs;
use std::thread;
use std::time::{Duration, Instant};

/// A kind of check.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    RustFormat,
    UiLint,
    BrowserTestsLint,
    UiBuild,
    UiTests,
    RustBuild,
    RustLint,
    Types,
    RustTests,
    BrowserTests,
    WindowTests,
    Licences,
}
impl Kind {
    /// What it shows, as a sentence or a heading.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    /// Name, seconds warm, seconds cold.
    fn row(self) -> (&'static str, u64, u64) {
        use Kind::*;
        match self {
            RustFormat => ("Rust is formatted", 10, 15),
            UiLint => ("UI is linted and formatted", 40, 60),
            BrowserTestsLint => ("Browser tests are formatted", 10, 15),
            UiBuild => ("UI builds, its types fit", 40, 60),
            UiTests => ("UI unit tests", 40, 60),
            RustBuild => ("Rust builds", 120, 600),
            RustLint => ("Rust is linted", 45, 240),
            Types => ("UI types are up to date", 5, 5),
            RustTests => ("Rust tests", 255, 285),
            BrowserTests => ("Browser tests", 285, 285),
            WindowTests => ("Window tests", 40, 60),
            Licences => ("Licences and sources", 10, 20),
        }
    }
}

/// Seconds of a whole run, warm and cold: more than its kinds together, for what is installed before them.
const WHOLE: (u64, u64) = (15 * 60, 30 * 60);
/// Seconds more for every screen in all its looks.
const ALL_LOOKS: u64 = 7 * 60;

/// The budgets of one run.
#[derive(Debug, Clone, Copy)]
pub struct Budget {
    /// Nothing was built when it began.
    pub cold: bool,
    /// Every screen is shown in all its looks.
    pub all: bool,
}

impl Budget {
    /// Of a kind of check.
    pub fn of(self, kind: Kind) -> Duration {
        let (_, warm, cold) = kind.row();
        self.chosen(warm, cold, kind == Kind::BrowserTests)
    }

    /// Of the whole run.
    pub fn whole(self) -> Duration {
        self.chosen(WHOLE.0, WHOLE.1, true)
    }

    fn chosen(self, warm: u64, cold: u64, has_looks: bool) -> Duration {
        let looks = if self.all && has_looks { ALL_LOOKS } else { 0 };
        Duration::from_secs(looks + if self.cold { cold } else { warm })
    }
}

/// Busy cores of others above which a time says nothing: more than a desktop at rest.
const AT_WORK: f64 = 0.3;
/// What this run has just ended may still be going.
const SETTLE: Duration = Duration::from_millis(300);
const LOOK: Duration = Duration::from_millis(500);

/// Who else uses the computer, as far as was seen.
#[derive(Debug, Default)]
pub struct Others {
    busiest: f64,
    unknown: bool,
}

impl Others {
    /// Looks while nothing of this run is at work; takes a second at most.
    pub fn look(&mut self) {
        thread::sleep(SETTLE);
        let (before, begun) = (busy_ticks(), Instant::now());
        thread::sleep(LOOK);
        let busy = busy_ticks().zip(before).map(|(after, before)| after.saturating_sub(before) as f64 / TICKS_A_SECOND);
        match busy {
            Some(seconds) => self.busiest = self.busiest.max(seconds / begun.elapsed().as_secs_f64()),
            None => self.unknown = true,
        }
    }

    /// Why times say nothing here; `None` where they do.
    pub fn disturb(&self) -> Option<String> {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        if self.unknown {
            Some("this system does not say how busy it is".to_owned())
        } else if cores < 2 {
            Some("this computer has one core only".to_owned())
        } else if self.busiest > AT_WORK {
            Some(format!("others kept up to {:.1} cores busy", self.busiest))
        } else {
            None
        }
    }
}

/// Of Linux's clock, as `/proc` counts.
const TICKS_A_SECOND: f64 = 100.0;

fn busy_ticks() -> Option<u64> {
    busy_of(&fs::read_to_string("/proc/stat").ok()?)
}

/// All cores together: user, nice, system, (idle, waiting for disks,) interrupts, and what other machines took (proc(5)).
fn busy_of(stat: &str) -> Option<u64> {
    let line = stat.lines().next()?.strip_prefix("cpu ")?;
    let ticks = line.split_whitespace().take(8).map(|ticks| ticks.parse().ok()).collect::<Option<Vec<u64>>>()?;
    let [user, nice, system, _idle, _disks, interrupts, soft, stolen] = ticks[..] else { return None };
    Some(user + nice + system + interrupts + soft + stolen)
}

#[cfg(test)]
mod tests {
    use super::Kind::*;
    use super::*;

    const ALL: [Kind; 12] = [
        RustFormat,
        UiLint,
        BrowserTestsLint,
        UiBuild,
        UiTests,
        RustBuild,
        RustLint,
        Types,
        RustTests,
        BrowserTests,
        WindowTests,
        Licences,
    ];

    #[test]
    fn all_kinds_together_stay_within_the_whole() {
        for (cold, all) in [(false, false), (false, true), (true, false), (true, true)] {
            let budget = Budget { cold, all };
            let kinds: Duration = ALL.iter().map(|&kind| budget.of(kind)).sum();
            assert!(kinds <= budget.whole(), "{budget:?}: {kinds:?} of {:?}", budget.whole());
        }
    }

    #[test]
    fn time_that_is_idle_or_waits_for_a_disk_is_not_busy() {
        assert_eq!(busy_of("cpu  1 2 4 1000 2000 8 16 32 0 0\ncpu0 9 9 9 9 9 9 9 9 9 9\n"), Some(63));
        assert_eq!(busy_of("intr 1 2 3"), None);
    }

    #[test]
    fn others_at_work_and_systems_that_do_not_say_excuse_a_time() {
        assert!(Others { busiest: 1.4, unknown: false }.disturb().is_some_and(|why| why.contains("1.4 cores")));
        assert!(Others { busiest: 0.0, unknown: true }.disturb().is_some());
    }
}
