//! How many tests a runner ran, read from its own closing lines.

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

/// Adds up the closing lines of cargo test, nextest and vitest. What a runner in Rust leaves out is another one's part:
/// the ignored tests are the window tests.
pub fn read(lines: &[String]) -> Tally {
    let mut tally = Tally::default();
    for line in lines.iter().map(|line| without_colours(line)) {
        let line = line.trim();
        let rust = line.starts_with("test result:") || (line.starts_with("Summary [") && line.contains(" run:"));
        let vitest = line.strip_prefix("Tests ").is_some_and(|rest| rest.starts_with(' '));
        if rust || vitest {
            tally += Tally {
                passed: count(line, "passed"),
                failed: count(line, "failed") + count(line, "timed"),
                skipped: if vitest { count(line, "skipped") + count(line, "todo") } else { 0 },
            };
        }
    }
    tally
}

/// The number before a word.
fn count(line: &str, word: &str) -> u64 {
    let words: Vec<&str> = line.split([' ', ',', ';', '|', '(', ')']).filter(|part| !part.is_empty()).collect();
    words.windows(2).find(|pair| pair[1] == word).and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
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

    fn said(line: &str) -> Tally {
        read(&[line.to_owned()])
    }

    #[test]
    fn the_closing_lines_of_each_runner_are_understood() {
        let tally = |passed, failed, skipped| Tally { passed, failed, skipped };
        assert_eq!(
            said("test result: FAILED. 5 passed; 1 failed; 2 ignored; 0 measured; 3 filtered out"),
            tally(5, 1, 0)
        );
        assert_eq!(said("     Summary [   1.2s] 7 tests run: 6 passed (1 slow), 1 failed, 2 skipped"), tally(6, 1, 0));
        assert_eq!(said("     Summary [   1.2s] 7 tests run: 6 passed, 1 timed out, 0 skipped"), tally(6, 1, 0));
        assert_eq!(said("      Tests  1 failed | 12 passed | 3 skipped (16)"), tally(12, 1, 3));
        assert_eq!(
            said("\u{1b}[2m      Tests \u{1b}[22m \u{1b}[1m\u{1b}[32m12 passed\u{1b}[39m (12)"),
            tally(12, 0, 0)
        );
        assert_eq!(said(" Test Files  3 passed (3)"), tally(0, 0, 0));
        assert_eq!(said("the 3 passed cars"), tally(0, 0, 0));
    }
}
