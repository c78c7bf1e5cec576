#include "annotated_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>

#include "base/error.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/corpus.h"
#include "model/older_text.h"
#include "model/sources.h"
#include "text/printed_text.h"
#include "text_difference.h"
#include "wording.h"

namespace thema::cli {

namespace {

RowId id_of_coder(model::Project& project) {
  const auto coder = model::Coders(project).find(project.coder_name());
  return coder ? coder->id : 0;
}

void cut_blanks_at_end(std::string& text) {
  const std::size_t last = text.find_last_not_of(" \t\r\n");
  text.resize(last == std::string::npos ? 0 : last + 1);
}

/// What a comment of the file says of a coding, as it comes back: one of a document has no blanks
/// at its end.
model::CodingLabel as_in_file(model::CodingLabel label, bool docx) {
  if (!docx) return label;
  cut_blanks_at_end(label.memo);
  cut_blanks_at_end(label.print);
  for (model::Tag& tag : label.tags) cut_blanks_at_end(tag.value);
  const auto read = model::parse_labels(formats::document_form(model::to_string(label)));
  return read.size() == 1 ? read.front() : label;
}

}  // namespace

std::string annotated_file(Context& ctx, const model::Source& source, AnnotatedView view) {
  model::Project& project = ctx.read();
  const text::PrintedText text(model::load_text(project, source), ctx.names());
  formats::AnnotatedText out;
  out.source = project.printed(source.name);
  out.coder = project.printed(project.coder_name());
  out.text_hash = source.text_hash;
  out.text = text.text();
  // By passage, then by author: empty for the coder at work, who comes first.
  std::map<text::Span, std::map<std::string, std::vector<model::CodingLabel>>> passages;
  for (model::ShownCoding& c :
       model::codings_to_annotate(project, source, id_of_coder(project), view.all || view.docx)) {
    c.coding.shown = text.shown(c.coding.span);
    if (c.coding.shown.empty()) continue;  // nothing is printed for its words
    c.coding.label = as_in_file(std::move(c.coding.label), view.docx);
    if (c.coding.label == model::CodingLabel{}) continue;  // a memo of blanks alone
    c.coding.coder = project.printed(c.coding.coder);
    const std::string author = view.docx || c.others ? c.coding.coder : "";
    passages[c.coding.shown][author].push_back(c.coding.label);
    out.base.push_back(model::base_word(c));
  }
  for (const auto& [span, comments] : passages) {
    formats::MarkedPassage passage{span, {}};
    for (const auto& [author, labels] : comments) {
      passage.comments.push_back({author, model::to_string(labels), 0});
    }
    out.passages.push_back(std::move(passage));
  }
  for (const model::Code& code : model::Codebook(project).list()) {
    out.codes.push_back(code.printed_path.empty() ? code.path : code.printed_path);
  }
  for (std::string& word : model::code_words(project)) out.base.push_back(std::move(word));
  for (std::string& word : model::coder_words(project)) out.base.push_back(std::move(word));
  out.base.push_back(model::text_word(view.docx ? formats::document_form(out.text) : out.text));
  return view.docx ? formats::write_annotated_docx(out) : formats::write_critic(out);
}

namespace {

/// Takes one file back.
class Taking {
 public:
  Taking(Context& ctx, const AnnotatedFile& file)
      : ctx_(ctx), file_(file), docx_(formats::is_annotated_docx(file.bytes)) {}

  TakenBack run() {
    try {
      annotated_ =
          docx_ ? formats::read_annotated_docx(file_.bytes) : formats::read_critic(file_.bytes);
    } catch (const Error& e) {
      throw in_file(e);
    }
    TakenBack result;
    result.view.docx = docx_;
    ctx_.change([&](model::Project& project) {
      result.source = find_source(project);
      check_coder(project);
      const auto opened = ctx_.source_text(result.source);
      const text::PrintedText text = matching_text(*opened);
      std::vector<model::AnnotatedCoding> marks = read_marks(project, text);
      if (older_) carry(marks, result.source.name);
      refuse_unlabelled(project, result.source);
      result.view.all = !docx_ && others_shown_;
      result.changed = store(project, *opened, marks);
    });
    return result;
  }

