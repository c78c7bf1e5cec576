#include "context.h"

#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "base/file.h"
#include "base/near.h"
#include "base/strings.h"
#include "filter_notes.h"
#include "model/clean_text.h"
#include "model/coders.h"
#include "model/printed_names.h"
#include "model/settings.h"
#include "pseudonym_renderer.h"
#include "pseudonym_table.h"
#include "store/database.h"
#include "text/utf8.h"
#include "text/width.h"

namespace thema::cli {

namespace fs = std::filesystem;

struct Context::OutputFile {
  explicit OutputFile(const fs::path& path) : file(path) {}
  AtomicFile file;
};

/// Texts that were opened, so that the commands of a batch need not read them again. A version's
/// text and turns stay as they are, and its id is never that of another.
struct Context::OpenTexts {
  std::shared_ptr<model::SourceText> text(model::Project& project, const model::Source& source) {
    const std::string language = model::Settings(project).get("language");
    const auto found = std::find_if(texts_.begin(), texts_.end(), [&](const Open& open) {
      const model::Source& kept = open.text->source();
      return kept.version == source.version && kept.text_hash == source.text_hash &&
             kept.name == source.name && kept.language == source.language &&
             open.language == language;
    });
    if (found != texts_.end()) {
      std::rotate(found, found + 1, texts_.end());
      return texts_.back().text;
    }
    texts_.push_back({std::make_shared<model::SourceText>(project, source), language});
    std::size_t bytes = 0;
    for (const Open& open : texts_) bytes += open.text->text().size();
    while (texts_.size() > 1 && (bytes > kMostBytes || texts_.size() > kMost)) {
      bytes -= texts_.front().text->text().size();
      texts_.erase(texts_.begin());
    }
    return texts_.back().text;
  }

 private:
  static constexpr std::size_t kMostBytes = std::size_t{16}
                                            << 20;  // their turns need as much again
  static constexpr std::size_t kMost = 500;
  struct Open {
    std::shared_ptr<model::SourceText> text;
    std::string language;  ///< of the project then: it divides turns into sentences
  };
  std::vector<Open> texts_;  ///< the one used last at the end
};

Context::Context(std::vector<std::string> arguments, Terminal& terminal)
    : arguments_(std::move(arguments)), terminal_(terminal) {}

Context::Context(std::vector<std::string> arguments, Terminal& terminal, Context& outer)
    : arguments_(std::move(arguments)), terminal_(terminal), outer_(&outer) {}

Context::Context(std::vector<std::string> arguments, Terminal& terminal, Context& outer,
                 Placement& placement)
    : arguments_(std::move(arguments)),
      terminal_(terminal),
      outer_(&outer),
      placement_(&placement) {}

Context::~Context() {
  if (project_) terminal_.print_names_as(nullptr);
}

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string login_name() {
  for (const char* name : {"LOGNAME", "USER"}) {
    if (std::string value = environment(name); !value.empty()) return value;
  }
  const passwd* user = getpwuid(getuid());
  return user != nullptr && user->pw_name != nullptr ? user->pw_name : "nobody";
}

/// The JSON names of results that have a figure.
constexpr std::array<std::string_view, 7> kDrawn{
    "cmo_diagram", "cmo_matrix", "code_diagram", "cooccur", "matrix", "prisma", "saturation"};

}  // namespace

void check_output(const fs::path& output, const fs::path& input) {
  std::error_code ignored;
  if (!input.empty() && fs::equivalent(output, input, ignored)) {
    throw Error(Errc::usage, fmt::format("'{}' is the file that is read: choose another name for "
                                         "what is written",
                                         output.string()));
  }
  if (!fs::is_regular_file(output, ignored)) return;
  constexpr std::string_view kMagic = "SQLite format 3";
  std::string head(kMagic.size(), '\0');
  std::ifstream(output, std::ios::binary).read(head.data(), std::ssize(head));
  if (head != kMagic) return;
  throw Error(Errc::usage, fmt::format("'{}' is a project or another database: it is not written "
                                       "over; choose another name",
                                       output.string()));
}

