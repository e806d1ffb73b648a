//! What comes out stays what it was: sheets, headings and cells of one record of each kind, whole and as a role sees it
//! who is shown no names. Whoever has written a table or a program against the files must find them again.

use super::*;

/// A shop with one record of each kind.
fn one_of_each() -> TestShop {
    let shop = TestShop::new();
    shop.write(|tx| {
        shop_settings::found(tx, "测试汽车服务有限公司", "深圳市福田区", "0755-88886666", "91350100M000100Y43", false)?;
        for statement in include_str!("one_of_each.sql").split_inclusive(";\n") {
            tx.execute(statement, [])?;
        }
        Ok(())
    })
    .unwrap();
    shop
}

/// The files of an export, one after the other, each under its name.
fn as_text(bytes: &[u8]) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = (0..zip.len()).map(|n| zip.by_index(n).unwrap().name().to_owned()).collect();
    let files = names.iter().map(|name| {
        let mut text = String::new();
        zip.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        format!("== {name}\n{}", text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n"))
    });
    files.collect()
}

#[test]
fn what_comes_out_stays_what_it_was() {
    let shop = one_of_each();
    let seen = |roles: &[Role]| as_text(&exported(&shop, &shop.ctx_as(roles), ExportForm::Csv));
    let now = format!("{}\n== == masked\n\n{}", seen(&Role::ALL), seen(&[Role::ReadOnly]));
    let was = include_str!("one_of_each.txt");
    let other = was.lines().zip(now.lines()).find(|(was, now)| was != now);
    assert_eq!(other, None, "the line as it was, and as it would come out now");
    assert_eq!(was.lines().count(), now.lines().count(), "as many rows as there were");
}
