//! What asks everybody.

pub mod backups;
pub mod car_file;
pub mod customer_file;
pub mod exports;
pub mod front_desk;
pub mod imports;
pub mod jobs;
pub mod kept_files;
pub mod order_file;
pub mod orders;
pub mod progress;
pub mod search;
pub mod shop_settings;
