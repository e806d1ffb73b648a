//! The figures as a page of Markdown.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use jieche_shop::Result;
use jieche_shop::big_shop::Drawn;

use crate::bare::Bare;
use crate::measure::Pair;
use crate::searches::Share;

/// One shop, measured.
pub struct Measured {
    pub name: &'static str,
    pub counts: Counts,
    pub pairs: Vec<(&'static str, Pair)>,
    pub found: BTreeMap<Drawn, Share>,
}

/// What is in a shop.
pub struct Counts(Vec<(&'static str, i64)>);

impl Counts {
    /// Counts the rows that tell how big it is, and the megabytes they stand in.
    pub fn of(bare: &Bare, folder: &Path) -> Result<Self> {
        let tables = [
            ("orders", "repair_orders"),
            ("lines", "order_lines"),
            ("customers", "customers"),
            ("cars", "vehicles"),
            ("parts", "parts"),
            ("journal rows", "journal_rows"),
            ("search terms", "search_terms"),
        ];
        let mut counts = Vec::new();
        for (name, table) in tables {
            let count = bare.numbers(&format!("SELECT count(*) FROM {table}"))?;
            counts.push((name, count.first().copied().unwrap_or(0)));
        }
        let bytes = std::fs::metadata(folder.join("shop.db"))?.len();
        counts.push(("MB", i64::try_from(bytes / 1_000_000).unwrap_or(0)));
        Ok(Self(counts))
    }
}

/// All of it.
pub fn markdown(measured: &[Measured]) -> String {
    let mut page = String::new();
    for one in measured {
        let counts: Vec<String> = one.counts.0.iter().map(|(name, count)| format!("{count} {name}")).collect();
        let _ = writeln!(page, "- {}: {}", one.name, counts.join(", "));
    }
    speed(&mut page, measured);
    for one in measured {
        finding(&mut page, one);
    }
    page
}

fn speed(page: &mut String, measured: &[Measured]) {
    let mut head = String::from("\n| Milliseconds, p50 / p99 |");
    for one in measured {
        let _ = write!(head, " {} | bare | × |", one.name);
    }
    let _ = writeln!(page, "{head}{}", if measured.len() > 1 { " L : S |" } else { "" });
    let columns = 1 + 3 * measured.len() + usize::from(measured.len() > 1);
    let _ = writeln!(page, "|{}", "---|".repeat(columns));
    for (place, (name, _)) in measured.first().map(|one| one.pairs.as_slice()).unwrap_or_default().iter().enumerate() {
        let pairs: Vec<&Pair> = measured.iter().filter_map(|one| one.pairs.get(place)).map(|(_, pair)| pair).collect();
        let _ = write!(page, "| {name} |");
        for pair in &pairs {
            let (shop, bare) = (&pair.shop, &pair.bare);
            let ratio = ratio(shop.at(50), bare.at(50));
            let both = |times: &crate::measure::Times| format!("{} / {}", ms(times.at(50)), ms(times.at(99)));
            let _ = write!(page, " {} | {} | {ratio} |", both(shop), both(bare));
        }
        if let [small, large] = pairs.as_slice() {
            let _ = write!(page, " {} |", ratio(large.shop.at(50), small.shop.at(50)));
        }
        let _ = writeln!(page);
    }
}

fn finding(page: &mut String, one: &Measured) {
    let _ = writeln!(page, "\n| Found in four keys, {} | of | found | keys |\n|---|---|---|---|", one.name);
    let mut all = Share::default();
    for (kind, share) in &one.found {
        let _ = writeln!(page, "| {kind:?} | {}", cells(share));
        all.looked_for += share.looked_for;
        all.found += share.found;
        all.keys += share.keys;
    }
    let _ = writeln!(page, "| All | {}", cells(&all));
}

fn cells(share: &Share) -> String {
    let per_mille = (share.found * 1000).checked_div(share.looked_for).unwrap_or(0);
    let keys = (share.keys * 10).checked_div(share.found).unwrap_or(0);
    format!("{} | {}.{} % | {}.{} |", share.looked_for, per_mille / 10, per_mille % 10, keys / 10, keys % 10)
}

fn ms(micros: u128) -> String {
    format!("{}.{:02}", micros / 1000, micros % 1000 / 10)
}

fn ratio(ours: u128, theirs: u128) -> String {
    let hundredths = (ours * 100).checked_div(theirs).unwrap_or(0);
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
