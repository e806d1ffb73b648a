//! People: who they are, what they are, and whether they may still come in.
//!
//! Someone who left can no longer sign in but stays on old orders; nobody is deleted. Signing in and
//! approving are in [`session`] and [`approval`], passwords in [`password`]. Deliberately not here: what a
//! role may call (the command list), training and performance.

pub mod approval;
pub mod password;
mod rights;
pub mod session;
mod sight;
mod store;
#[cfg(test)]
mod tests;

pub use approval::{Approval, ApprovalOf, Approve, use_approval, use_second_word};
use jieche_codes::RecordKind;
pub use jieche_codes::Role;
pub use password::PasswordHash;
pub use rights::{Personal, Rights, standing};
pub use session::{Session, SignIn};
pub use sight::Sensitive;

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
    pub roles: Vec<Role>,
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
    pub roles: Vec<Role>,
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
}

/// A person as on file; the password's hash stays in the store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Record {
    pub id: PersonId,
    pub version: i64,
    pub name: String,
    pub login: Option<String>,
    pub roles: Vec<Role>,
    pub phone: Option<String>,
    pub left_on: Option<BusinessDate>,
}

impl Record {
    fn shown(self, read: &Read) -> Person {
        let phone = self.phone.map(|phone| Shown::phone(&phone, read.ctx().sees(Personal::Contact)));
        Person {
            id: self.id,
            version: self.version,
            name: self.name,
            login: self.login,
            roles: self.roles,
            phone,
            left_on: self.left_on,
        }
    }
}

/// The staff, by name.
pub fn list(read: &Read, request: &ListStaff) -> Result<Vec<Person>> {
    let people = store::list(read, request.include_left)?;
    Ok(people.into_iter().map(|record| record.shown(read)).collect())
}

/// One person.
pub fn get(read: &Read, id: PersonId) -> Result<Person> {
    Ok(record(read, id)?.shown(read))
}

/// How a person is called, for who changed what; `None` for whoever is not on file.
pub(crate) fn called(read: &Read, id: PersonId) -> Result<Option<String>> {
    store::name(read, id)
}

/// A person's name, for documents.
pub fn name_of(read: &Read, id: PersonId) -> Result<String> {
    Ok(record(read, id)?.name)
}

/// A person who works here and may be given work; `not_found`, `left` or `wrong_role` for `field` otherwise.
pub fn at_work(read: &Read, field: &'static str, id: PersonId, role: Role) -> Result<Person> {
    at_work_as_any(read, field, id, &[role])
}

/// As [`at_work`], in any of these roles.
pub fn at_work_as_any(read: &Read, field: &'static str, id: PersonId, roles: &[Role]) -> Result<Person> {
    let person = store::get(read, id)?.ok_or_else(|| Problem::of(field, "not_found"))?;
    if person.left_on.is_some() {
        return Err(Problem::of(field, "left"));
    }
    if !person.roles.iter().any(|role| roles.contains(role)) {
        return Err(Problem::of(field, "wrong_role"));
    }
    Ok(person.shown(read))
}

/// Adds or changes somebody. `password` is the hash of `request.password` ([`password::hash`]).
pub fn save(tx: &Tx, request: SavePerson, password: Option<PasswordHash>) -> Result<Person> {
    let before = match request.id {
        Some(id) => Some(record(tx, id)?),
        None => None,
    };
    let after = checked(tx, request, before.as_ref(), password.is_some())?;
    if let Some(before) = &before {
        keep_an_administrator(tx, before, &after)?;
    }
    let id = match &before {
        Some(_) => store::update(tx, &after, password.as_ref())?,
        None => store::insert(tx, &after, password.as_ref())?,
    };
    let other_login = before.as_ref().is_some_and(|before| before.login != after.login);
    if before.is_some() && (password.is_some() || other_login) {
        session::end_all(tx, id, None)?;
    }
    let after = record(tx, id)?;
    tx.touched(RecordKind::People, id.0, before.as_ref(), Some(&after))?;
    Ok(after.shown(tx))
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

/// Somebody who left is back.
pub fn come_back(tx: &Tx, request: &Return) -> Result<Person> {
    let before = record(tx, request.id)?;
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
    keep_an_administrator(tx, before, after)?;
    store::update(tx, after, None)?;
    if after.left_on.is_some() {
        session::end_all(tx, after.id, None)?;
    }
    let after = record(tx, before.id)?;
    tx.touched(RecordKind::People, before.id.0, Some(before), Some(&after))?;
    Ok(after.shown(tx))
}

fn record(read: &Read, id: PersonId) -> Result<Record> {
    store::get(read, id)?.ok_or_else(|| Problem::not_found("person"))
}

fn checked(tx: &Tx, request: SavePerson, before: Option<&Record>, has_new_password: bool) -> Result<Record> {
    let name = text::required("name", &request.name, 20)?;
    let login = login(request.login.as_deref())?;
    let mut roles = request.roles;
    roles.sort_unstable();
    roles.dedup();
    if roles.is_empty() {
        return Err(Problem::of("roles", "required"));
    }
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
        same_version(tx, RecordKind::People, id.0, version, request.version.unwrap_or(0))?;
    }
    Ok(Record { id, version, name, login, roles, phone, left_on: before.and_then(|person| person.left_on) })
}

fn login(typed: Option<&str>) -> Result<Option<String>> {
    let Some(typed) = text::optional("login", typed, 20)? else { return Ok(None) };
    let login = typed.to_lowercase();
    let fits = login.chars().count() >= 2 && login.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-'));
    if fits { Ok(Some(login)) } else { Err(Problem::of("login", "bad_value")) }
}

/// The last administrator can neither leave nor lose the role: nobody could let anybody in again.
fn keep_an_administrator(tx: &Tx, before: &Record, after: &Record) -> Result<()> {
    let is = |person: &Record| {
        person.roles.contains(&Role::Administrator) && person.left_on.is_none() && person.login.is_some()
    };
    if is(before) && !is(after) && store::administrators_besides(tx, before.id)? == 0 {
        return Err(Problem::of("roles", "last_administrator"));
    }
    Ok(())
}
