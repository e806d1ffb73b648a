//! The shop as a whole, before and beside sign-in: how it stands, founding it, the demo shop.

use jieche_ground::backup::Backup;
use jieche_shop::across::shop_settings;
use jieche_shop::care::surveys;
use jieche_shop::common::{BusinessDate, Millis};
use jieche_shop::registers::settings::{Identity, Section};
use jieche_shop::registers::staff;
use jieche_shop::registers::staff::{PasswordHash, Person, Role, SavePerson, Session, session};
use jieche_shop::{Problem, Result};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::caller::Caller;
use crate::commands::commands;
use crate::list;
use crate::registers::staff::make_hash;
use crate::sight::fields;
use crate::stage::Progress;

commands! {
    read shop_status -> ShopStatus, Public, status(caller);

    note shop_found(FoundShop) -> Founded, Public,
        found(caller, request),
        |_e| {
            "name": "示例汽车销售服务有限公司", "address": "深圳市福田区彩田路88号", "phone": "0755-88886666",
            "credit_code": "91350100M000100Y43", "administrator_name": "周正", "login": "zhou",
            "password": "example pass"
        };

    read shop_offer_backup -> BackupOffer, Public, offer_backup(caller);

    note shop_try_again -> ShopStatus, Public, try_again(caller);

    note shop_go_on -> ShopStatus, Public, go_on(caller);

    note shop_open_demo -> ShopStatus, Public, open_demo(caller);

    note shop_leave_demo -> ShopStatus, Public, leave_demo(caller);
}

fields! {
    ShopStatus.shop_name: Shop;
}

/// What stands open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ShopStage {
    /// No shop yet: found one, restore one, or look at the demo shop.
    NoShop,
    /// The demo shop is being made, or another shop is being opened.
    PreparingDemo,
    /// A shop that is not what it was: nothing of it was touched, and a person decides.
    Broken,
    /// A shop.
    Open,
}

/// How the shop stands, for a screen that knows nobody yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ShopStatus {
    /// What stands open.
    pub stage: ShopStage,
    /// The shop's name.
    pub shop_name: Option<String>,
    /// Whether it is the demo shop.
    pub demo: bool,
    /// The core's clock.
    pub now: Millis,
    /// Today, in Asia/Shanghai.
    pub today: BusinessDate,
    /// The program's version.
    pub version: String,
    /// How far the demo shop is.
    pub progress: Option<Progress>,
    /// What is wrong with a shop that could not be opened.
    pub broken: Option<Problem>,
}

/// What a shop that could not be opened can be brought back from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BackupOffer {
    /// The newest whole backup in its own folder; none for a shop that stands open.
    pub backup: Option<Backup>,
    /// Whether the folder has lost its key, so that the recovery code is needed.
    pub needs_code: bool,
}

/// A new shop and its administrator.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FoundShop {
    /// The shop's full name, as on its licence.
    pub name: String,
    /// Its address.
    pub address: String,
    /// Its phone.
    pub phone: String,
    /// 统一社会信用代码
    pub credit_code: String,
    /// The administrator's name.
    pub administrator_name: String,
    /// What they sign in with.
    pub login: String,
    /// Their password.
    pub password: String,
}

/// The shop founded.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Founded {
    /// The code that opens the shop's backups anywhere: to be printed and locked away.
    pub recovery_code: String,
    /// The administrator, signed in.
    pub session: Session,
}

pub(crate) fn status(caller: &Caller) -> Result<ShopStatus> {
    let progress = caller.stage.progress();
    let shop_name = match &caller.shop {
        Some(shop) => Some(shop.read(&caller.ctx, Identity::of)?.name),
        None => None,
    };
    let broken = caller.stage.broken().map(Problem::from);
    let stage = match (&shop_name, progress) {
        (_, Some(_)) => ShopStage::PreparingDemo,
        (None, None) if caller.stage.is_switching() => ShopStage::PreparingDemo,
        (Some(_), None) => ShopStage::Open,
        (None, None) if broken.is_some() => ShopStage::Broken,
        (None, None) => ShopStage::NoShop,
    };
    Ok(ShopStatus {
        stage,
        shop_name,
        demo: caller.stage.is_demo(),
        now: caller.ctx.now,
        today: caller.ctx.today(),
        version: env!("CARGO_PKG_VERSION").into(),
        progress,
        broken,
    })
}

fn offer_backup(caller: &Caller) -> Result<BackupOffer> {
    if caller.stage.broken().is_none() {
        return Ok(BackupOffer { backup: None, needs_code: false });
    }
    let needs_code = !caller.stage.folder().key().is_file();
    Ok(BackupOffer { backup: caller.stage.offer()?, needs_code })
}

fn try_again(caller: &Caller) -> Result<ShopStatus> {
    caller.stage.try_again()?;
    status(&on_stage(caller))
}

fn go_on(caller: &Caller) -> Result<ShopStatus> {
    caller.stage.go_on()?;
    status(&on_stage(caller))
}

fn found(caller: &Caller, request: FoundShop) -> Result<Founded> {
    if caller.shop.is_some() {
        return Err(Problem::new("shop_exists"));
    }
    let hash = make_hash(caller, "password", &request.password)?;
    caller.stage.found(|shop| {
        lay(shop, &caller.ctx, &request, hash, false)?;
        let attempt = shop.read(&caller.ctx, |read| session::attempt(read, &request.login, None))?;
        let session = shop.note(&caller.ctx, |note| session::succeed(note, attempt))?;
        Ok(Founded { recovery_code: shop.recovery_code(), session: list::with_commands(session) })
    })
}

/// Writes what a new shop starts with: settings, questionnaires, its administrator.
pub(crate) fn lay(
    shop: &jieche_shop::Shop,
    ctx: &jieche_shop::Ctx,
    request: &FoundShop,
    hash: PasswordHash,
    demo: bool,
) -> Result<Person> {
    let administrator = SavePerson {
        id: None,
        version: None,
        name: request.administrator_name.clone(),
        login: Some(request.login.clone()),
        password: Some(request.password.clone()),
        roles: vec![Role::Administrator.into(), Role::GeneralManager.into()],
        phone: jieche_shop::common::Change::Keep,
    };
    let done = shop.write(ctx, "shop_found", |tx| {
        shop_settings::found(tx, &request.name, &request.address, &request.phone, &request.credit_code, demo)?;
        surveys::found(tx)?;
        staff::save(tx, administrator, Some(hash)).map_err(at_founding)
    })?;
    Ok(done.value)
}

fn at_founding(problem: Problem) -> Problem {
    match problem.field.as_deref() {
        Some("name") => Problem { field: Some("administrator_name".into()), ..problem },
        _ => problem,
    }
}

fn open_demo(caller: &Caller) -> Result<ShopStatus> {
    crate::demo::enter(caller.stage)?;
    status(&on_stage(caller))
}

fn leave_demo(caller: &Caller) -> Result<ShopStatus> {
    caller.stage.leave_demo()?;
    status(&on_stage(caller))
}

/// The same call, with the shop that stands open now.
pub(crate) fn on_stage<'a>(caller: &Caller<'a>) -> Caller<'a> {
    Caller {
        stage: caller.stage,
        shop: caller.stage.shop(),
        ctx: caller.ctx.clone(),
        person: None,
        token: None,
        command: caller.command,
    }
}