std::string shell_quoted(std::string_view word) {
  const bool plain = !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           std::string_view("_-./:=,@%+").find(c) != std::string_view::npos;
  });
  if (plain) return std::string(word);
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

namespace {

std::vector<fs::path> projects_in(const fs::path& folder) {
  std::vector<fs::path> found;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (entry.path().extension() == ".thema" && !entry.is_directory(ignored)) {
      found.push_back(entry.path());
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

std::string Context::command_line() const {
  std::string line = "thema";
  for (const std::string& argument : arguments_) line += " " + shell_quoted(argument);
  return line;
}

fs::path Context::project_path() const {
  if (!globals_.project.empty()) return globals_.project;
  if (std::string path = environment("THEMA_PROJECT"); !path.empty()) return path;
  std::error_code failed;
  const fs::path here = fs::current_path(failed);
  if (failed)
    throw Error(Errc::project, "the working folder is gone: name the project with -p FILE");
  for (fs::path folder = here;; folder = folder.parent_path()) {
    const std::vector<fs::path> found = projects_in(folder);
    if (found.size() == 1) return folder == here ? found.front().filename() : found.front();
    if (found.size() > 1) {
      std::vector<std::string> names;
      for (const auto& path : found) names.push_back(path.filename().string());
      throw Error(Errc::project,
                  fmt::format("several projects in '{}' ({}): choose one with -p FILE",
                              folder.string(), join(names, ", ")));
    }
    if (folder == folder.parent_path()) break;
  }
  throw Error(
      Errc::project,
      "no project here or in a folder above: make one with 'thema init NAME.thema', or name "
      "one with -p FILE");
}

store::OpenOptions Context::open_options(bool writing) const {
  return {.access = writing ? store::Access::write : store::Access::read,
          .wait_ms = globals_.wait * 1000,
          .stop = &stop_flag()};
}

std::string Context::coder_name(model::Project& project) {
  std::string name = globals_.coder;
  if (name.empty()) name = environment("THEMA_CODER");
  if (name.empty()) name = model::Settings(project).get("coder");
  if (name.empty()) return login_name();
  name = model::clean_name(name, "a coder");
  model::Coders coders(project);
  if (coders.find(name) || names() == nullptr) return name;
  // Who reads a printed name may give it back.
  std::vector<std::string> stored;
  for (const model::Coder& c : coders.list()) stored.push_back(c.name);
  const auto same = model::printed_as(name, "coder", stored, project.printed_names());
  return same ? stored[*same] : name;
}

/// The project of the batch, with this command's coder at work.
model::Project& Context::shared() {
  model::Project& project = placement_ != nullptr ? outer_->read() : outer_->write();
  std::error_code ignored;
  if (!globals_.project.empty() && !fs::equivalent(globals_.project, project.path(), ignored)) {
    throw Error(Errc::usage, fmt::format("a {} works on one project, '{}': take -p {} off",
                                         placement_ != nullptr ? "report" : "batch",
                                         project.path().string(), globals_.project));
  }
  project.work_as(coder_name(project));
  return project;
}

bool Context::in_one_change() {
  if (placement_ != nullptr) return false;
  return outer_ != nullptr && write().change() != nullptr;
}

std::shared_ptr<model::SourceText> Context::source_text(const model::Source& source) {
  if (outer_ != nullptr) return outer_->source_text(source);
  model::Project& project = read();
  if (texts_ == nullptr) texts_ = std::make_shared<OpenTexts>();
  return texts_->text(project, source);
}

model::Project& Context::read() {
  if (outer_ != nullptr) return shared();
  if (!project_) {
    project_.emplace(
        model::Project::open(project_path(), open_options(false), Env::system(), sink()));
    opened();
  }
  return *project_;
}

void Context::opened() {
  names_.reset();
  texts_.reset();
  const auto printed = [this](std::string_view text) { return printed_name(text); };
  project_->print_names_as(printed);
  project_->find_names_with([this] { return loading_names_ ? nullptr : names(); });
  terminal_.print_names_as(printed);
  project_->work_as(coder_name(*project_));
}

std::string Context::printed_name(std::string_view text) {
  // What is wrong with the table of names is told while it is being read.
  const text::NameReplacer* known = loading_names_ ? nullptr : names();
  return known == nullptr ? std::string(text) : known->replaced(text);
}

Error Context::printed(const Error& e) {
  if (kept_ && e.code() == Errc::interrupted) {
    return {Errc::interrupted,
            "interrupted; what was changed is kept ('thema undo' takes it back)"};
  }
  const bool of_the_file = e.code() == Errc::project || e.code() == Errc::too_new ||
                           e.code() == Errc::storage || e.code() == Errc::locked;
  const text::NameReplacer* known = nullptr;
  try {
    known = names();
  } catch (const Error& unread) {
    // Without its table no message can be told; but for those that name nobody.
    return of_the_file ? e : unread;
  }
  if (known == nullptr) return e;
  return Error(e.code(), known->replaced(e.what()), known->replaced(e.hint()))
      .at(known->replaced(e.file()), e.line())
      .about(known->replaced(e.object()));
}

const text::NameReplacer* Context::names() {
  if (globals_.identified) return nullptr;
  if (outer_ != nullptr) return outer_->names();
  if (!project_) return nullptr;
  if (!names_) {
    std::vector<text::NameReplacer::Name> names;
    loading_names_ = true;
    std::vector<model::Pseudonym> table;
    try {
      table = load_pseudonyms(*project_, sink());
    } catch (...) {
      loading_names_ = false;
      throw;
    }
    loading_names_ = false;
    for (model::Pseudonym& p : table) {
      names.push_back({std::move(p.original), std::move(p.replacement)});
    }
    names_.emplace(std::move(names));
  }
  return names_->empty() ? nullptr : &*names_;
}

void Context::forget_names() {
  names_.reset();
  texts_.reset();  // what is printed of them is kept with them
  if (outer_ != nullptr) outer_->forget_names();
}

model::Project& Context::write() {
  if (placement_ != nullptr) {
    throw Error(Errc::usage, fmt::format("'{}' changes the project, and a report only reads it: "
                                         "run it by itself before",
                                         command_line()));
  }
  if (outer_ != nullptr) return shared();
  if (project_ && !writing_) project_.reset();
  if (!project_) {
    project_.emplace(
        model::Project::open(project_path(), open_options(true), Env::system(), sink()));
    opened();
    writing_ = true;
  }
  return *project_;
}

void Context::change(const std::function<void(model::Project&)>& work) {
  model::Project& project = write();
  Terminal::NewNames new_names(terminal_);
  if (project.change() != nullptr) {
    const model::Project::Part part = project.begin_part();
    if (!globals_.dry_run || outer_->globals_.dry_run) {
      work(project);
      if (project.end_part(part)) new_names.release();
      return;
    }
    const store::Transaction taken_back(project.db());  // of this one command
    work(project);
    if (project.end_part(part)) new_names.release();
    project.part_taken_back(part);
    sink().notice("dry-run", "dry run: nothing was changed");
    return;
  }
  project.begin_change(command_line(), globals_.reason);
  try {
    work(project);
    // A full disk under --output shows before the change is kept.
    if (file_ != nullptr) file_->file.flush();
  } catch (...) {
    project.rollback_change();
    throw;
  }
  if (globals_.dry_run) {
    if (project.changed_anything()) new_names.release();
    project.rollback_change();
    sink().notice("dry-run", "dry run: nothing was changed");
  } else {
    if (project.commit_change()) new_names.release();
    kept_ = true;
  }
}

void Context::emit(std::string_view bytes) {
  // What was kept is told to the end: status 130 means that nothing was changed.
  if (stop_flag() && !kept_) throw Error(Errc::interrupted, "interrupted; nothing was changed");
  if (placement_ != nullptr) {
    placement_->plain(bytes);
    return;
  }
  if (globals_.output.empty() || globals_.output == "-") {
    terminal_.write(bytes);
    return;
  }
  if (file_ == nullptr) {
    check_output(globals_.output);
    file_ = std::make_unique<OutputFile>(globals_.output);
  }
  file_->file.write(bytes);
}

void Context::print(std::string_view text) {
  if (const text::NameReplacer* known = names()) {
    print_exact(known->replaced(text));
  } else {
    print_exact(text);
  }
}

void Context::say(std::string_view sentence) {
  const text::NameReplacer* known = names();
  print_exact(text::visible_on_terminal(known != nullptr ? known->replaced(sentence)
                                                         : std::string(sentence)) +
              "\n");
}

void Context::print_exact(std::string_view text) {
  const bool shown = placement_ == nullptr && (globals_.output.empty() || globals_.output == "-") &&
                     terminal_.out_is_terminal();
  // A terminal obeys control characters; a file or pipe gets what is there.
  emit(shown ? text::visible_on_terminal(text::printable_utf8(text)) : std::string(text));
}

std::unique_ptr<report::Renderer> Context::renderer(std::string schema, std::string title) {
  if (globals_.identified) return identified_renderer(std::move(schema), std::move(title));
  // A page's title may be the name of a source: then the project is open.
  if (const text::NameReplacer* known = names()) title = known->replaced(title);
  auto inner = identified_renderer(std::move(schema), std::move(title));
  return with_pseudonyms(std::move(inner), [this] { return names(); });
}

std::unique_ptr<report::Renderer> Context::identified_renderer(std::string schema,
                                                               std::string title) {
  const bool drawn = std::find(kDrawn.begin(), kDrawn.end(), schema) != kDrawn.end();
  if (placement_ != nullptr && (drawn || globals_.format != "svg")) {
    return placed_renderer(render_options(std::move(schema), std::move(title)));
  }
  report::Format format = report::Format::text;
  const bool to_file = !globals_.output.empty() && globals_.output != "-";
  if (!globals_.format.empty()) {
    format = report::format_of(globals_.format);
  } else if (to_file) {
    const auto known = report::format_of_extension(globals_.output);
    if (!known) {
      throw Error(Errc::usage, fmt::format("cannot tell a format from the name '{}': use a known "
                                           "extension (txt, md, csv, tsv, json, jsonl, html, tex, "
                                           "xlsx, svg) or "
                                           "-f FORMAT",
                                           globals_.output));
    }
    format = *known;
  }
  if (report::is_binary(format) && !to_file && terminal_.out_is_terminal()) {
    throw Error(Errc::usage,
                "a workbook is no text that a terminal shows: give it a file with -o "
                "NAME.xlsx, or choose another format");
  }
  // Said before any work is done, and before anything is changed.
  if (format == report::Format::svg && !drawn) {
    throw Error(
        Errc::usage,
        fmt::format("there is no figure of this result; svg is for: {}", fmt::join(kDrawn, ", ")),
        "html, text and other formats show tables");
  }
  audience_ = report::audience_of(format);
  report::RenderOptions options = render_options(std::move(schema), std::move(title));
  options.width = to_file ? 0 : terminal_.width();
  options.colour = !to_file && terminal_.color_out();
  return report::make_renderer(
      format, [this](std::string_view bytes) { emit(bytes); }, options);
}

report::RenderOptions Context::render_options(std::string schema, std::string title) {
  report::RenderOptions options;
  options.guard = !globals_.no_guard;
  options.title = std::move(title);
  options.sink = &sink();
  options.schema = std::move(schema);
  if (project_) options.language = model::Settings(*project_).get("language");
  return options;
}

int Context::run_action() {
  const int status = action_ ? action_() : 0;
  // A report tells its own filter, which it hands to each of its commands.
  if (placement_ == nullptr) tell_unknown_values(*this, arguments_);
  return status;
}

void Context::finish() {
  if (placement_ != nullptr) return;
  terminal_.flush();
  if (file_ != nullptr) {
    file_->file.commit();
    file_.reset();
  } else if (!globals_.output.empty() && globals_.output != "-") {
    check_output(globals_.output);
    AtomicFile(globals_.output).commit();  // an empty result is a result
  }
}

}  // namespace thema::cli
