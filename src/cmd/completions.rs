//! `tongbao completions SHELL`: clap's script, and where a notice is to be named the notices of the site at hand.
//!
//! The shell itself looks for them, so that a name is offered without starting the program.

use clap::Arg;
use clap::builder::PossibleValuesParser;
use clap_complete::Shell;

use super::{Failure, definition, print};
use crate::catalogue::Language;

pub fn run(shell: Shell, language: Language) -> Result<u8, Failure> {
    print(script(shell, language).as_bytes())?;
    Ok(0)
}

/// Stands in clap's script where a notice is to be named.
const NOTICE: &str = "TONGBAO_NOTICE";

const IN_BASH: &str = r#"_tongbao_notices() {
    local head
    for head in content/*/notice.md content/*/*/notice.md; do
        [[ -e ${head} ]] && head=${head%/notice.md} && printf '%s\n' "${head##*/}"
    done
}

"#;

const IN_ZSH: &str = r#"
_tongbao_notices() {
    local -a notices
    notices=(content/*/notice.md(N:h:t) content/*/*/notice.md(N:h:t))
    compadd -a notices
}
"#;

const IN_FISH: &str = r#"
function __fish_tongbao_notices
    for head in content/*/notice.md content/*/*/notice.md
        basename (dirname $head)
    end
end
"#;

fn script(shell: Shell, language: Language) -> String {
    let clap = clap_script(shell, marked(definition(language)));
    match shell {
        Shell::Bash => format!("{IN_BASH}{}", clap.replace(NOTICE, "$(_tongbao_notices)")),
        Shell::Zsh => {
            let script = clap.replace(&format!("({NOTICE})"), "_tongbao_notices");
            // Its first line is how zsh knows it.
            script.replacen('\n', &format!("\n{IN_ZSH}"), 1)
        }
        Shell::Fish => clap_script(shell, definition(language)) + IN_FISH + &fish_rules(&definition(language), ""),
        // These know nothing of arguments, and offer files: the folder of a notice is its name as well.
        _ => clap_script(shell, definition(language)),
    }
}

fn clap_script(shell: Shell, mut command: clap::Command) -> String {
    // Its writer must not fail, and standard output may.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "tongbao", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

fn marked(command: clap::Command) -> clap::Command {
    let marked_arg = |arg: Arg| match names_notice(&arg) {
        true => arg.value_parser(PossibleValuesParser::new([NOTICE])),
        false => arg,
    };
    command.mut_args(marked_arg).mut_subcommands(marked)
}

fn names_notice(arg: &Arg) -> bool {
    let names = arg.get_value_names().unwrap_or_default();
    arg.is_positional() && names.iter().any(|name| name == "NOTICE")
}

/// A rule for each command below `command` that a notice is named behind.
fn fish_rules(command: &clap::Command, seen: &str) -> String {
    let mut rules = String::new();
    if command.get_positionals().any(names_notice) {
        rules.push_str(&format!("complete -c tongbao -n \"{seen}\" -f -a \"(__fish_tongbao_notices)\"\n"));
    }
    for below in command.get_subcommands() {
        let and = if seen.is_empty() { "" } else { "; and " };
        rules.push_str(&fish_rules(below, &format!("{seen}{and}__fish_seen_subcommand_from {}", below.get_name())));
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shell_that_can_is_told_where_notices_are() {
        for language in [Language::Zh, Language::En] {
            for (shell, told) in [
                (Shell::Bash, "--verbose $(_tongbao_notices)\""),
                (Shell::Zsh, ":_tongbao_notices'"),
                (
                    Shell::Fish,
                    "-n \"__fish_seen_subcommand_from new; and __fish_seen_subcommand_from issue\" -f -a \"(__fish_tongbao_notices)\"",
                ),
            ] {
                let script = script(shell, language);
                assert!(script.contains(told), "{shell}");
                assert!(!script.contains(NOTICE), "{shell}");
            }
            assert!(script(Shell::Zsh, language).starts_with("#compdef tongbao\n"));
            assert!(!script(Shell::PowerShell, language).contains(NOTICE));
        }
    }
}
