//! The shop: the ground with the dealership's tables in it.
//!
//! Reading, writing and noting are the ground's three doors. Here is only what the dealership brings: its tables, how its
//! people are called, and what stands in memory between two calls.

use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;

use jieche_ground::backup::{self, Backup, Instead, Restored};
use jieche_ground::{Clock, Ctx, Fittings, Folder, Found, Ground, OpenProblem, Result};

use crate::across::imports::InHand;
use crate::registers::staff;

/// What the ground is opened with.
pub static FITTINGS: Fittings = Fittings {
    migrations: &[
        include_str!("../migrations/0001_first_day.sql"),
        include_str!("../migrations/0002_front_desk.sql"),
        include_str!("../migrations/0003_complaints.sql"),
        include_str!("../migrations/0004_one_house.sql"),
        include_str!("../migrations/0005_registers.sql"),
        include_str!("../migrations/0006_attacked.sql"),
    ],
    house: "settings",
    name_of: staff::called,
};

/// An open shop. Closing is dropping it; [`Ground::close`] first lets its work end.
pub struct Shop {
    ground: Arc<Ground>,
    pub(crate) imports: InHand,
}

impl Shop {
    /// Opens the shop in `root`, or lays a new database there when there is none (`ctx` gives its key's chance).
    pub fn open(root: &Path, program: &str, clock: Clock, ctx: &Ctx) -> std::result::Result<Arc<Self>, OpenProblem> {
        let ground = Ground::open(root, program, clock, ctx, &FITTINGS)?;
        Ok(Arc::new(Self { ground, imports: InHand::default() }))
    }

    /// The ground itself, for what outlives the call: long work.
    pub(crate) fn ground(&self) -> &Arc<Ground> {
        &self.ground
    }
}

impl Deref for Shop {
    type Target = Ground;

    fn deref(&self) -> &Ground {
        &self.ground
    }
}

/// What stands in a data folder whose lock is held; nothing in it is touched.
pub fn look(folder: &Folder) -> std::result::Result<Found, OpenProblem> {
    jieche_ground::look(folder, &FITTINGS)
}

/// The newest whole backup in the folder's own place.
pub fn newest_whole_backup(folder: &Folder) -> Result<Option<Backup>> {
    backup::newest_whole(folder, &FITTINGS)
}

/// Puts a backup into a data folder, as [`backup::restore`].
pub fn restore(from: &Path, to: &Folder, recovery_code: Option<&str>, instead: Instead) -> Result<Restored> {
    backup::restore(from, to, recovery_code, instead, &FITTINGS)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use jieche_codes::RecordKind;

    use crate::testing::TestShop;

    /// Tables whose rows have versions without being records of their own, and why.
    const APART: [(&str, &str); 1] = [("import_records", "the version an import left of another record")];

    fn tables(shop: &TestShop, having: &str) -> BTreeSet<String> {
        let sql = format!("SELECT m.name FROM sqlite_schema m WHERE m.type = 'table' AND {having}");
        shop.read(|read| read.list(&sql, [], |row| row.get(0))).unwrap().into_iter().collect()
    }

    fn versioned(shop: &TestShop) -> Vec<String> {
        let has = "EXISTS (SELECT 1 FROM pragma_table_info(m.name) c WHERE c.name = 'version')";
        let apart = |table: &String| APART.iter().any(|(name, _)| name == table);
        let unknown = |table: &String| RecordKind::from_name(table).is_none() && !apart(table);
        tables(shop, has).into_iter().filter(unknown).collect()
    }

    #[test]
    fn the_journal_tells_of_records_by_their_tables() {
        let tables = tables(&TestShop::new(), "true");
        for kind in RecordKind::ALL {
            assert!(tables.contains(kind.name()), "{kind:?} is told as {}, which is no table", kind.name());
            for older in kind.also_told_as() {
                assert!(!tables.contains(*older), "{older}: older rows of {kind:?} would be read as that table's");
            }
        }
    }

    #[test]
    fn what_is_changed_by_version_is_a_kind_of_record() {
        let shop = TestShop::new();
        assert!(versioned(&shop).is_empty(), "a change there cannot be told: {:?}", versioned(&shop));
        shop.write(|tx| {
            tx.execute("CREATE TABLE trailers (id INTEGER PRIMARY KEY, version INTEGER NOT NULL) STRICT", [])?;
            tx.touched::<(), _>(RecordKind::People, 1, None, Some(&"a table that is no kind of record yet"))
        })
        .unwrap();
        assert_eq!(versioned(&shop), ["trailers"], "a table that was forgotten is seen");
    }
}
