//! Which backups stay: all of today and yesterday, then the newest of each day, week, month and year.
//!
//! Only what carries this shop's own code is ever removed, and never the one just made, whatever a clock that was once
//! ahead says of the others.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Backup, place};
use crate::{BusinessDate, Result};

/// How many stay of each kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keeping {
    /// Days with a backup, 1 at least.
    pub days: usize,
    /// Weeks, from Monday on.
    pub weeks: usize,
    /// Months.
    pub months: usize,
    /// Years.
    pub years: usize,
}

/// Removes from a place what `keeping` does not keep beside `made`. Renamed first, so that one half removed is no backup.
pub fn thin_out(place: &Path, keeping: Keeping, made: &Backup) -> Result<()> {
    let ours = |backup: &Backup| backup.code_ends.is_none() || backup.code_ends == made.code_ends;
    let backups: Vec<Backup> = place::list(place)?.into_iter().filter(ours).collect();
    for old in going(&backups, keeping, made) {
        let part = PathBuf::from(format!("{}.part", old.folder));
        fs::rename(&old.folder, &part)?;
        fs::remove_dir_all(&part)?;
    }
    Ok(())
}

/// The day on which a day's week, month or year begins.
type Begins = fn(BusinessDate) -> BusinessDate;

/// Of `backups`, newest first, those that go.
fn going<'a>(backups: &'a [Backup], keeping: Keeping, made: &Backup) -> Vec<&'a Backup> {
    let past: Vec<&Backup> = backups.iter().filter(|backup| backup.at <= made.at).collect();
    let mut staying: HashSet<&str> = HashSet::from([made.folder.as_str()]);
    let yesterday = made.at.date().plus_days(-1);
    staying.extend(past.iter().filter(|one| one.at.date() >= yesterday).map(|one| one.folder.as_str()));
    let kinds: [(usize, Begins); 4] = [
        (keeping.days.max(1), |day| day),
        (keeping.weeks, |day| day.plus_days(1 - i64::from(day.weekday()))),
        (keeping.months, BusinessDate::month_start),
        (keeping.years, BusinessDate::year_start),
    ];
    for (many, begins) in kinds {
        let mut seen = Vec::new();
        for backup in &past {
            let begun = begins(backup.at.date());
            if seen.len() < many && seen.last() != Some(&begun) {
                seen.push(begun);
                staying.insert(&backup.folder);
            }
        }
    }
    past.into_iter().filter(|backup| !staying.contains(backup.folder.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made_at(year: i32, month: u32, day: u32, minute: i64) -> Backup {
        let at = BusinessDate::new(year, month, day).unwrap().at(minute);
        let name = format!("jieche-{}", at.compact());
        let folder = format!("/place/{name}");
        Backup { name, folder, at, bytes: 1, seq: 1, verified: false, missing: 0, code_ends: None }
    }

    fn left(backups: &[Backup], keeping: Keeping) -> Vec<&str> {
        let gone: Vec<&str> =
            going(backups, keeping, &backups[0]).into_iter().map(|backup| backup.name.as_str()).collect();
        backups.iter().map(|backup| backup.name.as_str()).filter(|name| !gone.contains(name)).collect()
    }

    #[test]
    fn a_year_of_evenings_leaves_days_weeks_months_and_years() {
        let last = BusinessDate::new(2026, 11, 30).unwrap();
        let backups: Vec<Backup> = (0..800)
            .map(|ago| {
                let day = last.plus_days(-ago).at(21 * 60);
                let name = format!("jieche-{}", day.compact());
                Backup { folder: name.clone(), name, at: day, ..made_at(2026, 1, 1, 0) }
            })
            .collect();
        let keeping = Keeping { days: 7, weeks: 4, months: 12, years: 5 };
        let left = left(&backups, keeping);
        assert!(left.starts_with(&["jieche-20261130-210000", "jieche-20261129-210000"]), "the newest days: {left:?}");
        assert!(left.contains(&"jieche-20261122-210000"), "the Sunday of the week before: {left:?}");
        assert!(left.contains(&"jieche-20260131-210000"), "the end of January: {left:?}");
        assert!(left.contains(&"jieche-20241231-210000"), "the last of a year before: {left:?}");
        assert!(left.len() <= 7 + 4 + 12 + 3, "and no more than that: {}", left.len());
    }

    #[test]
    fn what_was_made_today_by_hand_stays_until_tomorrow_is_over() {
        let backups = [
            made_at(2026, 11, 30, 1290),
            made_at(2026, 11, 30, 600),
            made_at(2026, 11, 29, 601),
            made_at(2026, 11, 29, 600),
            made_at(2026, 11, 28, 601),
            made_at(2026, 11, 28, 600),
        ];
        let only_days = Keeping { days: 3, weeks: 0, months: 0, years: 0 };
        assert_eq!(
            left(&backups, only_days).len(),
            5,
            "the one before an import is there the next day too; of older days only the newest"
        );
    }

    #[test]
    fn a_clock_that_was_ahead_costs_no_backup() {
        let backups = [made_at(2027, 1, 5, 0), made_at(2026, 11, 30, 0), made_at(2026, 11, 20, 0)];
        let one = Keeping { days: 1, weeks: 0, months: 0, years: 0 };
        let gone = going(&backups, one, &backups[1]);
        assert_eq!(gone.len(), 1, "only the older one goes");
        assert_eq!(gone[0].name, backups[2].name);
    }
}
