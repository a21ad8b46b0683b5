//! Reading assets. What is published of them lies in `content/` when it is read, and not only when it was found.

use std::fs::File;
use std::io;

use crate::beneath::Folder;
use crate::model::Asset;

pub fn open(asset: &Asset) -> io::Result<File> {
    Ok(Folder::open(&*asset.content)?.file(asset.inside())?.0)
}

pub fn bytes(asset: &Asset) -> io::Result<Vec<u8>> {
    Folder::open(&*asset.content)?.bytes(asset.inside())
}
