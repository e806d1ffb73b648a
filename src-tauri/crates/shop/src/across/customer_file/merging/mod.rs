//! Two files that are one and the same customer, made one; and parted again when that was a mistake.
//!
//! What a file holds now moves: its cars and orders are the kept file's. What was written of it stays as it was
//! written (whose a car was on a day, who a line or a settlement names as owing) and is read under the kept file,
//! because a settled document is never edited. The dropped card is kept as it was, names the file it is read
//! under, and is found by every name it had. Deliberately not here: which files are alike (`duplicates`).

mod rules;
#[cfg(test)]
mod tests;
mod undo;

use crate::registers::staff::Rights;
use jieche_codes::RecordKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::care::complaints;
use crate::common::{
    ComplaintId, CustomerId, Fen, LineId, MergeId, Millis, OrderId, Problem, Result, SettlementId, Shown, VehicleId,
};
use crate::money::settlement;
use crate::registers::customers::{self, Customer, CustomerRecord, DebtorKind, merges, put, shown, shown_name};
use crate::registers::search_index;
use crate::registers::staff::Personal;
use crate::registers::vehicles::{self, DaysOwned, VehicleBrief};
use crate::visit::repair_orders;
use jieche_ground::files::FileHash;
use jieche_ground::{Read, Tx, same_version};

use crate::registers::customers::merges::MergeRow;
pub use undo::unmerge;

/// A field of the card that one of two files has to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CardField {
    /// 性质
    Kind,
    /// 姓名或单位
    Name,
    /// 电话
    Phone,
    /// 联系人
    ContactName,
    /// 统一社会信用代码
    CreditCode,
    /// 地址
    Address,
    /// 备注
    Remark,
}

/// The two files that may be one customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewMerge {
    /// The file that stays.
    pub keep: CustomerId,
    /// The file that is read under it from then on.
    pub drop: CustomerId,
}

/// Both cards, what differs, and what would move.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MergePreview {
    /// The card that stays.
    pub kept: Customer,
    /// The card that is read under it from then on.
    pub dropped: Customer,
    /// The fields that do not say the same.
    pub differ: Vec<CardField>,
    /// The fields that only the dropped card has filled.
    pub missing: Vec<CardField>,
    /// What the one file may owe as.
    pub debtor: DebtorKind,
    /// Whether either of them asked not to be advertised to: then the one file did.
    pub no_marketing: bool,
    /// The dropped file's cars, 200 at most.
    pub vehicles: Vec<VehicleBrief>,
    /// How many orders the dropped file has.
    #[ts(type = "number")]
    pub orders: i64,
    /// What the kept file owes, fen.
    pub kept_owes_fen: Fen,
    /// What the dropped file owes, fen.
    pub dropped_owes_fen: Fen,
}

/// Two files to be made one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MergeCustomers {
    /// The file that stays.
    pub keep: CustomerId,
    /// Its version seen.
    #[ts(type = "number")]
    pub keep_version: i64,
    /// The file that is read under it from now on.
    pub drop: CustomerId,
    /// Its version seen.
    #[ts(type = "number")]
    pub drop_version: i64,
    /// The fields of the dropped card that replace the kept one's.
    pub take: Vec<CardField>,
}

/// A merge to be undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnmergeCustomers {
    /// Which merge.
    pub id: MergeId,
}

/// A merge that was made or undone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Merge {
    /// Its id: what undoes it.
    pub id: MergeId,
    /// The card that stayed, as it stands now.
    pub kept: Customer,
    /// The other card.
    pub dropped: Customer,
}

/// How things stood at the merge: what undoing it gives back, and what it is held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Stood {
    kept_before: CustomerRecord,
    kept_after: CustomerRecord,
    /// How often the kept file itself had said anything to a use of its data.
    words: i64,
    /// The kept file's own cars.
    kept_cars: Vec<VehicleId>,
    /// The cars that moved.
    cars: Vec<VehicleId>,
    /// The days the kept file itself had owned each of them.
    days: Vec<Vec<DaysOwned>>,
    /// The orders that moved.
    orders: Vec<OrderId>,
    /// The last order of all: later ones were opened since.
    newest: Option<OrderId>,
    /// The last complaint of all: later ones were recorded since. Merges made before there were any know none.
    #[serde(default)]
    newest_complaint: Option<ComplaintId>,
    /// The files that were read under the dropped one.
    followers: Vec<CustomerId>,
    /// What named the kept file as who owes, where the dropped one owed too.
    debts: Option<FileHash>,
}

/// A file that is read under another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MergedFile {
    /// The merge that did it.
    pub id: MergeId,
    /// The merged file.
    pub customer_id: CustomerId,
    /// Its name.
    pub name: Shown<String>,
    /// Its phone.
    pub phone: Option<Shown<String>>,
    /// When.
    pub at: Millis,
    /// By whom.
    pub by: String,
    /// Whether it is the latest into this file: they are undone in turn.
    pub latest: bool,
}

