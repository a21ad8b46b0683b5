//! Ordinals that authors type: 一是, （一）, 第一，

/// The number that a text begins with, in Chinese figures up to ninety-nine, and how many bytes it takes.
pub fn chinese(text: &str) -> Option<(u32, usize)> {
    let digit = |c: char| "一二三四五六七八九".chars().position(|known| known == c).map(|at| at as u32 + 1);
    let mut chars = text.chars().peekable();
    let mut length = 0;
    let mut take = |chars: &mut std::iter::Peekable<std::str::Chars>, value: Option<u32>| {
        if value.is_some() {
            length += chars.next().map_or(0, char::len_utf8);
        }
        value
    };
    let next = chars.peek().copied().and_then(digit);
    let tens = take(&mut chars, next);
    let is_ten = chars.peek() == Some(&'十');
    let value = match (tens, is_ten) {
        (tens, true) => {
            take(&mut chars, Some(10));
            let next = chars.peek().copied().and_then(digit);
            tens.unwrap_or(1) * 10 + take(&mut chars, next).unwrap_or(0)
        }
        (Some(one), false) => one,
        (None, false) => return None,
    };
    Some((value, length))
}

/// A number in Chinese figures.
pub fn write(value: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = ((value / 10) as usize % 10, (value % 10) as usize);
    match tens {
        0 => DIGITS[ones].to_string(),
        1 => format!("十{}", DIGITS[ones]),
        tens => format!("{}十{}", DIGITS[tens], DIGITS[ones]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_they_are_written() {
        for value in 1..=99 {
            let text = write(value);
            assert_eq!(chinese(&text), Some((value, text.len())));
        }
        assert_eq!(chinese("三是"), Some((3, 3)));
        assert_eq!(chinese("是"), None);
        assert_eq!(chinese("十"), Some((10, 3)));
    }
}
