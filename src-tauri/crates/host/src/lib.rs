//! The same commands over HTTP, for browser tabs and tests, later for other PCs and tablets. It carries calls to
//! `jieche-api` and answers back, and serves the screens as plain files. There are no rules and no SQL here, and for
//! now no way in from another computer: it listens on the loopback only.

mod answers;
mod connections;
mod desk;
mod doors;
mod environment;
mod files;
mod intake;
mod logs;
mod rpc;
mod screens;
mod server;

pub use environment::{of_this_computer, starting_at};
pub use logs::keep as keep_logs;
pub use server::{Host, Refused};
