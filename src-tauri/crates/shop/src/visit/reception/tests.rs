//! The sheet through its life: begun, saved, signed, corrected; what must not happen to it.

use super::*;
use crate::common::Change;
use crate::money::settlement::Means;
use crate::registers::signatures::Stroke;
use crate::visit::repair_orders::testing::Desk;
use crate::visit::repair_orders::{Decision, Payer, RepairOrder, Step};
use jieche_codes::RecordKind;
use jieche_ground::files::FileHash;
use proptest::prelude::*;

fn picture(desk: &Desk, width: u32) -> FileHash {
    let mut bytes = Vec::new();
    let plain = image::RgbImage::from_pixel(width, 20, image::Rgb([90, 120, 150]));
    image::codecs::jpeg::JpegEncoder::new(&mut bytes).encode_image(&plain).unwrap();
    crate::registers::pictures::take(&desk.shop.shop, &desk.shop.ctx(), &bytes).unwrap()
}

fn scratch(x: i64, y: i64) -> DamageMark {
    DamageMark { view: CarView::Left, x, y, kind: DamageKind::Scratch, remark: Some("旧伤".into()), photos: vec![] }
}

fn findings(marks: Vec<DamageMark>) -> Findings {
    Findings {
        marks,
        lamps: vec![WarningLamp::TyrePressure, WarningLamp::Engine],
        belongings: vec![" 行车记录仪 ".into()],
        valuables_told: true,
        covers_on: true,
        payment: Some(Means::Wechat),
        results: vec![],
        photos: vec![],
        remark: None,
    }
}

fn saves(desk: &Desk, order: &RepairOrder, version: i64, found: Findings) -> Result<Reception> {
    desk.shop.write(|tx| save(tx, SaveReception { order_id: order.id, version, found }))
}

fn signs(desk: &Desk, order: &RepairOrder, version: i64, strokes: Vec<Stroke>) -> Result<Reception> {
    let request = SignReception { order_id: order.id, version, signer: Change::Keep, strokes };
    let mut render = |sheet: &ReceptionSheet| Ok(format!("{}:{:?}", sheet.edition, sheet.signature).into_bytes());
    desk.shop.write(|tx| sign(tx, request, &mut render))
}

fn corrects(desk: &Desk, order: &RepairOrder, version: i64) -> Result<Reception> {
    let request = CorrectReception { order_id: order.id, version, reason: "左后门凹陷漏记".into() };
    desk.shop.write(|tx| correct(tx, request))
}

fn a_line() -> Vec<Stroke> {
    vec![vec![(100, 500), (300, 200), (700, 800)]]
}

#[test]
fn before_it_is_begun_it_is_empty_and_asks_the_shops_points() {
    let desk = Desk::new();
    let order = desk.opens();
    let sheet = desk.shop.read(|read| get(read, order.id)).unwrap();
    assert_eq!((sheet.version, sheet.edition, sheet.editable), (0, 0, true));
    assert_eq!(sheet.found, Findings::default());
    let template = desk.shop.read(template).unwrap();
    assert!(sheet.points.len() > 20 && sheet.points.len() < template.points.len(), "no traction battery is asked for");
}

#[test]
fn findings_are_kept_as_they_were_made() {
    let desk = Desk::new();
    let order = desk.opens();
    let photo = picture(&desk, 30);
    let mut found = findings(vec![DamageMark { photos: vec![photo.clone()], ..scratch(120, 430) }]);
    found.photos.push(Photo { picture: photo, remark: Some("仪表".into()) });
    found.results = vec![result(8, Condition::Attention, Some("3")), result(1, Condition::Good, None)];
    let sheet = saves(&desk, &order, 0, found.clone()).unwrap();
    assert_eq!((sheet.version, sheet.edition), (1, 1));
    assert_eq!(sheet.found.marks, found.marks);
    assert_eq!(sheet.found.belongings, ["行车记录仪"], "blanks around are nothing that was left in the car");
    assert_eq!(sheet.found.lamps, [WarningLamp::Engine, WarningLamp::TyrePressure], "in the order of the list");
    assert_eq!(sheet.found.results.iter().map(|it| it.point).collect::<Vec<_>>(), [1, 8], "in the sheet's order");
    let stale = saves(&desk, &order, 0, found).unwrap_err();
    assert_eq!(stale.code, "changed_meanwhile");
}

fn result(point: i64, condition: Condition, reading: Option<&str>) -> PointResult {
    PointResult { point, condition, reading: reading.map(str::to_owned), remark: None }
}

