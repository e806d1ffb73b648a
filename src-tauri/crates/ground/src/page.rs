//! One page of a list, by key: the next page starts after the last row's key, never at an offset,
//! so that page 5 000 costs what page 1 costs.

use serde::Serialize;
use ts_rs::TS;

use crate::problem::{Problem, Result};

/// Rows a page may have at most.
pub const LIMIT: i64 = 200;

/// Rows, and the key to ask for the next ones with (`None`: these were the last).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Page<T> {
    /// The rows.
    pub rows: Vec<T>,
    /// What to pass as `after` for the next page.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A page from one row more than asked for; `key` names a row.
    pub fn of(mut rows: Vec<T>, limit: i64, key: impl Fn(&T) -> String) -> Self {
        let more = rows.len() as i64 > limit;
        rows.truncate(usize::try_from(limit).unwrap_or(0));
        let next = if more { rows.last().map(key) } else { None };
        Self { rows, next }
    }
}

/// The asked number of rows, 1 to [`LIMIT`].
pub fn limit(asked: i64) -> Result<i64> {
    if (1..=LIMIT).contains(&asked) {
        Ok(asked)
    } else {
        Err(Problem::of("limit", "out_of_range").with("min", 1).with("max", LIMIT))
    }
}

/// The numbers a key is made of ("1700000000-12"), newest first lists use it. `None` for the first page.
pub fn after<const N: usize>(key: Option<&str>) -> Result<Option<[i64; N]>> {
    let Some(key) = key else { return Ok(None) };
    let wrong = || Problem::of("after", "bad_value");
    let numbers: Vec<i64> =
        key.split('_').map(str::parse).collect::<std::result::Result<_, _>>().map_err(|_| wrong())?;
    numbers.try_into().map(Some).map_err(|_| wrong())
}
