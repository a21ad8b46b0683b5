//! The measures of GB/T 9704-2012 in the units of Word: twips, a twentieth of a point, and half points.

/// A4.
pub const PAGE: (u32, u32) = (11906, 16838);
/// 5.2.1: 37 mm above, 28 mm to the left; the text area of 156 mm × 225 mm leaves the rest.
pub const TOP: u32 = 2098;
pub const LEFT: u32 = 1588;
pub const RIGHT: u32 = 1474;
pub const BOTTOM: u32 = 1984;
/// 7.5: the page number's dashes stand 7 mm below the text area.
pub const FOOTER: u32 = 1304;
pub const HEADER: u32 = 1134;
/// 5.2.2: 22 lines of 28 characters. The pitch of a line is 225 mm / 22; a character of 16 pt gives up a quarter
/// of a point. Word's own grid for characters does the same, but LibreOffice spreads them by it.
pub const LINE: u32 = 579;
pub const TIGHTER: i32 = -5;
/// Two characters, 156 mm / 14.
pub const INDENT: u32 = 632;
/// How far an item is indented from the one that it stands in.
pub const LIST_INDENT: u32 = INDENT;
/// Half a character.
pub const HALF: usize = 158;
/// What a line can hold.
pub const TEXT_WIDTH: u32 = PAGE.0 - LEFT - RIGHT;

/// The type faces that GB/T 9704 names.
pub const SONG: &str = "宋体";
pub const FANG: &str = "仿宋_GB2312";
pub const KAI: &str = "楷体_GB2312";
pub const HEI: &str = "黑体";
pub const TITLE: &str = "方正小标宋简体";

/// Where an office has not got a face, the next of its kind: what Windows and Word have themselves.
pub const STAND_INS: [(&str, &str); 5] =
    [(SONG, "SimSun"), (FANG, "仿宋"), (KAI, "楷体"), (HEI, "SimHei"), (TITLE, "华文中宋,宋体")];
/// What a notice in English is set in.
pub const LATIN: &str = "Times New Roman";

/// A pixel at 96 to the inch, and a twip, in English Metric Units.
pub const EMU_PER_PIXEL: u64 = 9525;
pub const EMU_PER_TWIP: u64 = 635;
