//! repair_orders
