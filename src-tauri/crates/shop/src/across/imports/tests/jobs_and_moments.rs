//! An import as a piece of work: cancelled, repeated, paged, journalled.

use super::*;

#[test]
fn a_cancelled_import_leaves_nothing() {
    let shop = shop();
    let file = shop.shop.upload(&shop.ctx(), &sample("客户车辆档案.csv")).unwrap();
    let before = (count(&shop, "files"), count(&shop, "journal_heads"));
    let progress = Progress::default();
    progress.cancel();
    let request =
        StartImport { kind: ImportKind::CustomersVehicles, file, columns: None, rules: ImportRules::default() };
    assert_eq!(run(&shop.shop, &shop.ctx(), &progress, request.clone()).unwrap_err().code, "cancelled");
    assert_eq!((count(&shop, "customers"), count(&shop, "vehicles"), count(&shop, "search_terms")), (0, 0, 0));
    assert_eq!((count(&shop, "files"), count(&shop, "journal_heads")), before);
    run(&shop.shop, &shop.ctx(), &Progress::default(), request).expect("and it can be started again");
}

#[test]
fn the_journal_knows_an_import_from_its_beginning_to_its_end() {
    let shop = shop();
    let before = count(&shop, "journal_heads");
    import(&shop, ImportKind::Labour, &sample("工时项目.csv")).unwrap();
    assert_eq!(count(&shop, "journal_heads"), before + 3, "its beginning, and 51 rows in batches of fifty");
    assert_eq!(count(&shop, "journal_rows WHERE kind = 'imports'"), 2);
    assert!(shop.shop.verify_journal(&shop.ctx()).unwrap().is_none());
}

#[test]
fn only_the_rows_asked_for_are_shown() {
    let shop = shop();
    let file = shop.shop.upload(&shop.ctx(), &sample("工时项目.csv")).unwrap();
    let page = |from_row, limit| {
        preview(
            &shop.shop,
            &shop.ctx(),
            PreviewImport {
                kind: ImportKind::Labour,
                file: file.clone(),
                columns: None,
                rules: ImportRules::default(),
                only: None,
                from_row,
                limit,
            },
        )
    };
    let first = page(1, 20).unwrap();
    assert_eq!((first.rows.len(), first.more, first.rows[0].row), (20, true, 2));
    let last = page(42, 20).unwrap();
    assert_eq!((last.rows.len(), last.more, last.rows[0].row), (11, false, 42));
    assert_eq!(page(1, 0).unwrap_err().code, "out_of_range");
    let nothing = StartImport {
        kind: ImportKind::Labour,
        file: FileHash::of(b"never uploaded"),
        columns: None,
        rules: ImportRules::default(),
    };
    assert_eq!(run(&shop.shop, &shop.ctx(), &Progress::default(), nothing).unwrap_err().code, "not_found");
    let list = shop
        .read(|read| customers::list(read, ListCustomers { find: String::new(), debtor: None, after: None, limit: 1 }))
        .unwrap();
    assert!(list.rows.is_empty());
}
