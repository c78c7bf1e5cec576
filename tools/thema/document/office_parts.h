#pragma once

#include <string>

namespace thema::cli {

/// A page whose footnotes, a list at its end, are marked as notes for pandoc's reader of
/// `html+epub_html_exts`, so that a word processor has them as its own. Without footnotes: the
/// page.
std::string with_notes(const std::string& page);

/// A zip archive whose entries all have the same time, so that the same contents are the same
/// bytes. What is no archive stays as it is.
std::string without_clock(std::string archive);

}  // namespace thema::cli
