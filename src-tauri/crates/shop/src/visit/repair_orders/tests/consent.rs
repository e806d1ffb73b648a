//! Whatever an advisor tries with lines, packages, discounts and quotations: totals are the sums of their lines, nothing
//! agreed to gets dearer without being asked about again, and no discount passes the limit unseen.

use proptest::prelude::*;

use super::*;
use crate::common::{BasisPoints, Hours, PackageId};
use crate::registers::labour::{self, SaveOperation};
use crate::registers::packages::{self, PackedItem, SavePackage};
use crate::visit::repair_orders::quotations::{self, MakeQuotation};

/// Hundredths of the price an advisor may give without a word.
const OWN: i64 = 1_000;

#[derive(Debug, Clone)]
enum Try {
    Put { price: i64, off_bp: i64 },
    Edit { line: usize, price: i64, off_bp: i64 },
    Package,
    Decide { line: usize, decision: Decision },
    Quote,
    Sleep { days: i64 },
}

fn attempts() -> impl Strategy<Value = Try> {
    let decision = prop::sample::select(vec![Decision::Agreed, Decision::Agreed, Decision::Declined, Decision::Open]);
    let price = 0i64..200_000;
    let off = 0i64..=1_400;
    prop_oneof![
        3 => (price.clone(), off.clone()).prop_map(|(price, off_bp)| Try::Put { price, off_bp }),
        4 => (0usize..6, price, off).prop_map(|(line, price, off_bp)| Try::Edit { line, price, off_bp }),
        1 => Just(Try::Package),
        6 => (0usize..6, decision).prop_map(|(line, decision)| Try::Decide { line, decision }),
        2 => Just(Try::Quote),
        1 => (1i64..9).prop_map(|days| Try::Sleep { days }),
    ]
}

fn package(desk: &Desk) -> PackageId {
    let operation = SaveOperation {
        id: None,
        version: None,
        code: "BY01".into(),
        name: "保养".into(),
        trade: None,
        hours: Hours(60),
        model_hours: Vec::new(),
        rate_fen: Fen(16_000),
        tax_rate_bp: BasisPoints(1300),
        retired: false,
    };
    let item = |operation_id| PackedItem { operation_id: Some(operation_id), part_id: None, quantity: None };
    let made = desk.shop.write(|tx| {
        let operation = labour::save(tx, operation)?.id;
        let package = SavePackage {
            id: None,
            version: None,
            code: "TC01".into(),
            name: "套餐".into(),
            brand: None,
            model: None,
            due_km: None,
            due_months: None,
            items: vec![item(operation), item(operation)],
            price_fen: Some(Fen(9_999)),
            retired: false,
        };
        packages::save(tx, package)
    });
    made.unwrap().id
}

fn attempt(desk: &Desk, order: &RepairOrder, package_id: PackageId, attempt: &Try) -> Result<()> {
    let version = order.version;
    let put = |line: Option<&OrderLine>, price: i64, off_bp: i64| {
        let request = PutLine {
            line_id: line.map(|line| line.id),
            name: line.map_or_else(|| "项目".to_owned(), |line| line.name.clone()),
            discount_fen: Fen(price * off_bp / 10_000),
            ..desk.line_for(order, Payer::Customer, price)
        };
        desk.shop.write_as(&[Role::Advisor], |tx| put_line(tx, request)).map(drop)
    };
    match *attempt {
        Try::Put { price, off_bp } => put(None, price, off_bp),
        Try::Edit { line, price, off_bp } => match order.lines.get(line) {
            Some(line) => put(Some(line), price, off_bp),
            None => Ok(()),
        },
        Try::Package => {
            let request = TakePackage { order_id: order.id, version, package_id };
            desk.shop.write_as(&[Role::Advisor], |tx| take_package(tx, request)).map(drop)
        }
        Try::Decide { line, decision } => match order.lines.get(line) {
            Some(line) => desk.decides(order, vec![line.id], decision).map(drop),
            None => Ok(()),
        },
        Try::Quote => {
            desk.shop.write(|tx| quotations::make(tx, MakeQuotation { order_id: order.id, version })).map(drop)
        }
        Try::Sleep { days } => {
            desk.sleeps(days);
            Ok(())
        }
    }
}

fn holds(before: &RepairOrder, after: &RepairOrder, tried: &Try) -> std::result::Result<(), TestCaseError> {
    let agreed = |order: &RepairOrder| -> Vec<OrderLine> {
        order.lines.iter().filter(|line| line.decision == Decision::Agreed).cloned().collect()
    };
    let sum: i64 = agreed(after).iter().map(|line| line.amount_fen.0).sum();
    prop_assert_eq!(after.agreed_fen.0, sum, "the total is the sum of its lines");
    prop_assert_eq!(after.totals.iter().map(|total| total.total_fen.0).sum::<i64>(), sum);
    for line in &after.lines {
        let gross = line.amount_fen.0 + line.discount_fen.0;
        let own = (gross * OWN + 5_000) / 10_000;
        prop_assert!(line.discount_fen.0 <= own || line.package.is_some(), "{tried:?} gave {line:?} away");
    }
    let asked = matches!(tried, Try::Decide { .. });
    for line in agreed(after) {
        let was = before.lines.iter().find(|was| was.id == line.id);
        let was = was.filter(|was| was.decision == Decision::Agreed);
        prop_assert!(asked || was.is_some_and(|was| line.amount_fen <= was.amount_fen), "{tried:?} changed {line:?}");
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]
    #[test]
    fn nothing_agreed_changes_without_consent(tries in prop::collection::vec(attempts(), 20..60)) {
        let desk = Desk::new();
        let package_id = package(&desk);
        let mut order = desk.opens();
        for tried in &tries {
            let refused = attempt(&desk, &order, package_id, tried).is_err();
            let after = desk.order(order.id);
            if refused {
                prop_assert_eq!(&after.lines, &order.lines, "what is refused changes nothing");
            }
            holds(&order, &after, tried)?;
            order = after;
        }
    }
}
