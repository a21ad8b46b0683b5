//! Reading assets. What is published of them lies in `content/` when it is read, and not only when it was found.

use std::fs::File;
use std::io;

use crate::beneath::Folder;
use crate::catalogue::system::of_file;
use crate::model::Asset;

pub fn open(asset: &Asset) -> io::Result<File> {
    let open = || Ok(Folder::open(&*asset.content)?.file(asset.inside())?.0);
    open().map_err(of_file(&asset.file))
}

pub fn bytes(asset: &Asset) -> io::Result<Vec<u8>> {
    let read = || Folder::open(&*asset.content)?.bytes(asset.inside());
    read().map_err(of_file(&asset.file))
}
