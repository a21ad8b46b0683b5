//! The themes are embedded by a macro whose files cargo does not know of: a change in them makes the program anew.

fn main() {
    println!("cargo::rerun-if-changed=themes");
}
