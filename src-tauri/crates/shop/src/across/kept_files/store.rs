//! Which record names a file: every column of the schema that refers to one is asked.

use jieche_ground::Read;
use jieche_ground::files::FileHash;

use super::KeptAs;
use crate::common::{OrderId, Result};

/// The columns that refer to a file, and the question that leads from it to the order it belongs to.
pub(super) const NAMING: [(&str, KeptAs, &str); 7] = [
    ("receptions.kept_pdf", KeptAs::Reception, "SELECT order_id FROM receptions WHERE kept_pdf = ?1"),
    (
        "signed_authorisations.kept_pdf",
        KeptAs::Authorisation,
        "SELECT order_id FROM signed_authorisations WHERE kept_pdf = ?1",
    ),
    ("settlements.kept_pdf", KeptAs::Settlement, "SELECT order_id FROM settlements WHERE kept_pdf = ?1"),
    ("imports.file", KeptAs::Import, "SELECT NULL FROM imports WHERE file = ?1"),
    ("imports.refused", KeptAs::Refused, "SELECT NULL FROM imports WHERE refused = ?1"),
    // A picture is named by what was found in a walk-round, a list in one column.
    ("pictures.hash", KeptAs::Photo, PHOTO),
    ("pictures.thumbnail", KeptAs::Photo, PHOTO),
];
const PHOTO: &str = "SELECT (SELECT order_id FROM receptions WHERE instr(found, p.hash) > 0 LIMIT 1)
  FROM pictures p WHERE ?1 IN (p.hash, p.thumbnail)";

/// What a file is kept as, and the order it belongs to.
pub(super) fn kept_as(read: &Read, hash: &FileHash) -> Result<Option<(KeptAs, Option<OrderId>)>> {
    for (_, kept_as, sql) in NAMING {
        if let Some(order) = read.maybe(sql, [hash], |row| row.get(0))? {
            return Ok(Some((kept_as, order)));
        }
    }
    Ok(None)
}
