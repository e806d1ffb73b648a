//! The host's life: it takes an address of this computer, answers until it is told to stop, lets running calls finish
//! and closes the data folder. What it answers stands in `rpc`, `files` and `screens`.

use crate::connections::Bounded;
use crate::desk::Desk;
use crate::{doors, files, rpc, screens};
use axum::routing::{get, post};
use axum::{Router, middleware};
use jieche_api::Api;
use std::fmt;
use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// How long running calls may take to finish once the host is told to stop.
const LAST_CALLS: Duration = Duration::from_secs(20);

/// A host that has its address and waits to serve.
pub struct Host {
    listener: TcpListener,
    address: SocketAddr,
    routes: Router,
    stopping: watch::Sender<bool>,
    api: Api,
}

/// Why the host has no address.
#[derive(Debug)]
pub enum Refused {
    /// The address would be reached from other computers.
    NotLoopback(SocketAddr),
    /// The system did not give it; most often another program has it.
    NotGiven(SocketAddr, io::Error),
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::NotLoopback(address) => {
                write!(f, "{address} can be reached from other computers; for now only 127.0.0.1 and ::1 are served")
            }
            Refused::NotGiven(address, reason) => write!(f, "cannot listen on {address}: {reason}"),
        }
    }
}

impl std::error::Error for Refused {}

impl Host {
    /// Takes the address (port 0: any free one) and prepares to serve the core's commands and, from `ui`, the screens.
    pub async fn bind(api: Api, listen: SocketAddr, ui: Option<PathBuf>) -> Result<Host, Refused> {
        if !listen.ip().is_loopback() {
            return Err(Refused::NotLoopback(listen));
        }
        let not_given = |reason| Refused::NotGiven(listen, reason);
        let listener = TcpListener::bind(listen).await.map_err(not_given)?;
        let address = listener.local_addr().map_err(not_given)?;
        let (stopping, desk) = Desk::new(api.clone());
        Ok(Host { listener, address, routes: routes(desk, ui), stopping, api })
    }

    /// The address it got.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `stop` resolves. Then no new call is taken, waiting ones are let go, running ones finish, and the
    /// data folder is closed.
    pub async fn serve(self, stop: impl Future<Output = ()> + Send + 'static) -> io::Result<()> {
        let Host { listener, routes, stopping, api, .. } = self;
        let mut told = stopping.subscribe();
        let serving = axum::serve(Bounded::over(listener), routes).with_graceful_shutdown(async move {
            stop.await;
            log::info!("stopping");
            let _ = stopping.send(true); // nobody waits: nothing to let go
        });
        let overdue = async move {
            let _ = told.wait_for(|stopping| *stopping).await;
            tokio::time::sleep(LAST_CALLS).await;
            log::warn!("some connections were still open and are cut");
        };
        let outcome = tokio::select! {
            outcome = serving => outcome,
            () = overdue => Ok(()),
        };
        if tokio::task::spawn_blocking(move || api.close()).await.is_err() {
            log::error!("the data folder was not closed in order");
        }
        outcome
    }
}

fn routes(desk: Desk, ui: Option<PathBuf>) -> Router {
    let calls =
        Router::new().route("/", get(rpc::list)).route("/{command}", post(rpc::call)).fallback(screens::nothing_here);
    let all = Router::new().nest("/rpc", calls).route("/files", post(files::take));
    screens::serve(all, ui)
        .with_state(desk)
        .layer(middleware::from_fn(doors::own_pages_only))
        .layer(middleware::from_fn(screens::protect))
}
