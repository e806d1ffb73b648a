//! A desk for tests: a founded shop with its people, a car, who may owe for it, and the words to drive an order.

use super::*;
use crate::across::order_file::{self, OrderFile};
use crate::across::progress::{self, TakeStep};
use crate::across::shop_settings;
use crate::care::surveys;
use crate::common::{
    BasisPoints, BayId, BusinessDate, Change, CustomerId, Fen, Hours, LineId, PersonId, Quantity, SettlementId,
    VehicleId,
};
use crate::money::settlement;
use crate::money::settlement::{
    Means, NewPayment, Pay, PutOnAccount, Settle, Settlement, SettlementSheet, VoidSettlement,
};
use crate::registers::customers::{CustomerKind, DebtorKind, SaveCustomer};
use crate::registers::parts::PartClass;
use crate::registers::staff::Role;
use crate::registers::vehicles::SaveVehicle;
use crate::testing::TestShop;
use jieche_codes::BusinessType;
use jieche_ground::Tx;

pub(crate) const TECHNICIAN: PersonId = PersonId(3);

/// 张三's car is here; 平安 insures it, 宏图汽车 made it, 顺达 pays monthly.
pub(crate) struct Desk {
    pub shop: TestShop,
    pub owner: CustomerId,
    pub insurer: CustomerId,
    pub maker: CustomerId,
    pub account: CustomerId,
    pub car: VehicleId,
}

impl Desk {
    pub fn new() -> Self {
        let shop = TestShop::new();
        let (owner, insurer, maker, account, car) = shop
            .write(|tx| {
                shop_settings::found(tx, "深圳市宏图汽车销售服务有限公司", "深圳市福田区彩田路88号", "0755-88886666", "91350100M000100Y43", false)?;
                surveys::found(tx)?;
                tx.execute("INSERT INTO people (id, name, roles) VALUES (3, '何俊', '[\"technician\"]'), (4, '周凯', '[\"advisor\"]')", [])?;
                let owner = customer(tx, CustomerKind::Person, "张三", DebtorKind::None)?;
                let insurer = customer(tx, CustomerKind::Company, "平安财险深圳分公司", DebtorKind::Insurer)?;
                let maker = customer(tx, CustomerKind::Company, "宏图汽车有限公司", DebtorKind::Maker)?;
                let account = customer(tx, CustomerKind::Company, "顺达物流有限公司", DebtorKind::Account)?;
                let car = vehicles::save(tx, car_of(owner))?.id;
                Ok((owner, insurer, maker, account, car))
            })
            .unwrap();
        Self { shop, owner, insurer, maker, account, car }
    }

    /// 定期保养, washed, promised at five.
    pub fn opens(&self) -> RepairOrder {
        self.shop.write(|tx| open(tx, self.arrival())).unwrap()
    }

    pub fn arrival(&self) -> OpenRepairOrder {
        OpenRepairOrder {
            vehicle_id: self.car,
            brought_by: Some("李四".into()),
            brought_by_phone: Some("13800001234".into()),
            odometer_in_km: None,
            energy_level_pct: Some(62),
            complaint: "低速过减速带左前有异响".into(),
            business_type: BusinessType::RegularService,
            promised_at: Some(self.shop.ctx().now.plus(8 * 3_600_000)),
            key_tag: Some("12".into()),
            parking: Some("B3".into()),
            waiting: false,
            urgent: false,
            wash: true,
            road_test: true,
        }
    }

    /// The order's head as it stands, to save with a change.
    pub fn head_of(&self, order: &RepairOrder) -> SaveRepairOrder {
        SaveRepairOrder {
            id: order.id,
            version: order.version,
            brought_by: Change::Keep,
            brought_by_phone: Change::Keep,
            odometer_in_km: order.odometer_in_km,
            energy_level_pct: order.energy_level_pct,
            complaint: order.complaint.clone(),
            diagnosis: order.diagnosis.clone(),
            business_type: order.business_type,
            promised_at: order.promised_at,
            key_tag: order.key_tag.clone(),
            parking: order.parking.clone(),
            waiting: order.waiting,
            urgent: order.urgent,
            wash: order.wash,
            road_test: order.road_test,
        }
    }

    pub fn saves(&self, order: &RepairOrder, change: impl FnOnce(&mut SaveRepairOrder)) -> Result<RepairOrder> {
        let mut request = self.head_of(order);
        change(&mut request);
        self.shop.write(|tx| save(tx, request))
    }

