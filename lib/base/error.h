#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace thema {

/// What kind of thing went wrong; `exit_status` maps it to the program's exit status.
enum class Errc {
  usage,        ///< command, option or expression that cannot be understood
  bad_input,    ///< unreadable or invalid input, offsets outside a text
  not_found,    ///< no such source, code, case, id ...
  ambiguous,    ///< a name that means several things
  exists,       ///< a different thing of that name is there already
  project,      ///< project missing, damaged, not a project, not writable
  too_new,      ///< project made by a newer version
  storage,      ///< disk full, I/O error
  conflict,     ///< needs a person: undo or merge that does not fit
  locked,       ///< another process holds the project
  interrupted,  ///< SIGINT, SIGTERM
};

/// Contract section 2, "Exit status".
int exit_status(Errc code);

/// The only exception type of the library. The message names the place, what was found, what was
/// expected and what to do; `hint` holds a "did you mean" sentence or is empty.
class Error : public std::runtime_error {
 public:
  Error(Errc code, const std::string& message, std::string hint = {});

  Errc code() const { return code_; }
  const std::string& hint() const { return hint_; }

  /// Where: a file name and a line (1-based, 0 = none), or an object of the project.
  const std::string& file() const { return file_; }
  std::size_t line() const { return line_; }
  const std::string& object() const { return object_; }

  Error& at(std::string file, std::size_t line = 0);
  Error& about(std::string object);

 private:
  Errc code_;
  std::string hint_, file_, object_;
  std::size_t line_ = 0;
};

/// Stable id of an error code, for `--diagnostics jsonl`: "usage", "bad-input", ...
std::string_view errc_id(Errc code);

}  // namespace thema
