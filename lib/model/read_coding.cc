#include "model/read_coding.h"

#include <fmt/format.h>

#include <memory>

#include "base/error.h"
#include "base/strings.h"
#include "model/project.h"
#include "model/rejected_rows.h"
#include "model/sources.h"
#include "model/tag_rules.h"

namespace thema::model {

const CodeBeginnings& ReadCoder::codes() {
  if (!codes_) codes_.emplace(Codebook(project_).list());
  return *codes_;
}

ReadCoder::Choice ReadCoder::choose(const CodeGiven& given) {
  const auto known = [&](std::size_t i) {
    return Choice{codes().codes()[i].id, codes().codes()[i].path};
  };
  if (!given.make && !make_missing_) {
    try {
      return known(codes().require(given.name));
    } catch (const Error& e) {
      if (e.code() != Errc::not_found) throw;
      throw Error(
          e.code(), e.what(),
          fmt::format("{}{}'{}+' makes it", e.hint(), e.hint().empty() ? "" : " ", given.name))
          .about(given.name);
    }
  }
  // "C++" may be a code's name.
  for (const std::string& name : {given.typed, given.name}) {
    if (const auto found = codes().exactly(name)) return known(*found);
  }
  std::vector<std::string> names = split_path(given.name);
  const std::string last = escape_name(names.back());
  names.pop_back();
  if (names.empty() || make_missing_) return {0, given.name};
  const std::size_t parent = codes().find(join_path(names));
  const std::string above = parent == CodeBeginnings::kNone ? join_path(names) : known(parent).path;
  const std::string path = above + "/" + last;
  if (const auto found = codes().exactly(path)) return known(*found);
  return {0, path};
}

ReadCoder::Choice ReadCoder::make(Choice choice, std::vector<std::string>& made) {
  if (choice.id != 0) return choice;
  const Codebook::Added added = Codebook(project_).add(choice.path, {});
  made.insert(made.end(), added.parents.begin(), added.parents.end());
  if (added.created) {
    forget();
    choice.path = join_path(split_path(choice.path));
    made.push_back(choice.path);
  }
  choice.id = added.id;
  return choice;
}

namespace {

/// How to choose among several places is said in the words of a line.
std::vector<text::Span> places(const ReadLine& line, SourceText& text, std::uint32_t shown) {
  try {
    return text.resolve(line.place.selector(shown));
  } catch (const Error& e) {
    if (e.code() != Errc::ambiguous) throw;
    throw Error(e.code(), e.what(), "say which: \"words\" 2 = CODE, or \"words\" * = CODE for all")
        .about(e.object());
  }
}

}  // namespace

CodingsOfLine ReadCoder::take(const ReadLine& line, SourceText& text, std::uint32_t shown,
                              RowId coder) {
  CodingsOfLine out;
  out.places = places(line, text, shown);
  for (const Tag& tag : line.tags) check_tag(project_, tag, TagOn::coding);
  std::vector<Choice> choices;
  for (const CodeGiven& given : line.codes) choices.push_back(choose(given));
  for (Choice& choice : choices) choice = make(std::move(choice), out.made);
  for (const Choice& choice : choices) {
    out.codes.push_back(choice.path);
    for (const text::Span place : out.places) {
      NewCoding c;
      c.source = text.source().id;
      c.span = place;
      c.quote_hash = text.hash_of(place);
      c.code = choice.id;
      c.coder = coder;
      c.exemplar = line.exemplar;
      if (!line.memo.empty() || !line.tags.empty()) {
        c.extra = std::make_unique<CodingExtra>();
        c.extra->memo = line.memo;
        c.extra->tags = line.tags;
      }
      out.codings.push_back(std::move(c));
    }
  }
  return out;
}

namespace {

class LinesImporter {
 public:
  LinesImporter(Project& project, const CodingImportOptions& options, Sink& sink)
      : project_(project), options_(options), sink_(sink), coder_(project, options.make_codes) {}

  CodingImport run(std::string_view file_text) {
    if (file_text.starts_with("\xEF\xBB\xBF")) file_text.remove_prefix(3);
    std::size_t number = 0;
    while (!file_text.empty()) {
      const std::size_t end = std::min(file_text.find('\n'), file_text.size());
      const std::string_view line = file_text.substr(0, end);
      file_text.remove_prefix(std::min(end + 1, file_text.size()));
      ++number;
      coding_ = false;
      const bool taken = attempt_row(result_.rejected, number, [&] { take(line, number); });
      // A line that cannot be read was meant to code something, too.
      result_.rows += coding_ || !taken ? 1 : 0;
    }
    if (result_.rejected.empty() || options_.keep_going) add();
    report_rejected(result_.rejected, options_.file, sink_);
    return std::move(result_);
  }

 private:
  void take(std::string_view text, std::size_t number) {
    using Kind = ReadLine::Kind;
    const ReadLine line = parse_read_line(text);
    coding_ = line.kind == Kind::coding;
    switch (line.kind) {
      case Kind::next:
      case Kind::comment:
        return;
      case Kind::source:
        return open(line.text, number);
      case Kind::turn:
        return show(line.turn);
      case Kind::coding:
        return code(line, number);
      default:
        throw Error(Errc::usage, fmt::format("'{}' belongs to a session (thema read): a file has "
                                             "lines that code, and == SOURCE",
                                             trim(text)));
    }
  }

  void open(const std::string& name, std::size_t number) {
    shown_ = 0;
    named_ = number;
    text_.reset();
    text_ = std::make_unique<SourceText>(project_, Sources(project_).require(name));
  }

  SourceText& opened() {
    if (text_ != nullptr) return *text_;
    throw Error(Errc::usage, named_ == 0
                                 ? std::string("which source? expected a line '== SOURCE' before")
                                 : fmt::format("the source of line {} is not there", named_));
  }

  void show(std::uint32_t turn) {
    PassageSelector selector;
    selector.turns = std::to_string(turn);
    opened().resolve(selector);
    shown_ = turn;
  }

  void code(const ReadLine& line, std::size_t number) {
    CodingsOfLine found = coder_.take(line, opened(), shown_, options_.default_coder);
    for (NewCoding& c : found.codings) {
      codings_.push_back(std::move(c));
      lines_.push_back(number);
    }
    result_.new_codes.insert(result_.new_codes.end(), found.made.begin(), found.made.end());
  }

  void add() {
    result_.added = Codings(project_).add(codings_);
    std::size_t told = 0;
    for (const std::size_t i : result_.added.refused) {
      if (lines_[i] == told) continue;
      told = lines_[i];
      result_.rejected.push_back(
          {told,
           "the coding is there already with another memo or printed form: change that with "
           "'thema coding set'"});
    }
  }

  Project& project_;
  const CodingImportOptions& options_;
  Sink& sink_;
  ReadCoder coder_;
  std::unique_ptr<SourceText> text_;  ///< null: none is named, or it is not there
  std::size_t named_ = 0;             ///< the line that named it
  std::uint32_t shown_ = 0;           ///< the turn; 0: none
  bool coding_ = false;               ///< the line at hand codes something
  std::vector<NewCoding> codings_;
  std::vector<std::size_t> lines_;  ///< of each coding
  CodingImport result_;
};

}  // namespace

CodingImport import_read_lines(Project& project, std::string_view file_text,
                               const CodingImportOptions& options, Sink& sink) {
  return LinesImporter(project, options, sink).run(file_text);
}

}  // namespace thema::model
