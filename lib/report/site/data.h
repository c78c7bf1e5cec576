#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "report/figure.h"
#include "text/span.h"

/// What the pages of a browsable site show: plain values, as they are to be printed (pseudonyms in
/// place, words that may not be quoted left out). Addresses are relative to the site's folder.
namespace thema::report::site {

using Fact = std::pair<std::string, std::string>;

struct Link {
  std::string text, address;  ///< an empty address: plain text
};

/// A count with what is counted, as the first page shows it: "23", "codes", where they are.
struct Count {
  std::string number, noun, address;
};

struct Code {
  std::string name, parents;  ///< "Passwords"; "Barriers / IT / " or empty
  std::string address, colour, role;
  int depth = 1;
  std::vector<Fact> definition, tags;
  std::size_t own_codings = 0, codings = 0, extracts = 0, sources = 0;
  std::string cases;  ///< "3 of 12"
  std::vector<std::uint32_t> children;
};

struct Source {
  std::string name, address, language, kind;
  std::vector<Link> cases;
  std::vector<Fact> facts;  ///< attributes, format
  std::size_t turns = 0, codings = 0;
  std::uint32_t characters = 0;
};

struct Case {
  std::string name, address, kind;
  bool withdrawn = false;
  std::vector<Fact> facts;
  std::vector<Link> sources, in;
  std::size_t codings = 0;
};

/// What every page has around it.
struct Frame {
  std::string title, language;
  bool codes = false, cases = false, themes = false, realist = false, theories = false,
       memos = false;
  std::vector<std::string> notes;  ///< on the first page: what is left out, whose codings count
};

/// A code on a passage, by everybody who gave it.
struct CodeOnPassage {
  std::uint32_t code = 0;
  std::vector<std::uint32_t> coders;
  bool exemplar = false, changed = false;
  std::vector<std::string> memos;
};

struct Passage {
  text::Span stored;  ///< names the passage
  text::Span shown;   ///< in TranscriptPage::text
  std::vector<CodeOnPassage> codes;
  std::vector<Link> evidence;  ///< "CMOC1 supports"
};

/// A turn, or text outside of turns (`number` 0).
struct Block {
  std::uint32_t number = 0;
  std::string speaker, time;
  bool interviewer = false, withheld = false;
  std::int32_t page = 0;  ///< of the original; 0: unknown or the same
  text::Span words;       ///< in TranscriptPage::text
};

/// A source's page. `text`, code points of which spans count, is as it is printed.
struct TranscriptPage {
  std::string text;
  std::vector<Block> blocks;
  std::vector<Passage> passages;    ///< by place in the shown text
  std::vector<std::string> coders;  ///< by the indices in CodeOnPassage
  std::vector<std::string> memos;   ///< on the source
  std::size_t withheld = 0;         ///< blocks
};

/// A quote on the page of a code or case.
struct QuoteItem {
  std::string text, attribution, language;
  Link place;
  std::vector<Link> codes;  ///< on the page of a case
  std::vector<std::string> coders, memos;
  bool exemplar = false, withheld = false;
};

struct Evidence {
  std::string stance, elements, who, words, note, detail, language;
  Link place;
};

struct Element {
  std::string label, role, words;
  std::vector<Link> codes;
};

struct Version {
  int number = 1;
  std::string sentence, detail;
  std::vector<std::string> elements;
};

struct Decision {
  std::string what, reason, detail;
};

struct Configuration {
  std::string label, title, address, sentence, state;
  std::vector<Fact> facts;
  std::vector<Link> theories, links;
  std::vector<Element> elements;
  std::vector<Evidence> evidence;  ///< in the order of stances
  std::string left_out;            ///< what of it is not shown, and why; empty: all is
  std::vector<Version> versions;
  std::vector<Decision> decisions;
  std::vector<std::string> searches, memos;
  std::vector<Figure> diagrams;
};

struct Theory {
  std::string label, statement, address;
  std::vector<Fact> facts;
  std::vector<Link> configurations;
  std::vector<Version> versions;
  std::vector<std::string> memos;
  std::vector<Figure> diagrams;  ///< of its configurations
};

struct Memo {
  Link on;
  std::string type, title, text, coder;
};

}  // namespace thema::report::site
