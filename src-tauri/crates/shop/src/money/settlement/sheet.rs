//! What a 机动车维修费用结算清单 says (JT/T 1133-2017): rendered once when settled and kept, and counted when printed.
//!
//! Carries names, phone and VIN whole, as the form asks. The shop's own name and address are the settings'.

use serde::{Deserialize, Serialize};

use super::answer::Payment;
use super::row::{Money, Row, Void};
use super::{find, store};
use crate::common::{BusinessDate, Fen, Millis, Result, SettlementId};
use crate::registers::customers::DebtorRef;
use crate::registers::printing::{self, PrintedCopy, Sheet};
use crate::registers::settings::{BusinessType, GuaranteePromise};
use crate::registers::{customers, staff};
use crate::visit::repair_orders::{self, Car, Head, OrderLine, Payer};
use jieche_ground::{Read, Tx};

/// 作废, and by whose word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voided {
    /// Why.
    pub reason: String,
    /// Who voided it.
    pub by: String,
    /// Who approved it.
    pub approved_by: String,
}

/// The money of a settlement, fen, tax included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetMoney {
    /// 工时费用, after line discounts.
    pub labour_fen: Fen,
    /// 材料费用, after line discounts.
    pub part_fen: Fen,
    /// 其他费用, after line discounts.
    pub other_fen: Fen,
    /// 优惠 over the whole.
    pub discount_fen: Fen,
    /// 抹零
    pub rounding_fen: Fen,
    /// 应付: labour + parts + other − discount − rounding.
    pub total_fen: Fen,
}

/// The settlement list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SettlementSheet {
    /// 结算清单编号
    pub number: String,
    /// The number of the voided one it stands for.
    pub replaces: Option<String>,
    /// Set when it is void.
    pub voided: Option<Voided>,
    /// Who pays.
    pub payer: Payer,
    /// The company that owes, where it is not the customer.
    pub debtor: Option<DebtorRef>,
    /// When it was settled.
    pub settled_at: Millis,
    /// 结算员
    pub settled_by: String,
    /// 工单号
    pub order_number: String,
    /// 机动车所有人
    pub owner: String,
    /// 送修人, where it is not the owner.
    pub brought_by: Option<String>,
    /// 联系电话: the bringer's, else the owner's.
    pub phone: Option<String>,
    /// The car.
    pub car: Car,
    /// 送修日期
    pub arrived_at: Millis,
    /// 出厂日期; `None` while the car is here.
    pub left_at: Option<Millis>,
    /// 送修里程
    pub odometer_in_km: Option<i64>,
    /// 出厂里程
    pub odometer_out_km: Option<i64>,
    /// 业务类型
    pub business_type: BusinessType,
    /// 故障描述
    pub complaint: String,
    /// 服务顾问
    pub advisor: String,
    /// The lines as settled.
    pub lines: Vec<OrderLine>,
    /// What they come to.
    pub money: SheetMoney,
    /// Money that came, and went back.
    pub payments: Vec<Payment>,
    /// 挂账, and why.
    pub account_reason: Option<String>,
    /// 质量保证期, and 维修类别.
    pub guarantee: GuaranteePromise,
    /// 下次保养
    pub next_service_on: Option<BusinessDate>,
    /// 下次保养, kilometres.
    pub next_service_km: Option<i64>,
    /// This copy.
    pub printed: PrintedCopy,
}

/// The sheet of a settlement and its order.
pub(super) fn of(
    read: &Read,
    order: &Head,
    row: &Row,
    payments: Vec<Payment>,
    printed: PrintedCopy,
) -> Result<SettlementSheet> {
    let owner = customers::record(read, order.customer_id)?;
    let debtor = row.account.as_ref().and_then(|account| account.debtor_id).or(row.debtor_id);
    let debtor = debtor
        .map(|id| customers::record(read, id))
        .transpose()?
        .map(|debtor| DebtorRef { id: debtor.id, name: debtor.name });
    let Money { labour, part, other, discount, rounding, total, .. } = row.money;
    Ok(SettlementSheet {
        number: row.number.clone(),
        replaces: row.replaces.clone(),
        voided: row.void.as_ref().map(|void| voided(read, void)).transpose()?,
        payer: row.payer,
        debtor,
        settled_at: row.settled_at,
        settled_by: staff::name_of(read, row.settled_by)?,
        order_number: order.number.clone().unwrap_or_default(),
        owner: owner.name,
        brought_by: order.brought_by.clone(),
        phone: order.brought_by_phone.clone().or(owner.phone),
        car: repair_orders::car(read, order.vehicle_id)?,
        arrived_at: order.opened_at,
        left_at: order.delivered_at,
        odometer_in_km: order.odometer_in_km,
        odometer_out_km: row.odometer_out_km.or(order.odometer_out_km),
        business_type: row.business_type,
        complaint: order.complaint.clone(),
        advisor: staff::name_of(read, row.advisor_id)?,
        lines: row.lines.clone(),
        money: SheetMoney {
            labour_fen: labour,
            part_fen: part,
            other_fen: other,
            discount_fen: discount,
            rounding_fen: rounding,
            total_fen: total,
        },
        payments,
        account_reason: row.account.as_ref().map(|account| account.reason.clone()),
        guarantee: row.guarantee,
        next_service_on: row.next_service_on,
        next_service_km: row.next_service_km,
        printed,
    })
}

fn voided(read: &Read, void: &Void) -> Result<Voided> {
    Ok(Voided {
        reason: void.reason.clone(),
        by: staff::name_of(read, void.by)?,
        approved_by: staff::name_of(read, void.approved_by)?,
    })
}

/// Counts a copy of the settlement list and answers what it says now, payments and a void included; `not_found`.
///
/// The sheet rendered when it was settled is kept as it was and is no copy.
pub fn print(tx: &Tx, id: SettlementId) -> Result<SettlementSheet> {
    let row = find(tx, id)?;
    let order = repair_orders::find(tx, row.order_id)?;
    let printed = printing::copy(tx, Sheet::SettlementList, id.0)?;
    of(tx, &order, &row, store::payments(tx, id)?, printed)
}
