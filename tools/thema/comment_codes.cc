#include "comment_codes.h"

#include <fmt/format.h>

#include "base/clock.h"
#include "base/error.h"
#include "base/strings.h"
#include "model/codebook.h"
#include "model/coders.h"
#include "model/codings.h"
#include "model/passages.h"
#include "model/sources.h"
#include "wording.h"

namespace thema::cli {

namespace {

struct Reading {
  std::vector<std::string> codes;
  std::string memo;
};

/// "Code; Other code -- memo", and further lines of memo.
Reading read_comment(std::string_view text) {
  constexpr std::string_view kMemo = " -- ";
  const std::size_t lf = std::min(text.find('\n'), text.size());
  const std::string_view first = text.substr(0, lf);
  const std::size_t dash = std::min(first.find(kMemo), first.size());
  Reading out;
  for (const std::string_view code : split(first.substr(0, dash), ';')) {
    if (!trim(code).empty()) out.codes.emplace_back(trim(code));
  }
  if (dash < first.size()) out.memo = trim(first.substr(dash + kMemo.size()));
  const std::string_view rest = trim(text.substr(lf));
  if (!rest.empty()) {
    if (!out.memo.empty()) out.memo += '\n';
    out.memo += rest;
  }
  return out;
}

class CommentCoder {
 public:
  CommentCoder(model::Project& project, const std::string& source, Sink& sink)
      : project_(project), sink_(sink), text_(project, model::Sources(project).require(source)) {}

  void run(const std::vector<model::CommentDraft>& comments) {
    for (const model::CommentDraft& comment : comments) {
      try {
        code(comment);
      } catch (const Error& e) {
        if (e.code() == Errc::storage || e.code() == Errc::interrupted) throw;
        left_out("comment-not-coded", comment, e.what());
      }
    }
    const auto added = model::Codings(project_).add(codings_);
    for (const std::size_t i : added.refused) {
      sink_.warn("comment-not-coded",
                 fmt::format("a passage at {} has the same code by the same coder with another "
                             "memo already: this comment was left out",
                             place(codings_[i].span)),
                 text_.source().name);
    }
    if (added.created > 0) {
      sink_.notice("comment-codes",
                   fmt::format("{} of {} made from comments", counted(added.created, "coding"),
                               text_.source().name),
                   text_.source().name);
    }
  }

 private:
  std::string place(text::Span span) {
    const std::uint32_t turn = text_.turn_number_at(span.begin);
    return turn == 0 ? fmt::format("line {}", text_.index().line_of(span.begin))
                     : fmt::format("turn {}", turn);
  }

  void left_out(std::string id, const model::CommentDraft& comment, std::string_view why) {
    constexpr std::size_t kShown = 60;
    std::string words(split(comment.text, '\n').front());
    if (words.size() > kShown) {
      std::size_t end = kShown;
      while (end > 0 && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80) --end;
      words = words.substr(0, end) + "...";
    }
    sink_.warn(std::move(id),
               fmt::format("comment '{}' by '{}' was left out: {}", words, comment.author, why),
               text_.source().name);
  }

  void code(const model::CommentDraft& comment) {
    const Reading reading = read_comment(comment.text);
    if (comment.span.empty()) return left_out("comment-empty", comment, "it stands at no words");
    if (reading.codes.empty()) {
      return left_out("comment-no-code", comment, "its first line names no code");
    }
    const RowId coder = coder_of(comment.author);
    for (const std::string& name : reading.codes) {
      model::NewCoding coding;
      coding.source = text_.source().id;
      coding.span = comment.span;
      coding.quote_hash = text_.hash_of(comment.span);
      coding.code = code_of(name);
      coding.coder = coder;
      coding.extra = std::make_unique<model::CodingExtra>();
      coding.extra->memo = reading.memo;
      if (is_utc_iso(comment.date)) coding.extra->created_at = comment.date;
      codings_.push_back(std::move(coding));
    }
  }

  RowId code_of(const std::string& name) {
    model::Codebook codebook(project_);
    if (const auto known = codebook.find(name)) return known->id;
    const auto added = codebook.add(name, {});
    for (const std::string& parent : added.parents) {
      sink_.notice("new-code", fmt::format("new code '{}'", parent), parent);
    }
    sink_.notice("new-code", fmt::format("new code '{}'", name), name);
    return added.id;
  }

  RowId coder_of(const std::string& author) {
    if (author.empty()) return project_.coder_id(sink_);
    model::Coders coders(project_);
    if (const auto known = coders.find(author)) return known->id;
    const RowId id = coders.ensure(author);
    sink_.notice("new-coder", fmt::format("new coder '{}'", author), author);
    return id;
  }

  model::Project& project_;
  Sink& sink_;
  model::SourceText text_;
  std::vector<model::NewCoding> codings_;
};

}  // namespace

void code_by_comments(model::Project& project, const std::string& source,
                      const std::vector<model::CommentDraft>& comments, Sink& sink) {
  if (!comments.empty()) CommentCoder(project, source, sink).run(comments);
}

}  // namespace thema::cli
