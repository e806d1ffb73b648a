//! The figures of a period, counted from dated rows.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Row;

use super::day_report::{AdvisorDay, DayFigures, DebtorTotal, MeansTotal, Revenue, TypeRevenue};
use crate::common::{BusinessDate, CustomerId, Fen, OrderId, PersonId, Result, SettlementId};
use crate::money::settlement::{Means, after_reduction};
use crate::registers::customers;
use crate::registers::settings::BusinessType;
use crate::visit::repair_orders::Payer;
use jieche_ground::Ctx;
use jieche_ground::Read;
use jieche_ground::sql::from_text;

/// Business days from the first to the last.
#[derive(Debug, Clone, Copy)]
pub(super) struct Period {
    pub from: BusinessDate,
    pub until: BusinessDate,
}

/// A settlement settled or voided in the period.
struct Settled {
    id: SettlementId,
    order: OrderId,
    payer: Payer,
    /// The name as the person asking may see it, and whose it is: two debtors may share a name.
    debtor: Option<(String, CustomerId)>,
    business_type: BusinessType,
    advisor: PersonId,
    heads: [Fen; 3],
    off: Fen,
    line_discount: Fen,
    total: Fen,
    /// Settled in the period.
    came: bool,
    /// Voided in the period.
    went: bool,
}

/// Money that moved in the period.
struct Moved {
    settlement: SettlementId,
    means: Means,
    amount: Fen,
}

pub(super) fn figures(read: &Read, period: Period) -> Result<DayFigures> {
    let settled = settled(read, period)?;
    let moved = moved(read, period)?;
    let mut figures = DayFigures {
        arrivals: count(read, "SELECT COUNT(*) FROM repair_orders WHERE date BETWEEN ?1 AND ?2", period)?,
        deliveries: count(read, "SELECT COUNT(*) FROM repair_orders WHERE delivered_on BETWEEN ?1 AND ?2", period)?,
        in_shop: in_shop(read, period.until)?,
        in_shop_before: in_shop(read, period.from.plus_days(-1))?,
        ..DayFigures::default()
    };
    revenue(&mut figures, &settled)?;
    received(&mut figures, &settled, &moved)?;
    figures.receivables = receivables(&settled, &moved)?;
    figures.advisors = advisors(read, &settled, period)?;
    surveys(read, &mut figures, period)?;
    Ok(figures)
}

fn count(read: &Read, sql: &str, period: Period) -> Result<i64> {
    read.one(sql, (period.from, period.until), |row| row.get(0))
}

/// Cars that had come and not yet left (or been cancelled) at the close of a day: those still here, and those that
/// went after it. Counted so that a recent day costs what happened since, not what happened ever.
fn in_shop(read: &Read, day: BusinessDate) -> Result<i64> {
    let sql = "SELECT
        (SELECT COUNT(*) FROM repair_orders WHERE state NOT IN ('closed', 'cancelled', 'delivered') AND date <= ?1)
      + (SELECT COUNT(*) FROM repair_orders WHERE delivered_on > ?1 AND date <= ?1)
      + (SELECT COUNT(*) FROM repair_orders WHERE cancelled_on > ?1 AND date <= ?1)";
    read.one(sql, [day], |row| row.get(0))
}

fn settled(read: &Read, period: Period) -> Result<Vec<Settled>> {
    let file = customers::file_of("COALESCE(CASE WHEN s.account_on <= ?2 THEN s.account_debtor_id END, s.debtor_id)");
    let sql = format!(
        "SELECT s.id, s.order_id, s.payer, d.id, s.business_type, s.advisor_id,
        s.labour_fen, s.part_fen, s.other_fen, s.discount_fen + s.rounding_fen, s.line_discount_fen, s.total_fen,
        s.date BETWEEN ?1 AND ?2, COALESCE(s.voided_on BETWEEN ?1 AND ?2, 0),
        d.kind, d.name
      FROM settlements s LEFT JOIN customers d ON d.id = {file}
      WHERE s.id IN (
        SELECT id FROM settlements WHERE date BETWEEN ?1 AND ?2 UNION
        SELECT id FROM settlements WHERE voided_on BETWEEN ?1 AND ?2)
      ORDER BY s.id"
    );
    read.list(&sql, (period.from, period.until), |row| {
        Ok(Settled {
            id: row.get(0)?,
            order: row.get(1)?,
            payer: from_text(row, 2)?,
            debtor: debtor(read.ctx(), row)?,
            business_type: from_text(row, 4)?,
            advisor: row.get(5)?,
            heads: [row.get(6)?, row.get(7)?, row.get(8)?],
            off: row.get(9)?,
            line_discount: row.get(10)?,
            total: row.get(11)?,
            came: row.get(12)?,
            went: row.get(13)?,
        })
    })
}

