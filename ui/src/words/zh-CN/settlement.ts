// Settlement, payments, invoices, receivables, in the shop's own words. Deliberately nothing of other screens.
export default {};
