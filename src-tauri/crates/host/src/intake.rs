//! How much may come in with one request, and how it is taken in: small bodies whole, files as a stream that a
//! blocking reader pulls, so that memory holds a few pieces of an upload and never all of it.

use axum::body::{Body, Bytes, HttpBody};
use std::future::poll_fn;
use std::io::{self, Read};
use std::pin::Pin;
use tokio::sync::mpsc;

/// A request of the command list, in bytes: far above the longest order, far below what would hurt.
pub const CALL_LIMIT: usize = 1 << 20;
/// One file going up, in bytes; the core's own limit.
pub const FILE_LIMIT: usize = jieche_api::LARGEST_UPLOAD;

/// What is still read and thrown away after a limit is passed, in bytes: a client that is cut off in the middle of
/// sending never hears why.
const HEARD_OUT: usize = 256 << 20;
/// Pieces of a file waiting for the reader.
const WAITING: usize = 8;

/// Why a body was not taken in.
#[derive(Debug)]
pub enum NotTaken {
    /// It is longer than its limit.
    TooLarge,
    /// The connection broke.
    Broken,
}

/// A small body, whole.
pub async fn whole(mut body: Body, limit: usize) -> Result<Vec<u8>, NotTaken> {
    let mut content = Vec::new();
    while let Some(piece) = next_piece(&mut body).await? {
        if content.len() + piece.len() > limit {
            hear_out(&mut body).await;
            return Err(NotTaken::TooLarge);
        }
        content.extend_from_slice(&piece);
    }
    Ok(content)
}

/// The reading end of an upload, for a blocking thread.
pub struct Arriving {
    pieces: mpsc::Receiver<Bytes>,
    piece: Bytes,
    ended: bool,
}

/// The sending end of an upload.
pub struct Sending(mpsc::Sender<Bytes>);

/// Both ends of one upload.
pub fn stream() -> (Sending, Arriving) {
    let (sender, pieces) = mpsc::channel(WAITING);
    (Sending(sender), Arriving { pieces, piece: Bytes::new(), ended: false })
}

impl Sending {
    /// Passes the body on piece by piece. Only a body that came in complete ends the stream; any other leaves it
    /// broken off, so the reader keeps nothing half.
    pub async fn pass_on(self, mut body: Body, limit: usize) -> Result<(), NotTaken> {
        let mut taken = 0;
        while let Some(piece) = next_piece(&mut body).await? {
            taken += piece.len();
            if taken > limit {
                drop(self);
                hear_out(&mut body).await;
                return Err(NotTaken::TooLarge);
            }
            if !piece.is_empty() && self.0.send(piece).await.is_err() {
                hear_out(&mut body).await; // the reader has refused the file and said why
                return Ok(());
            }
        }
        // An empty piece is the mark of a complete end.
        let _ = self.0.send(Bytes::new()).await;
        Ok(())
    }
}

impl Read for Arriving {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.piece.is_empty() && !self.ended {
            self.piece = self.pieces.blocking_recv().ok_or(io::ErrorKind::UnexpectedEof)?;
            self.ended = self.piece.is_empty();
        }
        let length = self.piece.len().min(buffer.len());
        buffer[..length].copy_from_slice(&self.piece.split_to(length));
        Ok(length)
    }
}

async fn next_piece(body: &mut Body) -> Result<Option<Bytes>, NotTaken> {
    loop {
        match poll_fn(|context| Pin::new(&mut *body).poll_frame(context)).await {
            None => return Ok(None),
            Some(Err(_)) => return Err(NotTaken::Broken),
            Some(Ok(frame)) => {
                if let Ok(piece) = frame.into_data() {
                    return Ok(Some(piece));
                }
            }
        }
    }
}

async fn hear_out(body: &mut Body) {
    let mut heard = 0;
    while let Ok(Some(piece)) = next_piece(body).await {
        heard += piece.len();
        if heard > HEARD_OUT {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn received(body: Body, limit: usize) -> (Result<(), NotTaken>, io::Result<Vec<u8>>) {
        let (sending, mut arriving) = stream();
        let reader = tokio::task::spawn_blocking(move || {
            let mut content = Vec::new();
            arriving.read_to_end(&mut content).map(|_| content)
        });
        let outcome = sending.pass_on(body, limit).await;
        (outcome, reader.await.unwrap())
    }

    #[tokio::test]
    async fn a_file_arrives_byte_for_byte() {
        let content: Vec<u8> = (0..200_000_u32).map(|n| n as u8).collect();
        let (outcome, read) = received(Body::from(content.clone()), FILE_LIMIT).await;
        assert!(outcome.is_ok());
        assert_eq!(read.unwrap(), content);
    }

    #[tokio::test]
    async fn a_file_over_the_limit_never_looks_complete() {
        let (outcome, read) = received(Body::from(vec![7; 1001]), 1000).await;
        assert!(matches!(outcome, Err(NotTaken::TooLarge)));
        assert_eq!(read.unwrap_err().kind(), io::ErrorKind::UnexpectedEof);
    }

    #[tokio::test]
    async fn a_call_over_the_limit_is_refused_and_one_at_the_limit_is_not() {
        assert_eq!(whole(Body::from(vec![1; 10]), 10).await.unwrap().len(), 10);
        assert!(matches!(whole(Body::from(vec![1; 11]), 10).await, Err(NotTaken::TooLarge)));
    }
}