fn debtor(ctx: &Ctx, row: &Row<'_>) -> rusqlite::Result<Option<(String, CustomerId)>> {
    let Some(id) = row.get(3)? else { return Ok(None) };
    let name: String = row.get(15)?;
    Ok(Some((customers::shown_name(ctx, from_text(row, 14)?, &name).into_text(), id)))
}

fn moved(read: &Read, period: Period) -> Result<Vec<Moved>> {
    let sql = "SELECT settlement_id, means, amount_fen FROM payments WHERE date BETWEEN ?1 AND ?2 ORDER BY id";
    read.list(sql, (period.from, period.until), |row| {
        Ok(Moved { settlement: row.get(0)?, means: from_text(row, 1)?, amount: row.get(2)? })
    })
}

impl Settled {
    /// An amount of it as it counts in the period: what came less what went.
    fn counted(&self, amount: Fen) -> Fen {
        Fen(amount.0 * (i64::from(self.came) - i64::from(self.went)))
    }

    fn revenue(&self) -> Result<Revenue> {
        let [labour, part, other] = after_reduction(self.heads, self.off)?;
        Ok(Revenue {
            labour_fen: self.counted(labour),
            part_fen: self.counted(part),
            other_fen: self.counted(other),
            total_fen: self.counted(self.total),
        })
    }
}

fn add(to: &mut Revenue, more: Revenue) -> Result<()> {
    to.labour_fen = to.labour_fen.plus(more.labour_fen)?;
    to.part_fen = to.part_fen.plus(more.part_fen)?;
    to.other_fen = to.other_fen.plus(more.other_fen)?;
    to.total_fen = to.total_fen.plus(more.total_fen)?;
    Ok(())
}

fn revenue(figures: &mut DayFigures, settled: &[Settled]) -> Result<()> {
    let mut by_type: BTreeMap<BusinessType, (BTreeSet<OrderId>, Revenue)> = BTreeMap::new();
    for one in settled {
        let (orders, revenue) = by_type.entry(one.business_type).or_default();
        if one.came && !one.went {
            orders.insert(one.order);
        }
        add(revenue, one.revenue()?)?;
        add(&mut figures.revenue, one.revenue()?)?;
        figures.discounts_fen = figures.discounts_fen.plus(one.counted(one.off.plus(one.line_discount)?))?;
    }
    let mattering =
        by_type.into_iter().filter(|(_, (orders, revenue))| !orders.is_empty() || *revenue != Revenue::default());
    figures.by_type = mattering
        .map(|(business_type, (orders, revenue))| TypeRevenue { business_type, orders: orders.len() as i64, revenue })
        .collect();
    Ok(())
}

fn received(figures: &mut DayFigures, settled: &[Settled], moved: &[Moved]) -> Result<()> {
    let own: BTreeSet<SettlementId> = settled.iter().map(|one| one.id).collect();
    let mut by_means: BTreeMap<Means, Fen> = BTreeMap::new();
    for one in moved {
        if own.contains(&one.settlement) {
            let sum = by_means.entry(one.means).or_default();
            *sum = sum.plus(one.amount)?;
        } else {
            figures.received_for_earlier_fen = figures.received_for_earlier_fen.plus(one.amount)?;
        }
    }
    figures.received = by_means
        .into_iter()
        .filter(|(_, amount)| *amount != Fen::ZERO)
        .map(|(means, amount_fen)| MeansTotal { means, amount_fen })
        .collect();
    Ok(())
}

