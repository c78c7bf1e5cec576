#include "model/code_templates.h"

#include <fmt/format.h>

#include <array>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "model/code_template_trees.h"
#include "model/codebook.h"

namespace thema::model {

namespace {

constexpr std::array kTemplates{
    CodeTemplate{"npt-2009", "Normalization Process Theory: four mechanisms",
                 "May & Finch 2009, Sociology 43(3):535-554", trees::kNpt2009},
    CodeTemplate{"npt-2022", "Normalisation Process Theory coding manual",
                 "May et al. 2022, Implementation Science 17:19", trees::kNpt2022},
    CodeTemplate{"cfir", "Consolidated Framework for Implementation Research, updated",
                 "Damschroder et al. 2022, Implementation Science 17:75", trees::kCfir},
    CodeTemplate{"cfir-2009", "Consolidated Framework for Implementation Research",
                 "Damschroder et al. 2009, Implementation Science 4:50", trees::kCfir2009},
    CodeTemplate{"tdf", "Theoretical Domains Framework, version 2",
                 "Cane et al. 2012, Implementation Science 7:37", trees::kTdf},
    CodeTemplate{"com-b", "Capability, opportunity, motivation - behaviour",
                 "Michie et al. 2011, Implementation Science 6:42", trees::kComB},
    CodeTemplate{"re-aim", "RE-AIM", "Glasgow et al. 1999, Am J Public Health 89(9):1322-1327",
                 trees::kReAim},
    CodeTemplate{"coreq", "Consolidated criteria for reporting qualitative research",
                 "Tong et al. 2007, Int J Qual Health Care 19(6):349-357", trees::kCoreq},
    CodeTemplate{"srqr", "Standards for reporting qualitative research",
                 "O'Brien et al. 2014, Acad Med 89(9):1245-1251", trees::kSrqr},
    CodeTemplate{"rameses2", "RAMESES II reporting standards for realist evaluations",
                 "Wong et al. 2016, BMC Medicine 14:96", trees::kRameses2},
};

}  // namespace

std::span<const CodeTemplate> code_templates() { return kTemplates; }

const CodeTemplate& require_code_template(std::string_view name) {
  std::vector<std::string> names;
  for (const CodeTemplate& known : kTemplates) {
    if (known.name == name) return known;
    names.emplace_back(known.name);
  }
  throw Error(Errc::not_found,
              fmt::format("no template '{}'; there are: {}", name, join(names, ", ")),
              did_you_mean(name, names));
}

std::vector<CodeRow> rows_of(const CodeTemplate& code_template, const std::string& under) {
  std::vector<CodeRow> rows;
  std::vector<std::string> above;
  for (std::string_view line : split(code_template.tree, '\n')) {
    if (trim(line).empty()) continue;
    const std::size_t level = line.find_first_not_of(' ') / 2;
    line = trim(line);
    const std::size_t bar = line.find(" | ");
    above.resize(level);
    above.emplace_back(line.substr(0, bar));
    CodeRow row;
    row.path = (under.empty() ? "" : under + "/") + join_path(above);
    if (bar != std::string_view::npos) row.fields.role = std::string(line.substr(bar + 3));
    row.fields.origin = fmt::format("{}: {}", code_template.name, code_template.source);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace thema::model
