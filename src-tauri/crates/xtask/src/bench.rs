//! `bench`: the big shop and what a desk asks of it, measured in a release build. The program that measures stands with the
//! core (`crates/shop/examples/bench`); what it made and its table are kept under `target`, and the big shop is laid only once.

use crate::command::Program;
use crate::options::Options;
use crate::{Outcome, install, root};

/// `bench [--size S|L] [--fresh]`
pub fn bench(options: &mut Options) -> Outcome {
    let size = options.value("--size");
    if size.as_deref().is_some_and(|size| size != "S" && size != "L") {
        return Err("--size is S or L".to_owned());
    }
    let fresh = options.flag("--fresh");
    options.none_left()?;
    install::core_packages()?;
    let place = root::target().join("big_shop");
    if fresh && place.exists() {
        std::fs::remove_dir_all(&place).map_err(|problem| format!("{} stays: {problem}", place.display()))?;
    }
    Program::cargo()
        .args(["run", "--release", "--locked", "--package", "jieche-shop", "--features", "big_shop"])
        .args(["--example", "bench", "--"])
        .arg(place)
        .args(size)
        .run()
}