    /// An hour of labour at this price for this payer.
    pub fn line_for(&self, order: &RepairOrder, payer: Payer, price: i64) -> PutLine {
        PutLine {
            order_id: order.id,
            version: order.version,
            line_id: None,
            kind: LineKind::Labour,
            operation_id: None,
            part_id: None,
            code: None,
            name: format!("项目{}", order.lines.len() + 1),
            hours: Some(Hours(100)),
            quantity: None,
            unit: None,
            unit_price_fen: Fen(price),
            discount_fen: Fen::ZERO,
            tax_rate_bp: BasisPoints(1300),
            brand: None,
            part_class: None,
            payer,
            debtor_id: self.debtor_of(payer),
            old_part: OldPart::None,
            approval: None,
        }
    }

    pub fn debtor_of(&self, payer: Payer) -> Option<CustomerId> {
        match payer {
            Payer::Insurer => Some(self.insurer),
            Payer::Maker => Some(self.maker),
            Payer::Customer | Payer::Shop => None,
        }
    }

    pub fn puts(
        &self,
        order: &RepairOrder,
        payer: Payer,
        price: i64,
        change: impl FnOnce(&mut PutLine),
    ) -> Result<RepairOrder> {
        let mut request = self.line_for(order, payer, price);
        change(&mut request);
        self.shop.write(|tx| put_line(tx, request))
    }

    pub fn decides(&self, order: &RepairOrder, line_ids: Vec<LineId>, decision: Decision) -> Result<RepairOrder> {
        self.hears(order, line_ids, decision, |_| {})
    }

    /// The owner says it at the desk, and was told what the law wants told, unless `change` says otherwise.
    pub fn hears(
        &self,
        order: &RepairOrder,
        line_ids: Vec<LineId>,
        decision: Decision,
        change: impl FnOnce(&mut DecideLines),
    ) -> Result<RepairOrder> {
        let mut request = DecideLines {
            order_id: order.id,
            version: order.version,
            line_ids,
            decision,
            via: Channel::InPerson,
            by: Speaker::Owner,
            by_name: None,
            pointed_out: true,
        };
        change(&mut request);
        self.shop.write(|tx| decide(tx, request))
    }

    /// A step with everything it may ask for.
    pub fn act_of(&self, taken: Step) -> Act {
        let via = Some(Channel::Written);
        match taken {
            Step::Diagnose => Act::Diagnose { fee_fen: Some(Fen::ZERO), via },
            Step::Quote => Act::Quote {},
            Step::Authorise => Act::Authorise { via },
            Step::Dispatch => Act::Dispatch { technician_id: Some(TECHNICIAN), bay_id: Some(BayId(2)) },
            Step::Hold => Act::Hold { reason: Some(HoldReason::Parts) },
            Step::Resume => Act::Resume {},
            Step::FinishWork => Act::FinishWork {},
            Step::PassInspection => Act::PassInspection {},
            Step::FailInspection => Act::FailInspection {},
            Step::ResumeRework => Act::ResumeRework {},
            Step::WashDone => Act::WashDone {},
            Step::Notify => Act::Notify { via },
            Step::Deliver => Act::Deliver { odometer_out_km: None, collected_by: Some("李四".into()) },
            Step::Close => Act::Close {},
            Step::Cancel => Act::Cancel { approval: None },
        }
    }

    /// The same as a request, with a word.
    pub fn step_of(&self, order: &RepairOrder, act: Act) -> TakeStep {
        TakeStep { order_id: order.id, version: order.version, note: Some("备注".into()), act }
    }

    pub fn takes(&self, order: &RepairOrder, taken: Step) -> Result<RepairOrder> {
        self.acts(order, self.act_of(taken))
    }

    pub fn acts(&self, order: &RepairOrder, act: Act) -> Result<RepairOrder> {
        self.asks(&self.step_of(order, act))
    }

    pub fn takes_without_a_word(&self, order: &RepairOrder, taken: Step) -> Result<RepairOrder> {
        self.asks(&TakeStep { note: None, ..self.step_of(order, self.act_of(taken)) })
    }

    fn asks(&self, request: &TakeStep) -> Result<RepairOrder> {
        self.shop.write(|tx| progress::step(tx, request)).map(|file| file.order)
    }

    pub fn takes_as(&self, roles: &[Role], order: &RepairOrder, taken: Step) -> Result<RepairOrder> {
        self.acts_as(roles, order, self.act_of(taken))
    }

    pub fn acts_as(&self, roles: &[Role], order: &RepairOrder, act: Act) -> Result<RepairOrder> {
        let request = self.step_of(order, act);
        self.shop.write_as(roles, |tx| progress::step(tx, &request)).map(|file| file.order)
    }

    /// An order with a line for each of these payers and prices, agreed to, worked on, inspected and washed.
    pub fn ready(&self, lines: &[(Payer, i64)]) -> RepairOrder {
        let mut order = self.opens();
        for (payer, price) in lines {
            order = self.puts(&order, *payer, *price, |_| {}).unwrap();
        }
        let all = order.lines.iter().map(|line| line.id).collect();
        order = self.decides(&order, all, Decision::Agreed).unwrap();
        for taken in
            [Step::Quote, Step::Authorise, Step::Dispatch, Step::FinishWork, Step::PassInspection, Step::WashDone]
        {
            order = self.takes(&order, taken).unwrap();
        }
        order
    }

