#include "base/sink.h"

#include <utility>

namespace thema {
namespace {

Diagnostic diagnostic(Level level, std::string id, std::string message, std::string object) {
  Diagnostic d;
  d.level = level;
  d.id = std::move(id);
  d.message = std::move(message);
  d.object = std::move(object);
  return d;
}

}  // namespace

void Sink::notice(std::string id, std::string message, std::string object) {
  report(diagnostic(Level::notice, std::move(id), std::move(message), std::move(object)));
}

void Sink::warn(std::string id, std::string message, std::string object) {
  report(diagnostic(Level::warning, std::move(id), std::move(message), std::move(object)));
}

}  // namespace thema
