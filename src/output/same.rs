//! Whether two files hold the same, looked at in pieces: some are larger than memory.

use std::io::{self, Read};

/// Reads both until they differ.
pub fn same_content(mut one: impl Read, mut other: impl Read) -> io::Result<bool> {
    let (mut left, mut right) = (vec![0; 64 << 10], vec![0; 64 << 10]);
    loop {
        let read = one.read(&mut left)?;
        if read == 0 {
            return Ok(other.read(&mut right)? == 0);
        }
        if other.read_exact(&mut right[..read]).is_err() || left[..read] != right[..read] {
            return Ok(false);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_in_a_byte_or_ends_earlier_is_not_the_same() {
        let long = vec![7; 200_000];
        let mut other = long.clone();
        other[150_000] = 8;
        let same = |one: &[u8], other: &[u8]| same_content(one, other).unwrap();
        assert!(same(&long, &long) && same(b"", b""));
        assert!(!same(&long, &other) && !same(&long, &long[1..]) && !same(&long[1..], &long) && !same(b"", b"a"));
    }
}
