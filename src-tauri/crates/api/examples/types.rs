//! Prints what the UI takes from Rust, for `cargo xtask types` to write: the types of the command list, or, asked for
//! `words`, what codes are called, or for `facts`, what follows from them.

#![allow(clippy::print_stdout)] // printing is what it is for

use jieche_api::{facts, typescript};

fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("words") => print!("{}", typescript::words()),
        Some("facts") => print!("{}", facts::generate()),
        _ => print!("{}", typescript::generate()),
    }
}
