//! Prints what the UI takes from Rust, for `cargo xtask types` to write: the types of the command list, or, asked for
//! `words`, what codes are called.

#![allow(clippy::print_stdout)] // printing is what it is for

use jieche_api::typescript;

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("words") => print!("{}", typescript::words()),
        _ => print!("{}", typescript::generate()),
    }
}
