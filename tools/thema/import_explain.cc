#include "import_explain.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "report/renderer.h"

namespace thema::cli {
namespace {

using formats::LabelDoubt;
using formats::RoleSign;
using formats::SpeakerAccount;

/// Why the role was guessed, in short words.
std::string reason(const model::SpeakerDraft& speaker, const SpeakerAccount& account) {
  switch (account.sign) {
    case RoleSign::word:
      return "the label says interviewer";
    case RoleSign::convention:
      return fmt::format("convention: {} asks", speaker.label);
    case RoleSign::none:
      break;
  }
  return "nothing says interviewer";
}

/// Words of each speaker, as the search index counts them.
std::vector<std::size_t> words_of(const model::PreparedSource& read) {
  std::vector<std::size_t> words(read.document.speakers.size(), 0);
  for (std::size_t i = 0; i < read.document.turns.size(); ++i) {
    const auto& turn = read.document.turns[i];
    if (turn.speaker && i < read.tokens.size())
      words[*turn.speaker] += read.tokens[i].tokens.size();
  }
  return words;
}

/// What is doubtful about a label, and the command that corrects it.
class Doubts {
 public:
  Doubts(const model::DocumentDraft& document, const std::vector<SpeakerAccount>& accounts,
         std::string source)
      : document_(document), accounts_(accounts), source_(shell_quoted(source)) {}

  std::string what(std::size_t i) const {
    switch (accounts_[i].doubt) {
      case LabelDoubt::none:
        return {};
      case LabelDoubt::once:
        return "is there only once";
      case LabelDoubt::speech:
        return "looks like speech";
      case LabelDoubt::same_person:
        return fmt::format("may be {}", label(accounts_[i].like));
      case LabelDoubt::unnamed:
        return "is no name";
      case LabelDoubt::asks:
        return fmt::format("asks most questions (in {} of {} turns)", accounts_[i].questions,
                           accounts_[i].turns);
    }
    return {};
  }

  std::string command(std::size_t i) const {
    switch (accounts_[i].doubt) {
      case LabelDoubt::none:
        return {};
      case LabelDoubt::once:
      case LabelDoubt::speech:
        return "thema import --speakers REGEX";
      case LabelDoubt::same_person:
        return fmt::format("thema speaker merge {} {} --into {}", source_, shell_quoted(label(i)),
                           shell_quoted(label(accounts_[i].like)));
      case LabelDoubt::unnamed:
        return fmt::format("thema speaker set {} {} --rename NAME", source_,
                           shell_quoted(label(i)));
      case LabelDoubt::asks:
        return fmt::format("thema speaker set {} {} --role interviewer", source_,
                           shell_quoted(label(i)));
    }
    return {};
  }

  const std::string& label(std::size_t i) const { return document_.speakers[i].label; }

 private:
  const model::DocumentDraft& document_;
  const std::vector<SpeakerAccount>& accounts_;
  std::string source_;
};

}  // namespace

void ImportExplanation::add(const std::string& file, const std::string& source,
                            const model::PreparedSource& read) {
  const model::DocumentDraft& document = read.document;
  const std::vector<SpeakerAccount> accounts = formats::speaker_accounts(document);
  const Doubts doubts(document, accounts, source);
  const std::vector<std::size_t> words = words_of(read);
  std::vector<std::string> doubtful;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    std::string doubt = doubts.what(i);
    if (!doubt.empty()) {
      doubtful.push_back(fmt::format("'{}' {}", doubts.label(i), doubt));
      doubt += ": " + doubts.command(i);
    }
    if (!ctx_.globals().dry_run) continue;
    const auto& speaker = document.speakers[i];
    rows_.push_back({cell(file), cell(speaker.label),
                     cell(std::string(model::to_string(speaker.role))),
                     cell_count(accounts[i].turns), cell_count(words[i]),
                     cell(reason(speaker, accounts[i])), cell(doubt)});
  }
  if (doubtful.empty() || ctx_.globals().dry_run) return;
  constexpr std::size_t kMostNamed = 3;
  const std::size_t more = doubtful.size() > kMostNamed ? doubtful.size() - kMostNamed : 0;
  doubtful.resize(doubtful.size() - more);
  ctx_.sink().notice(
      "doubtful-speakers",
      fmt::format("speakers of '{}': {}{}; 'thema import -n' shows the commands "
                  "that correct them",
                  source, join(doubtful, ", "), more == 0 ? "" : fmt::format(" and {} more", more)),
      source);
}

void ImportExplanation::print(report::Renderer& out) const {
  if (!ctx_.globals().dry_run || !ctx_.globals().columns_text.empty()) return;
  using Kind = report::Column::Kind;
  report::Table table;
  table.name = "import_speakers";
  table.columns = {{"file", "File", Kind::text},
                   {"label", "Label", Kind::text},
                   {"role", "Role", Kind::text},
                   {"turns", "Turns", Kind::integer},
                   {"words", "Words", Kind::integer},
                   {"why", "Why", Kind::text, report::kAll, true},
                   {"doubt", "Doubt", Kind::text, report::kAll, true}};
  table.group_first_column = true;
  ctx_.table(out, std::move(table), rows_);
}

}  // namespace thema::cli