/// What remained owed at the close of what came, less what was still owed of what went. Nothing is paid before it is
/// settled and a void pays everything back, so either is what counts of the total less what moved in the period.
fn receivables(settled: &[Settled], moved: &[Moved]) -> Result<Vec<DebtorTotal>> {
    let mut paid: BTreeMap<SettlementId, Fen> = BTreeMap::new();
    for one in moved {
        let sum = paid.entry(one.settlement).or_default();
        *sum = sum.plus(one.amount)?;
    }
    let mut owed: BTreeMap<(Payer, Option<(String, CustomerId)>), Fen> = BTreeMap::new();
    for one in settled {
        let change = one.counted(one.total).minus(paid.get(&one.id).copied().unwrap_or_default())?;
        let sum = owed.entry((one.payer, one.debtor.clone())).or_default();
        *sum = sum.plus(change)?;
    }
    let owing = owed.into_iter().filter(|(_, amount)| *amount != Fen::ZERO);
    let total = |((payer, debtor), amount_fen): ((Payer, Option<(String, CustomerId)>), Fen)| DebtorTotal {
        payer,
        debtor: debtor.map(|(name, _)| name),
        amount_fen,
    };
    Ok(owing.map(total).collect())
}

fn advisors(read: &Read, settled: &[Settled], period: Period) -> Result<Vec<AdvisorDay>> {
    let mut days: BTreeMap<PersonId, AdvisorDay> = BTreeMap::new();
    let whole = (period.from, period.until);
    // Who received the car: a car that is handed over changes nobody's morning.
    let arrived =
        "SELECT e.person_id, COUNT(*) FROM repair_orders o JOIN order_events e ON e.order_id = o.id AND e.n = 1
      WHERE o.date BETWEEN ?1 AND ?2 GROUP BY e.person_id";
    for (advisor, orders) in read.list(arrived, whole, |row| Ok((row.get(0)?, row.get(1)?)))? {
        day_of(&mut days, advisor).arrivals = orders;
    }
    let delivered =
        "SELECT advisor_id, COUNT(*) FROM repair_orders WHERE delivered_on BETWEEN ?1 AND ?2 GROUP BY advisor_id";
    for (advisor, orders) in read.list(delivered, whole, |row| Ok((row.get(0)?, row.get(1)?)))? {
        day_of(&mut days, advisor).deliveries = orders;
    }
    for one in settled {
        let day = day_of(&mut days, one.advisor);
        day.revenue_fen = day.revenue_fen.plus(one.counted(one.total))?;
    }
    let asked = "SELECT o.advisor_id, SUM(s.score), COUNT(*) FROM surveys s JOIN repair_orders o ON o.id = s.order_id
      WHERE s.answered_on BETWEEN ?1 AND ?2 GROUP BY o.advisor_id";
    for (advisor, sum, surveys) in read.list(asked, whole, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))? {
        day_of(&mut days, advisor).score = mean(sum, surveys);
    }
    for (id, day) in &mut days {
        day.advisor = crate::registers::staff::name_of(read, *id)?;
    }
    let mut advisors: Vec<AdvisorDay> = days.into_values().collect();
    advisors.sort_by_key(|day| std::cmp::Reverse(day.revenue_fen));
    Ok(advisors)
}

fn day_of(days: &mut BTreeMap<PersonId, AdvisorDay>, advisor: PersonId) -> &mut AdvisorDay {
    days.entry(advisor).or_insert_with(|| AdvisorDay {
        advisor: String::new(),
        arrivals: 0,
        deliveries: 0,
        revenue_fen: Fen::ZERO,
        score: None,
    })
}

fn surveys(read: &Read, figures: &mut DayFigures, period: Period) -> Result<()> {
    let sql = "SELECT COUNT(*), COALESCE(SUM(score), 0), COUNT(nps),
      COALESCE(SUM(nps >= 9), 0) - COALESCE(SUM(nps <= 6), 0) FROM surveys WHERE answered_on BETWEEN ?1 AND ?2";
    let (surveys, sum, asked, promoters): (i64, i64, i64, i64) =
        read.one(sql, (period.from, period.until), |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    figures.surveys = surveys;
    figures.survey_score = mean(sum, surveys);
    figures.nps = (asked > 0).then(|| rounded(promoters * 100, asked));
    Ok(())
}

/// The mean in hundredths of a point.
fn mean(sum: i64, of: i64) -> Option<i64> {
    (of > 0).then(|| rounded(sum * 100, of))
}

/// The quotient rounded half away from nothing.
fn rounded(dividend: i64, divisor: i64) -> i64 {
    (dividend.abs() * 2 + divisor) / (divisor * 2) * dividend.signum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_are_rounded_to_the_hundredth() {
        assert_eq!(mean(266, 3), Some(8867), "88.666… points");
        assert_eq!(mean(0, 0), None, "no survey, no score");
        assert_eq!(rounded(-50, 100), -1, "half a point below nothing counts as one");
    }
}