 private:
  Error in_file(const Error& e) const {
    return Error(e.code(), e.what(), e.hint()).at(file_.name, e.line());
  }
  Error wrong(Errc code, std::size_t line, const std::string& why) const {
    return Error(code, why).at(file_.name, line);
  }

  model::Source find_source(model::Project& project) const {
    model::Sources sources(project);
    if (const auto named = sources.find(annotated_.source)) return *named;
    // Renamed since: its text is known.
    std::vector<model::Source> same;
    for (model::Source& s : sources.list()) {
      if (s.text_hash == annotated_.text_hash) same.push_back(std::move(s));
    }
    if (same.size() == 1) return same.front();
    try {
      return sources.require(annotated_.source);
    } catch (const Error& e) {
      throw in_file(Error(e).at({}, docx_ ? 0 : 1));
    }
  }

  void check_coder(model::Project& project) const {
    if (docx_) return;
    const model::ExportedNames coders(annotated_.base, model::ExportedNames::Of::coders);
    std::string owner = annotated_.coder;
    if (const RowId then = coders.find(owner); then != 0) {
      if (then == id_of_coder(project)) return;
      for (const model::Coder& c : model::Coders(project).list()) {
        if (c.id == then) owner = c.name;  // renamed since
      }
    }
    const std::string& me = project.coder_name();
    if (owner == me || owner == project.printed(me)) return;
    throw wrong(Errc::usage, 1,
                fmt::format("these are the codings of '{}', and '{}' is at work: add --coder {}",
                            owner, me, shell_quoted(project.printed(owner))));
  }

  /// Nobody touched it since it was exported.
  bool text_untouched() const {
    const std::string word =
        model::text_word(docx_ ? formats::document_form(annotated_.text) : annotated_.text);
    return std::find(annotated_.base.begin(), annotated_.base.end(), word) != annotated_.base.end();
  }

  bool has_text(const std::string& text) {
    if (docx_) return formats::restore_text(annotated_, text);
    // Editors take away line ends behind the last words; nothing can be marked there.
    const auto words = [](std::string_view s) { return s.substr(0, s.find_last_not_of('\n') + 1); };
    if (annotated_.text.size() < text.size() && words(annotated_.text) == words(text)) {
      annotated_.text = text;
    }
    return annotated_.text == text;
  }

  /// The text that the file was made of: with what is printed for names, or as it is stored.
  text::PrintedText matching_text(model::SourceText& source) {
    text::PrintedText printed(source.text(), ctx_.names());
    if (has_text(printed.text())) return printed;
    text::PrintedText stored(source.text(), nullptr);
    if (has_text(stored.text())) return stored;
    if (source.source().text_hash != annotated_.text_hash) {
      if (auto matching = matching_older(source)) return std::move(*matching);
      refuse_other_source();
      throw wrong(Errc::conflict, docx_ ? 0 : 1,
                  fmt::format("the text of '{}' was corrected since this was exported: export it "
                              "again, and mark anew what is new here",
                              source.source().name));
    }
    refuse_changed(printed.text(), source.source().name);
  }

  /// Of the version that the file was made of, when that is an earlier one.
  std::optional<text::PrintedText> matching_older(model::SourceText& source) {
    auto older = model::older_version_text(ctx_.write(), source.source(), annotated_.text_hash);
    if (!older) return std::nullopt;
    older_.emplace(std::move(*older), source.text());
    text::PrintedText printed(older_->text(), ctx_.names());
    if (has_text(printed.text())) return printed;
    text::PrintedText stored(older_->text(), nullptr);
    if (has_text(stored.text())) return stored;
    refuse_changed(printed.text(), source.source().name);
  }

