//! The type faces of GB/T 9704-2012, and who can play them: the official font, the system's, a free one.
//!
//! Official fonts are not free and never shipped. What a face lacks of the rarer characters, the next in its
//! chain may have; where none has them, the compiler says so, and no empty box is printed.

use crate::catalogue::Phrase;
use crate::catalogue::typeset::*;

/// One face that the standard names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Role {
    /// Its key in the template.
    pub key: &'static str,
    pub face: &'static Phrase,
    /// Families that are this face, the best first. A font may know itself by either name.
    pub families: &'static [&'static str],
}

/// Where a free font of each face is to be had.
pub const PACKAGES: &str = "texlive-lang-chinese (Fandol), fonts-lxgw-wenkai, fonts-noto-cjk";

pub const ROLES: [Role; 5] = [
    Role {
        key: "title",
        face: &FACE_OF_TITLES,
        families: &[
            "FZXiaoBiaoSong-B05S", "方正小标宋简体", "FZXiaoBiaoSong-B05", "方正小标宋_GBK", "STZhongsong", "华文中宋",
            "FandolSong", "SimSun", "宋体", "Noto Serif CJK SC", "Source Han Serif SC", "思源宋体",
        ],
    },
    Role {
        key: "fang",
        face: &FACE_FANG,
        families: &[
            "FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", "华文仿宋", "FandolFang R",
            "FandolFang",
        ],
    },
    Role {
        key: "kai",
        face: &FACE_KAI,
        families: &[
            "KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "STKaiti", "华文楷体", "FandolKai", "LXGW WenKai",
            "霞鹜文楷",
        ],
    },
    Role {
        key: "hei",
        face: &FACE_HEI,
        families: &[
            "SimHei", "黑体", "STHeiti", "华文黑体", "FandolHei", "Noto Sans CJK SC", "Source Han Sans SC", "思源黑体",
        ],
    },
    Role {
        key: "song",
        face: &FACE_SONG,
        families: &[
            "SimSun", "宋体", "STSong", "华文宋体", "FandolSong", "Noto Serif CJK SC", "Source Han Serif SC",
            "思源宋体",
        ],
    },
];

/// Families that have nearly every Chinese character: they help out at the end of each chain.
const HELPERS: &[&str] =
    &["LXGW WenKai", "霞鹜文楷", "Noto Serif CJK SC", "Source Han Serif SC", "Noto Sans CJK SC", "Source Han Sans SC"];

/// Who plays a role on this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cast {
    pub role: Role,
    /// In this order; empty where no font can show Chinese at all.
    pub families: Vec<&'static str>,
    /// Whether the first of them is the face that the standard names.
    pub proper: bool,
}

/// Whether no other font could add anything: every face is the standard's, and a helper stands behind each.
pub fn is_complete(cast: &[Cast]) -> bool {
    cast.iter().all(|cast| cast.proper && cast.families.iter().any(|family| HELPERS.contains(family)))
}

/// Casts every role from the families that there are.
pub fn cast(is_there: impl Fn(&str) -> bool) -> [Cast; 5] {
    ROLES.map(|role| {
        let mut families: Vec<_> = role.families.iter().copied().filter(|family| is_there(family)).collect();
        let proper = !families.is_empty();
        let helpers = HELPERS.iter().copied().filter(|family| is_there(family) && !role.families.contains(family));
        families.extend(helpers);
        Cast { role, families, proper }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(there: &[&str], key: &str, families: &[&str], proper: bool) {
        let cast = cast(|family| there.contains(&family));
        let of = cast.iter().find(|cast| cast.role.key == key).unwrap();
        assert_eq!((of.families.as_slice(), of.proper), (families, proper), "{key}");
    }

    #[test]
    fn the_official_font_comes_before_the_free_one_and_a_helper_last() {
        let there = ["FandolFang R", "FangSong_GB2312", "LXGW WenKai", "FandolSong"];
        check(&there, "fang", &["FangSong_GB2312", "FandolFang R", "LXGW WenKai"], true);
        check(&there, "kai", &["LXGW WenKai"], true);
        check(&there, "song", &["FandolSong", "LXGW WenKai"], true);
        check(&there, "hei", &["LXGW WenKai"], false);
        check(&[], "hei", &[], false);
    }

    #[test]
    fn without_a_helper_for_rare_characters_the_search_goes_on() {
        let free = ["FandolSong", "FandolFang", "FandolHei", "FandolKai"];
        assert!(!is_complete(&cast(|family| free.contains(&family))));
        assert!(is_complete(&cast(|family| free.contains(&family) || family == "LXGW WenKai")));
        assert!(!is_complete(&cast(|family| family == "LXGW WenKai")));
    }
}
