#include <fmt/format.h>

#include "base/error.h"
#include "model/annotation_parts.h"
#include "model/coders.h"
#include "model/project.h"

namespace thema::model::annotation {

namespace {

constexpr RowId kSeveral = -1;

/// The word of a new code's name that was meant as something else: "@k" of "Trust @k"; empty: none.
std::string_view stray_sign(std::string_view name) {
  constexpr std::string_view kSigns = "!#@=";
  for (std::size_t at = 0; at < name.size(); ++at) {
    const bool begins = at == 0 || name[at - 1] == ' ';
    if (!begins || kSigns.find(name[at]) == std::string_view::npos) continue;
    return name.substr(at, name.find(' ', at) - at);
  }
  return {};
}

void refuse_slip(const std::string& name) {
  const std::string_view sign = stray_sign(name);
  if (sign.empty()) return;
  throw Error(Errc::bad_input,
              fmt::format("'{}' makes no new code: '{}' looks like a slip (a tag is @key=value, a "
                          "note #words, an exemplar a single !); 'thema code add' makes codes of "
                          "any name",
                          name, sign));
}

}  // namespace

MarkNames::MarkNames(Project& project, const std::vector<std::string>& base,
                     AnnotationOptions& options)
    : project_(project),
      options_(options),
      finder_(Codebook(project).list()),
      exported_codes_(base, ExportedNames::Of::codes),
      exported_coders_(base, ExportedNames::Of::coders) {
  for (const Code& code : finder_.codes()) code_ids_.insert(code.id);
  for (const Coder& c : Coders(project).list()) {
    coder_ids_.insert(c.id);
    coders_.emplace(c.name, c.id);
    const auto [printed, alone] = printed_coders_.emplace(project.printed(c.name), c.id);
    if (!alone) printed->second = kSeveral;
  }
}

RowId MarkNames::known_coder(const std::string& name) const {
  if (const RowId then = exported_coders_.find(name); coder_ids_.contains(then)) return then;
  if (const auto stored = coders_.find(name); stored != coders_.end()) return stored->second;
  const auto printed = printed_coders_.find(name);
  if (printed == printed_coders_.end()) return 0;
  if (printed->second != kSeveral) return printed->second;
  throw Error(Errc::ambiguous,
              fmt::format("'{}' may be several coders, who are printed alike", name));
}

RowId MarkNames::coder_of(const AnnotatedCoding& mark, std::vector<std::string>& made) {
  const bool owner = mark.coder.empty() || mark.coder == options_.owner;
  const RowId known = owner ? options_.coder : known_coder(mark.coder);
  const bool at_work = owner || mark.coder == project_.coder_name();
  if (at_work && options_.coder == 0 && known == 0 && options_.make_coder) {
    options_.coder = options_.make_coder();
    coders_.emplace(project_.coder_name(), options_.coder);
    return options_.coder;
  }
  if (!options_.of_everybody) return known == options_.coder ? known : 0;
  if (known != 0) return known;
  const RowId id = Coders(project_).ensure(mark.coder);
  coders_.emplace(mark.coder, id);
  made.push_back(mark.coder);
  return id;
}

RowId MarkNames::code_of(const std::string& name, std::vector<std::string>& made) {
  if (const auto known = made_.find(name); known != made_.end()) return known->second;
  if (const RowId then = exported_codes_.find(name); code_ids_.contains(then)) return then;
  if (const auto known = finder_.find(name)) return finder_.codes()[*known].id;
  if (!options_.make_codes) return finder_.codes()[finder_.require(name)].id;
  Codebook codebook(project_);
  RowId id = 0;
  if (const auto known = codebook.find(name)) {  // a parent that was made for another mark
    id = known->id;
  } else {
    refuse_slip(name);
    Codebook::Added added = codebook.add(name, {});
    id = added.id;
    for (std::string& parent : added.parents) made.push_back(std::move(parent));
    made.push_back(name);
  }
  made_.emplace(name, id);
  return id;
}

}  // namespace thema::model::annotation
