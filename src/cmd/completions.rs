//! `tongbao completions SHELL`: clap's script, and where a notice or a target is to be named those of the site at hand.
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

/// Something of the site at hand that is named on a command line, and how each shell finds its names.
struct Named {
    /// How an argument that names it is written in the help.
    value: &'static str,
    /// Stands in clap's script where one is to be named.
    mark: &'static str,
    /// The function of a shell that tells the names, without what the shell wants before it.
    function: &'static str,
    bash: &'static str,
    zsh: &'static str,
    fish: &'static str,
    power_shell: &'static str,
}

const NAMED: [Named; 2] = [
    Named {
        value: "NOTICE",
        mark: "TONGBAO_NOTICE",
        function: "tongbao_notices",
        bash: r#"    local head
    for head in content/*/notice.md content/*/*/notice.md; do
        [[ -e ${head} ]] && head=${head%/notice.md} && printf '%s\n' "${head##*/}"
    done
"#,
        zsh: r#"    local -a notices
    notices=(content/*/notice.md(N:h:t) content/*/*/notice.md(N:h:t))
    compadd -a notices
"#,
        fish: r#"    for head in content/*/notice.md content/*/*/notice.md
        basename (dirname $head)
    end
"#,
        power_shell: r#"            Get-Item -Path 'content/*/notice.md', 'content/*/*/notice.md' -ErrorAction SilentlyContinue |
                ForEach-Object { $_.Directory.Name } |
"#,
    },
    Named {
        value: "TARGET",
        mark: "TONGBAO_TARGET",
        function: "tongbao_targets",
        bash: r#"    sed -n '/^targets:/,/^[^[:space:]#-]/s/^[^#]*[-{,[:space:]]name:[[:space:]]*["'\'']\{0,1\}\([^],}"'\''#[:space:]]*\).*/\1/p' content/site.yaml 2>/dev/null
"#,
        zsh: r#"    local -a targets
    targets=(${(f)"$(sed -n '/^targets:/,/^[^[:space:]#-]/s/^[^#]*[-{,[:space:]]name:[[:space:]]*["'\'']\{0,1\}\([^],}"'\''#[:space:]]*\).*/\1/p' content/site.yaml 2>/dev/null)"})
    compadd -a targets
"#,
        fish: r#"    sed -n '/^targets:/,/^[^[:space:]#-]/s/^[^#]*[-{,[:space:]]name:[[:space:]]*["\']\{0,1\}\([^],}"\'#[:space:]]*\).*/\1/p' content/site.yaml 2>/dev/null
"#,
        power_shell: r#"            $within = $false
            Get-Content -Path 'content/site.yaml' -Encoding UTF8 -ErrorAction SilentlyContinue |
                ForEach-Object {
                    if ($_ -match '^[^\s#-]') { $within = $_ -match '^targets:' }
                    if ($within -and $_ -match '^[^#]*[-{,\s]name:\s*["'']?([^\],}"''#\s]+)') { $Matches[1] }
                } |
"#,
    },
];

/// Behind the lines that find names: what makes completions of them.
const OFFERED: &str =
    "                ForEach-Object { [CompletionResult]::new($_, $_, [CompletionResultType]::ParameterValue, $_) }\n";

fn script(shell: Shell, language: Language) -> String {
    match shell {
        Shell::Bash => {
            let function = |named: &Named| format!("_{}() {{\n{}}}\n\n", named.function, named.bash);
            let clap = marked_script(shell, language, |named| (named.mark.into(), format!("$(_{})", named.function)));
            NAMED.iter().map(function).collect::<String>() + &clap
        }
        Shell::Zsh => {
            let function = |named: &Named| format!("\n_{}() {{\n{}}}\n", named.function, named.zsh);
            let functions: String = NAMED.iter().map(function).collect();
            let in_clap = |named: &Named| (format!("({})", named.mark), format!("_{}", named.function));
            // Its first line is how zsh knows it.
            marked_script(shell, language, in_clap).replacen('\n', &format!("\n{functions}"), 1)
        }
        Shell::Fish => {
            let function = |named: &Named| format!("\nfunction __fish_{}\n{}end\n", named.function, named.fish);
            let functions: String = NAMED.iter().map(function).collect();
            clap_script(shell, definition(language)) + &functions + &fish_rules(&definition(language), "")
        }
        Shell::PowerShell => {
            let mut script = clap_script(shell, definition(language));
            offer_in_power_shell(&definition(language), "tongbao", &mut script);
            script
        }
        // It knows nothing of arguments, and offers files: the folder of a notice is its name as well.
        _ => clap_script(shell, definition(language)),
    }
}

