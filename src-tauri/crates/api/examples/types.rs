//! Prints the TypeScript types of the command list; `cargo xtask types` writes them into the UI.

#![allow(clippy::print_stdout)] // printing is what it is for

fn main() {
    print!("{}", jieche_api::typescript::generate());
}