/// What merging two files would do; refuses what [`merge`] refuses.
pub fn merge_preview(read: &Read, asked: &PreviewMerge) -> Result<MergePreview> {
    let (kept, dropped) = two(read, asked.keep, asked.drop)?;
    let debtor = rules::debtor(kept.debtor, dropped.debtor)?;
    let owes = |id| settlement::owed_by(read, id);
    Ok(MergePreview {
        differ: rules::differing(&kept, &dropped),
        missing: rules::missing(&kept, &dropped),
        no_marketing: rules::no_marketing(&kept, &dropped),
        debtor,
        vehicles: vehicles::of_owner(read, dropped.id)?,
        orders: repair_orders::orders_of(read, dropped.id)?.len() as i64,
        kept_owes_fen: owes(kept.id)?,
        dropped_owes_fen: owes(dropped.id)?,
        kept: shown(read.ctx(), kept),
        dropped: shown(read.ctx(), dropped),
    })
}

/// Makes two files one: cars and orders move, the dropped card stands as it was and is read under the kept one.
///
/// Refuses one file twice (`same_customer`), a file that is merged already (`merged`), two that owe as different
/// things (`debtors_differ`), a person who would owe as insurer or maker (`company_needed`), and stale versions.
pub fn merge(tx: &Tx, request: MergeCustomers) -> Result<Merge> {
    let (kept, dropped) = two(tx, request.keep, request.drop)?;
    same_version(tx, RecordKind::Customers, kept.id.0, kept.version, request.keep_version)?;
    same_version(tx, RecordKind::Customers, dropped.id.0, dropped.version, request.drop_version)?;
    let after = rules::united(&kept, &dropped, &request.take)?;
    let cars_before = vehicles::owned(tx, kept.id)?;
    let (cars, orders) = (vehicles::owned(tx, dropped.id)?, repair_orders::orders_of(tx, dropped.id)?);
    vehicles::hand_to_file(tx, &cars, kept.id)?;
    repair_orders::hand_to_file(tx, &orders, kept.id)?;
    let followers = merges::read_under(tx, dropped.id)?;
    let owed = dropped.debtor != DebtorKind::None || named_as_owing(tx, dropped.id)? != Owing::default();
    read_under(tx, &followers, Some(kept.id))?;
    read_under(tx, &[dropped.id], Some(kept.id))?;
    let after = put(tx, &kept, after)?;
    search_index::drop(tx, search_index::Indexed::Customer, dropped.id.0)?;
    let stood = Stood {
        words: customers::words_said(tx, kept.id)?,
        kept_before: kept,
        kept_after: after.clone(),
        kept_cars: cars_before,
        days: days_owned(tx, &cars, after.id)?,
        cars,
        orders,
        newest: repair_orders::newest(tx)?,
        newest_complaint: complaints::newest(tx)?,
        followers,
        debts: if owed { Some(debts_of(tx, after.id)?) } else { None },
    };
    let row = merges::insert(tx, after.id, dropped.id, serde_json::to_value(stood)?)?;
    search_index::put_customer(tx, after.id.0, &customers::called(tx, after.id)?)?;
    tx.touched(RecordKind::CustomerMerges, row.id.0, None::<&MergeRow>, Some(&row))?;
    let dropped = customers::record(tx, dropped.id)?;
    Ok(Merge { id: row.id, kept: shown(tx.ctx(), after), dropped: shown(tx.ctx(), dropped) })
}

/// The files merged into one, the latest first.
pub(crate) fn merged_into(read: &Read, id: CustomerId) -> Result<Vec<MergedFile>> {
    let latest = merges::latest_into(read, id)?;
    let (ctx, rows) = (read.ctx(), merges::merged_into(read, id)?);
    let files = rows.into_iter().map(|row| MergedFile {
        id: row.id,
        customer_id: row.customer_id,
        name: shown_name(ctx, row.kind, &row.name),
        phone: row.phone.map(|phone| Shown::phone(&phone, ctx.sees(Personal::Contact))),
        at: row.at,
        by: row.by,
        latest: latest == Some(row.id),
    });
    Ok(files.collect())
}

/// Both records, standing and not the same.
fn two(read: &Read, keep: CustomerId, drop: CustomerId) -> Result<(CustomerRecord, CustomerRecord)> {
    if keep == drop {
        return Err(Problem::of("drop", "same_customer"));
    }
    Ok((customers::standing(read, "keep", keep)?, customers::standing(read, "drop", drop)?))
}

/// The files are read under another, or under themselves again.
fn read_under(tx: &Tx, files: &[CustomerId], under: Option<CustomerId>) -> Result<()> {
    for &file in files {
        let before = customers::record(tx, file)?;
        put(tx, &before, CustomerRecord { merged_into: under, ..before.clone() })?;
    }
    Ok(())
}

/// The days somebody owned each of these cars, as they were written.
fn days_owned(read: &Read, cars: &[VehicleId], by: CustomerId) -> Result<Vec<Vec<DaysOwned>>> {
    cars.iter().map(|&car| vehicles::days_owned(read, car, by)).collect()
}

/// The lines and settlements that name somebody as who owes.
type Owing = (Vec<LineId>, Vec<SettlementId>);

fn named_as_owing(read: &Read, id: CustomerId) -> Result<Owing> {
    Ok((repair_orders::lines_owed_by(read, id)?, settlement::naming(read, id)?))
}

/// A fingerprint of what somebody is named as owing: once another debt is written, nobody can tell which of two
/// debtors it means.
fn debts_of(read: &Read, id: CustomerId) -> Result<FileHash> {
    Ok(FileHash::of(&serde_json::to_vec(&named_as_owing(read, id)?)?))
}