  /// Somebody changed the name in the file's head.
  void refuse_other_source() {
    for (const model::Source& s : model::Sources(ctx_.write()).list()) {
      if (s.text_hash != annotated_.text_hash &&
          !model::older_version_text(ctx_.write(), s, annotated_.text_hash)) {
        continue;
      }
      throw wrong(Errc::bad_input, docx_ ? 0 : 1,
                  fmt::format("the text is that of '{}', and the first line names '{}': put '{}' "
                              "back there",
                              ctx_.write().printed(s.name), annotated_.source,
                              ctx_.write().printed(s.name)));
    }
  }

  /// The file's text is another than was exported.
  [[noreturn]] void refuse_changed(const std::string& printed, const std::string& name) const {
    const std::string expected = docx_ ? formats::document_form(printed) : printed;
    const TextDifference difference(expected, annotated_.text);
    const std::size_t line = docx_ || difference.line() > annotated_.file_lines.size()
                                 ? 0
                                 : annotated_.file_lines[difference.line() - 1];
    // The message would print both alike.
    const bool alike = difference.found() != difference.expected() &&
                       ctx_.write().printed(difference.found()) == difference.expected();
    if (text_untouched() || alike) {
      throw wrong(Errc::conflict, line,
                  fmt::format("the table of pseudonyms was changed since this was exported: export "
                              "'{}' again, and mark anew what is new here",
                              name));
    }
    throw wrong(Errc::bad_input, line, difference.message());
  }

  /// From the older text, which the file shows, to today's.
  void carry(std::vector<model::AnnotatedCoding>& marks, const std::string& source) {
    const text::TextIndex index{std::string_view(annotated_.text)};
    for (model::AnnotatedCoding& mark : marks) {
      const text::CarriedSpan to = older_->now(mark.span);
      mark.how = to.how;
      if (to.how == text::Carried::lost) mark.words = shortened(index.slice(mark.shown), 60);
      mark.span = to.span;
    }
    for (Unlabelled& mark : unlabelled_) mark.span = older_->now(mark.span).span;
    ctx_.sink().notice("annotate-carried",
                       fmt::format("the text of '{}' was corrected since this was exported: what "
                                   "was changed here is carried over to the corrected text",
                                   source));
  }

  // ---- marks

  std::vector<model::AnnotatedCoding> read_marks(model::Project& project,
                                                 const text::PrintedText& text) {
    if (docx_) {
      finder_.emplace(model::Codebook(project).list());
      exported_.emplace(annotated_.base, model::ExportedNames::Of::codes);
    }
    const text::TextIndex index{std::string_view(annotated_.text)};
    std::vector<model::AnnotatedCoding> marks;
    for (const formats::MarkedPassage& passage : annotated_.passages) {
      for (const formats::PassageComment& comment : passage.comments) {
        if (passage.span.empty()) {
          ctx_.sink().report({Level::warning, "comment-empty",
                              fmt::format("comment '{}' by '{}' stands at no words: left out",
                                          first_words(comment.text), comment.author),
                              file_.name, 0, ""});
          continue;
        }
        if (docx_ && trim(comment.text).empty()) {
          ctx_.sink().notice("comment-empty", fmt::format("a comment by '{}' is empty: passed over",
                                                          comment.author));
          continue;
        }
        others_shown_ = others_shown_ || !comment.author.empty();
        model::AnnotatedCoding mark;
        mark.shown = passage.span;
        mark.span = text.stored(passage.span);
        mark.coder = comment.author.empty() ? annotated_.coder : comment.author;
        mark.line = docx_ ? index.line_of(passage.span.begin) : comment.line;
        std::vector<model::CodingLabel> labels = labels_of(comment, mark.line);
        if (labels.empty()) unlabelled_.push_back({mark.span, mark.line});
        for (model::CodingLabel& label : labels) {
          mark.label = std::move(label);
          marks.push_back(mark);
        }
      }
    }
    return marks;
  }