#[test]
fn only_pictures_of_the_picture_door_can_be_shown() {
    let desk = Desk::new();
    let order = desk.opens();
    let sealed = desk.shop.shop.upload(&desk.shop.ctx(), b"%PDF somebody's settlement list").unwrap();
    let mut found = findings(vec![]);
    found.photos.push(Photo { picture: sealed.clone(), remark: None });
    let refused = saves(&desk, &order, 0, found).unwrap_err();
    assert_eq!((refused.code.as_ref(), refused.field.as_deref()), ("bad_picture", Some("found.photos.picture")));
    let asked = pictures::GetPicture { picture: sealed, size: pictures::PictureSize::Whole };
    assert_eq!(desk.shop.read(|read| pictures::file_of(read, &asked)).unwrap_err().code, "not_found");
}

#[test]
fn findings_out_of_bounds_are_refused_by_their_field() {
    let desk = Desk::new();
    let order = desk.opens();
    let field = |change: &dyn Fn(&mut Findings)| {
        let mut found = findings(vec![scratch(1, 1)]);
        change(&mut found);
        let refused = saves(&desk, &order, 0, found).unwrap_err();
        format!("{} {}", refused.field.unwrap_or_default(), refused.code)
    };
    assert_eq!(field(&|found| found.marks[0].x = 1001), "found.marks.x out_of_range");
    assert_eq!(field(&|found| found.marks[0].y = -1), "found.marks.y out_of_range");
    assert_eq!(field(&|found| found.marks = vec![scratch(1, 1); 61]), "found.marks out_of_range");
    assert_eq!(field(&|found| found.lamps = vec![WarningLamp::Abs; 2]), "found.lamps duplicate");
    assert_eq!(field(&|found| found.belongings = vec![" ".into()]), "found.belongings required");
    assert_eq!(field(&|found| found.payment = Some(Means::Internal)), "found.payment bad_value");
    assert_eq!(
        field(&|found| found.results = vec![result(999, Condition::Good, None)]),
        "found.results.point bad_value"
    );
    let twice = vec![result(1, Condition::Good, None), result(1, Condition::Replace, None)];
    assert_eq!(field(&|found| found.results = twice.clone()), "found.results.point duplicate");
    assert_eq!(field(&|found| found.remark = Some("长".repeat(501))), "found.remark too_long");
    let untouched = desk.shop.read(|read| get(read, order.id)).unwrap();
    assert_eq!(untouched.version, 0, "nothing of it was kept");
}

#[test]
fn what_was_signed_stands_and_a_correction_is_signed_anew() {
    let desk = Desk::new();
    let order = desk.opens();
    assert_eq!(signs(&desk, &order, 0, a_line()).unwrap_err().code, "not_found", "nothing to sign yet");
    saves(&desk, &order, 0, findings(vec![scratch(10, 10)])).unwrap();
    assert_eq!(corrects(&desk, &order, 1).unwrap_err().code, "not_signed", "it can simply be edited");
    let signed = signs(&desk, &order, 1, a_line()).unwrap();
    let signature = signed.signed.expect("a signature");
    assert_eq!(signature.signer, Shown::Whole("李四".into()), "who brought the car signs");
    assert_eq!((signature.terminal.as_str(), signature.shown_by.as_str()), ("前台1", "陈晓东"));
    assert_eq!(saves(&desk, &order, 2, findings(vec![])).unwrap_err().code, "signed");
    assert_eq!(signs(&desk, &order, 2, a_line()).unwrap_err().code, "signed");
    let tampered = desk.shop.write(|tx| {
        tx.execute("UPDATE receptions SET found = '{}'", [])?;
        tx.touched::<(), _>(RecordKind::Receptions, 1, None, Some(&1))
    });
    assert!(tampered.is_err(), "the database itself refuses");
    let open = corrects(&desk, &order, 2).unwrap();
    assert_eq!((open.edition, open.version, open.signed.is_none()), (2, 3, true));
    assert_eq!(open.found.marks.len(), 1, "a correction begins with what was said");
    saves(&desk, &order, 3, findings(vec![scratch(10, 10), scratch(20, 20)])).unwrap();
    let again = signs(&desk, &order, 4, a_line()).unwrap();
    assert_eq!(again.editions.len(), 2);
    let kept_as = |edition| {
        let asked = KeptReception { order_id: order.id, edition };
        let (_, hash) = desk.shop.read(|read| kept(read, &asked)).unwrap();
        String::from_utf8(desk.shop.shop.file(&hash).unwrap()).unwrap()
    };
    assert!(kept_as(1).starts_with("1:") && kept_as(2).starts_with("2:"), "both are kept as they were signed");
}

