//! The rules, one a file, in order of their codes: TB60 words, TB61 grammar, TB62 names, TB63 and TB64 punctuation and
//! width, from TB644 on what contradicts itself or its own name, from TB650 on marks and shapes of characters that came
//! of habit, from TB653 on what must not be said in public, or not in this way, TB660 what came of pasting, TB661 what
//! an input method chose, TB662 to TB664 titles, objects and members that are others, TB665 and TB666 marks that part or
//! hold what they should not, TB667 and TB668 what is counted, TB670 to TB673 sentences that do not hang together, TB674
//! another word of grammar, TB675 and TB676 what stands before or against its neighbour, TB677 what a law says
//! otherwise, TB680 names that disparage, TB681 one side of two, TB70 structure, TB71 what was never filled in, TB72
//! status, TB80 figures, TB81 dates and how numbers are written, TB82 what figures cannot or should not say, TB83 what
//! they say of each other, TB90 privacy, TB91 links and headings, TB92 and TB93 the office and its publishing.

use crate::catalogue::check::{MISSPELT_RULE, UNKNOWN_RULE};
use crate::finding::{Finding, Kind};
use crate::source::Place;
use crate::yaml::nearest;

use super::rule::Rule;

macro_rules! rules {
    ($($file:ident)*) => {
        $(pub mod $file;)*
        /// All of them.
        pub static RULES: &[&Rule] = &[$(&$file::RULE),*];
    };
}

rules! {
    misspelt_word
    patrol_for_inspection
    confusable_word
    unsure_word
    office_word
    inconsistent_term
    redundant_approximation
    redundant_limit
    wrong_decrease
    redundant_word
    de_for_complement
    doubled_word
    repeated_verb
    low_for_few
    missing_subject
    outdated_institution
    half_width_punctuation
    full_width_letter
    straight_quote
    doubled_punctuation
    pause_after_title
    space_in_chinese
    wrong_dots
    range_without_unit
    pause_before_date
    unpaired_mark
    unmarked_title
    mark_after_title
    document_number
    count_of_points
    fixed_phrase
    institution_name
    inner_title_mark
    minor_name
    figures_against_words
    pause_between_titles
    traditional_character
    range_mark
    region_wording
    editing_remains
    inner_place
    sensitive_person
    pause_before_conjunction
    mark_after_ordinal
    twice_negated
    pasted_table
    misheard_phrase
    law_title
    ill_matched_object
    fixed_set
    marks_between_points
    honour_in_title_marks
    letter_for_figure
    respectful_measure_word
    mismatched_conjunction
    mixed_construction
    pause_in_approximation
    missing_head
    de_for_adverbial
    order_of_phrases
    done_and_not_done
    statutory_term
    disparaging_word
    one_side_of_two
    numbering_gap
    lone_first
    mixed_label
    broken_paragraph
    missing_full_stop
    empty_issue
    thin_issue
    empty_category
    same_text
    unfilled_place
    done_but_going_on
    not_done_without_reason
    overdue
    status_dates
    status_in_text
    parts_and_total
    rate_and_counts
    two_values
    count_of_issues
    notice_period
    date_format
    impossible_date
    reversed_period
    short_year
    future_as_past
    passed_deadline
    date_against_field
    mixed_numerals
    impossible_time
    telephone_length
    share_over_whole
    unit_shape
    unit_against_quantity
    impossible_period
    secrecy_mark
    wrong_weekday
    plan_period
    part_over_whole
    figure_said_again
    lost_scale
    count_of_titles
    average_and_total
    length_of_period
    converted_amount
    table_total
    count_of_names
    identity_number
    likely_identity_number
    mobile_number
    bank_card
    home_address
    image_location
    named_informant
    number_plate
    http_link
    third_party_link
    vague_link_text
    skipped_heading
    ip_address_link
    useless_alt
    missing_contact
    missing_identifier
    malformed_identifier
    missing_issuer
    postcode_length
    email_shape
    named_attachment
    attachment_beyond_count
    other_office
    published_in_future
    published_moved
    changed_without_correction
    web_address_shape
    named_relative
    personal_account
    password
    personal_numbers_attached
    hidden_in_attachment
}

/// The rule of a code or a name.
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.is_called(name))
}

/// The rule that a finding is of.
pub fn of(kind: &'static Kind) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| std::ptr::eq(rule.kind, kind))
}

/// Says that there is no such rule, and which one was probably meant.
pub fn unknown(place: Place, name: &str) -> Finding {
    match nearest(name, RULES.iter().map(|rule| rule.kind.name)) {
        Some(meant) => Finding::new(&MISSPELT_RULE, place).with("meant", meant),
        None => Finding::new(&UNKNOWN_RULE, place),
    }
    .with("rule", name)
}
