//! People: who they are, what they are, and whether they may still come in.
//!
//! Someone who left can no longer sign in but stays on old orders; nobody is deleted. Signing in and
//! approving are in [`session`] and [`approval`], passwords in [`password`], what their roles may in [`roles`].
//! Deliberately not here: which command asks for what (the command list), training and performance.

pub mod approval;
#[cfg(any(test, feature = "big_shop"))]
pub(crate) mod big_shop;
pub mod password;
mod rights;
pub mod roles;
pub mod session;
mod sight;
mod starting;
mod store;
#[cfg(test)]
mod tests;

pub use approval::{Approval, ApprovalOf, Approve, use_approval, use_second_word};
use jieche_codes::RecordKind;
pub use jieche_codes::{Capability, Role};
pub use password::PasswordHash;
pub use rights::{Rights, standing, usual_standing};
pub use roles::{OwnRole, RoleKey, SaveRole, ShopRole};
pub use session::{Session, SignIn};
pub use sight::Sensitive;
pub use starting::holders;

use roles::Roles;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::common::{BusinessDate, Change, PersonId, Problem, Result, Shown, phone, text};
use jieche_ground::{Read, Tx, same_version};

/// One of the staff, as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Person {
    /// Their id.
    pub id: PersonId,
    /// For the next save.
    #[ts(type = "number")]
    pub version: i64,
    /// Their name.
    pub name: String,
    /// What they sign in with; `None` for somebody who never does.
    pub login: Option<String>,
    /// What they are.
    pub roles: Vec<RoleKey>,
    /// What the shop calls those of its own.
    pub own_roles: Vec<OwnRole>,
    /// The roles of the standard process that theirs are like.
    pub like: Vec<Role>,
    /// What they may.
    pub can: Vec<Capability>,
    /// Their phone.
    pub phone: Option<Shown<String>>,
    /// Their last day, if they left.
    pub left_on: Option<BusinessDate>,
}

/// A new or changed person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SavePerson {
    /// `None` for a new one.
    pub id: Option<PersonId>,
    /// The version the person saw; `None` for a new one.
    #[ts(type = "number | null")]
    pub version: Option<i64>,
    /// Their name.
    pub name: String,
    /// What they sign in with, 3 to 20 letters or digits.
    pub login: Option<String>,
    /// A new password; `None` keeps the one on file.
    pub password: Option<String>,
    /// What they are; at least one.
    pub roles: Vec<RoleKey>,
    /// Their phone.
    pub phone: Change<Option<String>>,
}

/// Whom to list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListStaff {
    /// Those who left as well.
    pub include_left: bool,
}

/// Somebody leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Leave {
    /// Who.
    pub id: PersonId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
    /// Their last day; today or before.
    pub left_on: BusinessDate,
}

/// Somebody comes back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Return {
    /// Who.
    pub id: PersonId,
    /// The version the person saw.
    #[ts(type = "number")]
    pub version: i64,
}

/// One's own new password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    /// The one on file.
    pub old_password: String,
    /// The new one.
    pub new_password: String,
    /// What the terminal got at its last good sign-in.
    pub terminal_secret: Option<String>,
}

/// A person as on file; the password's hash stays in the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Record {
    pub id: PersonId,
    pub version: i64,
    pub name: String,
    pub login: Option<String>,
    pub roles: Vec<RoleKey>,
    pub phone: Option<String>,
    pub left_on: Option<BusinessDate>,
}

impl Record {
    fn shown(self, read: &Read) -> Result<Person> {
        Ok(self.shown_with(read, &Roles::on_file(read)?))
    }

    fn shown_with(self, read: &Read, roles: &Roles) -> Person {
        let phone = self.phone.map(|phone| Shown::phone(&phone, read.ctx().sees(Sensitive::Phone)));
        Person {
            id: self.id,
            version: self.version,
            name: self.name,
            login: self.login,
            like: roles.like(&self.roles),
            can: roles.can(&self.roles),
            own_roles: roles.own(&self.roles),
            roles: self.roles,
            phone,
            left_on: self.left_on,
        }
    }
}

/// The staff, by name.
pub fn list(read: &Read, request: &ListStaff) -> Result<Vec<Person>> {
    let people = store::list(read, request.include_left)?;
    let roles = Roles::on_file(read)?;
    Ok(people.into_iter().map(|record| record.shown_with(read, &roles)).collect())
}

/// One person.
pub fn get(read: &Read, id: PersonId) -> Result<Person> {
    record(read, id)?.shown(read)
}

/// How a person is called, for who changed what; `None` for whoever is not on file.
pub(crate) fn called(read: &Read, id: PersonId) -> Result<Option<String>> {
    store::name(read, id)
}

/// A person's name, for documents.
pub fn name_of(read: &Read, id: PersonId) -> Result<String> {
    Ok(record(read, id)?.name)
}

/// A person who works here and may be given what asks for it; `not_found`, `left` or `wrong_role` for `field` otherwise.
pub fn at_work(read: &Read, field: &'static str, id: PersonId, asked: Capability) -> Result<Person> {
    let person = store::get(read, id)?.ok_or_else(|| Problem::of(field, "not_found"))?.shown(read)?;
    if person.left_on.is_some() {
        return Err(Problem::of(field, "left"));
    }
    if !person.can.contains(&asked) {
        return Err(Problem::of(field, "wrong_role"));
    }
    Ok(person)
}

