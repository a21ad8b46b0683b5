//! What the command line says, besides findings.