    pub fn settling(&self, order: &RepairOrder, payer: Payer) -> Settle {
        Settle {
            order_id: order.id,
            version: order.version,
            payer,
            debtor_id: self.debtor_of(payer),
            discount_fen: Fen::ZERO,
            rounding_fen: Fen::ZERO,
            odometer_out_km: None,
            next_service_on: None,
            next_service_km: None,
            approval: None,
        }
    }

    pub fn settles(&self, order: &RepairOrder, payer: Payer) -> Result<Settlement> {
        self.settles_with(order, payer, |_| {})
    }

    pub fn settles_with(
        &self,
        order: &RepairOrder,
        payer: Payer,
        change: impl FnOnce(&mut Settle),
    ) -> Result<Settlement> {
        let mut request = self.settling(order, payer);
        change(&mut request);
        self.shop.write(|tx| self.settle(tx, request))
    }

    pub fn settle(&self, tx: &Tx, request: Settle) -> Result<Settlement> {
        let mut render = |sheet: &SettlementSheet| Ok(serde_json::to_vec(sheet)?);
        settlement::settle(tx, request, &mut render)
    }

    pub fn pays(&self, it: &Settlement, by: &[(Means, i64)]) -> Result<Settlement> {
        let payments =
            by.iter().map(|(means, fen)| NewPayment { means: *means, amount_fen: Fen(*fen), remark: None }).collect();
        self.shop.write(|tx| settlement::pay(tx, Pay { id: it.brief.id, version: it.version, payments }))
    }

    pub fn voids(&self, it: &Settlement) -> Result<Settlement> {
        self.shop.write(|tx| {
            settlement::void(
                tx,
                VoidSettlement { id: it.brief.id, version: it.version, reason: "单价录错".into(), approval: None },
            )
        })
    }

    pub fn puts_on_account(&self, it: &Settlement, debtor_id: Option<CustomerId>) -> Result<Settlement> {
        let request =
            PutOnAccount {
                id: it.brief.id, version: it.version, debtor_id, reason: "月结客户".into(), approval: None
            };
        self.shop.write(|tx| settlement::put_on_account(tx, request))
    }

    pub fn order(&self, id: OrderId) -> RepairOrder {
        self.shop.read(|read| get(read, id)).unwrap()
    }

    pub fn order_file(&self, id: OrderId) -> OrderFile {
        self.shop.read(|read| order_file::get(read, id)).unwrap()
    }

    pub fn settlement(&self, id: SettlementId) -> Settlement {
        self.shop.read(|read| settlement::get(read, id)).unwrap()
    }

    pub fn today(&self) -> BusinessDate {
        self.shop.ctx().today()
    }

    /// Until nine in the morning, so many days on.
    pub fn sleeps(&self, days: i64) {
        let then = self.today().plus_days(days).at(9 * 60);
        self.shop.wait(then.0 - self.shop.ctx().now.0);
    }
}

/// A part of a thousandth's quantity at this price.
pub(crate) fn part(line: &mut PutLine, quantity: i64, price: i64) {
    (line.kind, line.hours, line.quantity, line.unit_price_fen, line.part_class) =
        (LineKind::Part, None, Some(Quantity(quantity)), Fen(price), Some(PartClass::Original));
}

fn customer(tx: &Tx, kind: CustomerKind, name: &str, debtor: DebtorKind) -> Result<CustomerId> {
    let request = SaveCustomer {
        id: None,
        version: None,
        kind,
        name: Change::Set(name.into()),
        phone: Change::Set(Some("13900005678".into())),
        contact_name: Change::Set(None),
        credit_code: None,
        address: Change::Set(None),
        debtor,
        no_marketing: false,
        remark: None,
    };
    Ok(customers::save(tx, request)?.id)
}

fn car_of(owner: CustomerId) -> SaveVehicle {
    SaveVehicle {
        id: None,
        version: None,
        owner_id: owner,
        plate: Some("粤B·D12345".into()),
        plate_kind: None,
        vin: Change::Set(None),
        brand: "大众".into(),
        model: "ID.4".into(),
        colour: None,
        engine_no: None,
        energy: None,
        vehicle_type: None,
        class_code: None,
        bought_on: None,
        odometer_km: Some(31_000),
        insurance_until: None,
        inspection_until: None,
        household: true,
        remark: None,
    }
}

/// A discount shared out over amounts.
pub(crate) fn shared_out(discount: Fen, over: &[Fen]) -> Vec<Fen> {
    rules::spread(discount, over).unwrap()
}
