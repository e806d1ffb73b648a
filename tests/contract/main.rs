//! The walls of the house, each a function over a tree that lists its breaches; beside it a test that feeds it a small
//! broken tree and sees it fail. And the role matrix, compared with a committed copy and tried as each role.
//!
//! What a wall is for stands in its file. Deliberately not here: anything about how well the program works.
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)] // a test says what is wrong by ending there

mod kinds;
mod roles;
mod sight;
mod walls;

use jieche_tests::tree::Tree;

/// The wall stands around this project.
#[track_caller]
fn holds(wall: fn(&Tree) -> Vec<String>, why: &str) {
    let breaches = wall(&Tree::ours());
    assert!(breaches.is_empty(), "{why}\n{}", breaches.join("\n"));
}

/// The wall sees a tree that breaks it in just these places.
#[track_caller]
fn sees(wall: fn(&Tree) -> Vec<String>, broken: &[(&str, &str)], places: &[&str]) {
    let breaches = wall(&Tree::of(broken));
    for place in places {
        assert!(
            breaches.iter().any(|breach| breach.contains(place)),
            "not seen: {place}\nseen:\n{}",
            breaches.join("\n")
        );
    }
    assert_eq!(breaches.len(), places.len(), "more was seen than was broken:\n{}", breaches.join("\n"));
}
