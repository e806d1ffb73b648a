//! One visit of the past, step by step at its own moments: what it is, what comes next, and when. A visit whose next moment
//! lies behind the shop's "now" stays where it stands: those are the cars in the shop.

use super::catalogue::Catalogue;
use super::chance::Chance;
use super::laying::Laying;
use super::pieces::TAX;
use crate::care::surveys;
use crate::common::{
    BayId, BusinessDate, CustomerId, Fen, LineId, Millis, OrderId, PersonId, Quantity, Result, VehicleId,
};
use crate::money::settlement::{self, Means};
use crate::registers::numbers;
use crate::registers::parts::PartClass;
use crate::registers::vehicles;
use crate::visit::appointments::big_shop::BAYS;
use crate::visit::repair_orders::{
    Channel, Decision, Head, LineKind, OldPart, OrderLine, OrderState, Payer, Speaker, Step, past,
};
use jieche_codes::BusinessType;
use jieche_ground::files::FileHash;

const PREFIX: &str = "WX";
const MINUTE: i64 = 60_000;
/// Minutes of the day the workshop's hands rest from, and begin at.
const CLOSES: i64 = 18 * 60;
const OPENS: i64 = 8 * 60 + 30;
/// Calls after a visit older than this are long made, and not kept here.
const CALLS_DAYS: i64 = 14;
const COMPLAINTS: [(&str, BusinessType, i64); 8] = [
    ("定期保养", BusinessType::RegularService, 44),
    ("刹车有异响", BusinessType::GeneralRepair, 12),
    ("空调不制冷", BusinessType::GeneralRepair, 8),
    ("发动机故障灯亮", BusinessType::GeneralRepair, 9),
    ("低速过减速带有异响", BusinessType::GeneralRepair, 7),
    ("轮胎慢漏气", BusinessType::GeneralRepair, 6),
    ("车身划伤要补漆", BusinessType::BodyPaint, 8),
    ("前保险杠被撞", BusinessType::Accident, 6),
];

/// What happens next in a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Next {
    Come,
    Take(Step),
    Settle,
}

/// A visit under way.
pub(super) struct Visit {
    head: Head,
    lines: Vec<OrderLine>,
    ahead: Vec<Next>,
    long: bool,
    paid: bool,
}

/// What every visit shares.
pub(super) struct House<'a> {
    pub catalogue: &'a Catalogue,
    pub sheet: &'a FileHash,
    pub until: Millis,
}

impl Visit {
    /// A car comes at `at`; what will become of it is decided here.
    pub fn new(chance: &mut Chance, car: VehicleId, owner: CustomerId, km: i64, at: Millis, advisor: PersonId) -> Self {
        let complaints: Vec<((&str, BusinessType), i64)> =
            COMPLAINTS.iter().map(|&(words, kind, weight)| ((words, kind), weight)).collect();
        let (complaint, business_type) = *chance.weighted(&complaints);
        let (wash, paid) = (chance.happens(40), !chance.happens(2));
        let mut head = arrival(car, owner, at, advisor);
        head.complaint = complaint.into();
        head.business_type = business_type;
        head.odometer_in_km = Some(km);
        head.energy_level_pct = Some(chance.between(5, 100));
        head.promised_at = Some(at.plus(chance.between(4, 30) * 60 * MINUTE));
        head.key_tag = Some(chance.between(1, 120).to_string());
        head.wash = wash;
        head.waiting = chance.happens(30);
        Self { head, lines: Vec::new(), ahead: course(chance, wash, paid), long: chance.happens(6), paid }
    }

    /// Does what is next; answers the moment of what comes after, `None` when the visit is over.
    pub fn go_on(
        &mut self,
        laying: &mut Laying,
        chance: &mut Chance,
        house: &House,
        at: Millis,
    ) -> Result<Option<Millis>> {
        let Some(next) = self.ahead.pop() else { return Ok(None) };
        let by = match next {
            Next::Take(Step::Dispatch | Step::PassInspection | Step::FailInspection) => {
                PersonId(chance.between(11, 12))
            }
            Next::Take(Step::FinishWork | Step::ResumeRework | Step::WashDone) => PersonId(chance.between(13, 30)),
            _ => self.head.advisor_id,
        };
        let ctx = laying.at(at, by);
        match next {
            Next::Come => {
                let (head, km) = (self.head.clone(), self.head.odometer_in_km);
                self.head = laying.write(&ctx, "repair_orders_open", |tx| {
                    let head = past::came(tx, head)?;
                    vehicles::visited(tx, head.vehicle_id, head.date, km)?;
                    Ok(head)
                })?;
            }
            Next::Take(step) => self.take(laying, &ctx, chance, house, step)?,
            Next::Settle => {
                let means = self.paid.then(|| *chance.weighted(&MEANS));
                let agreed: Vec<OrderLine> =
                    self.lines.iter().filter(|line| line.decision == Decision::Agreed).cloned().collect();
                let head = &self.head;
                laying.write(&ctx, "settlement_settle", |tx| {
                    settlement::past::settled(tx, head, agreed, house.sheet, means)
                })?;
            }
        }
        Ok(self.ahead.last().map(|&next| self.moment(chance, next, at)))
    }

