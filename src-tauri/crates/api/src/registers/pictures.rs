//! Pictures on their way out; they come in through the upload (`call.rs`), not through a command.

use jieche_shop::Result;
use jieche_shop::registers::pictures::{self, GetPicture};

use crate::call::Document;
use crate::caller::Caller;
use crate::commands::commands;

commands! {
    bytes pictures_get(GetPicture) -> Document, SignedIn,
        get(caller, request),
        |e| { "picture": e.picture, "size": "thumbnail" };
}

fn get(caller: &Caller, request: GetPicture) -> Result<Document> {
    let file = caller.read(|read| pictures::file_of(read, &request))?;
    let name = format!("{}.jpg", request.picture.as_str().get(..12).unwrap_or_default());
    Ok(Document { mime: "image/jpeg", name, bytes: caller.shop()?.file(&file)?, print: None })
}
