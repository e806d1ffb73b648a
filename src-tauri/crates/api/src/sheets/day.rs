//! 售后营业日报, from the day's figures.

use jieche_paper as paper;
use jieche_shop::Result;
use jieche_shop::common::{BusinessDate, Shown};
use jieche_shop::figures::reports::DayReport;
use jieche_shop::registers::printing::PrintedCopy;

use super::{head, pdf, printed};
use crate::call::Document;
use crate::caller::Caller;

/// 售后营业日报
pub(crate) fn day_report(caller: &Caller, report: &DayReport, copy: &PrintedCopy) -> Result<Document> {
    let settings = caller.read(jieche_shop::registers::settings::get)?;
    let sheet = paper::DayReport {
        shop: head(&settings),
        printed: printed(copy),
        demo: settings.demo,
        date: report.date.to_string(),
        day: figures(&report.day),
        month: figures(&report.month),
        cancelled: report
            .cancelled
            .iter()
            .map(|order| paper::CancelledOrder {
                number: order.number.clone(),
                plate: order.plate.as_ref().map(|plate| plate.plate.clone()),
                reason: order.reason.clone(),
                person: order.person.clone(),
            })
            .collect(),
        voided: report
            .voided
            .iter()
            .map(|voided| paper::VoidedSettlement {
                number: voided.number.clone(),
                order_number: voided.order_number.clone(),
                plate: voided.plate.as_ref().map(|plate| plate.plate.clone()),
                total_fen: voided.total_fen.0,
                reason: String::new(),
            })
            .collect(),
        delivered_unpaid: report
            .delivered_unpaid
            .iter()
            .map(|order| paper::DeliveredUnpaid {
                number: order.number.clone(),
                plate: order.plate.as_ref().map(|plate| plate.plate.clone()),
                customer: shown(&order.customer_name),
                owed_fen: order.owed_fen.0,
                reason: order.reason.clone(),
            })
            .collect(),
        delivered_unsettled: report
            .delivered_unsettled
            .iter()
            .map(|order| paper::DeliveredUnsettled {
                number: order.number.clone(),
                plate: order.plate.as_ref().map(|plate| plate.plate.clone()),
                customer: shown(&order.customer_name),
                amount_fen: order.amount_fen.0,
            })
            .collect(),
    };
    Ok(pdf(
        format!("售后营业日报-{}", report.date),
        caller.stage.press().print(move |fonts| sheet.render(fonts))?,
        copy.way.clone(),
    ))
}

/// The same figures under the same names: by name, so that a figure added on one side is missed on the other.
fn figures(figures: &jieche_shop::figures::reports::DayFigures) -> paper::DayFigures {
    let revenue = |of: &jieche_shop::figures::reports::Revenue| paper::Revenue {
        labour_fen: of.labour_fen.0,
        part_fen: of.part_fen.0,
        other_fen: of.other_fen.0,
        total_fen: of.total_fen.0,
    };
    paper::DayFigures {
        arrivals: figures.arrivals,
        deliveries: figures.deliveries,
        in_shop: figures.in_shop,
        in_shop_before: figures.in_shop_before,
        revenue: revenue(&figures.revenue),
        by_type: figures
            .by_type
            .iter()
            .map(|of| paper::TypeRevenue {
                business_type: of.business_type,
                orders: of.orders,
                revenue: revenue(&of.revenue),
            })
            .collect(),
        received: figures
            .received
            .iter()
            .map(|of| paper::MeansTotal { means: of.means, amount_fen: of.amount_fen.0 })
            .collect(),
        received_for_earlier_fen: figures.received_for_earlier_fen.0,
        receivables: figures
            .receivables
            .iter()
            .map(|of| paper::DebtorTotal { payer: of.payer, debtor: of.debtor.clone(), amount_fen: of.amount_fen.0 })
            .collect(),
        discounts_fen: figures.discounts_fen.0,
        advisors: figures
            .advisors
            .iter()
            .map(|of| paper::AdvisorDay {
                advisor: of.advisor.clone(),
                arrivals: of.arrivals,
                deliveries: of.deliveries,
                revenue_fen: of.revenue_fen.0,
                score: of.score,
            })
            .collect(),
        survey_score: figures.survey_score,
        surveys: figures.surveys,
        nps: figures.nps,
    }
}

fn shown(name: &Shown<String>) -> String {
    match name {
        Shown::Whole(name) | Shown::Masked(name) => name.clone(),
    }
}

/// A day as a number, to count its report's copies by.
pub(crate) fn day_number(date: BusinessDate) -> i64 {
    date.at(0).0 / 86_400_000
}
