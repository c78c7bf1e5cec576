#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace thema::model {

class Project;

/// What is printed for a name in the texts. The stored texts keep the name, so that positions stay.
struct Pseudonym {
  std::string original, replacement;
  std::string kind;  ///< person, place, ... ; free, may be empty
};

/// The table of pseudonyms that a project holds itself. It may be in a file of its own instead
/// (setting `pseudonyms`), which the command line reads.
class Pseudonyms {
 public:
  explicit Pseudonyms(Project& project) : project_(project) {}

  std::vector<Pseudonym> list();  ///< in collation order of the originals

  // REQUIRES a change under way:
  /// False when it is there, the same. Errc::exists when the name has another replacement already,
  /// unless `overwrite`. Errc::bad_input for an empty name or replacement, or a replacement that
  /// holds the name, unless it is the name itself, which is let stand then.
  bool add(const Pseudonym& pseudonym, bool overwrite);
  /// Errc::not_found with near names.
  void remove(std::string_view original);
  /// Takes the whole table out of the project for good, its history too.
  void forget();

 private:
  Project& project_;
};

/// The rules for one entry, wherever the table is kept: cleaned, or Errc::bad_input.
Pseudonym clean_pseudonym(const Pseudonym& pseudonym);

}  // namespace thema::model
