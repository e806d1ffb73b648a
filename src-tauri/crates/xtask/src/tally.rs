//! How many tests a runner ran, read from its own closing lines. Each runner is asked for its own form of them only: what
//! another one printed inside (a failed test shown by nextest brings its `test result: FAILED`) would count a failure twice.

use std::ops::AddAssign;

/// Counts of tests, or of checks that count as one.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// Went well.
    pub passed: u64,
    /// Did not.
    pub failed: u64,
    /// Were not run.
    pub skipped: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// What runs tests and counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Runner {
    /// One closing line a test program.
    CargoTest,
    /// One closing line in all.
    Nextest,
    /// One closing line in all.
    Vitest,
}

impl Runner {
    /// The tests it ran, from all it said. What a runner in Rust leaves out is another one's part: the ignored tests are
    /// the window tests.
    pub fn tally(self, said: &[String]) -> Tally {
        let plain: Vec<String> = said.iter().map(|line| without_colours(line)).collect();
        let mut closing = plain.iter().filter_map(|line| self.closing(line));
        let mut tally = Tally::default();
        match self {
            Runner::CargoTest => closing.for_each(|one| tally += one),
            Runner::Nextest | Runner::Vitest => tally = closing.next_back().unwrap_or_default(),
        }
        if self != Runner::Vitest {
            tally.skipped = 0;
        }
        tally
    }

    /// What a line counts, if it is one of its closing lines.
    fn closing(self, line: &str) -> Option<Tally> {
        match self {
            Runner::CargoTest => line.strip_prefix("test result: "),
            Runner::Nextest => line
                .trim_start()
                .strip_prefix("Summary [")
                .and_then(|rest| rest.split_once(" run: "))
                .map(|(_, counts)| counts),
            Runner::Vitest => line.trim_start().strip_prefix("Tests  "),
        }
        .map(counts)
    }
}

/// `5 passed; 1 failed`, however it is divided; what stands in brackets says more about a number that stands before it.
fn counts(line: &str) -> Tally {
    let mut tally = Tally::default();
    for part in without_brackets(line).split([',', ';', '|', '.']) {
        let Some((number, what)) = part.trim().split_once(' ') else { continue };
        let number = number.parse().unwrap_or(0);
        match what {
            "passed" => tally.passed += number,
            "failed" | "exec failed" | "timed out" => tally.failed += number,
            "skipped" | "todo" => tally.skipped += number,
            _ => {}
        }
    }
    tally
}

fn without_brackets(line: &str) -> String {
    let mut open = 0;
    line.chars()
        .filter(|&sign| {
            open += i32::from(sign == '(');
            let outside = open == 0;
            open -= i32::from(sign == ')');
            outside
        })
        .collect()
}

fn without_colours(line: &str) -> String {
    let mut plain = String::new();
    let mut parts = line.split('\u{1b}');
    plain.push_str(parts.next().unwrap_or_default());
    for part in parts {
        plain.push_str(part.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;
    use Runner::{CargoTest, Nextest, Vitest};

    fn tally(passed: u64, failed: u64, skipped: u64) -> Tally {
        Tally { passed, failed, skipped }
    }

    fn said(runner: Runner, text: &str) -> Tally {
        runner.tally(&text.lines().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn the_closing_lines_of_each_runner_are_understood() {
        for (runner, line, counted) in [
            (
                CargoTest,
                "test result: FAILED. 5 passed; 1 failed; 2 ignored; 0 measured; 3 filtered out",
                tally(5, 1, 0),
            ),
            (
                Nextest,
                "     Summary [   1.2s] 7 tests run: 6 passed (1 slow, 1 leaky), 1 failed, 2 skipped",
                tally(6, 1, 0),
            ),
            (Nextest, "     Summary [   1.2s] 7 tests run: 6 passed, 1 timed out, 0 skipped", tally(6, 1, 0)),
            (
                Nextest,
                "Summary [ 1.2s] 4/9 tests run: 1 passed, 1 failed, 1 exec failed, 1 timed out, 0 skipped",
                tally(1, 3, 0),
            ),
            (Vitest, "      Tests  1 failed | 12 passed | 3 skipped (16)", tally(12, 1, 3)),
            (Vitest, "\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m12 passed\u{1b}[39m (12)", tally(12, 0, 0)),
            (Vitest, " Test Files  3 passed (3)", tally(0, 0, 0)),
            (CargoTest, "the 3 passed cars", tally(0, 0, 0)),
        ] {
            assert_eq!(said(runner, line), counted, "{line}");
        }
    }

    #[test]
    fn cargo_test_closes_once_for_each_program() {
        let two = "test result: ok. 5 passed; 0 failed; 0 ignored\ntest result: FAILED. 1 passed; 2 failed; 0 ignored";
        assert_eq!(said(CargoTest, two), tally(6, 2, 0));
    }

    #[test]
    fn a_failure_that_a_runner_tells_twice_is_one() {
        let by_nextest = "        FAIL [   0.1s] jieche-shop settles
  stdout ───
    running 1 test
    test settles ... FAILED
    test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 41 filtered out; finished in 0.01s
────────────
     Summary [   0.4s] 2 tests run: 1 passed, 1 failed, 0 skipped
        FAIL [   0.1s] jieche-shop settles
error: test run failed";
        assert_eq!(said(Nextest, by_nextest), tally(1, 1, 0), "the test's own closing line is not the runner's");
        let by_vitest = " FAIL  day.test.ts > the first day
    desk 0 says | test result: FAILED. 0 passed; 1 failed
      Tests  1 failed | 2 passed (3)";
        assert_eq!(said(Vitest, by_vitest), tally(2, 1, 0));
    }
}
