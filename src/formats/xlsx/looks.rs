//! What cells look like. A status has a colour besides its word, never instead of it.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::model::StatusKind;

pub struct Looks {
    pub title: Format,
    pub head: Format,
    pub text: Format,
    pub center: Format,
    pub day: Format,
    pub share: Format,
    pub remark: Format,
    chinese: bool,
}

impl Looks {
    pub fn new(chinese: bool) -> Self {
        let cell = cell(chinese);
        let center = cell.clone().set_align(FormatAlign::Center);
        let day = if chinese { "yyyy\"年\"m\"月\"d\"日\"" } else { "d mmmm yyyy" };
        Self {
            title: plain(chinese).set_bold().set_font_size(16).set_align(FormatAlign::Center).set_text_wrap(),
            head: center.clone().set_bold().set_background_color(Color::RGB(0xE7_E6_E6)),
            day: center.clone().set_num_format(day),
            share: center.clone().set_num_format("0.0%"),
            remark: plain(chinese).set_font_color(Color::RGB(0x59_59_59)),
            text: cell,
            center,
            chinese,
        }
    }

    pub fn status(&self, kind: StatusKind) -> Format {
        let color = match kind {
            StatusKind::Done => 0xC6_E0_B4,
            StatusKind::Staged => 0xE2_EF_DA,
            StatusKind::Ongoing => 0xFF_E6_99,
            StatusKind::Standing => 0xBD_D7_EE,
            StatusKind::NotDone => 0xF8_CB_AD,
        };
        cell(self.chinese).set_align(FormatAlign::Center).set_background_color(Color::RGB(color))
    }
}

fn plain(chinese: bool) -> Format {
    let font = if chinese { "宋体" } else { "Calibri" };
    Format::new().set_font_name(font).set_font_size(11).set_align(FormatAlign::VerticalCenter)
}

fn cell(chinese: bool) -> Format {
    plain(chinese).set_border(FormatBorder::Thin).set_text_wrap()
}
