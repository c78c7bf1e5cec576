#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace thema::cli {

class Terminal;

/// While one lives, no editor is opened: what a report runs must not wait for a person.
class NoEditor {
 public:
  NoEditor();
  ~NoEditor();
  NoEditor(const NoEditor&) = delete;
  NoEditor& operator=(const NoEditor&) = delete;
};

/// A text in a person's editor: $VISUAL or $EDITOR, else vi on a terminal. The terminal is handed
/// over until the editor ends.
class EditedText {
 public:
  /// Writes `text` into a file of its own, readable by nobody else, and runs the editor. Throws
  /// Errc::usage where there is no editor or none may be opened, Errc::bad_input when it ends with
  /// a failure.
  EditedText(Terminal& terminal, std::string text);
  ~EditedText();  ///< removes the file unless it is kept
  EditedText(const EditedText&) = delete;
  EditedText& operator=(const EditedText&) = delete;

  const std::string& text() const { return text_; }
  std::string file() const { return path_.string(); }
  bool changed() const { return changed_; }

  /// Does something with the text. What it throws says where the edited text is kept, with the
  /// error's line.
  void use(const std::function<void()>& work);

 private:
  std::filesystem::path path_;
  std::string text_;
  bool changed_ = false, kept_ = false;
};

}  // namespace thema::cli