#[test]
fn a_signature_is_lines_within_the_pad() {
    let desk = Desk::new();
    let order = desk.opens();
    saves(&desk, &order, 0, findings(vec![])).unwrap();
    let refused = |strokes| signs(&desk, &order, 1, strokes).unwrap_err().code.into_owned();
    assert_eq!(refused(vec![]), "required");
    assert_eq!(refused(vec![vec![(5, 5)]]), "required", "a dot is no signature");
    assert_eq!(refused(vec![vec![(0, 0), (1001, 0)]]), "out_of_range");
    assert_eq!(refused(vec![vec![(1, 1); 5001]]), "out_of_range");
    assert_eq!(refused(vec![vec![(1, 1); 2]; 201]), "out_of_range");
}

#[test]
fn the_workshop_sees_damages_and_not_the_signature() {
    let desk = Desk::new();
    let order = desk.opens();
    saves(&desk, &order, 0, findings(vec![scratch(10, 10)])).unwrap();
    signs(&desk, &order, 1, a_line()).unwrap();
    let technician = desk.shop.ctx_as(&[staff::Role::Technician]);
    let seen = desk.shop.shop.read(&technician, |read| get(read, order.id)).unwrap();
    let signed = seen.signed.unwrap();
    assert_eq!((seen.found.marks.len(), signed.strokes, signed.signer), (1, None, Shown::Masked("李*".into())));
}

#[test]
fn the_template_changes_and_begun_sheets_do_not() {
    let desk = Desk::new();
    let (begun, later) = (desk.opens(), desk.opens());
    let found = Findings { results: vec![result(1, Condition::Good, None)], ..findings(vec![]) };
    let first = saves(&desk, &begun, 0, found).unwrap();
    let point =
        InspectionPoint { point: 0, zone: "车内".into(), name: "香薰".into(), unit: None, cars: PointFor::Every };
    let request = SaveInspectionTemplate { version: 1, points: vec![point] };
    let saved = desk.shop.write(|tx| save_template(tx, request.clone())).unwrap();
    assert_eq!((saved.version, saved.points[0].point), (2, 1));
    let stale = desk.shop.write(|tx| save_template(tx, request)).unwrap_err();
    assert_eq!(stale.code, "changed_meanwhile");
    let now = |order: &RepairOrder| desk.shop.read(|read| get(read, order.id)).unwrap();
    assert_eq!(now(&begun).points, first.points, "what was begun stays");
    assert_eq!(now(&later).points.len(), 1, "what begins now asks the new points");
}

#[test]
fn the_odometer_is_held_against_the_visit_before() {
    let desk = Desk::new();
    let first = desk.opens();
    desk.saves(&first, |head| head.odometer_in_km = Some(31_020)).unwrap();
    desk.shop.wait(86_400_000);
    let second = desk.shop.write(|tx| {
        let arrival = desk.arrival();
        repair_orders::open(tx, arrival)
    });
    let last = desk.shop.read(|read| get(read, second.unwrap().id)).unwrap().last_reading.unwrap();
    assert_eq!((last.km, last.on.unwrap().to_string().as_str()), (31_020, "2026-11-23"));
    let before_it = desk.shop.read(|read| get(read, first.id)).unwrap().last_reading.unwrap();
    assert_eq!((before_it.km, before_it.on), (31_000, None), "before the first visit only the card knew");
}

#[test]
fn without_a_visit_here_the_odometer_is_held_against_past_visits_and_the_card() {
    let desk = Desk::new();
    let last = |order: &RepairOrder| {
        let last = desk.shop.read(|read| get(read, order.id)).unwrap().last_reading;
        last.map(|last| (last.km, last.on.map(|on| on.to_string())))
    };
    let on_card = |km| {
        let card = desk.shop.read(|read| vehicles::record(read, desk.car)).unwrap();
        let after = vehicles::VehicleRecord { odometer_km: km, ..card.clone() };
        desk.shop.write(|tx| vehicles::keep(tx, Some(&card), after).map(|_| ())).unwrap();
    };
    on_card(Some(52_000));
    let first = desk.opens();
    assert_eq!(last(&first), Some((52_000, None)), "an imported card knows no day");
    let wrong = desk.saves(&first, |head| head.odometer_in_km = Some(520_600)).unwrap();
    assert_eq!(last(&wrong), Some((52_000, None)), "this visit's own reading is not the one before it");
    let righted = desk.saves(&wrong, |head| head.odometer_in_km = Some(52_060)).unwrap();
    assert_eq!(righted.vehicle.odometer_km, Some(52_060), "a wrong reading does not stay");
    let none = desk.saves(&righted, |head| head.odometer_in_km = None).unwrap();
    assert_eq!(none.vehicle.odometer_km, Some(52_000), "taken off, the card says again what it said");
    on_card(Some(51_000));
    let lower = desk.saves(&none, |head| head.odometer_in_km = Some(51_500)).unwrap();
    assert_eq!(last(&lower), None, "a card that was put right since says nothing any more");
    let none = desk.saves(&lower, |head| head.odometer_in_km = None).unwrap();
    assert_eq!(none.vehicle.odometer_km, None, "nor does it come back");
    on_card(Some(52_000));
    let visit = past_visits::PastVisit {
        id: crate::common::PastVisitId(0),
        version: 1,
        vehicle_id: desk.car,
        number: None,
        on: crate::common::BusinessDate::new(2026, 5, 18).unwrap(),
        odometer_km: Some(52_000),
        complaint: None,
        items: Vec::new(),
        amount_fen: None,
        advisor: None,
        remark: None,
    };
    desk.shop.write(|tx| past_visits::keep(tx, None, visit).map(|_| ())).unwrap();
    assert_eq!(last(&none), Some((52_000, Some("2026-05-18".into()))), "a past visit knows the day");
}

