//! `jieche-host`: the core without a window. It serves a data folder to browser tabs on this computer, and does the
//! tasks that need no person before a screen. Its only line on standard output while serving is its address.

mod command_line;
mod tasks;

use command_line::{Task, USAGE};
use jieche_api::{Api, Millis};
use jieche_host::{Host, keep_logs, starting_at};
use std::io::{self, Write};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use tasks::Ended;

/// Work that a stopped host may still have under way, beside the calls it has already waited for.
const LAST_WORK: Duration = Duration::from_secs(10);

fn main() -> ExitCode {
    let outcome = match command_line::parse(std::env::args_os().skip(1)) {
        Err(sentence) => Err(Ended::because(format!("{sentence}\n\n{USAGE}"))),
        Ok(Task::Help) => tasks::say(USAGE),
        Ok(Task::Serve { data, listen, ui, now }) => serve(&data, listen, ui, now),
        Ok(Task::Demo { data, days, seed, now }) => tasks::demo(&data, days, seed, now),
        Ok(Task::Papers { folder }) => tasks::papers(&folder),
        Ok(Task::Restore { from, data, code_file }) => tasks::restore(&from, &data, code_file.as_deref()),
        Ok(Task::Check { data }) => tasks::check(&data),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(ended) => {
            eprintln!("{ended}");
            ended.exit_code()
        }
    }
}

fn serve(data: &Path, listen: SocketAddr, ui: Option<PathBuf>, now: Option<Millis>) -> Result<(), Ended> {
    // A disk too full for a log is no reason to keep the shop shut.
    if let Err(problem) = keep_logs(data) {
        let _ = writeln!(io::stderr(), "no log is kept: {problem}");
    }
    if let Some(now) = now {
        log::warn!("the clock starts at {} and is not the real one", now.minute());
    }
    let api = Api::open(data, starting_at(now))?;
    if let Some(problem) = api.broken() {
        let _ = writeln!(io::stderr(), "jieche-host: {problem}");
    }
    api.keep_backups();
    let runtime = tokio::runtime::Runtime::new()?;
    let outcome = runtime.block_on(async {
        let host = match Host::bind(api.clone(), listen, ui).await {
            Ok(host) => host,
            Err(refused) => {
                api.close();
                return Err(Ended::because(refused));
            }
        };
        let stop = stop_signal()?;
        writeln!(io::stdout(), "listening on http://{}", host.address())?;
        Ok(host.serve(stop).await?)
    });
    runtime.shutdown_timeout(LAST_WORK);
    outcome
}

/// Resolves at Ctrl+C and, where there is such a thing, at the signal by which systems stop their services.
#[cfg(unix)]
fn stop_signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = interrupted.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn stop_signal() -> io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut interrupted = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupted.recv().await;
    })
}