    fn take(
        &mut self,
        laying: &mut Laying,
        ctx: &crate::Ctx,
        chance: &mut Chance,
        house: &House,
        step: Step,
    ) -> Result<()> {
        let before = self.head.clone();
        let mut after = Head { state: state_after(step, before.wash), ..before.clone() };
        match step {
            Step::Quote => self.lines = lines(chance, house.catalogue)?,
            Step::Authorise => decide(&mut self.lines, chance, ctx.now),
            Step::Dispatch => {
                after.technician_id = Some(PersonId(chance.between(13, 30)));
                after.bay_id = Some(BayId(chance.between(1, BAYS)));
            }
            Step::Deliver => {
                after.odometer_out_km = before.odometer_in_km.map(|km| km + chance.between(0, 6));
                (after.delivered_at, after.delivered_on) = (Some(ctx.now), Some(ctx.today()));
            }
            Step::Cancel => {
                after.cancelled_on = Some(ctx.today());
                after.cancel_reason = Some("客户改期".into());
            }
            _ => {}
        }
        let lines = std::mem::take(&mut self.lines);
        let calls = step == Step::Deliver && ctx.now.plus(CALLS_DAYS * 24 * 60 * MINUTE) > house.until;
        (self.head, self.lines) = laying.write(ctx, "repair_orders_step", |tx| {
            let mut lines = lines;
            if step == Step::Quote {
                after.number = Some(numbers::next(tx, PREFIX)?);
                lines = past::with_lines(tx, before.id, lines)?;
            }
            if step == Step::Authorise {
                past::decided(tx, &lines)?;
            }
            let head = past::went_on(tx, &before, after, step)?;
            if calls {
                surveys::fall_due(tx, &head)?;
            }
            Ok((head, lines))
        })?;
        Ok(())
    }

    /// Within the shop's hours; what is not done today goes on tomorrow.
    fn moment(&self, chance: &mut Chance, next: Next, after: Millis) -> Millis {
        let minutes = match next {
            Next::Take(Step::FinishWork) if self.long => chance.between(1, 9) * 24 * 60,
            Next::Take(Step::FinishWork) => chance.between(30, 240),
            Next::Take(Step::Quote | Step::Dispatch) => chance.between(5, 40),
            Next::Settle => chance.between(5, 120),
            Next::Take(Step::Close) => 0,
            _ => chance.between(2, 30),
        };
        let then = after.plus(minutes * MINUTE);
        let of_day = then.minute_of_day();
        if of_day >= CLOSES {
            then.date().plus_days(1).at(OPENS + chance.between(0, 60))
        } else if of_day < OPENS {
            then.date().at(OPENS + chance.between(0, 60))
        } else {
            then
        }
    }
}

const MEANS: [(Means, i64); 4] = [(Means::Wechat, 55), (Means::Alipay, 20), (Means::BankCard, 15), (Means::Cash, 10)];

/// What lies ahead, the last first.
fn course(chance: &mut Chance, wash: bool, paid: bool) -> Vec<Next> {
    use Step::{Authorise, Cancel, Close, Deliver, Diagnose, Dispatch, FailInspection, FinishWork};
    use Step::{PassInspection, Quote, ResumeRework, WashDone};
    let mut steps = vec![Next::Come];
    steps.extend(chance.happens(5).then_some(Next::Take(Diagnose)));
    steps.push(Next::Take(Quote));
    if chance.happens(2) {
        steps.push(Next::Take(Cancel));
    } else {
        steps.extend([Authorise, Dispatch, FinishWork].map(Next::Take));
        if chance.happens(3) {
            steps.extend([FailInspection, ResumeRework, FinishWork].map(Next::Take));
        }
        steps.push(Next::Take(PassInspection));
        steps.extend(wash.then_some(Next::Take(WashDone)));
        steps.extend([Next::Settle, Next::Take(Deliver)]);
        steps.extend(paid.then_some(Next::Take(Close)));
    }
    steps.reverse();
    steps
}

