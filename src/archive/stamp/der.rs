//! Just enough DER (ITU-T X.690) to write a time stamp request and to take a reply apart.
//!
//! Strict: definite lengths in their shortest form, no tag above 30. What is not so is no DER, and RFC 3161
//! allows nothing else.

pub const BOOLEAN: u8 = 0x01;
pub const INTEGER: u8 = 0x02;
pub const OCTET_STRING: u8 = 0x04;
pub const NULL: u8 = 0x05;
pub const OID: u8 = 0x06;
pub const GENERALIZED_TIME: u8 = 0x18;
pub const SEQUENCE: u8 = 0x30;
pub const SET: u8 = 0x31;

/// One element.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Element<'a> {
    pub tag: u8,
    pub content: &'a [u8],
    /// With its tag and length.
    pub whole: &'a [u8],
}

/// The elements of a sequence, one after another.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a>(&'a [u8]);

impl<'a> Element<'a> {
    /// The one element that these bytes are.
    pub fn only(bytes: &'a [u8]) -> Option<Self> {
        let mut reader = Reader(bytes);
        let element = reader.next()?;
        reader.0.is_empty().then_some(element)
    }

    /// What is inside, if it has this tag.
    pub fn inside(self, tag: u8) -> Option<Reader<'a>> {
        (self.tag == tag).then_some(Reader(self.content))
    }
}

impl<'a> Reader<'a> {
    /// The content of the next element, which has to have this tag.
    pub fn read(&mut self, tag: u8) -> Option<&'a [u8]> {
        self.next().filter(|element| element.tag == tag).map(|element| element.content)
    }

    /// The elements of the next one, which has to have this tag.
    pub fn open(&mut self, tag: u8) -> Option<Reader<'a>> {
        self.read(tag).map(Reader)
    }

    /// The next element, if it has this tag; otherwise it stays.
    pub fn maybe(&mut self, tag: u8) -> Option<Element<'a>> {
        let mut ahead = *self;
        let element = ahead.next().filter(|element| element.tag == tag)?;
        *self = ahead;
        Some(element)
    }
}

impl<'a> Iterator for Reader<'a> {
    type Item = Element<'a>;

    fn next(&mut self) -> Option<Element<'a>> {
        let (tag, rest) = self.0.split_first()?;
        let (first, rest) = rest.split_first()?;
        if tag & 0x1F == 0x1F {
            return None;
        }
        let (length, rest) = match first {
            0..=0x7F => (usize::from(*first), rest),
            0x81..=0x84 => {
                let (digits, rest) = rest.split_at_checked(usize::from(first & 0x7F))?;
                let length = digits.iter().fold(0usize, |length, digit| length << 8 | usize::from(*digit));
                let shortest = digits[0] != 0 && length >= 0x80;
                shortest.then_some((length, rest))?
            }
            _ => return None,
        };
        let (content, after) = rest.split_at_checked(length)?;
        let whole = &self.0[..self.0.len() - after.len()];
        self.0 = after;
        Some(Element { tag: *tag, content, whole })
    }
}

/// Writes an element.
pub fn element(tag: u8, content: &[u8]) -> Vec<u8> {
    let mut bytes = vec![tag];
    match content.len() {
        length @ 0..=0x7F => bytes.push(length as u8),
        length => {
            let digits: Vec<u8> = length.to_be_bytes().into_iter().skip_while(|digit| *digit == 0).collect();
            bytes.push(0x80 | digits.len() as u8);
            bytes.extend(digits);
        }
    }
    bytes.extend(content);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn other_forms_of_a_length_are_no_der() {
        for bytes in
            [&[0x04, 0x81, 0x01, 0x00][..], &[0x30, 0x80, 0, 0], &[0x04, 0x82, 0x00, 0x80], &[0x04, 0x02, 0x00]]
        {
            assert_eq!(Element::only(bytes), None, "{bytes:?}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(content in proptest::collection::vec(any::<u8>(), 0..600)) {
            let bytes = element(OCTET_STRING, &content);
            let read = Element::only(&bytes).unwrap();
            prop_assert_eq!((read.tag, read.content), (OCTET_STRING, content.as_slice()));
        }

        #[test]
        fn hostile_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            for element in Reader(&bytes) {
                prop_assert!(element.whole.len() <= bytes.len());
            }
        }
    }
}
