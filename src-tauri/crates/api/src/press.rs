//! Where sheets are rendered: one thread, started with the first sheet, that keeps the fonts.
//!
//! Rendering takes and gives back tens of megabytes; a C library keeps some of it for every thread that ever did it,
//! so it is always the same one. Sheets wait for each other here, a tenth of a second each. Deliberately no queue that
//! outlives the program: whoever asked still waits for the answer.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};

use jieche_paper::{Fonts, PaperError};
use jieche_shop::{Problem, Result};
use parking_lot::Mutex;

type Work = Box<dyn FnOnce(&Fonts) + Send>;

/// The rendering thread.
pub(crate) struct Press {
    fonts: PathBuf,
    work: Mutex<Option<Sender<Work>>>,
}

impl Press {
    /// Starts nothing yet. `fonts` is the folder they lie in.
    pub fn of(fonts: &Path) -> Self {
        Self { fonts: fonts.to_owned(), work: Mutex::default() }
    }

    /// Renders one sheet and waits for it; `no_glyph` names characters that cannot be printed.
    pub fn print(
        &self,
        render: impl FnOnce(&Fonts) -> std::result::Result<Vec<u8>, PaperError> + Send + 'static,
    ) -> Result<Vec<u8>> {
        let (answer, rendered) = mpsc::sync_channel(1);
        let work: Work = Box::new(move |fonts| {
            // Whoever asked may have gone; then nobody needs the sheet.
            let _ = answer.send(render(fonts));
        });
        self.hand_over(work)?;
        match rendered.recv() {
            Ok(outcome) => outcome.map_err(refusal),
            Err(gone) => {
                *self.work.lock() = None;
                Err(Problem::internal(gone).with("what", "press"))
            }
        }
    }

    fn hand_over(&self, work: Work) -> Result<()> {
        let mut hands = self.work.lock();
        let waiting = match hands.as_ref() {
            Some(sender) => match sender.send(work) {
                Ok(()) => return Ok(()),
                Err(mpsc::SendError(work)) => work,
            },
            None => work,
        };
        let sender = self.start()?;
        sender.send(waiting).map_err(Problem::internal)?;
        *hands = Some(sender);
        Ok(())
    }

    fn start(&self) -> Result<Sender<Work>> {
        let fonts = Fonts::load(&self.fonts).map_err(|error| Problem::internal(error).with("what", "fonts"))?;
        let (sender, work): (_, Receiver<Work>) = mpsc::channel();
        let body = move || work.into_iter().for_each(|work| work(&fonts));
        std::thread::Builder::new().name("press".into()).spawn(body).map_err(Problem::internal)?;
        Ok(sender)
    }
}

/// What the sheet could not print, as a refusal: the characters are the person's own, so they may be told.
fn refusal(error: PaperError) -> Problem {
    match error {
        PaperError::NoGlyph { missing } => {
            let characters: String = missing.iter().flat_map(|field| field.characters.chars()).collect();
            Problem::new("no_glyph").with("characters", characters)
        }
        other => Problem::internal(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press() -> Press {
        Press::of(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../resources/fonts"))
    }

    #[test]
    fn a_sheet_that_ends_the_thread_is_refused_and_the_next_one_is_printed() {
        let press = press();
        assert_eq!(press.print(|_| Ok(b"one".to_vec())).unwrap(), b"one");
        assert_eq!(press.print(|_| panic!("a broken picture")).unwrap_err().code, "internal");
        assert_eq!(press.print(|_| Ok(b"two".to_vec())).unwrap(), b"two");
    }

    #[test]
    fn without_fonts_nothing_is_printed_and_nothing_hangs() {
        let nowhere = Press::of(Path::new("/nowhere"));
        assert_eq!(nowhere.print(|_| Ok(Vec::new())).unwrap_err().code, "internal");
    }
}
