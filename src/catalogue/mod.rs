//! Every sentence that tongbao says to a person, in Chinese and in English, side by side.
//!
//! [`findings`] holds what can be wrong with a site; [`words`] holds the rest of what the command line
//! says. The words of the pages themselves belong to the theme.

pub mod findings;
pub mod words;

/// The language in which people are spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    Zh,
    En,
}
