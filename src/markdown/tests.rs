//! Bodies through the whole pipeline.
