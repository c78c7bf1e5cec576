#include "topics.h"

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/near.h"
#include "base/strings.h"
#include "command.h"
#include "guide.h"
#include "topics/coding.h"
#include "topics/exit_codes.h"
#include "topics/formats.h"
#include "topics/framework.h"
#include "topics/ipa.h"
#include "topics/privacy.h"
#include "topics/queries.h"
#include "topics/realist.h"
#include "topics/reports.h"
#include "topics/review.h"
#include "topics/teams.h"

namespace thema::cli {

namespace {

constexpr std::array kTopics{
    Topic{"coding", "Passages, codes, and how to say where", kTopicCoding},
    Topic{"realist", "Realist evaluation: theories, configurations, evidence", kTopicRealist},
    Topic{"review", "A synthesis of published studies", kTopicReview},
    Topic{"ipa", "Interpretative phenomenological analysis", kTopicIpa},
    Topic{"framework", "Cases by themes", kTopicFramework},
    Topic{"queries", "--where, --query, views, search words, and attribution templates",
          kTopicQueries},
    Topic{"teams", "Several coders, history, undo, backups", kTopicTeams},
    Topic{"privacy", "Consent, pseudonyms, erasure", kTopicPrivacy},
    Topic{"reports", "A paper's numbers, tables and quotes from one document", kTopicReports},
    Topic{"formats", "What is read and written", kTopicFormats},
    Topic{"exit-codes", "What the exit status says", kTopicExitCodes},
};

}  // namespace

std::span<const Topic> topics() { return kTopics; }

bool is_topic(std::string_view word) {
  for (const Topic& topic : kTopics) {
    if (topic.name == word) return true;
  }
  return false;
}

std::string topic_text(std::string_view word) {
  std::vector<std::string> names;
  for (const Topic& topic : kTopics) {
    if (topic.name == word) return std::string(topic.text);
    names.emplace_back(topic.name);
  }
  const std::string all = join(names, ", ");
  for (const Command& command : commands()) names.emplace_back(command.name);
  throw Error(Errc::not_found, fmt::format("no topic '{}'; there are: {}", word, all),
              did_you_mean(word, names));
}

std::string topics_text() {
  std::string out = "Usage: thema help TOPIC\n       thema help COMMAND [VERB]\n\nTopics:\n";
  for (const Topic& topic : kTopics) {
    out += fmt::format("  {:<12}{}\n", topic.name, topic.summary);
  }
  return out + "\n'thema --help' lists the commands.\n";
}

}  // namespace thema::cli