fn clap_script(shell: Shell, mut command: clap::Command) -> String {
    // Its writer must not fail, and standard output may.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut command, "tongbao", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// clap's script with something in place of each mark.
fn marked_script(shell: Shell, language: Language, instead: impl Fn(&Named) -> (String, String)) -> String {
    NAMED.iter().map(instead).fold(clap_script(shell, marked(definition(language))), |script, (mark, instead)| {
        script.replace(&mark, &instead)
    })
}

fn marked(command: clap::Command) -> clap::Command {
    let marked_arg = |arg: Arg| match named_by(&arg) {
        Some(named) => arg.value_parser(PossibleValuesParser::new([named.mark])),
        None => arg,
    };
    command.mut_args(marked_arg).mut_subcommands(marked)
}

fn named_by(arg: &Arg) -> Option<&'static Named> {
    let names = arg.get_value_names().unwrap_or_default();
    NAMED.iter().find(|named| arg.is_positional() && names.iter().any(|name| name == named.value))
}

/// A rule for each command below `command` that a notice or a target is named behind.
fn fish_rules(command: &clap::Command, seen: &str) -> String {
    let mut rules = String::new();
    for named in command.get_positionals().filter_map(named_by) {
        rules.push_str(&format!("complete -c tongbao -n \"{seen}\" -f -a \"(__fish_{})\"\n", named.function));
    }
    for below in command.get_subcommands() {
        let and = if seen.is_empty() { "" } else { "; and " };
        rules.push_str(&fish_rules(below, &format!("{seen}{and}__fish_seen_subcommand_from {}", below.get_name())));
    }
    rules
}

/// Puts the names among what clap offers behind each command that one is named behind.
fn offer_in_power_shell(command: &clap::Command, whole: &str, script: &mut String) {
    if let Some(named) = command.get_positionals().find_map(named_by)
        && let Some(start) = script.find(&format!("'{whole}' {{"))
        && let Some(end) = script[start..].find("            break\n")
    {
        script.insert_str(start + end, &format!("{}{OFFERED}", named.power_shell));
    }
    for below in command.get_subcommands() {
        offer_in_power_shell(below, &format!("{whole};{}", below.get_name()), script);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shell_that_can_is_told_where_notices_and_targets_are() {
        for language in [Language::Zh, Language::En] {
            for (shell, told) in [
                (Shell::Bash, ["--verbose $(_tongbao_notices)\"", "--verbose $(_tongbao_targets)\""]),
                (Shell::Zsh, [":_tongbao_notices'", ":_tongbao_targets'"]),
                (
                    Shell::Fish,
                    [
                        "-n \"__fish_seen_subcommand_from new; and __fish_seen_subcommand_from issue\" -f -a \"(__fish_tongbao_notices)\"",
                        "-n \"__fish_seen_subcommand_from rollback\" -f -a \"(__fish_tongbao_targets)\"",
                    ],
                ),
            ] {
                let script = script(shell, language);
                for told in told {
                    assert!(script.contains(told), "{shell} {told}");
                }
                for named in &NAMED {
                    assert!(!script.contains(named.mark), "{shell}");
                }
            }
            assert!(script(Shell::Zsh, language).starts_with("#compdef tongbao\n"));
        }
    }

    #[test]
    fn power_shell_is_offered_them_behind_the_commands_that_take_one() {
        let script = script(Shell::PowerShell, Language::Zh);
        for (command, is_offered) in [
            ("tongbao;new;issue", Some("content/*/notice.md")),
            ("tongbao;review;sign", Some("content/*/notice.md")),
            ("tongbao;verify-target", Some("content/site.yaml")),
            ("tongbao;build", None),
        ] {
            let block = &script[script.find(&format!("'{command}' {{")).unwrap()..];
            let block = &block[..block.find("            break\n").unwrap()];
            for file in ["content/*/notice.md", "content/site.yaml"] {
                assert_eq!(block.contains(file), is_offered == Some(file), "{command} {file}");
            }
            assert_eq!(block.contains(OFFERED), is_offered.is_some(), "{command}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn bash_reads_the_names_of_targets_however_they_are_written() {
        let check = |yaml: &str, expected: &str| {
            let folder = tempfile::tempdir().unwrap();
            std::fs::create_dir(folder.path().join("content")).unwrap();
            std::fs::write(folder.path().join("content/site.yaml"), yaml).unwrap();
            let line = format!("{}\n_tongbao_targets", script(Shell::Bash, Language::Zh));
            let bash = std::process::Command::new("bash").args(["-c", &line]).current_dir(&folder).output().unwrap();
            assert_eq!(String::from_utf8_lossy(&bash.stdout).lines().collect::<Vec<_>>().join(" "), expected, "{yaml}");
        };
        let around = |targets: &str| format!("title: 甲\nother:\n  - name: no\n{targets}\nmore:\n  - {{ name: no }}\n");
        check(&around("targets:\n  - { name: www, kind: folder }\n  - { kind: s3, name: \"oss\" }"), "www oss");
        check(
            &around("targets:\n- name: 内网\r\n  kind: folder\n  # - name: old\n\n- kind: s3\n  name: 'b' # 乙"),
            "内网 b",
        );
        check("title: 甲\n", "");
    }
}
