#pragma once

#include <string>
#include <string_view>

namespace CLI {
class App;
}

namespace thema::cli {

class Context;

std::string version_text();
/// `thema --help`: the commands in groups.
std::string overview_text();
/// `thema COMMAND [VERB] --help`.
std::string help_text(const CLI::App& root, const CLI::App& at);
/// `thema` alone: the next useful step for where it stands. Returns the exit status.
int next_step(Context& context);

bool is_topic(std::string_view word);
/// `thema help TOPIC`; Errc::not_found with near names, those of commands too.
std::string topic_text(std::string_view topic);
/// The topics there are.
std::string topics_text();

}  // namespace thema::cli
