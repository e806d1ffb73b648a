//! Ids: a newtype for each kind of record, so that one is never looked up by another's id.
//!
//! The ground knows two kinds; what stands above makes its own with [`ids!`](crate::ids).

/// Newtypes (for a crate that has serde, ts-rs and rusqlite) over a row's id: positive from outside, a plain number in the database and on screen.
#[macro_export]
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => { $(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, ts_rs::TS)]
        #[ts(type = "number")]
        pub struct $name(pub i64);

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> std::result::Result<Self, D::Error> {
                let value = <i64 as serde::Deserialize>::deserialize(from)?;
                if value > 0 { Ok(Self(value)) } else { Err(serde::de::Error::custom("out_of_range")) }
            }
        }

        impl rusqlite::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.0.into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(
                value: rusqlite::types::ValueRef<'_>,
            ) -> rusqlite::types::FromSqlResult<Self> {
                <i64 as rusqlite::types::FromSql>::column_result(value).map(Self)
            }
        }
    )* };
}

ids!(
    /// One of the people who use the program.
    PersonId,
    /// A piece of long work.
    JobId,
);
