#include <fmt/format.h>

#include <set>

#include "model/merge_sides.h"

namespace thema::model::merging {

namespace {

class Namer {
 public:
  Namer(Project& project, const Tables& tables) : db_(project.db()), tables_(tables) {}

  std::string of(std::size_t index, const Row& row) const {
    const Table& t = tables_[index];
    const auto text = [&](std::string_view column) { return text_in(row, t.column(column)); };
    const auto ref = [&](std::string_view column) { return label_of(t, row, column); };
    if (t.name == "code") return "code " + path(row);
    if (t.name == "coding") return coding(t, row);
    if (t.name == "cmoc") return "configuration " + text("label");
    if (t.name == "coding_tag")
      return fmt::format("tag {}={} of {}", text("key"), text("value"), ref("coding_id"));
    if (t.name == "code_tag")
      return fmt::format("tag {}={} of {}", text("key"), text("value"), ref("code_id"));
    if (t.name == "setting") return "setting " + text("key");
    if (t.name == "pseudonym") return "pseudonym of " + text("original");
    if (t.name == "speaker")
      return fmt::format("speaker {} of {}", text("label"), ref("source_id"));
    if (t.name == "attribute_value") return attribute_value(t, row);
    if (t.name == "attribute_level")
      return fmt::format("value {} of {}", text("value"), ref("attribute_id"));
    if (t.name == "attribute")
      return fmt::format("attribute {} of a {}", text("name"), text("owner"));
    if (t.name == "tag_key") return "tag key " + text("key");
    if (t.name == "tag_value")
      return fmt::format("value {} of {}", text("value"), ref("tag_key_id"));
    if (t.name == "cmoc_version")
      return fmt::format("version {} of {}", text("number"), ref("cmoc_id"));
    if (t.name == "theory_version")
      return fmt::format("version {} of {}", text("number"), ref("theory_id"));
    if (t.name == "element") return fmt::format("{} '{}'", text("role"), text("statement"));
    if (t.name == "memo") return memo(t, row);
    if (t.name == "evidence")
      return fmt::format("evidence {} ({}) for {}", short_id('e', id_in(row, 0)), text("stance"),
                         ref("version_id"));
    if (t.name == "waiver") return waiver(t, row);
    if (t.name == "summary")
      return fmt::format("summary of {} for {}", ref("code_id"), ref("case_id"));
    if (t.label != 0) return fmt::format("{} {}", t.one, text_in(row, t.label));
    if (t.name == "side_row") return "row" + parents(t, row);
    if (t.name.ends_with("_link") || t.name == "source_case") return "link" + parents(t, row);
    return fmt::format("{}{}", word(t.name), parents(t, row));
  }

 private:
  static std::string word(std::string_view table) {
    std::string out(table);
    for (char& c : out) {
      if (c == '_') c = ' ';
    }
    return out;
  }

  std::string label_of(const Table& t, const Row& row, std::string_view column) const {
    const std::size_t at = t.column(column);
    for (const Table::Ref& ref : t.refs) {
      if (ref.column != at) continue;
      const std::size_t parent = tables_.index(ref.table);
      const Row named = load_row(db_, tables_[parent], id_in(row, at));
      if (!named.empty()) return of(parent, named);
    }
    return "nothing";
  }

  /// "code A/B" without its first word.
  std::string bare(const Table& t, const Row& row, std::string_view column) const {
    const std::string name = label_of(t, row, column);
    const std::size_t space = name.find(' ');
    return space == std::string::npos ? name : name.substr(space + 1);
  }

  std::string path(const Row& row) const {
    const Table& t = tables_.named("code");
    std::string out;
    Row at = row;
    // A path may go round in a circle while a merge is being settled.
    std::set<RowId> passed;
    while (!at.empty() && passed.insert(id_in(at, 0)).second) {
      std::string name;
      for (const char c : text_in(at, t.column("name"))) {
        if (c == '/') name += '\\';
        name += c;
      }
      out = out.empty() ? name : name + "/" + out;
      const RowId parent = id_in(at, t.column("parent_id"));
      if (parent == 0) break;
      at = load_row(db_, t, parent);
    }
    return out;
  }

  std::string coding(const Table& t, const Row& row) const {
    return fmt::format("coding {} of {} at {}:{} by {}", bare(t, row, "code_id"),
                       bare(t, row, "source_id"), text_in(row, t.column("start_cp")),
                       text_in(row, t.column("end_cp")), bare(t, row, "coder_id"));
  }

  std::string attribute_value(const Table& t, const Row& row) const {
    const bool of_case = id_in(row, t.column("case_id")) != 0;
    const Row attribute =
        load_row(db_, tables_.named("attribute"), id_in(row, t.column("attribute_id")));
    return fmt::format("{} of {}", text_in(attribute, tables_.named("attribute").column("name")),
                       label_of(t, row, of_case ? "case_id" : "source_id"));
  }

  std::string waiver(const Table& t, const Row& row) const {
    const std::string of = parents(t, row);
    return fmt::format("waiver of {}{}", text_in(row, t.column("rule")),
                       of.empty() ? " in the whole project" : " for" + of.substr(3));
  }

  std::string memo(const Table& t, const Row& row) const {
    const std::string on = parents(t, row);
    const std::string title = text_in(row, t.column("title"));
    return fmt::format("memo {}{}{}", short_id('m', id_in(row, 0)),
                       title.empty() ? "" : " '" + title + "'", on);
  }

  /// " of source P12, case P12"
  std::string parents(const Table& t, const Row& row) const {
    std::string out;
    for (const Table::Ref& ref : t.refs) {
      if (id_in(row, ref.column) == 0 || ref.table == "coder") continue;
      out +=
          fmt::format("{}{}", out.empty() ? " of " : ", ", label_of(t, row, t.columns[ref.column]));
    }
    return out;
  }

  store::Database& db_;
  const Tables& tables_;
};

}  // namespace

std::string name_of(Project& project, const Tables& tables, std::size_t table, const Row& row) {
  return Namer(project, tables).of(table, row);
}

}  // namespace thema::model::merging
