#include "formats/rtf/words.h"

#include <unordered_map>

namespace thema::formats::rtf {
namespace {

using Table = std::unordered_map<std::string_view, Word>;

void add_characters(Table& table) {
  struct Character {
    std::string_view word, utf8;
  };
  for (const Character& c : {Character{"tab", "\t"},
                             {"emdash", "\u2014"},
                             {"endash", "\u2013"},
                             {"emspace", "\u2003"},
                             {"enspace", "\u2002"},
                             {"qmspace", "\u2005"},
                             {"bullet", "\u2022"},
                             {"lquote", "\u2018"},
                             {"rquote", "\u2019"},
                             {"ldblquote", "\u201C"},
                             {"rdblquote", "\u201D"},
                             {"zwj", "\u200D"},
                             {"zwnj", "\u200C"},
                             {"zwbo", "\u200B"},
                             {"zwnbo", "\u2060"},
                             {"ltrmark", "\u200E"},
                             {"rtlmark", "\u200F"}}) {
    table[c.word] = Word{.action = Action::character, .character = c.utf8};
  }
}

void add_destinations(Table& table) {
  const auto add = [&](Destination destination, std::initializer_list<std::string_view> words) {
    for (const std::string_view word : words) {
      table[word] = Word{.action = Action::destination, .destination = destination};
    }
  };
  add(Destination::nothing,
      {"atnauthor", "atndate",      "atnicn",     "atnid",    "atnparent", "atnref",
       "atntime",   "aftncn",       "aftnsep",    "aftnsepc", "author",    "bkmkend",
       "bkmkstart", "buptim",       "category",   "colortbl", "comment",   "company",
       "creatim",   "doccomm",      "filetbl",    "footer",   "footerf",   "footerl",
       "footerr",   "ftncn",        "ftnsep",     "ftnsepc",  "header",    "headerf",
       "headerl",   "headerr",      "hlinkbase",  "info",     "keywords",  "listtable",
       "manager",   "nonesttables", "nonshppict", "objdata",  "operator",  "pict",
       "pntxta",    "pntxtb",       "printim",    "private",  "revtbl",    "revtim",
       "rxe",       "shprslt",      "stylesheet", "subject",  "tc",        "tcn",
       "template",  "title",        "txe",        "xe"});
  add(Destination::field, {"fldinst"});
  add(Destination::fonts, {"fonttbl"});
  add(Destination::shape, {"shpinst", "do"});
  add(Destination::upr, {"upr"});
  add(Destination::row_props, {"nesttableprops"});
  add(Destination::note, {"footnote"});
  add(Destination::comment, {"annotation"});
  add(Destination::list_mark, {"listtext", "pntext"});
}

void add_actions(Table& table) {
  struct Entry {
    std::string_view word;
    Action action;
  };
  for (const Entry& e : {Entry{"par", Action::paragraph},
                         {"sect", Action::paragraph},
                         {"line", Action::line},
                         {"lbr", Action::line},
                         {"page", Action::line},
                         {"column", Action::line},
                         {"cell", Action::cell},
                         {"row", Action::row},
                         {"nestcell", Action::nested_cell},
                         {"nestrow", Action::nested_row},
                         {"plain", Action::plain},
                         {"b", Action::bold},
                         {"v", Action::hidden},
                         {"deleted", Action::deleted},
                         {"mvf", Action::deleted},
                         {"revised", Action::inserted},
                         {"mvt", Action::inserted},
                         {"f", Action::font},
                         {"pard", Action::paragraph_defaults},
                         {"intbl", Action::in_table},
                         {"itap", Action::table_depth},
                         {"trowd", Action::row_begin},
                         {"fcharset", Action::charset},
                         {"cpg", Action::font_page},
                         {"ansicpg", Action::document_page},
                         {"mac", Action::page_mac},
                         {"pc", Action::page_pc},
                         {"pca", Action::page_pca},
                         {"deff", Action::default_font},
                         {"u", Action::unicode},
                         {"uc", Action::unicode_fallback},
                         {"shptxt", Action::box_text},
                         {"dptxbxtext", Action::box_text},
                         {"ud", Action::newer_text}}) {
    table[e.word] = Word{.action = e.action};
  }
}

const Table& words() {
  static const Table table = [] {
    Table out;
    add_characters(out);
    add_destinations(out);
    add_actions(out);
    return out;
  }();
  return table;
}

}  // namespace

const Word& word_of(std::string_view name) {
  static const Word none;
  const auto word = words().find(name);
  return word == words().end() ? none : word->second;
}

}  // namespace thema::formats::rtf
