//! What every request reaches: the core, and the word that the host is stopping.

use jieche_api::{Api, Problem};
use std::sync::Arc;
use tokio::sync::watch;

/// Shared by all requests; cloning is cheap.
#[derive(Clone)]
pub struct Desk {
    api: Api,
    stopping: watch::Receiver<bool>,
    news: watch::Receiver<()>,
}

impl Desk {
    /// A desk before the core; the sender says when the host stops.
    pub fn new(api: Api) -> (watch::Sender<bool>, Desk) {
        let (sender, stopping) = watch::channel(false);
        let (changed, news) = watch::channel(());
        api.when_changed(Arc::new(move || changed.send_replace(())));
        (sender, Desk { api, stopping, news })
    }

    /// Runs the core's blocking work on a thread of its own. A call that falls over is answered, not dropped, and
    /// goes on to its end when the asker has left.
    pub async fn apart<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Api) -> Result<T, Problem> + Send + 'static,
    ) -> Result<T, Problem> {
        let api = self.api.clone();
        tokio::task::spawn_blocking(move || work(&api)).await.unwrap_or_else(|_| {
            log::error!("a call ended without an answer");
            Err(Problem::new("internal"))
        })
    }

    /// Hears of every change from now on.
    pub fn news(&self) -> watch::Receiver<()> {
        let mut news = self.news.clone();
        news.mark_unchanged();
        news
    }

    /// Resolves when the host stops.
    pub async fn stopping(&self) {
        // An error means that the host itself is gone, which is the same news.
        let _ = self.stopping.clone().wait_for(|stopping| *stopping).await;
    }
}