#[test]
fn what_was_found_wanting_comes_back_until_it_is_put_right() {
    let desk = Desk::new();
    let first = desk.opens();
    let points = desk.shop.read(|read| get(read, first.id)).unwrap().points;
    let name = |point: i64| points.iter().find(|one| one.point == point).unwrap().name.clone();
    let found = vec![
        result(1, Condition::Good, None),
        result(2, Condition::Attention, None),
        result(3, Condition::Replace, None),
        result(8, Condition::Replace, Some("2")),
    ];
    saves(&desk, &first, 0, Findings { results: found, ..findings(vec![]) }).unwrap();
    let own = desk.shop.read(|read| get(read, first.id)).unwrap();
    assert!(own.advised.is_empty(), "a sheet does not remind of itself");

    desk.shop.wait(86_400_000);
    let second = desk.shop.write(|tx| repair_orders::open(tx, desk.arrival())).unwrap();
    let now = |of: OrderId| desk.shop.read(|read| get(read, of)).unwrap().advised;
    let told = |of: OrderId| now(of).into_iter().map(|point| (point.name, point.condition)).collect::<Vec<_>>();
    let (replace, watch) = (Condition::Replace, Condition::Attention);
    assert_eq!(
        told(second.id),
        [(name(3), replace), (name(8), replace), (name(2), watch)],
        "worst first, good not at all"
    );
    let tyre = now(second.id).remove(1);
    assert_eq!((tyre.order_id, tyre.on, tyre.reading.as_deref()), (first.id, first.opened_at.date(), Some("2")));
    let file = desk.shop.read(|read| crate::across::car_file::get(read, second.vehicle.id)).unwrap();
    assert_eq!(file.advised, now(second.id), "the car's file says the same before an order is opened");

    let put = desk.puts(&second, Payer::Customer, 9_000, |line| line.name = format!("更换{}", name(3))).unwrap();
    assert_eq!(told(second.id).len(), 3, "offered is not done");
    let line = put.lines.last().unwrap().id;
    desk.decides(&put, vec![line], Decision::Agreed).unwrap();
    let again = Findings { results: vec![result(2, Condition::Good, None)], ..findings(vec![]) };
    saves(&desk, &second, 0, again).unwrap();
    desk.shop.wait(86_400_000);
    let third = desk.shop.write(|tx| repair_orders::open(tx, desk.arrival())).unwrap();
    assert_eq!(told(third.id), [(name(8), replace)], "what was done, or looked at again and good, is silent");

    desk.takes(&desk.order(first.id), Step::Cancel).unwrap();
    assert!(told(third.id).is_empty(), "a visit that was none advises nothing");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn marks_survive_a_save(points in prop::collection::vec((0i64..=1000, 0i64..=1000, 0usize..5, 0usize..7), 0..60)) {
        let views = [CarView::Left, CarView::Front, CarView::Right, CarView::Rear, CarView::Top];
        let kinds = [
            DamageKind::Scratch, DamageKind::Dent, DamageKind::Crack, DamageKind::Paint, DamageKind::Rust,
            DamageKind::Broken, DamageKind::Missing,
        ];
        let marks: Vec<DamageMark> = points
            .into_iter()
            .map(|(x, y, view, kind)| DamageMark { view: views[view], kind: kinds[kind], ..scratch(x, y) })
            .collect();
        let desk = Desk::new();
        let order = desk.opens();
        let sheet = saves(&desk, &order, 0, findings(marks.clone())).unwrap();
        prop_assert_eq!(&sheet.found.marks, &marks);
        let read = desk.shop.read(|read| get(read, order.id)).unwrap();
        prop_assert_eq!(read, sheet);
    }
}
