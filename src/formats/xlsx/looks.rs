//! What cells look like. A status has a colour besides its word, never instead of it.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::catalogue::Language;
use crate::model::StatusKind;

pub struct Looks {
    pub title: Format,
    pub head: Format,
    pub text: Format,
    pub center: Format,
    pub day: Format,
    pub share: Format,
    pub remark: Format,
    language: Language,
}

impl Looks {
    pub fn new(language: Language) -> Self {
        let cell = cell(language);
        let center = cell.clone().set_align(FormatAlign::Center);
        let day = language.pick("yyyy\"年\"m\"月\"d\"日\"", "d mmmm yyyy");
        Self {
            title: plain(language).set_bold().set_font_size(16).set_align(FormatAlign::Center).set_text_wrap(),
            head: center.clone().set_bold().set_background_color(Color::RGB(0xE7_E6_E6)),
            day: center.clone().set_num_format(day),
            share: center.clone().set_num_format("0.0%"),
            remark: plain(language).set_font_color(Color::RGB(0x59_59_59)),
            text: cell,
            center,
            language,
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
        cell(self.language).set_align(FormatAlign::Center).set_background_color(Color::RGB(color))
    }
}

fn plain(language: Language) -> Format {
    let font = language.pick("宋体", "Calibri");
    Format::new().set_font_name(font).set_font_size(11).set_align(FormatAlign::VerticalCenter)
}

fn cell(language: Language) -> Format {
    plain(language).set_border(FormatBorder::Thin).set_text_wrap()
}
