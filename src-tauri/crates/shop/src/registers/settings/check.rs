//! What settings must satisfy before they are saved.

use super::{BusinessType, RepairCategory, ShopSettings, appointments, complaints, law, quotations};
use crate::common::{Fen, Problem, Result, credit_code, phone, text};

/// Rates an hour may have, in fen: up to 10 000 yuan.
const RATE_LIMIT: Fen = Fen(1_000_000);
/// Tax rates in use, in basis points.
const TAX_RATES: [i64; 7] = [1300, 900, 600, 500, 300, 100, 0];

/// The settings, cleaned; the first fault otherwise.
pub(super) fn checked(shop: ShopSettings) -> Result<ShopSettings> {
    let cleaned = ShopSettings {
        name: text::required("shop.name", &shop.name, 60)?,
        address: text::required("shop.address", &shop.address, 100)?,
        phone: phone::written(&phone::parse("shop.phone", &shop.phone)?),
        contact: text::optional("shop.contact", Some(&shop.contact), 20)?.unwrap_or_default(),
        credit_code: credit_code::parse("shop.credit_code", &shop.credit_code)?,
        order_prefix: prefix("shop.order_prefix", &shop.order_prefix)?,
        settlement_prefix: prefix("shop.settlement_prefix", &shop.settlement_prefix)?,
        over_estimate_note: text::lines("shop.over_estimate_note", Some(&shop.over_estimate_note), 300)?
            .ok_or_else(|| Problem::of("shop.over_estimate_note", "required"))?,
        backup_at: clock_time("shop.backup_at", &shop.backup_at)?,
        appointments: appointments::checked(shop.appointments)?,
        quotations: quotations::checked(shop.quotations)?,
        complaints: complaints::checked(shop.complaints)?,
        ..shop
    };
    prefixes(&cleaned)?;
    within("shop.survey_within_hours", cleaned.survey_within_hours, 1, 24 * 30)?;
    within("shop.backup_keep", cleaned.backup_keep, 1, 365)?;
    if !TAX_RATES.contains(&cleaned.tax_rate_bp.0) {
        return Err(Problem::of("shop.tax_rate_bp", "bad_value"));
    }
    rates(&cleaned)?;
    promises(&cleaned)?;
    mapping(&cleaned)?;
    Ok(cleaned)
}

/// At founding the same faults are told by the guide's own field names.
pub(super) fn at_founding(problem: Problem) -> Problem {
    let field = problem.field.as_ref().map(|field| field.trim_start_matches("shop.").to_owned().into());
    Problem { field, ..problem }
}

/// No two kinds of document count under the same letters.
fn prefixes(shop: &ShopSettings) -> Result<()> {
    let all = [
        ("shop.order_prefix", &shop.order_prefix),
        ("shop.settlement_prefix", &shop.settlement_prefix),
        ("shop.appointments.prefix", &shop.appointments.prefix),
        ("shop.quotations.prefix", &shop.quotations.prefix),
        ("shop.complaints.prefix", &shop.complaints.prefix),
    ];
    for (n, (field, prefix)) in all.iter().enumerate() {
        if all[..n].iter().any(|(_, other)| other == prefix) {
            return Err(Problem::of(field, "duplicate"));
        }
    }
    Ok(())
}

fn rates(shop: &ShopSettings) -> Result<()> {
    within("shop.labour_rates", shop.labour_rates.len() as i64, 1, 20)?;
    for rate in &shop.labour_rates {
        text::required("shop.labour_rates", &rate.name, 20)?;
        within("shop.labour_rates", rate.rate_fen.0, 0, RATE_LIMIT.0)?;
    }
    Ok(())
}

/// 机动车维修管理规定: a promise may be longer than the law's least, never shorter.
fn promises(shop: &ShopSettings) -> Result<()> {
    for category in RepairCategory::ALL {
        let promised: Vec<_> = shop.guarantee.iter().filter(|promise| promise.category == category).collect();
        let [promise] = promised.as_slice() else { return Err(Problem::of("shop.guarantee", "bad_value")) };
        let (km, days) = law::least_guarantee(category);
        if promise.km < km || promise.days < days {
            return Err(Problem::of("shop.guarantee", "below_law").with("km", km).with("days", days));
        }
        within("shop.guarantee", promise.km, km, 1_000_000)?;
        within("shop.guarantee", promise.days, days, 3_650)?;
    }
    Ok(())
}

fn mapping(shop: &ShopSettings) -> Result<()> {
    let whole = shop.business_types.len() == BusinessType::ALL.len()
        && BusinessType::ALL.iter().all(|wanted| shop.business_types.iter().any(|rule| rule.business_type == *wanted));
    if whole { Ok(()) } else { Err(Problem::of("shop.business_types", "bad_value")) }
}

pub(super) fn prefix(field: &'static str, typed: &str) -> Result<String> {
    let prefix = text::compact(typed);
    let fits = (1..=4).contains(&prefix.len()) && prefix.bytes().all(|b| b.is_ascii_uppercase());
    if fits { Ok(prefix) } else { Err(Problem::of(field, "bad_value")) }
}

pub(super) fn clock_time(field: &'static str, typed: &str) -> Result<String> {
    minute_of_day(typed).map(|_| typed.trim().to_owned()).ok_or_else(|| Problem::of(field, "bad_value"))
}

/// Minutes since midnight of "21:30".
pub(super) fn minute_of_day(typed: &str) -> Option<i64> {
    let (hour, minute) = typed.trim().split_once(':')?;
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

pub(super) fn within(field: &'static str, value: i64, min: i64, max: i64) -> Result<()> {
    if (min..=max).contains(&value) {
        Ok(())
    } else {
        Err(Problem::of(field, "out_of_range").with("min", min).with("max", max))
    }
}
