//! One car's visit in the demo shop: which step comes next, and when. What is done in each its feature says.

use jieche_shop::{Problem, Result};
use serde_json::{Value, json};

use super::appointments::Expected;
use super::chance::Chance;
use super::driver::{Desk, Driver, number};
use super::founding::Founded;
use super::kind::Kind;

/// Where the visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Arriving,
    Quoting,
    Deciding,
    Dispatching,
    Waiting,
    Working,
    Inspecting,
    Redoing,
    Washing,
    Telling,
    Settling,
    Leaving,
    Calling,
    Receiving,
}

/// When the visit goes on.
pub(super) enum Next {
    After(i64),
    LeftShop(i64),
    Over,
}

/// A visit under way.
pub(super) struct Visit {
    pub vehicle: i64,
    pub kind: Kind,
    advisor: usize,
    pub stage: Stage,
    pub order: i64,
    pub odometer: i64,
    pub customer_pays: bool,
    pub owed_elsewhere: Vec<(i64, &'static str)>,
    pub calls: u8,
    /// The appointment it came by.
    pub booked: Option<i64>,
}

impl Visit {
    pub fn new(vehicle: i64, kind: Kind, advisor: usize) -> Self {
        Self {
            vehicle,
            kind,
            advisor,
            stage: Stage::Arriving,
            order: 0,
            odometer: 0,
            customer_pays: false,
            owed_elsewhere: Vec::new(),
            calls: 0,
            booked: None,
        }
    }

    /// A car that was booked for a service.
    pub fn booked(expected: &Expected) -> Self {
        Self { booked: Some(expected.appointment), ..Self::new(expected.vehicle, Kind::Service, expected.advisor) }
    }
}

/// Takes the visit's next step.
pub(super) fn go_on(driver: &Driver, shop: &Founded, visit: &mut Visit, chance: &mut Chance) -> Result<Next> {
    let scene = Scene { driver, shop };
    let advisor = &shop.staff.advisors[visit.advisor];
    match visit.stage {
        Stage::Arriving => scene.open(visit, advisor, chance),
        Stage::Quoting => scene.quote(visit, advisor, chance),
        Stage::Deciding => scene.decide(visit, advisor, chance),
        Stage::Dispatching => scene.dispatch(visit, chance),
        Stage::Waiting => scene.step(
            visit,
            &shop.staff.lead,
            json!({ "step": "resume" }),
            Stage::Working,
            visit.kind.work_minutes(chance),
        ),
        Stage::Working => scene.step(
            visit,
            &shop.staff.lead,
            json!({ "step": "finish_work" }),
            Stage::Inspecting,
            chance.between(5, 25),
        ),
        Stage::Inspecting => scene.inspect(visit, chance),
        Stage::Redoing => scene.step(visit, &shop.staff.lead, json!({ "step": "resume_rework" }), Stage::Working, 45),
        Stage::Washing => scene.step(visit, advisor, json!({ "step": "wash_done" }), Stage::Telling, 5),
        Stage::Telling => {
            scene.step(visit, advisor, json!({ "step": "notify" }), Stage::Settling, chance.between(15, 120))
        }
        Stage::Settling => scene.settle(visit, advisor, chance),
        Stage::Leaving => scene.deliver(visit, advisor, chance),
        Stage::Calling => scene.call(visit, chance),
        Stage::Receiving => scene.receive(visit),
    }
}

/// The shop and its clock, while one step is taken.
pub(super) struct Scene<'a> {
    pub driver: &'a Driver,
    pub shop: &'a Founded,
}

impl Scene<'_> {
    pub fn order(&self, visit: &Visit, desk: &Desk) -> Result<Value> {
        self.driver.order(desk, visit.order)
    }

    pub fn version(&self, visit: &Visit, desk: &Desk) -> Result<i64> {
        number(&self.order(visit, desk)?, "/version")
    }
}

impl Visit {
    pub fn to(&mut self, stage: Stage, minutes: i64) -> Result<Next> {
        self.stage = stage;
        if self.order == 0 { Err(Problem::internal("a visit without an order")) } else { Ok(Next::After(minutes)) }
    }
}

/// The fields of `more` over those of `base`.
pub(super) fn over(mut base: Value, more: Value) -> Value {
    if let (Value::Object(base), Value::Object(more)) = (&mut base, more) {
        base.extend(more);
    }
    base
}
