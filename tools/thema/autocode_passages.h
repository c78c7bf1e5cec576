#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "analysis/autocode.h"
#include "app.h"
#include "coding_rows.h"
#include "model/corpus.h"
#include "text/regex.h"

namespace thema::cli {

class Context;

/// Which passages are meant: options of `autocode`.
struct PassageOptions {
  std::string match, find, from_question, span, where;
};

void add_passage_options(App app, PassageOptions& options);

/// Passages by pattern, search, question or filter, in the order of the texts. Participants' words,
/// and those of people with another role: an interviewer's turns only where --where speaks of roles
/// or speakers.
class PassageFinder {
 public:
  /// REQUIRES: all outlive this. Throws Errc::usage for options that do not go together.
  PassageFinder(model::Project& project, const model::Corpus& corpus,
                const PassageOptions& options);

  struct Passage {
    std::size_t turn = 0;  ///< index into the source's turns
    text::Span span;
  };
  /// What is found in one source; ascending.
  struct Found {
    std::uint32_t source;
    const std::vector<model::Turn>& turns;
    const text::TextIndex& index;
    const std::vector<Passage>& passages;
  };
  void each(const std::function<void(const Found&)>& visit);

  const analysis::Attribution& who() const { return who_; }

 private:
  using Candidates = std::vector<std::size_t>;
  Candidates candidates(std::uint32_t source, const std::vector<model::Turn>& turns,
                        const text::TextIndex& index) const;
  void by_words(const std::function<void(const Found&)>& visit);
  std::string language_of(std::uint32_t source) const;
  analysis::PassageCutter cutter_of(std::uint32_t source, const text::TextIndex& index) const;

  model::Project& project_;
  const model::Corpus& corpus_;
  const PassageOptions& options_;
  const Where where_;
  const analysis::Attribution who_;
  bool interviewers_ = false;
  analysis::PassageUnit unit_ = analysis::PassageUnit::turn;
  std::optional<text::Regex> match_, question_;
};

}  // namespace thema::cli
