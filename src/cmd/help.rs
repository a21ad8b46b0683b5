//! The help of a command, as wide as the terminal. clap's own parts lines at blanks alone, counts a Chinese character
//! as one cell, and lists arguments by the alphabet and not as they are to be written.

use clap::Arg;

use super::lines::lines;
use crate::catalogue::Language;
use crate::catalogue::usage::{ARGUMENTS, COLON, EXAMPLES, OPTIONS, OPTIONS_PLACEHOLDER, USAGE, examples};
use crate::characters::display_width;

/// A name wider than this has its explanation below it.
const WIDEST_NAME: usize = 26;
const NARROWEST: usize = 40;
const WIDEST: usize = 100;

/// How wide the help is printed here.
pub fn width() -> usize {
    let terminal = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let said = || std::env::var("COLUMNS").ok()?.parse().ok();
    terminal.or_else(said).unwrap_or(WIDEST).clamp(NARROWEST, WIDEST)
}

/// The help of a command, which has been built so that it knows its whole name.
pub fn page(command: &mut clap::Command, language: Language, width: usize) -> String {
    let mut page = Page { text: String::new(), language, width };
    page.paragraph(&command.get_about().map(ToString::to_string).unwrap_or_default());
    page.heading(USAGE.say(language));
    page.indented(&usage(command, language));
    let name = command.get_bin_name().unwrap_or_else(|| command.get_name()).to_string();
    let shown: Vec<&str> = examples(&name).collect();
    page.list(command.get_subcommand_help_heading().unwrap_or_default(), subcommands(command));
    page.list(ARGUMENTS.say(language), command.get_positionals().map(explained).collect());
    for heading in headings(command, language) {
        let own = command.get_arguments().filter(|arg| !arg.is_positional() && !arg.is_hide_set());
        let (help, own): (Vec<_>, Vec<_>) =
            own.filter(|arg| arg.get_help_heading() == Some(&heading)).partition(|arg| arg.get_id() == "help");
        page.list(&heading, own.into_iter().chain(help).map(explained).collect());
    }
    if !shown.is_empty() {
        page.heading(EXAMPLES.say(language));
        shown.into_iter().for_each(|line| page.indented(line));
    }
    page.text
}

/// How the command is written, without a word in front.
pub fn usage(command: &mut clap::Command, language: Language) -> String {
    let usage = command.render_usage().to_string();
    let line = usage.strip_prefix("Usage: ").unwrap_or(&usage).trim_end();
    line.replace("[OPTIONS]", OPTIONS_PLACEHOLDER.say(language))
}

/// The commands below a command, each with what it does.
pub fn subcommands(command: &clap::Command) -> Vec<[String; 2]> {
    let about = |command: &clap::Command| command.get_about().map(ToString::to_string).unwrap_or_default();
    command.get_subcommands().map(|command| [command.get_name().to_string(), about(command)]).collect()
}

/// An argument or option as it is written, and what it is.
pub fn explained(arg: &Arg) -> [String; 2] {
    let written = match (arg.get_short(), arg.get_long()) {
        (Some(short), Some(_)) => format!("-{short}, {arg}"),
        (None, Some(_)) => format!("    {arg}"),
        _ => arg.to_string(),
    };
    [written, arg.get_help().map(ToString::to_string).unwrap_or_default()]
}

/// A list with its names in one column and what they mean in another, one entry below the other.
pub fn columns(entries: &[[String; 2]], width: usize) -> String {
    let names = entries.iter().map(|[name, _]| display_width(name)).filter(|width| *width <= WIDEST_NAME);
    let column = names.max().unwrap_or(0) + 4;
    let mut text = String::new();
    for [name, meaning] in entries {
        let name = format!("  {name}");
        let mut meaning = lines(meaning, width.saturating_sub(column)).into_iter();
        let beside = if display_width(&name) + 2 <= column { meaning.next() } else { None };
        let gap = " ".repeat(column.saturating_sub(display_width(&name)));
        let first = beside.map_or_else(|| name.clone(), |meaning| format!("{name}{gap}{meaning}"));
        text.push_str(first.trim_end());
        text.push('\n');
        for line in meaning {
            text.push_str(&format!("{}{line}\n", " ".repeat(column)));
        }
    }
    text
}

/// The headings of options: the command's own before what all commands share.
fn headings(command: &clap::Command, language: Language) -> Vec<String> {
    let mut headings = vec![OPTIONS.say(language).to_string()];
    for heading in command.get_arguments().filter_map(Arg::get_help_heading) {
        if !headings.iter().any(|known| known == heading) {
            headings.push(heading.to_string());
        }
    }
    headings
}

struct Page {
    text: String,
    language: Language,
    width: usize,
}

impl Page {
    fn paragraph(&mut self, text: &str) {
        for line in lines(text, self.width) {
            self.text.push_str(&format!("{line}\n"));
        }
    }

    fn indented(&mut self, text: &str) {
        for (at, line) in lines(text, self.width.saturating_sub(4)).iter().enumerate() {
            self.text.push_str(&format!("{}{line}\n", if at == 0 { "  " } else { "    " }));
        }
    }

    fn heading(&mut self, heading: &str) {
        self.text.push_str(&format!("\n\x1b[1m{heading}{}\x1b[0m\n", COLON.say(self.language)));
    }

    fn list(&mut self, heading: &str, entries: Vec<[String; 2]>) {
        if !entries.is_empty() {
            self.heading(heading);
            self.text.push_str(&columns(&entries, self.width));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::definition;
    use super::*;

    fn every_page(language: Language, width: usize, look: &mut dyn FnMut(&str, &str)) {
        fn each(command: &mut clap::Command, language: Language, width: usize, look: &mut dyn FnMut(&str, &str)) {
            let text = page(command, language, width);
            look(command.get_bin_name().unwrap_or("tongbao"), &text);
            command.get_subcommands_mut().for_each(|command| each(command, language, width, look));
        }
        let mut whole = definition(language);
        whole.build();
        each(&mut whole, language, width, look);
    }

    #[test]
    fn every_page_fits_the_terminal_in_both_languages() {
        for language in [Language::Zh, Language::En] {
            for width in [60, 80] {
                every_page(language, width, &mut |name, text| {
                    for line in text.lines().map(|line| line.replace("\x1b[1m", "").replace("\x1b[0m", "")) {
                        assert!(display_width(&line) <= width, "{name} at {width}: {line}");
                    }
                });
            }
        }
    }

    #[test]
    fn arguments_stand_in_the_order_in_which_they_are_written() {
        every_page(Language::Zh, 80, &mut |name, text| {
            if name == "tongbao archive compare" {
                let at = |value: &str| text.rfind(value).unwrap();
                assert!(at("<OLDER>") < at("<NEWER>") && at("<NEWER>") < at("--page"), "{text}");
            }
        });
    }

    #[test]
    fn every_example_is_a_command_line_that_is_understood() {
        let mut seen = 0;
        every_page(Language::En, 80, &mut |name, _| {
            for example in examples(name) {
                let line = example.replace('"', "");
                let outcome = definition(Language::En).try_get_matches_from(line.split_whitespace());
                assert!(outcome.is_ok(), "{example}: {outcome:?}");
                seen += 1;
            }
        });
        assert!(seen > 20, "{seen}");
    }
}
