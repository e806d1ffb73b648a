//! What the screens ask of codes and the core's rules answer: which means a payer has, which paper a sheet, who may answer
//! for a complaint. Made into TypeScript, so that no screen writes such a list a second time.
//!
//! `cargo xtask types` writes them to `ui/src/backend/facts.ts`. Deliberately not here: what depends on a record (its answer
//! says that: `steps`, `editable`), and rules themselves (they stand with their codes and features).

use jieche_codes::{Code, InvoiceKind, Means, OrderState, Payer, Sheet, Stock};
use jieche_shop::visit::repair_orders::quotations::QuotationRules;

use crate::typescript::BY_HAND;

/// The whole file.
pub fn generate() -> String {
    let states = |fits: fn(OrderState) -> bool| OrderState::ALL.into_iter().filter(move |state| fits(*state));
    let giving = QuotationRules::default().discounts.into_iter().map(|limit| limit.role);
    let lists = [
        list("Work goes on, or waits to.", "AT_WORK", "OrderState", OrderState::AT_WORK),
        list(
            "The car is neither handed back nor the order cancelled.",
            "HERE",
            "OrderState",
            states(OrderState::is_here),
        ),
        list(
            "The customer has authorised the repair.",
            "COMMISSIONED",
            "OrderState",
            states(OrderState::is_commissioned),
        ),
        list("The work is finished and may be settled.", "FINISHED", "OrderState", states(OrderState::is_finished)),
        list(
            "Whose number tells its year and region.",
            "DIGITAL",
            "InvoiceKind",
            InvoiceKind::ALL.into_iter().filter(|kind| kind.is_digital()),
        ),
        list("Who may give something off a price.", "GIVING", "Role", giving),
        table(
            "By which means a payer pays.",
            "MEANS_OF",
            ("Payer", Payer::ALL),
            ("Means", Means::ALL),
            |payer, means| means.fits(payer),
        ),
        table(
            "What a sheet can be printed on.",
            "STOCKS_OF",
            ("Sheet", Sheet::ALL),
            ("Stock", Stock::ALL),
            Sheet::takes,
        ),
    ];
    format!(
        "// What follows from codes. Made from the Rust rules {BY_HAND}\nimport type {{ {TYPES} }} from './generated';\n\n{}",
        lists.concat()
    )
}

/// The types that [`generate`] names.
const TYPES: &str = "InvoiceKind, Means, OrderState, Payer, Role, Sheet, Stock";

fn list<C: Code>(about: &str, name: &str, of: &str, codes: impl IntoIterator<Item = C>) -> String {
    format!("/** {about} */\nexport const {name}: readonly {of}[] = {};\n", array(codes))
}

/// For each code of the first kind those of the second that fit it.
fn table<K: Code, C: Code, const N: usize, const M: usize>(
    about: &str,
    name: &str,
    (key, keys): (&str, [K; N]),
    (of, codes): (&str, [C; M]),
    fits: impl Fn(K, C) -> bool,
) -> String {
    let row = |key: K| {
        let fitting = codes.into_iter().filter(|code| fits(key, *code));
        format!("  {}: {},\n", key.line().name, array(fitting))
    };
    let rows: String = keys.into_iter().map(row).collect();
    format!("/** {about} */\nexport const {name}: Record<{key}, readonly {of}[]> = {{\n{rows}}};\n")
}

fn array<C: Code>(codes: impl IntoIterator<Item = C>) -> String {
    let named: Vec<String> = codes.into_iter().map(|code| format!("{:?}", code.line().name)).collect();
    format!("[{}]", named.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_answers_by_the_rule_it_is_made_of() {
        let made = generate();
        assert!(made.contains("  shop: [\"internal\"],"), "the shop pays itself by no other means: {made}");
        assert!(made.contains("  reception: [\"a4\"],"), "pins strike no drawing: {made}");
        assert!(
            made.contains("FINISHED: readonly OrderState[] = [\"awaiting_wash\", \"ready\", \"delivered\"]"),
            "{made}"
        );
    }
}
