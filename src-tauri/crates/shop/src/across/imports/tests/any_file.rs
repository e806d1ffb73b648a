//! Whatever a file says: the preview is the import, what comes in is found, nothing comes in twice.

use super::*;

#[derive(Debug, Clone)]
struct Line {
    name: &'static str,
    phone: String,
    plate: String,
    vin: &'static str,
}

fn line() -> impl Strategy<Value = Line> {
    let name = prop::sample::select(vec!["张伟", "单梅", "欧阳雪", "李娜", "", "合计公司"]);
    let phone = prop::sample::select(vec!["", "13800001234", "+86 138-0000-1234", "1380000123", "13900005678"]);
    let plate = prop_oneof![Just(String::new()), "粤B1111[0-5]", "粤b·1111[0-5]", Just("坏牌".to_owned())];
    let vin = prop::sample::select(vec!["", "LSVAA49J232047377", "lfv2a21k8a3000001", "LSVAA49J132047377", "无"]);
    (name, phone, plate, vin).prop_map(|(name, phone, plate, vin)| Line { name, phone: phone.to_owned(), plate, vin })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn what_comes_in_is_found_and_nothing_comes_in_twice(lines in prop::collection::vec(line(), 1..25)) {
        let shop = shop();
        let mut text = String::from("客户名称,手机,车牌号,VIN码\n");
        for line in &lines {
            text += &format!("{},{},{},{}\n", line.name, line.phone, line.plate, line.vin);
        }
        let seen = preview_of(&shop, ImportKind::CustomersVehicles, text.as_bytes(), None).unwrap();
        let done = import(&shop, ImportKind::CustomersVehicles, text.as_bytes()).unwrap().import;
        prop_assert_eq!(done, seen.counts, "the preview said so");
        prop_assert_eq!(done.create + done.merge + done.refuse + done.skip, done.rows, "every row has one outcome");
        prop_assert_eq!(count(&shop, "vehicles"), done.create, "a car for each row that made one");
        for (row, line) in seen.rows.iter().zip(&lines) {
            if row.outcome == RowOutcome::Create && !line.plate.is_empty() && line.plate != "坏牌" {
                let typed = format!("{} {}", line.plate, line.name);
                let hits = shop.read(|read| search::find(read, SearchFor { text: typed.clone(), limit: 5 })).unwrap();
                prop_assert_eq!(hits.len(), 1, "{} is found, and once", typed);
            }
        }
        let before = (count(&shop, "vehicles"), count(&shop, "customers"));
        import(&shop, ImportKind::CustomersVehicles, text.as_bytes()).unwrap();
        prop_assert_eq!((count(&shop, "vehicles"), count(&shop, "customers")), before, "the same file again");
    }
}
