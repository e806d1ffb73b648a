//! `demo` and `papers`: work that the host program does; here it is built and told where to.

use crate::command::Program;
use crate::options::Options;
use crate::{Outcome, install, make, root};

/// `demo --data DIR [--days N] [--seed S]`
pub fn demo(options: &mut Options) -> Outcome {
    let data = options.folder("--data")?.ok_or("demo needs --data DIR")?;
    let (days, seed) = (options.value("--days"), options.value("--seed"));
    options.none_left()?;
    let mut host = host()?.arg("demo").arg("--data").arg(data);
    for (name, value) in [("--days", days), ("--seed", seed)] {
        if let Some(value) = value {
            host = host.arg(name).arg(value);
        }
    }
    host.run()
}

/// `papers DIR`
pub fn papers(options: &mut Options) -> Outcome {
    let folder = options.folder_alone()?.ok_or("papers needs a folder")?;
    options.none_left()?;
    host()?.arg("papers").arg(folder).run()
}

fn host() -> Outcome<Program> {
    install::fonts()?;
    make::host()?;
    Ok(Program::named(&root::built_for_use("jieche-host").to_string_lossy()))
}