fn state_after(step: Step, wash: bool) -> OrderState {
    match step {
        Step::Diagnose => OrderState::Diagnosing,
        Step::Quote => OrderState::Quoted,
        Step::Authorise => OrderState::Authorised,
        Step::FinishWork => OrderState::AwaitingInspection,
        Step::FailInspection => OrderState::Rework,
        Step::PassInspection if wash => OrderState::AwaitingWash,
        Step::PassInspection | Step::WashDone => OrderState::Ready,
        Step::Deliver => OrderState::Delivered,
        Step::Close => OrderState::Closed,
        Step::Cancel => OrderState::Cancelled,
        _ => OrderState::InProgress,
    }
}

/// Three works and four parts, one more or less.
fn lines(chance: &mut Chance, catalogue: &Catalogue) -> Result<Vec<OrderLine>> {
    let works = (0..chance.between(2, 4)).map(|_| {
        let work = chance.one(&catalogue.work);
        let blank = blank(LineKind::Labour, &work.code, &work.name, work.rate);
        OrderLine {
            operation_id: Some(work.id),
            hours: Some(work.hours),
            amount_fen: work.rate.times_hours(work.hours).unwrap_or(Fen::ZERO),
            ..blank
        }
    });
    let works: Vec<OrderLine> = works.collect();
    let parts = (0..chance.between(2, 6)).map(|_| {
        let (part, count) = (chance.one(&catalogue.parts), chance.between(1, 4));
        OrderLine {
            part_id: Some(part.id),
            quantity: Some(Quantity(count * 1000)),
            unit: Some(part.unit.into()),
            amount_fen: Fen(part.price.0 * count),
            part_class: Some(PartClass::Original),
            old_part: OldPart::Shop,
            ..blank(LineKind::Part, &part.number, &part.name, part.price)
        }
    });
    Ok(works.into_iter().chain(parts).collect())
}

fn blank(kind: LineKind, code: &str, name: &str, price: Fen) -> OrderLine {
    OrderLine {
        id: LineId(0),
        kind,
        operation_id: None,
        part_id: None,
        code: Some(code.into()),
        name: name.into(),
        hours: None,
        quantity: None,
        unit: None,
        unit_price_fen: price,
        discount_fen: Fen::ZERO,
        amount_fen: Fen::ZERO,
        tax_rate_bp: TAX,
        brand: None,
        part_class: None,
        payer: Payer::Customer,
        debtor: None,
        decision: Decision::Open,
        decided_at: None,
        decided_via: None,
        decided_by: None,
        decided_by_name: None,
        pointed_out: false,
        dismissed: None,
        package: None,
        model_hours: false,
        quotation: None,
        old_part: OldPart::None,
        settlement_id: None,
    }
}

/// The first line is what the car came for; of the others one in twelve is declined.
fn decide(lines: &mut [OrderLine], chance: &mut Chance, at: Millis) {
    for (place, line) in lines.iter_mut().enumerate() {
        let declined = place > 0 && chance.happens(8);
        line.decision = if declined { Decision::Declined } else { Decision::Agreed };
        (line.decided_at, line.decided_via) = (Some(at), Some(Channel::InPerson));
        line.decided_by = Some(Speaker::Owner);
    }
}

fn arrival(vehicle_id: VehicleId, customer_id: CustomerId, at: Millis, advisor_id: PersonId) -> Head {
    let date: BusinessDate = at.date();
    Head {
        id: OrderId(0),
        diagnosis_line_id: None,
        version: 1,
        number: None,
        state: OrderState::Draft,
        hold: None,
        hold_note: None,
        vehicle_id,
        customer_id,
        advisor_id,
        technician_id: None,
        bay_id: None,
        bay: None,
        brought_by: None,
        brought_by_phone: None,
        collected_by: None,
        complaint: String::new(),
        diagnosis: None,
        business_type: BusinessType::GeneralRepair,
        odometer_before_km: None,
        odometer_in_km: None,
        odometer_out_km: None,
        energy_level_pct: None,
        promised_at: None,
        opened_at: at,
        date,
        notified_at: None,
        delivered_at: None,
        delivered_on: None,
        cancelled_on: None,
        key_tag: None,
        parking: None,
        waiting: false,
        urgent: false,
        wash: false,
        road_test: true,
        diagnosis_fee_fen: None,
        diagnosis_credited: false,
        cancel_reason: None,
    }
}
