#pragma once

#include <map>
#include <optional>
#include <random>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "analysis/filter.h"
#include "model/corpus.h"
#include "model/project.h"

/// Small studies made up at random, told twice: as plain values, from which a test counts by brute
/// force, and as a project made through the model, from which the library counts.
namespace thema_test {

using Random = std::mt19937_64;
using Attributes = std::map<std::string, std::string>;
using People = std::set<std::size_t>;

inline std::size_t below(Random& random, std::size_t n) { return random() % n; }
inline bool one_in(Random& random, std::size_t n) { return below(random, n) == 0; }
template <class T>
const T& one_of(Random& random, const std::vector<T>& from) {
  return from[below(random, from.size())];
}

/// A study as plain values. Everything refers to everything else by index.
struct Told {
  struct Person {
    std::string name, kind;
    Attributes attributes;
    People in = {};  ///< those that this one belongs to
  };
  struct Label {
    std::string label;
    thema::model::SpeakerRole role = thema::model::SpeakerRole::participant;
    std::optional<std::size_t> person;
  };
  struct Words {
    std::optional<std::size_t> speaker;
    thema::Span label, span;
  };
  struct Interview {
    std::string name, kind, text;
    std::uint32_t length = 0;
    std::vector<Label> speakers;
    std::vector<Words> turns;
    People people;
    Attributes attributes;
  };
  struct Node {
    std::string path, role;
    std::optional<std::size_t> parent;
    std::vector<thema::model::Tag> tags;
  };
  struct Mark {
    std::size_t source = 0, code = 0, coder = 0;
    thema::Span span;
    bool exemplar = false, suggested = false, lost = false;
    std::string created;
    std::vector<thema::model::Tag> tags;
  };
  std::vector<Person> people;
  std::vector<Interview> sources;
  std::vector<Node> codes;
  std::vector<std::string> coders;
  std::vector<Mark> codings;
  std::string count = "union";

  /// Counted: accepted, its words still there, by a coder who counts.
  bool counts(const Mark& m) const {
    return !m.suggested && !m.lost && (count == "union" || coders[m.coder] == count);
  }
  /// Whether a code is another one or somewhere below it.
  bool is_under(std::size_t code, std::size_t top) const;
  /// The turns that hold a letter of the passage, point for point.
  std::set<std::size_t> turns_of(const Mark& m) const;
  /// Those of a kind that a person is or belongs to: whom its words count for.
  People counts_for(std::size_t person, const std::string& kind) const;
  /// Whose words a turn is, taken by itself.
  People said_in(const Interview& source, const Words& turn) const;
  /// The turns of a passage whose words count: those of participants where there are any.
  std::vector<const Words*> heard_in(const Mark& m) const;
  /// Who said it, by the words of the contract.
  People said_by(const Mark& m) const;
};

Told random_told(Random& random);
/// Some belong to others: in one at most or, with `several`, in any number.
void put_in_others(Random& random, Told& told, bool several);
/// Makes the study in a project, in an order of its own.
void store(const Told& told, thema::model::Project& project);

/// What a reading command loads of a project.
struct Loaded {
  explicit Loaded(thema::model::Project& project);
  thema::model::Corpus corpus;
  std::vector<thema::model::Coding> codings;
  std::vector<std::vector<thema::model::Turn>> turns;  ///< by source
  thema::analysis::CodingFacts facts;

  std::span<const thema::model::Coding> codings_of(std::uint32_t source) const;
  /// Tells the filter every coding that counts.
  void teach(thema::analysis::Filter& filter) const;
  std::vector<thema::analysis::Selected> select(const thema::analysis::Filter& filter,
                                                std::uint32_t source) const;
};

/// The position of the thing with a name (a code: with a path).
template <class T>
std::uint32_t index_of(const std::vector<T>& things, const std::string& name) {
  for (std::size_t i = 0; i < things.size(); ++i) {
    if constexpr (requires { things[i].path; }) {
      if (things[i].path == name) return static_cast<std::uint32_t>(i);
    } else {
      if (things[i].name == name) return static_cast<std::uint32_t>(i);
    }
  }
  throw std::out_of_range(name);
}

}  // namespace thema_test
