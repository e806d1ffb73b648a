//! What was run, how it ended, how long it took and how long it may take: kept while the checks run, printed at the end.

use crate::Outcome;
use crate::budget::{Budget, Kind, Others};
use crate::command::Program;
use crate::tally::{Runner, Tally};
use std::time::{Duration, Instant};

/// The checks so far.
pub struct Report {
    budget: Budget,
    others: Others,
    lines: Vec<Line>,
    total: Tally,
    failed: bool,
}

struct Line {
    kind: Kind,
    took: Duration,
    said: String,
}

impl Report {
    /// Nothing is checked yet.
    pub fn new(budget: Budget) -> Report {
        let (others, lines) = (Others::default(), Vec::new());
        Report { budget, others, lines, total: Tally::default(), failed: false }
    }

    /// A check that counts as one; answers whether it passed.
    pub fn check(&mut self, kind: Kind, check: impl FnOnce() -> Outcome) -> bool {
        let begun = self.begin(kind);
        let outcome = check();
        let said = match &outcome {
            Ok(()) => "passed".to_owned(),
            Err(sentence) => sentence.clone(),
        };
        self.note(kind, begun, outcome.is_ok(), Tally::default(), said);
        outcome.is_ok()
    }

    /// A runner that counts its own tests; one that finds none has failed.
    pub fn count(&mut self, kind: Kind, runner: Runner, program: impl FnOnce() -> Program) {
        let begun = self.begin(kind);
        let (outcome, lines) = program().run_and_keep();
        let tally = runner.tally(&lines);
        let (well, said) = match outcome {
            Ok(()) if tally.passed == 0 => (false, "ran no test".to_owned()),
            Ok(()) => (tally.failed == 0, format!("{} passed", tally.passed)),
            Err(sentence) if tally.failed > 0 => (false, format!("{} failed: {sentence}", tally.failed)),
            Err(sentence) => (false, sentence),
        };
        self.note(kind, begun, well, tally, said);
    }

    /// A check that could not be run.
    pub fn skip(&mut self, kind: Kind, reason: &str) {
        self.total.skipped += 1;
        self.lines.push(Line { kind, took: Duration::ZERO, said: format!("skipped: {reason}") });
    }

    fn begin(&mut self, kind: Kind) -> Instant {
        self.others.look();
        println!("\n── {}", kind.name());
        Instant::now()
    }

    /// A check that failed without a test that did is one failure; a test that failed is not one more.
    fn note(&mut self, kind: Kind, begun: Instant, well: bool, tally: Tally, said: String) {
        self.total += tally;
        if well && tally == Tally::default() {
            self.total.passed += 1;
        } else if !well && tally.failed == 0 {
            self.total.failed += 1;
        }
        self.failed |= !well;
        let mark = if well { "" } else { "FAILED  " };
        self.lines.push(Line { kind, took: begun.elapsed(), said: format!("{mark}{said}") });
    }

    /// Prints it all. `hold`: over budget, where others did not disturb, is a failure too.
    pub fn close(mut self, took: Duration, hold: bool) -> Outcome {
        self.others.look();
        println!("\n── what was checked, in minutes, and what it may take on two idle cores");
        for Line { kind, took, said } in &self.lines {
            println!("{}{}: {said}", times(*took, self.budget.of(*kind)), kind.name());
        }
        let state = if self.budget.cold { "cold" } else { "warm" };
        println!("{}in all, {state}\n", times(took, self.budget.whole()));
        let Tally { passed, failed, skipped } = self.total;
        println!("{passed} passed, {failed} failed, {skipped} skipped");
        let held = self.over(took).map_or(Ok(()), |over| held(&over, hold, self.others.disturb()));
        if self.failed { Err("not every check passed".to_owned()) } else { held }
    }

    /// What took longer than it may, named.
    fn over(&self, took: Duration) -> Option<String> {
        let kinds = self.lines.iter().filter(|line| line.took > self.budget.of(line.kind)).map(|line| line.kind.name());
        let whole = (took > self.budget.whole()).then_some("the whole run");
        let over: Vec<&str> = kinds.chain(whole).collect();
        (!over.is_empty()).then(|| format!("over budget: {}", over.join(", ")))
    }
}

/// Says what is over budget; fails where that is held.
fn held(over: &str, hold: bool, disturbed: Option<String>) -> Outcome {
    match (hold, disturbed) {
        (true, None) => Err(over.to_owned()),
        (_, Some(why)) => {
            println!("{over}; not held, {why}");
            Ok(())
        }
        (false, None) => {
            println!("{over}; --hold-budget makes that a failure");
            Ok(())
        }
    }
}

fn times(took: Duration, budget: Duration) -> String {
    let mark = if took > budget { "OVER BUDGET  " } else { "" };
    format!("{:>6} of {:>5}  {mark}", clock(took), clock(budget))
}

fn clock(time: Duration) -> String {
    format!("{}:{:02}", time.as_secs() / 60, time.as_secs() % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report() -> Report {
        Report::new(Budget { cold: false, all: false })
    }

    #[test]
    fn a_failed_test_and_its_failed_runner_are_one_failure() {
        let mut report = report();
        let failed = Tally { passed: 4, failed: 1, skipped: 0 };
        report.note(Kind::RustTests, Instant::now(), false, failed, String::new());
        assert_eq!(report.total, failed, "the runner's own failure is the test's");
        report.note(Kind::RustLint, Instant::now(), false, Tally::default(), String::new());
        assert_eq!(report.total.failed, 2, "a check without tests counts as one");
        assert!(report.close(Duration::ZERO, false).is_err());
    }

    #[test]
    fn what_took_too_long_is_named_and_fails_only_where_it_is_held() {
        let mut report = report();
        let long = Duration::from_secs(4000);
        report.lines.push(Line { kind: Kind::RustTests, took: long, said: String::new() });
        report.lines.push(Line { kind: Kind::RustLint, took: Duration::ZERO, said: String::new() });
        let over = report.over(long).unwrap();
        assert_eq!(over, "over budget: Rust tests, the whole run");
        assert!(held(&over, true, None).is_err());
        assert!(held(&over, true, Some("others were at work".into())).is_ok(), "a busy computer fails nobody");
        assert!(held(&over, false, None).is_ok(), "and neither does a clock nobody asked for");
        assert_eq!(report.over(Duration::ZERO).as_deref(), Some("over budget: Rust tests"));
    }
}
