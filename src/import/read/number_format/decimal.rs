//! A number by its decimal digits, as far as a spreadsheet tells numbers.

/// Spreadsheets tell numbers by so many digits.
const MOST_DIGITS: usize = 15;
/// A number without a format of its own takes at most so many characters, besides those before its point.
const MOST_GENERAL_DIGITS: i64 = 10;

/// A number without a format.
pub fn plain(value: f64) -> String {
    if !value.is_finite() {
        return String::new();
    }
    let number = Decimal::of(value);
    let before = number.point.max(1);
    let decimals = if number.point < -3 { number.decimals() } else { (MOST_GENERAL_DIGITS - before).max(0) as usize };
    let (whole, fraction) = number.rounded(decimals);
    let fraction = fraction.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { &whole };
    let sign = if value < 0.0 { "-" } else { "" };
    if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") }
}

/// A number by its figures, so that nothing is lost to binary fractions.
#[derive(Debug, Clone)]
pub struct Decimal {
    figures: Vec<u8>,
    /// How many of them stand before the point; less than none where noughts come after it.
    point: i64,
}

impl Decimal {
    pub fn of(value: f64) -> Self {
        let text = format!("{:.*e}", MOST_DIGITS - 1, value.abs());
        let (mantissa, exponent) = text.split_once('e').unwrap_or((&text, "0"));
        let figures = mantissa.bytes().filter(u8::is_ascii_digit).map(|figure| figure - b'0').collect();
        Self { figures, point: exponent.parse::<i64>().unwrap_or(0) + 1 }
    }

    pub fn shifted(self, places: i64) -> Self {
        Self { point: self.point + places, ..self }
    }

    /// How many places after the point its figures need.
    pub fn decimals(&self) -> usize {
        let figures = self.figures.iter().rposition(|figure| *figure != 0).map_or(0, |last| last + 1);
        (figures as i64 - self.point).max(0) as usize
    }

    /// The figures before the point, none for nought, and so many after it; halves are rounded up, as spreadsheets do.
    pub fn rounded(&self, decimals: usize) -> (String, String) {
        let noughts = (-self.point).max(0) as usize;
        let mut figures = vec![0; noughts + 1];
        figures.extend(&self.figures);
        // One nought in front for what is carried over.
        let point = (self.point + noughts as i64) as usize + 1;
        let end = point + decimals;
        let carries = figures.get(end).is_some_and(|figure| *figure >= 5);
        figures.resize(end, 0);
        if carries {
            for figure in figures.iter_mut().rev() {
                *figure = (*figure + 1) % 10;
                if *figure != 0 {
                    break;
                }
            }
        }
        let text = |figures: &[u8]| figures.iter().map(|figure| char::from(b'0' + figure)).collect::<String>();
        (text(&figures[..point]).trim_start_matches('0').to_string(), text(&figures[point..]))
    }
}