  /// A new mark of which nothing is said. Where something was said at the export, it is taken away.
  void refuse_unlabelled(model::Project& project, const model::Source& source) {
    if (unlabelled_.empty()) return;
    std::vector<model::AnnotationProblem> problems;
    const auto exported = model::codings_to_annotate(project, source, id_of_coder(project), true);
    for (const Unlabelled& mark : unlabelled_) {
      if (std::any_of(exported.begin(), exported.end(),
                      [&](const model::ShownCoding& c) { return c.coding.span == mark.span; })) {
        continue;
      }
      problems.push_back({mark.line, mark.span,
                          "nothing is said of the passage that is marked here: write a code, "
                          "{>>Code<<}, or a memo, {>>#words<<}, or take the marks away"});
    }
    refuse(problems, Errc::bad_input, "annotate-problem", "marks have no code");
  }

  static std::string first_words(std::string_view text) {
    return shortened(text.substr(0, text.find('\n')), 60);
  }

  std::vector<model::CodingLabel> labels_of(const formats::PassageComment& comment,
                                            std::size_t line) {
    try {
      return docx_ ? labels_of_document(comment) : model::parse_labels(comment.text);
    } catch (const Error& e) {
      throw wrong(e.code(), docx_ ? 0 : line, at_line(line) + e.what());
    }
  }

  /// In a Word document the first line has the codes, and others are the memo; a comment that names
  /// no code is a memo.
  std::vector<model::CodingLabel> labels_of_document(const formats::PassageComment& comment) {
    const std::string& text = comment.text;
    const std::size_t lf = std::min(text.find('\n'), text.size());
    std::vector<model::CodingLabel> labels = model::parse_labels(text.substr(0, lf));
    if (!names_codes(labels)) {
      ctx_.sink().notice("comment-memo",
                         fmt::format("comment '{}' by '{}' names no code: a memo on the passage",
                                     first_words(text), comment.author));
      model::CodingLabel memo;
      memo.memo = text;
      return {memo};
    }
    const std::string_view more = trim(std::string_view(text).substr(lf));
    for (model::CodingLabel& label : labels) {
      if (!more.empty()) label.memo += (label.memo.empty() ? "" : "\n") + std::string(more);
    }
    return labels;
  }

  /// Whether a comment is about codes: it names one that is there or nearly there, or looks like
  /// the name of one that is to be made.
  bool names_codes(const std::vector<model::CodingLabel>& labels) const {
    constexpr std::size_t kLongestName = 60;
    const bool none = std::all_of(labels.begin(), labels.end(),
                                  [](const model::CodingLabel& l) { return l.code.empty(); });
    if (none) return !labels.empty();  // "#memo", which the label says itself
    bool short_names = true;
    for (const model::CodingLabel& label : labels) {
      if (exported_->find(label.code) != 0) return true;
      try {
        finder_->require(label.code);
        return true;
      } catch (const Error& e) {
        if (e.code() == Errc::ambiguous || !e.hint().empty()) return true;
      }
      short_names = short_names && label.code.size() <= kLongestName &&
                    std::string_view(".?!").find(label.code.back()) == std::string_view::npos;
    }
    return file_.make_codes && short_names;
  }

  // ---- storing

  /// Lines of a document are those of the source.
  std::string at_line(std::size_t line) const {
    return docx_ && line > 0 ? fmt::format("line {} of the source: ", line) : "";
  }

  void refuse(const std::vector<model::AnnotationProblem>& problems, Errc code,
              const std::string& id, const std::string& all, const std::string& hint = {}) {
    if (problems.empty()) return;
    const auto told = [&](const model::AnnotationProblem& p) {
      return at_line(p.line) + p.message;
    };
    if (problems.size() == 1) {
      throw wrong(code, docx_ ? 0 : problems.front().line, told(problems.front()) + hint);
    }
    for (const model::AnnotationProblem& p : problems) {
      ctx_.sink().report({Level::error, id, told(p), file_.name, docx_ ? 0 : p.line, ""});
    }
    throw wrong(code, 0, fmt::format("{} {}; nothing was stored{}", problems.size(), all, hint));
  }

