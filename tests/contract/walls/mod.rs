//! One file a wall.

mod clock;
mod dependencies;
mod doors;
mod floors;
mod layout;
mod list;
mod money;
mod panics;
mod records;
mod screens;
mod sql;
mod tables;
mod types;
mod words;
