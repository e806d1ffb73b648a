//! The roles of the shop: those of the standard process and its own, each a set of capabilities it may widen or narrow.
//!
//! A role is like one of the standard process's; what is kept is only how it differs (`granted`, `withdrawn`), so that a
//! capability a later version brings reaches changed roles too. Deliberately not here: what a capability opens (commands
//! in `jieche-api`, steps in `repair_orders`, sights in [`sight`](super::sight)).

use std::collections::BTreeSet;

use jieche_codes::{Capability, RecordKind, Role};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{keeping_somebody_in_charge, starting, store};
use crate::common::{Problem, Result, RoleId, text};
use jieche_ground::{Read, Tx, same_version};

/// Characters of a role's name.
const NAME: usize = 20;
/// Roles of its own a shop may have.
const OWN: usize = 40;

/// What a role is called in the program: the standard process's by their code, the shop's own `own_1`, `own_2` …
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(transparent)]
pub struct RoleKey(pub String);

impl From<Role> for RoleKey {
    fn from(role: Role) -> Self {
        Self(role.name().to_owned())
    }
}

/// A role of the shop's own that somebody has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnRole {
    /// What it is called in the program.
    pub key: RoleKey,
    /// What the shop calls it.
    pub name: String,
}

/// A role, as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ShopRole {
    /// Its id, for its history.
    pub id: RoleId,
    /// What it is called in the program.
    pub key: RoleKey,
    /// For the next save.
    #[ts(type = "number")]
    pub version: i64,
    /// What the shop calls it; `None` for one of the standard process, which goes by its word.
    pub name: Option<String>,
    /// Which role of the standard process it is like.
    pub like: Role,
    /// What it may.
    pub can: Vec<Capability>,
    /// What that role may before the shop changes anything.
    pub usual: Vec<Capability>,
    /// Whether it is given to people.
    pub active: bool,
}

/// A new role of the shop's own, or a changed one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SaveRole {
    /// `None` for a new one.
    pub key: Option<RoleKey>,
    /// The version the person saw; `None` for a new one.
    #[ts(type = "number | null")]
    pub version: Option<i64>,
    /// What the shop calls it, 1 to 20 characters; of no use for one of the standard process.
    pub name: Option<String>,
    /// Which role of the standard process it is like; one of that process is like itself.
    pub like: Role,
    /// What it may from now on.
    pub can: Vec<Capability>,
    /// Whether it is given to people; one of the standard process always is.
    pub active: bool,
}

/// A role as on file: how it differs from the one it is like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct RoleRecord {
    pub id: RoleId,
    pub version: i64,
    pub key: RoleKey,
    pub name: Option<String>,
    pub like: Role,
    pub granted: BTreeSet<Capability>,
    pub withdrawn: BTreeSet<Capability>,
    pub active: bool,
}

impl RoleRecord {
    fn blank(key: RoleKey, like: Role) -> Self {
        let (granted, withdrawn) = (BTreeSet::new(), BTreeSet::new());
        Self { id: RoleId(0), version: 0, key, name: None, like, granted, withdrawn, active: true }
    }

    fn is_own(&self) -> bool {
        self.key != self.like.into()
    }

    fn may(&self, capability: Capability) -> bool {
        let usual = starting::holders(capability).contains(&self.like);
        usual && !self.withdrawn.contains(&capability) || self.granted.contains(&capability)
    }

    fn shown(self) -> ShopRole {
        let can = Capability::ALL.into_iter().filter(|capability| self.may(*capability)).collect();
        let usual = starting::usual(self.like).collect();
        ShopRole {
            id: self.id,
            key: self.key,
            version: self.version,
            name: self.name,
            like: self.like,
            can,
            usual,
            active: self.active,
        }
    }

    fn that_can(self, can: &[Capability]) -> Self {
        let usual: BTreeSet<_> = starting::usual(self.like).collect();
        let can: BTreeSet<_> = can.iter().copied().collect();
        Self { granted: &can - &usual, withdrawn: &usual - &can, ..self }
    }
}

/// The roles, the standard process's first.
pub fn list(read: &Read) -> Result<Vec<ShopRole>> {
    Ok(store::roles(read)?.into_iter().map(RoleRecord::shown).collect())
}

