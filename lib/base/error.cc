#include "base/error.h"

#include <utility>

namespace thema {

int exit_status(Errc code) {
  switch (code) {
    case Errc::usage:
      return 2;
    case Errc::bad_input:
    case Errc::not_found:
    case Errc::ambiguous:
    case Errc::exists:
      return 3;
    case Errc::project:
    case Errc::too_new:
    case Errc::storage:
      return 4;
    case Errc::conflict:
      return 5;
    case Errc::locked:
      return 6;
    case Errc::interrupted:
      return 130;
  }
  return 3;
}

std::string_view errc_id(Errc code) {
  switch (code) {
    case Errc::usage:
      return "usage";
    case Errc::bad_input:
      return "bad-input";
    case Errc::not_found:
      return "not-found";
    case Errc::ambiguous:
      return "ambiguous";
    case Errc::exists:
      return "exists";
    case Errc::project:
      return "project";
    case Errc::too_new:
      return "too-new";
    case Errc::storage:
      return "storage";
    case Errc::conflict:
      return "conflict";
    case Errc::locked:
      return "locked";
    case Errc::interrupted:
      return "interrupted";
  }
  return "error";
}

Error::Error(Errc code, const std::string& message, std::string hint)
    : std::runtime_error(message), code_(code), hint_(std::move(hint)) {}

Error& Error::at(std::string file, std::size_t line) {
  file_ = std::move(file);
  line_ = line;
  return *this;
}

Error& Error::about(std::string object) {
  object_ = std::move(object);
  return *this;
}

}  // namespace thema
