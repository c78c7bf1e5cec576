#include "model/checklist_items.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"

namespace thema::model {

namespace {

constexpr std::array kCoreq{
    ChecklistItem{"1", "Research team and reflexivity", "Interviewer"},
    ChecklistItem{"2", "Research team and reflexivity", "Credentials"},
    ChecklistItem{"3", "Research team and reflexivity", "Occupation"},
    ChecklistItem{"4", "Research team and reflexivity", "Gender"},
    ChecklistItem{"5", "Research team and reflexivity", "Experience and training"},
    ChecklistItem{"6", "Research team and reflexivity", "Relationship before the study"},
    ChecklistItem{"7", "Research team and reflexivity",
                  "What participants knew of the interviewer"},
    ChecklistItem{"8", "Research team and reflexivity", "Interviewer characteristics"},
    ChecklistItem{"9", "Study design", "Orientation and theory"},
    ChecklistItem{"10", "Study design", "Sampling"},
    ChecklistItem{"11", "Study design", "Method of approach"},
    ChecklistItem{"12", "Study design", "Sample size"},
    ChecklistItem{"13", "Study design", "Non-participation"},
    ChecklistItem{"14", "Study design", "Setting"},
    ChecklistItem{"15", "Study design", "Presence of others"},
    ChecklistItem{"16", "Study design", "Description of sample"},
    ChecklistItem{"17", "Study design", "Interview guide"},
    ChecklistItem{"18", "Study design", "Repeat interviews"},
    ChecklistItem{"19", "Study design", "Recording"},
    ChecklistItem{"20", "Study design", "Field notes"},
    ChecklistItem{"21", "Study design", "Duration"},
    ChecklistItem{"22", "Study design", "Data saturation"},
    ChecklistItem{"23", "Study design", "Transcripts returned"},
    ChecklistItem{"24", "Analysis and findings", "Number of coders"},
    ChecklistItem{"25", "Analysis and findings", "Coding tree"},
    ChecklistItem{"26", "Analysis and findings", "Derivation of themes"},
    ChecklistItem{"27", "Analysis and findings", "Software"},
    ChecklistItem{"28", "Analysis and findings", "Participant checking"},
    ChecklistItem{"29", "Analysis and findings", "Quotations"},
    ChecklistItem{"30", "Analysis and findings", "Consistency"},
    ChecklistItem{"31", "Analysis and findings", "Major themes"},
    ChecklistItem{"32", "Analysis and findings", "Minor themes"},
};

constexpr std::array kSrqr{
    ChecklistItem{"1", "Title and abstract", "Title"},
    ChecklistItem{"2", "Title and abstract", "Abstract"},
    ChecklistItem{"3", "Introduction", "Problem"},
    ChecklistItem{"4", "Introduction", "Purpose or question"},
    ChecklistItem{"5", "Methods", "Approach and paradigm"},
    ChecklistItem{"6", "Methods", "Researchers and reflexivity"},
    ChecklistItem{"7", "Methods", "Context"},
    ChecklistItem{"8", "Methods", "Sampling"},
    ChecklistItem{"9", "Methods", "Ethics"},
    ChecklistItem{"10", "Methods", "Data collection methods"},
    ChecklistItem{"11", "Methods", "Instruments"},
    ChecklistItem{"12", "Methods", "Units of study"},
    ChecklistItem{"13", "Methods", "Data processing"},
    ChecklistItem{"14", "Methods", "Data analysis"},
    ChecklistItem{"15", "Methods", "Trustworthiness"},
    ChecklistItem{"16", "Results", "Synthesis and interpretation"},
    ChecklistItem{"17", "Results", "Links to data"},
    ChecklistItem{"18", "Discussion", "Prior work, implications, transferability"},
    ChecklistItem{"19", "Discussion", "Limitations"},
    ChecklistItem{"20", "Other", "Conflicts of interest"},
    ChecklistItem{"21", "Other", "Funding"},
};

constexpr std::array kRameses2{
    ChecklistItem{"1", "Title and abstract", "Title"},
    ChecklistItem{"2", "Title and abstract", "Abstract"},
    ChecklistItem{"3", "Introduction", "Rationale"},
    ChecklistItem{"4", "Introduction", "Programme theory"},
    ChecklistItem{"5", "Introduction", "Questions and focus"},
    ChecklistItem{"6", "Introduction", "Ethics"},
    ChecklistItem{"7", "Methods", "Why realist evaluation"},
    ChecklistItem{"8", "Methods", "Environment"},
    ChecklistItem{"9", "Methods", "Programme"},
    ChecklistItem{"10", "Methods", "Design"},
    ChecklistItem{"11", "Methods", "Data collection"},
    ChecklistItem{"12", "Methods", "Recruitment and sampling"},
    ChecklistItem{"13", "Methods", "Analysis"},
    ChecklistItem{"14", "Results", "Participants"},
    ChecklistItem{"15", "Results", "Main findings"},
    ChecklistItem{"16", "Discussion", "Summary"},
    ChecklistItem{"17", "Discussion", "Strengths, limits, directions"},
    ChecklistItem{"18", "Discussion", "Comparison with literature"},
    ChecklistItem{"19", "Discussion", "Conclusions"},
    ChecklistItem{"20", "Discussion", "Funding and interests"},
};

constexpr std::array kEntreq{
    ChecklistItem{"1", "Introduction", "Aim"},
    ChecklistItem{"2", "Methods and methodology", "Synthesis methodology"},
    ChecklistItem{"3", "Literature search and selection", "Approach to searching"},
    ChecklistItem{"4", "Literature search and selection", "Inclusion criteria"},
    ChecklistItem{"5", "Literature search and selection", "Data sources"},
    ChecklistItem{"6", "Literature search and selection", "Search strategy"},
    ChecklistItem{"7", "Literature search and selection", "Screening"},
    ChecklistItem{"8", "Literature search and selection", "Study characteristics"},
    ChecklistItem{"9", "Literature search and selection", "Selection results"},
    ChecklistItem{"10", "Appraisal", "Rationale for appraisal"},
    ChecklistItem{"11", "Appraisal", "Appraisal items"},
    ChecklistItem{"12", "Appraisal", "Appraisal process"},
    ChecklistItem{"13", "Appraisal", "Appraisal results"},
    ChecklistItem{"14", "Synthesis of findings", "Data extraction"},
    ChecklistItem{"15", "Synthesis of findings", "Software"},
    ChecklistItem{"16", "Synthesis of findings", "Number of reviewers"},
    ChecklistItem{"17", "Synthesis of findings", "Coding"},
    ChecklistItem{"18", "Synthesis of findings", "Study comparison"},
    ChecklistItem{"19", "Synthesis of findings", "Derivation of themes"},
    ChecklistItem{"20", "Synthesis of findings", "Quotations"},
    ChecklistItem{"21", "Synthesis of findings", "Synthesis output"},
};

constexpr std::array kPrisma{
    ChecklistItem{"1", "Title", "Title"},
    ChecklistItem{"2", "Abstract", "Abstract"},
    ChecklistItem{"3", "Introduction", "Rationale"},
    ChecklistItem{"4", "Introduction", "Objectives"},
    ChecklistItem{"5", "Methods", "Eligibility criteria"},
    ChecklistItem{"6", "Methods", "Information sources"},
    ChecklistItem{"7", "Methods", "Search strategy"},
    ChecklistItem{"8", "Methods", "Selection process"},
    ChecklistItem{"9", "Methods", "Data collection process"},
    ChecklistItem{"10a", "Methods", "Outcomes sought"},
    ChecklistItem{"10b", "Methods", "Other variables sought"},
    ChecklistItem{"11", "Methods", "Risk of bias assessment"},
    ChecklistItem{"12", "Methods", "Effect measures"},
    ChecklistItem{"13a", "Methods", "Eligibility for each synthesis"},
    ChecklistItem{"13b", "Methods", "Preparation of data"},
    ChecklistItem{"13c", "Methods", "Tabulation and display"},
    ChecklistItem{"13d", "Methods", "Synthesis methods"},
    ChecklistItem{"13e", "Methods", "Exploring heterogeneity"},
    ChecklistItem{"13f", "Methods", "Sensitivity analyses"},
    ChecklistItem{"14", "Methods", "Reporting bias assessment"},
    ChecklistItem{"15", "Methods", "Certainty assessment"},
    ChecklistItem{"16a", "Results", "Study selection"},
    ChecklistItem{"16b", "Results", "Near misses excluded"},
    ChecklistItem{"17", "Results", "Study characteristics"},
    ChecklistItem{"18", "Results", "Risk of bias in studies"},
    ChecklistItem{"19", "Results", "Results of single studies"},
    ChecklistItem{"20a", "Results", "Summary of each synthesis"},
    ChecklistItem{"20b", "Results", "Results of syntheses"},
    ChecklistItem{"20c", "Results", "Heterogeneity"},
    ChecklistItem{"20d", "Results", "Sensitivity"},
    ChecklistItem{"21", "Results", "Reporting biases"},
    ChecklistItem{"22", "Results", "Certainty of evidence"},
    ChecklistItem{"23a", "Discussion", "Interpretation"},
    ChecklistItem{"23b", "Discussion", "Limits of evidence"},
    ChecklistItem{"23c", "Discussion", "Limits of review processes"},
    ChecklistItem{"23d", "Discussion", "Implications"},
    ChecklistItem{"24a", "Other information", "Registration"},
    ChecklistItem{"24b", "Other information", "Protocol"},
    ChecklistItem{"24c", "Other information", "Amendments"},
    ChecklistItem{"25", "Other information", "Support"},
    ChecklistItem{"26", "Other information", "Competing interests"},
    ChecklistItem{"27", "Other information", "Availability of data and materials"},
};

constexpr std::array kKinds{
    ChecklistKind{"coreq", "COREQ",
                  "Tong, Sainsbury and Craig, Int J Qual Health Care 2007; 19:349-357", kCoreq},
    ChecklistKind{"srqr", "SRQR", "O'Brien and others, Acad Med 2014; 89:1245-1251", kSrqr},
    ChecklistKind{"rameses2", "RAMESES II", "Wong and others, BMC Med 2016; 14:96", kRameses2},
    ChecklistKind{"entreq", "ENTREQ", "Tong and others, BMC Med Res Methodol 2012; 12:181",
                  kEntreq},
    ChecklistKind{"prisma", "PRISMA 2020", "Page and others, BMJ 2021; 372:n71", kPrisma}};

}  // namespace

const ChecklistItem* ChecklistKind::find(std::string_view number) const {
  const auto found = std::find_if(items.begin(), items.end(), [&](const ChecklistItem& item) {
    return iequals_ascii(item.number, trim(number));
  });
  return found == items.end() ? nullptr : &*found;
}

std::span<const ChecklistKind> checklist_kinds() { return kKinds; }

const ChecklistKind& require_checklist_kind(std::string_view name) {
  std::vector<std::string> names;
  for (const ChecklistKind& kind : kKinds) {
    if (iequals_ascii(kind.name, trim(name))) return kind;
    names.emplace_back(kind.name);
  }
  const std::string near = did_you_mean(trim(name), names);
  throw Error(Errc::not_found, fmt::format("no checklist '{}'", trim(name)),
              near.empty() ? fmt::format("there are: {}", join(names, ", ")) : near)
      .about(std::string(trim(name)));
}

}  // namespace thema::model
