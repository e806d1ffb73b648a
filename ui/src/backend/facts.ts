// What follows from codes. Made from the Rust rules by `cargo xtask types`; do not edit by hand.
/* eslint-disable */
import type { InvoiceKind, Means, OrderState, Payer, Role, Sheet, Stock } from './generated';

/** Work goes on, or waits to. */
export const AT_WORK: readonly OrderState[] = ["draft", "diagnosing", "quoted", "authorised", "in_progress", "awaiting_inspection", "rework", "awaiting_wash"];
/** The car is neither handed back nor the order cancelled. */
export const HERE: readonly OrderState[] = ["draft", "diagnosing", "quoted", "authorised", "in_progress", "awaiting_inspection", "rework", "awaiting_wash", "ready"];
/** The customer has authorised the repair. */
export const COMMISSIONED: readonly OrderState[] = ["authorised", "in_progress", "awaiting_inspection", "rework", "awaiting_wash", "ready", "delivered", "closed"];
/** The work is finished and may be settled. */
export const FINISHED: readonly OrderState[] = ["awaiting_wash", "ready", "delivered"];
/** Whose number tells its year and region. */
export const DIGITAL: readonly InvoiceKind[] = ["digital_special", "digital_ordinary"];
/** Who may give something off a price. */
export const GIVING: readonly Role[] = ["advisor", "warranty_clerk", "cashier", "service_manager", "general_manager"];
/** By which means a payer pays. */
export const MEANS_OF: Record<Payer, readonly Means[]> = {
  customer: ["cash", "bank_card", "wechat", "alipay", "transfer", "stored_value", "voucher"],
  insurer: ["transfer", "insurer"],
  maker: ["transfer", "maker"],
  shop: ["internal"],
};
/** What a sheet can be printed on. */
export const STOCKS_OF: Record<Sheet, readonly Stock[]> = {
  quotation: ["a4", "continuous", "continuous_half"],
  repair_authorisation: ["a4", "continuous", "continuous_half"],
  job_card: ["a4", "continuous", "continuous_half"],
  reception: ["a4"],
  settlement_list: ["a4", "continuous", "continuous_half"],
  appointment: ["a4", "continuous", "continuous_half"],
  day_report: ["a4", "continuous", "continuous_half"],
  recovery_code: ["a4"],
};
