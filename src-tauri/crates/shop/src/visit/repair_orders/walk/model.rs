//! The rules of an order's work and money, written a second time in plain figures.

use super::super::{Decision, OrderId, OrderState, Payer, Step};
use crate::money::settlement::SettlementState;

#[derive(Debug, Clone)]
pub(super) enum Try {
    Open,
    Put {
        payer: Payer,
        fen: i64,
    },
    Decide {
        line: usize,
        decision: Decision,
    },
    Remove {
        line: usize,
    },
    Step(Step),
    /// What the desk usually does next.
    Onward,
    Settle {
        payer: Payer,
        off_percent: i64,
    },
    Pay {
        settlement: usize,
        percent: i64,
    },
    Void {
        settlement: usize,
    },
    Account {
        settlement: usize,
    },
    Invoice {
        settlement: usize,
    },
    Sleep,
}

#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) payer: Payer,
    pub(super) fen: i64,
    pub(super) decision: Decision,
    pub(super) settlement: Option<usize>,
}

#[derive(Debug, Clone)]
pub(super) struct Money {
    pub(super) payer: Payer,
    pub(super) total: i64,
    pub(super) gross: i64,
    pub(super) paid: i64,
    pub(super) invoiced: i64,
    pub(super) account: bool,
    pub(super) void: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Order {
    pub(super) id: OrderId,
    pub(super) state: OrderState,
    pub(super) held: bool,
    pub(super) lines: Vec<Line>,
    pub(super) money: Vec<Money>,
}

impl Order {
    fn has_settled(&self, payer: Payer) -> bool {
        self.lines.iter().any(|line| line.payer == payer && line.settlement.is_some())
    }

    fn all_decided(&self) -> bool {
        self.lines.iter().all(|line| line.decision != Decision::Open)
    }

    fn all_settled(&self) -> bool {
        self.lines.iter().all(|line| line.decision != Decision::Agreed || line.settlement.is_some())
    }

    pub(super) fn standing(&self) -> impl Iterator<Item = &Money> {
        self.money.iter().filter(|money| !money.void)
    }

    /// What comes of an attempt; `None` where the shop must refuse.
    pub(super) fn after(&self, attempt: &Try) -> Option<Self> {
        use OrderState::*;
        let mut order = self.clone();
        let editable = !matches!(self.state, Closed | Cancelled);
        match *attempt {
            Try::Open | Try::Sleep | Try::Onward => return None,
            Try::Put { payer, fen } if editable && !self.has_settled(payer) => {
                order.lines.push(Line { payer, fen, decision: Decision::Open, settlement: None })
            }
            Try::Decide { line, decision } if editable => {
                let asked = order.lines.get_mut(line)?;
                if asked.settlement.is_some() || (decision == Decision::Agreed && self.has_settled(asked.payer)) {
                    return None;
                }
                asked.decision = decision;
            }
            Try::Remove { line } if editable && self.lines.get(line)?.decision == Decision::Open => {
                order.lines.remove(line);
            }
            Try::Step(step) => (order.state, order.held) = self.stepped(step)?,
            Try::Settle { payer, off_percent }
                if matches!(self.state, AwaitingWash | Ready | Delivered) && !self.has_settled(payer) =>
            {
                order.settle(payer, off_percent)?
            }
            Try::Pay { settlement, percent } => {
                let money = order.money.get_mut(settlement)?;
                let owed = money.total - money.paid;
                if money.void || owed == 0 {
                    return None;
                }
                money.paid += (owed * percent / 100).max(1);
            }
            Try::Void { settlement } if editable => {
                let money = order.money.get_mut(settlement)?;
                if money.void || money.invoiced > 0 {
                    return None;
                }
                (money.void, money.paid) = (true, 0);
                for line in &mut order.lines {
                    line.settlement = line.settlement.filter(|of| *of != settlement);
                }
            }
            Try::Account { settlement } => {
                let money = order.money.get_mut(settlement)?;
                if money.void || money.account || money.payer != Payer::Customer || money.total == money.paid {
                    return None;
                }
                money.account = true;
            }
            Try::Invoice { settlement } => {
                let money = order.money.get_mut(settlement)?;
                if money.void || money.invoiced == money.total {
                    return None;
                }
                money.invoiced = money.total;
            }
            _ => return None,
        }
        Some(order)
    }

