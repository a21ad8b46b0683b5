//! Photographs that tell where they were taken.

use std::io::BufReader;

use exif::{In, Tag};

use crate::check::reporter::Reporter;
use crate::check::rule::{Look, rule};
use crate::finding::Finding;
use crate::load;
use crate::model::Asset;
use crate::model::asset::extension;
use crate::source::Place;

rule! {
    "TB906" "image-location" Error
    says zh "图片里有拍摄地点的经纬度" / "用图片软件去掉位置信息后再发布，例如另存时不保留 EXIF。"
    says en "the image tells the coordinates of the place where it was taken" / "Take them out before publishing, for example by saving it without EXIF."
    zh "图片中的位置"
        / "content 里的 JPEG、TIFF、PNG、WebP、HEIF 图片，EXIF 信息里有 GPS 经纬度。"
        / "手机照片默认带位置，可能暴露住址和内部场所；泄露隐私是政府网站检查的否决项。"
    en "Where a photograph was taken"
        / "JPEG, TIFF, PNG, WebP and HEIF images in content whose EXIF data hold GPS coordinates."
        / "Telephones write them by default, and they tell of homes and of places that are not public."
    bad "![维修前的路灯](images/before.jpg)"
    good "![维修后的路灯](images/after.jpg)"
    looks Look::Site(check)
}

const ENDINGS: &[&str] = &["jpg", "jpeg", "tif", "tiff", "png", "webp", "heic", "heif", "avif"];

fn check(reporter: &mut Reporter) {
    let images: Vec<(String, Asset)> = reporter
        .site()
        .assets
        .iter()
        .filter(|(path, _)| extension(path).is_some_and(|ending| ENDINGS.contains(&ending.as_str())))
        .map(|(path, asset)| (path.clone(), asset.clone()))
        .collect();
    for (path, asset) in images {
        if has_location(&asset) {
            reporter.push(Finding::new(&KIND, Place::path(format!("content/{path}"))));
        }
    }
}

/// A file that cannot be read, or holds no EXIF data, tells nothing.
fn has_location(asset: &Asset) -> bool {
    let Ok(file) = load::open_asset(asset) else { return false };
    let Ok(exif) = exif::Reader::new().read_from_container(&mut BufReader::new(file)) else { return false };
    [Tag::GPSLatitude, Tag::GPSLongitude].iter().any(|tag| exif.get_field(*tag, In::PRIMARY).is_some())
}
