//! Tongbao makes the site of a rectification notice (整改情况的通报) out of a folder of Markdown.
//!
//! Four steps, each a function from values to values; only the first and the last touch the disk:
//!
//! ```text
//! content/ ──load──▶ Site + Findings ──plan──▶ Plan ──render──▶ pages and files ──output──▶ public/
//! ```
//!
//! The modules, in reading order; each uses those above it (`docs/architecture.md`):

// Characters; a file's text and places in it; what can be found wrong there; every sentence said to a person.
pub mod characters;

pub mod source;

pub mod catalogue;
pub mod finding;

// Files below a folder.
pub mod beneath;

// YAML that knows where its values stand; what `site.yaml` says; the content model.
pub mod yaml;

pub mod config;
pub mod model;

// From files to the model; from Markdown to HTML; templates.
pub mod load;

pub mod markdown;

pub mod theme;

// What can be written at the head of each kind of file.
pub mod forms;

// What changed between two states of a site.
pub mod changes;

// Every page and its address.
pub mod plan;

// Feeds, data, labels and documents; PDF; from the plan to bytes.
pub mod formats;

pub mod typeset;

pub mod render;

// The proof-reader.
pub mod check;

// The folder that the site goes to.
pub mod output;

// Fixes, made to the byte.
pub mod mend;

// From what offices have to content files.
pub mod import;

// Signatures and comments beside the notices.
pub mod review;

// A page as one file; what a web server is to be told.
pub mod export;

// Dated snapshots of it all; the places where it is shown.
pub mod archive;

pub mod publish;

// Telling people.
pub mod report;

// The checker in an editor.
pub mod lsp;

// A site served while it is written and reviewed.
pub mod preview;

// The command line.
pub mod cmd;
