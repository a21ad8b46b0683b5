//! JSON with one entry a line: compact, except that each value of an outer list begins a line.
//!
//! Two versions of a long list can then be compared line by line, and a line is still short.

use std::io;

use serde_json::ser::Formatter;

/// Breaks the lists that are values of the outermost object, and nothing deeper.
#[derive(Default)]
pub struct LineByLine {
    depth: usize,
}

/// A list in the outermost object is this deep.
const OUTER_LIST: usize = 2;

impl Formatter for LineByLine {
    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"{")
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth -= 1;
        writer.write_all(b"}")
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.depth += 1;
        writer.write_all(b"[")
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        writer.write_all(match (self.depth == OUTER_LIST, first) {
            (true, true) => b"\n",
            (true, false) => b",\n",
            (false, true) => b"",
            (false, false) => b",",
        })
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        let outer = self.depth == OUTER_LIST;
        self.depth -= 1;
        writer.write_all(if outer { b"\n]" } else { b"]" })
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    use super::*;

    #[test]
    fn only_the_outer_lists_are_broken() {
        let value = serde_json::json!({ "a": [{ "b": [1, 2] }, { "b": [] }], "c": 3 });
        let mut json = Vec::new();
        let mut serializer = serde_json::Serializer::with_formatter(&mut json, LineByLine::default());
        value.serialize(&mut serializer).unwrap();
        assert_eq!(String::from_utf8(json).unwrap(), "{\"a\":[\n{\"b\":[1,2]},\n{\"b\":[]}\n],\"c\":3}");
    }
}
