//! The labelled corpus, and what the rules make of it: `cargo test --test check corpus -- --nocapture` prints the table.
//!
//! `corpus.txt` holds sentences in the style of notices, each with the rules that should find fault with it.
//! A rule is right about a sentence or it is not: how often it speaks in one does not count.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use tongbao::check::RULES;
use tongbao::finding::Severity;

use crate::support::Files;

/// How a rule did.
#[derive(Debug, Default, Clone, Copy)]
pub struct Score {
    /// Found where it should be.
    pub right: usize,
    /// Found where nothing should be.
    pub wrong: usize,
    /// Not found where it should be.
    pub missed: usize,
}

/// One sentence of the corpus.
struct Line {
    expected: BTreeSet<String>,
    status: &'static str,
    text: String,
}

/// What a small site always lacks, and a matter of taste that most real notices share.
const LEFT_OUT: &[&str] = &["TB405", "TB636", "TB921", "TB922", "TB924", "TB305"];

impl Score {
    fn precision(self) -> f64 {
        ratio(self.right, self.right + self.wrong)
    }

    fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    /// One line for the manual; nothing where the corpus does not speak of the rule.
    pub fn line(self) -> Option<String> {
        let all = self.right + self.missed;
        (all > 0).then(|| {
            format!(
                "语料实测：应报 {all} 句，报出 {} 句，多报 {} 句；准确率 {:.2}，召回率 {:.2}。",
                self.right,
                self.wrong,
                self.precision(),
                self.recall()
            )
        })
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

fn lines() -> Vec<Line> {
    let lines = include_str!("corpus.txt").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let (labels, text) = line.split_once(" | ").expect("a label, a bar, a sentence");
            let expected = labels.split(',').filter(|label| *label != "ok").map(str::to_string).collect();
            let (status, text) = match text.strip_prefix('[').and_then(|rest| rest.split_once("] ")) {
                Some((status, text)) => (status, text),
                None => ("长期坚持", text),
            };
            Line { expected, status, text: text.replace("\\n", "\n") }
        })
        .collect()
}

/// What is found in each sentence.
static JUDGED: LazyLock<Vec<(Line, BTreeSet<String>)>> = LazyLock::new(|| {
    let judge = |line: Line| {
        let head = format!("---\ntitle: 路灯维修不及时\ncategory: lighting\nstatus: {}\n---\n", line.status);
        let findings = Files::ordinary().with("n/01-a.md", &format!("{head}{}\n", line.text)).findings();
        let codes = findings.iter().map(|finding| finding.kind.code.to_string());
        let codes = codes.filter(|code| !LEFT_OUT.contains(&code.as_str())).collect();
        (line, codes)
    };
    lines().into_iter().map(judge).collect()
});

/// The score of every rule, by its code.
pub fn scores() -> BTreeMap<String, Score> {
    let mut scores: BTreeMap<String, Score> = BTreeMap::new();
    for (line, found) in &*JUDGED {
        for code in found.union(&line.expected) {
            let score = scores.entry(code.clone()).or_default();
            match (line.expected.contains(code), found.contains(code)) {
                (true, true) => score.right += 1,
                (true, false) => score.missed += 1,
                (false, _) => score.wrong += 1,
            }
        }
    }
    scores
}

#[test]
fn the_corpus_holds_enough_of_both() {
    let wrong = lines().iter().filter(|line| !line.expected.is_empty()).count();
    assert!(wrong >= 150 && lines().len() - wrong >= 150);
}

#[test]
fn errors_are_always_right_and_warnings_nearly_always() {
    for (line, found) in &*JUDGED {
        if *found != line.expected {
            println!("{:?} but {found:?}: {}", line.expected, line.text);
        }
    }
    println!("code   right wrong missed  precision recall");
    let scores = scores();
    for (code, score) in &scores {
        let Score { right, wrong, missed } = score;
        println!("{code}  {right:5} {wrong:5} {missed:6}  {:9.2} {:6.2}", score.precision(), score.recall());
    }
    for rule in RULES {
        let Some(score) = scores.get(rule.kind.code) else { continue };
        let least = if rule.kind.severity == Severity::Error { 1.0 } else { 0.9 };
        assert!(score.precision() >= least, "{}: precision {:.2}", rule.kind.code, score.precision());
        assert!(score.recall() >= 0.75, "{}: recall {:.2}", rule.kind.code, score.recall());
    }
}