/// Adds or changes somebody. `password` is the hash of `request.password` ([`password::hash`]).
pub fn save(tx: &Tx, request: SavePerson, password: Option<PasswordHash>) -> Result<Person> {
    let before = match request.id {
        Some(id) => Some(record(tx, id)?),
        None => None,
    };
    let after = checked(tx, request, before.as_ref(), password.is_some())?;
    let id = keeping_somebody_in_charge(tx, "roles", || match &before {
        Some(_) => store::update(tx, &after, password.as_ref()),
        None => store::insert(tx, &after, password.as_ref()),
    })?;
    let other_login = before.as_ref().is_some_and(|before| before.login != after.login);
    if before.is_some() && (password.is_some() || other_login) {
        session::end_all(tx, id, None)?;
    }
    let after = record(tx, id)?;
    tx.touched(RecordKind::People, id.0, before.as_ref(), Some(&after))?;
    after.shown(tx)
}

/// Somebody's last day: they can no longer sign in, and stay on old orders.
pub fn leave(tx: &Tx, request: &Leave) -> Result<Person> {
    let before = record(tx, request.id)?;
    if request.left_on > tx.ctx().today() {
        return Err(Problem::of("left_on", "in_future"));
    }
    let after = Record { left_on: Some(request.left_on), ..before.clone() };
    come_or_go(tx, &before, &after, request.version)
}

/// Somebody who left is back. `not_found` at `roles` where the shop no longer gives one they had: another is given first.
pub fn come_back(tx: &Tx, request: &Return) -> Result<Person> {
    let before = record(tx, request.id)?;
    // A role that was retired meanwhile does not come back with them.
    Roles::on_file(tx)?.given(&before.roles, &[])?;
    let after = Record { left_on: None, ..before.clone() };
    come_or_go(tx, &before, &after, request.version)
}

/// Replaces one's own password; every other session of theirs ends.
pub fn change_password(tx: &Tx, hash: &PasswordHash, token: &str) -> Result<()> {
    let me = tx.person()?;
    let before = record(tx, me)?;
    store::update(tx, &before, Some(hash))?;
    session::end_all(tx, me, Some(token))?;
    tx.touched(RecordKind::People, me.0, Some(&before), Some(&record(tx, me)?))
}

fn come_or_go(tx: &Tx, before: &Record, after: &Record, version: i64) -> Result<Person> {
    same_version(tx, RecordKind::People, before.id.0, before.version, version)?;
    keeping_somebody_in_charge(tx, "roles", || store::update(tx, after, None))?;
    if after.left_on.is_some() {
        session::end_all(tx, after.id, None)?;
    }
    let after = record(tx, before.id)?;
    tx.touched(RecordKind::People, before.id.0, Some(before), Some(&after))?;
    after.shown(tx)
}

fn record(read: &Read, id: PersonId) -> Result<Record> {
    store::get(read, id)?.ok_or_else(|| Problem::not_found("person"))
}

fn checked(tx: &Tx, request: SavePerson, before: Option<&Record>, has_new_password: bool) -> Result<Record> {
    let name = text::required("name", &request.name, 20)?;
    let login = login(request.login.as_deref())?;
    if request.roles.is_empty() {
        return Err(Problem::of("roles", "required"));
    }
    let roles = Roles::on_file(tx)?.given(&request.roles, before.map_or(&[], |person| &person.roles))?;
    let stored_phone = before.and_then(|person| person.phone.clone());
    let phone = match request.phone {
        Change::Keep => stored_phone,
        Change::Set(typed) => phone::parse_optional("phone", typed.as_deref())?,
    };
    let never_signed_in = before.is_none_or(|person| person.login.is_none());
    if login.is_some() && never_signed_in && !has_new_password {
        return Err(Problem::of("password", "required"));
    }
    if let Some(login) = &login
        && store::by_login(tx, login)?.is_some_and(|(other, _)| before.is_none_or(|person| person.id != other.id))
    {
        return Err(Problem::of("login", "duplicate"));
    }
    let (id, version) = before.map_or((PersonId(0), 1), |person| (person.id, person.version));
    if before.is_some() {
        same_version(tx, RecordKind::People, id.0, version, request.version)?;
    }
    Ok(Record { id, version, name, login, roles, phone, left_on: before.and_then(|person| person.left_on) })
}

fn login(typed: Option<&str>) -> Result<Option<String>> {
    let Some(typed) = text::optional("login", typed, 20)? else { return Ok(None) };
    let login = typed.to_lowercase();
    let fits = login.chars().count() >= 2 && login.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
    if fits { Ok(Some(login)) } else { Err(Problem::of("login", "bad_value")) }
}

/// A change after which somebody who signs in still manages people, where somebody did: without them nobody could let
/// anybody in again. `last_administrator` at `field`.
fn keeping_somebody_in_charge<T>(tx: &Tx, field: &'static str, change: impl FnOnce() -> Result<T>) -> Result<T> {
    let before = is_somebody_in_charge(tx)?;
    let done = change()?;
    if before && !is_somebody_in_charge(tx)? {
        return Err(Problem::of(field, "last_administrator"));
    }
    Ok(done)
}

fn is_somebody_in_charge(read: &Read) -> Result<bool> {
    let roles = Roles::on_file(read)?;
    let manages = |keys: &[RoleKey]| roles.can(keys).contains(&Capability::ManagePeople);
    Ok(store::list(read, false)?.iter().any(|person| person.login.is_some() && manages(&person.roles)))
}