  std::string file_key() const {
    std::error_code failed;
    const auto path = std::filesystem::weakly_canonical(file_.name, failed);
    return failed ? file_.name : path.string();
  }

  std::function<text::Span(text::Span)> places_before() const {
    if (!older_) return {};
    return [this](text::Span now) { return older_->before(now); };
  }

  bool store(model::Project& project, model::SourceText& text,
             const std::vector<model::AnnotatedCoding>& marks) {
    model::AnnotationApplied applied =
        model::apply_annotation(project, text, marks, annotated_.base,
                                {.make_codes = file_.make_codes,
                                 .file = file_.once ? std::string() : file_key(),
                                 .owner = docx_ ? std::string() : annotated_.coder,
                                 .coder = id_of_coder(project),
                                 .make_coder = [&] { return project.coder_id(ctx_.sink()); },
                                 .before = places_before(),
                                 .of_everybody = docx_});
    refuse(applied.problems, Errc::bad_input, "annotate-problem", "marks cannot be stored",
           applied.unknown_codes > 0 ? " (--new makes codes that are missing)" : "");
    const text::TextIndex& index = text.index();
    for (model::AnnotationProblem& c : applied.conflicts) {
      c.line = c.line == 0 && docx_ ? index.line_of(c.span.begin) : c.line;
      if (c.line == 0) {
        c.message += fmt::format(" (line {} of the source)", index.line_of(c.span.begin));
      }
    }
    refuse(applied.conflicts, Errc::conflict, "annotate-conflict",
           "passages were changed in the file and in the project");
    if (applied.others > 0) {
      ctx_.sink().report(
          {Level::warning, "annotate-others",
           fmt::format("{} of other coders {} changed: those stay as they are",
                       counted(applied.others, "mark"), applied.others == 1 ? "was" : "were"),
           file_.name, 0, ""});
    }
    if (applied.earlier > 0) {
      ctx_.sink().report(
          {Level::warning, "annotate-earlier",
           fmt::format("{} that this document brought before {} no comment in it now: another copy "
                       "may have brought {}, so {} (export it anew to take them away)",
                       counted(applied.earlier, "coding"), applied.earlier == 1 ? "has" : "have",
                       applied.earlier == 1 ? "it" : "them",
                       applied.earlier == 1 ? "it stays" : "they stay"),
           file_.name, 0, ""});
    }
    for (const std::string& code : applied.new_codes) {
      ctx_.sink().notice("new-code", fmt::format("new code '{}'", code), code);
    }
    for (const std::string& coder : applied.new_coders) {
      ctx_.sink().notice("new-coder", fmt::format("new coder '{}'", coder), coder);
    }
    if (!applied.any()) {
      no_change(ctx_);
      return false;
    }
    done(ctx_, project, sentence(text.source().name, applied));
    return true;
  }

  static std::string sentence(const std::string& source, const model::AnnotationApplied& a) {
    std::vector<std::string> parts;
    const auto say = [&](std::size_t n, std::string_view what) {
      if (n > 0) parts.push_back(fmt::format("{} {}", n, what));
    };
    say(a.added, "added");
    say(a.changed, "changed");
    say(a.removed, "removed");
    if (a.memos > 0) parts.push_back(counted(a.memos, "memo"));
    return fmt::format("codings of {}: {}", source, join(parts, ", "));
  }

  Context& ctx_;
  const AnnotatedFile& file_;
  bool docx_;
  bool others_shown_ = false;
  struct Unlabelled {
    text::Span span;
    std::size_t line = 0;
  };
  std::vector<Unlabelled> unlabelled_;
  formats::AnnotatedText annotated_;
  std::optional<model::CodeFinder> finder_;
  std::optional<model::ExportedNames> exported_;
  std::optional<model::OlderText> older_;  ///< which the file shows, when today's is another
};

}  // namespace

TakenBack take_back(Context& ctx, const AnnotatedFile& file) { return Taking(ctx, file).run(); }

}  // namespace thema::cli