/// Adds a role of the shop's own or changes one. Nobody is locked out: somebody who signs in still manages people
/// (`last_administrator`).
pub fn save(tx: &Tx, request: SaveRole) -> Result<ShopRole> {
    let before = request.key.as_ref().map(|key| of(tx, key)).transpose()?;
    if let Some(before) = &before {
        same_version(tx, RecordKind::Roles, before.id.0, before.version, request.version)?;
    }
    let after = checked(tx, request, before.as_ref())?;
    keeping_somebody_in_charge(tx, "can", || store::put_role(tx, &after))?;
    let after = of(tx, &after.key)?;
    tx.touched(RecordKind::Roles, after.id.0, before.as_ref(), Some(&after))?;
    Ok(after.shown())
}

fn of(read: &Read, key: &RoleKey) -> Result<RoleRecord> {
    store::roles(read)?.into_iter().find(|role| role.key == *key).ok_or_else(|| Problem::not_found("role"))
}

fn checked(tx: &Tx, request: SaveRole, before: Option<&RoleRecord>) -> Result<RoleRecord> {
    let others = store::roles(tx)?;
    let role = match before {
        Some(before) => before.clone(),
        None => RoleRecord::blank(next_key(&others)?, request.like),
    };
    if !role.is_own() {
        return Ok(role.that_can(&request.can));
    }
    let name = text::required("name", request.name.as_deref().unwrap_or_default(), NAME)?;
    if is_taken(&others, &name, &role.key) {
        return Err(Problem::of("name", "duplicate"));
    }
    if !request.active && store::holders_of(tx, &role.key)? > 0 {
        return Err(Problem::of("active", "role_in_use"));
    }
    let like = request.like;
    Ok(RoleRecord { name: Some(name), like, active: request.active, ..role }.that_can(&request.can))
}

fn next_key(roles: &[RoleRecord]) -> Result<RoleKey> {
    let own = roles.iter().filter(|role| role.is_own()).count();
    if own >= OWN {
        return Err(Problem::of("name", "too_many").with("max", OWN));
    }
    Ok(RoleKey(format!("own_{}", own + 1)))
}

/// Whether another role goes by the name, be it by its word.
fn is_taken(roles: &[RoleRecord], name: &str, key: &RoleKey) -> bool {
    let called = |role: &RoleRecord| role.name.clone().unwrap_or_else(|| role.like.zh().to_owned());
    roles.iter().any(|role| role.key != *key && called(role) == name)
}

/// All roles at once, for telling what people may.
pub(super) struct Roles(Vec<RoleRecord>);

impl Roles {
    pub(super) fn on_file(read: &Read) -> Result<Self> {
        store::roles(read).map(Self)
    }

    fn of<'a>(&'a self, keys: &'a [RoleKey]) -> impl Iterator<Item = &'a RoleRecord> {
        self.0.iter().filter(|role| keys.contains(&role.key))
    }

    /// What those among them are called that are the shop's own.
    pub(super) fn own(&self, keys: &[RoleKey]) -> Vec<OwnRole> {
        let named = |role: &RoleRecord| Some(OwnRole { key: role.key.clone(), name: role.name.clone()? });
        self.of(keys).filter_map(named).collect()
    }

    /// The roles of the standard process that theirs are like.
    pub(super) fn like(&self, keys: &[RoleKey]) -> Vec<Role> {
        let like: BTreeSet<Role> = self.of(keys).map(|role| role.like).collect();
        like.into_iter().collect()
    }

    /// What whoever has them may, in the order of the list.
    pub(super) fn can(&self, keys: &[RoleKey]) -> Vec<Capability> {
        let may = |capability: &Capability| self.of(keys).any(|role| role.may(*capability));
        Capability::ALL.into_iter().filter(may).collect()
    }

    /// The roles somebody is given, each once, in the order of the list; `not_found` where one is not the shop's, or is no
    /// longer given and not one they had.
    pub(super) fn given(&self, keys: &[RoleKey], had: &[RoleKey]) -> Result<Vec<RoleKey>> {
        let may_be = |key: &RoleKey| self.0.iter().any(|role| role.key == *key && (role.active || had.contains(key)));
        if !keys.iter().all(may_be) {
            return Err(Problem::of("roles", "not_found"));
        }
        Ok(self.of(keys).map(|role| role.key.clone()).collect())
    }
}
