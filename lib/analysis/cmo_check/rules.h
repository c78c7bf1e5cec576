#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "analysis/cmo_check.h"
#include "analysis/consent.h"

// The rules of `cmo check`: for lib/analysis's own use.
namespace thema::analysis::cmo_rules {

/// A configuration with what the rules ask of its evidence.
struct Facts {
  const model::Configuration* cmoc = nullptr;
  bool reported = false;
  /// Indices into the input: words there, of people who consent to analysis, as tables count.
  std::vector<std::size_t> evidence;
  std::vector<std::size_t> supports;  ///< of these: supporting or refining
  std::vector<std::size_t> refused;   ///< of somebody who does not consent; in no other list
  std::vector<std::size_t> gone;      ///< words lost, or changed and not confirmed
  std::set<std::uint32_t> cases;      ///< that support it
  bool has(std::initializer_list<std::string_view> roles) const;
};

/// Everything that a rule may ask.
class Study {
 public:
  Study(const CmoCheckInput& input, const CmoPolicy& policy);

  const CmoCheckInput& input;
  const CmoPolicy& policy;
  const model::Corpus& corpus;
  std::vector<Facts> all;  ///< configurations that stand for themselves
  /// Who gives each piece of evidence, by its index.
  std::vector<std::vector<std::uint32_t>> cases;

  const model::Evidence& evidence(std::size_t i) const { return input.cmo.evidence[i]; }
  /// A finding about one configuration, about two, or about a theory or code.
  void add(const std::string& rule, const Facts& f, const std::string& message);
  void add(const std::string& rule, const Facts& a, const Facts& b, const std::string& message);
  void add(const std::string& rule, const std::string& object, RowId theory,
           const std::string& message);
  std::vector<CmoFinding> found;

  /// A value of an attribute of cases or sources, for a piece of evidence; may be several.
  std::set<std::string> values(const std::string& attribute, std::size_t evidence) const;
  /// All values that the attribute has in the project, but those of people who do not consent.
  std::set<std::string> all_values(const std::string& attribute) const;
  /// Values as people read them: in declared order, else by collation, numbers by value.
  std::vector<std::string> in_order(const std::string& attribute,
                                    const std::set<std::string>& values) const;
  bool consents(std::uint32_t case_index) const {
    return consent_.allows(Consent::Use::analysis, case_index);
  }
  std::string names_of(const std::set<std::uint32_t>& cases) const;

 private:
  Consent consent_;
};

/// Words as rules compare them: folded, each white space one space.
std::string plain(std::string_view words);

void check_completeness(Study& study);  // K01, K09, K15
void check_sources(Study& study);       // K02, K19
void check_people(Study& study);        // K03, K04, K05, K16
void check_search(Study& study);        // K06, K07, K08, K17, K20
void check_links(Study& study);         // K10, K11, K12
void check_pairs(Study& study);         // K13, K14
void check_codes(Study& study);         // K18, K21
void check_prose(Study& study);         // K22

}  // namespace thema::analysis::cmo_rules