    fn settle(&mut self, payer: Payer, off_percent: i64) -> Option<()> {
        let mine: Vec<&Line> =
            self.lines.iter().filter(|line| line.payer == payer && line.decision != Decision::Declined).collect();
        if mine.is_empty() || mine.iter().any(|line| line.decision == Decision::Open) {
            return None;
        }
        let gross: i64 = mine.iter().map(|line| line.fen).sum();
        let total = gross - off(payer, gross, off_percent);
        let place = self.money.len();
        for line in self.lines.iter_mut().filter(|line| line.payer == payer && line.decision == Decision::Agreed) {
            line.settlement = Some(place);
        }
        let paid = if payer == Payer::Shop { total } else { 0 };
        self.money.push(Money { payer, total, gross, paid, invoiced: 0, account: false, void: false });
        Some(())
    }

    fn stepped(&self, step: Step) -> Option<(OrderState, bool)> {
        use OrderState::*;
        let to = match (step, self.state) {
            (Step::Diagnose, Draft) => Diagnosing,
            (Step::Quote, Draft | Diagnosing) if !self.lines.is_empty() => Quoted,
            (Step::Authorise, Quoted) if self.lines.iter().any(|line| line.decision == Decision::Agreed) => Authorised,
            (Step::Dispatch, Authorised | InProgress) => return Some((InProgress, self.held)),
            (Step::Hold, InProgress) if !self.held => return Some((InProgress, true)),
            (Step::Resume, InProgress) if self.held => InProgress,
            (Step::FinishWork, InProgress) if !self.held && self.all_decided() => AwaitingInspection,
            (Step::PassInspection, AwaitingInspection) => AwaitingWash,
            (Step::FailInspection, AwaitingInspection) => Rework,
            (Step::ResumeRework, Rework) => InProgress,
            (Step::WashDone, AwaitingWash) => Ready,
            (Step::Notify, Ready) => Ready,
            (Step::Deliver, Ready) if self.may_leave() => Delivered,
            (Step::Close, Delivered)
                if self.all_decided()
                    && self.all_settled()
                    && self.standing().all(|money| money.paid == money.total) =>
            {
                Closed
            }
            (
                Step::Cancel,
                Draft | Diagnosing | Quoted | Authorised | InProgress | AwaitingInspection | Rework | AwaitingWash,
            ) if self.standing().count() == 0 => Cancelled,
            _ => return None,
        };
        Some((to, false))
    }

    fn may_leave(&self) -> bool {
        let customers = self.standing().filter(|money| money.payer == Payer::Customer);
        self.all_decided()
            && self.all_settled()
            && customers.into_iter().all(|money| money.account || money.paid == money.total)
    }
}

pub(super) fn off(payer: Payer, gross: i64, percent: i64) -> i64 {
    if payer == Payer::Customer { gross * percent / 100 } else { 0 }
}

pub(super) fn usual(order: &Order) -> Try {
    use OrderState::*;
    if order.lines.is_empty() {
        return Try::Put { payer: Payer::Customer, fen: 38_000 };
    }
    if let Some(line) = order.lines.iter().position(|line| line.decision == Decision::Open) {
        return Try::Decide { line, decision: Decision::Agreed };
    }
    if matches!(order.state, AwaitingWash | Ready | Delivered) {
        if let Some(line) =
            order.lines.iter().find(|line| line.decision == Decision::Agreed && line.settlement.is_none())
        {
            return Try::Settle { payer: line.payer, off_percent: 5 };
        }
        // Insurer and maker pay after the car has left.
        let pays = |money: &Money| order.state == Delivered || money.payer == Payer::Customer;
        let owed = |money: &Money| !money.void && money.paid < money.total && pays(money);
        if let Some(settlement) = order.money.iter().position(owed) {
            return Try::Pay { settlement, percent: 100 };
        }
    }
    Try::Step(match order.state {
        Draft | Diagnosing => Step::Quote,
        Quoted => Step::Authorise,
        Authorised => Step::Dispatch,
        InProgress if order.held => Step::Resume,
        InProgress => Step::FinishWork,
        AwaitingInspection => Step::PassInspection,
        Rework => Step::ResumeRework,
        AwaitingWash => Step::WashDone,
        Ready => Step::Deliver,
        Delivered | Closed | Cancelled => Step::Close,
    })
}

pub(super) fn state_of(money: &Money) -> SettlementState {
    match money {
        money if money.void => SettlementState::Void,
        money if money.paid == money.total => SettlementState::Paid,
        money if money.paid == 0 => SettlementState::Open,
        _ => SettlementState::PartPaid,
    }
}
