#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>

#include "base/hash.h"
#include "base/strings.h"
#include "formats/common/label_words.h"
#include "formats/common/timestamp.h"
#include "helpers.h"

/// Reads the real transcripts that may stand beside the repository (../shared, or $THEMA_SHARED).
namespace {

namespace fs = std::filesystem;
using formats_test::contains;
using formats_test::named;
using formats_test::Strings;
using thema::formats::clean_label;
using thema::formats::label_key;

/// A row of tests/data/expected_transcripts.tsv. Counted from the files by other means than the
/// readers (one regular expression a collection, made by reading them; every difference looked up
/// in the file): headings, bold labels, cues whose speaker changes, paragraphs. Labels are the
/// first twelve digits of their SHA-256, `labels` that of all turns' labels in order, one a line
/// ("-": none), in the spelling that comes first. `first_ms` and `last_ms`: where the first and the
/// last turn begin, -1 unknown. A row with a note is known to be read differently.
struct Expected {
  std::string file, format;
  std::size_t turns = 0, speakers = 0, interviewers = 0;
  std::string first_label, last_label, labels;
  std::int64_t first_ms = -1, last_ms = -1;
  std::string note;
};

std::vector<Expected> expected_transcripts() {
  const std::string table = formats_test::data("expected_transcripts.tsv");
  std::vector<Expected> rows;
  for (const auto line : thema::split(table, '\n')) {
    const auto cells = thema::split(line, '\t');
    if (line.empty() || cells.at(0) == "file") continue;
    const auto text = [&](std::size_t i) { return std::string(cells.at(i)); };
    rows.push_back(Expected{.file = text(0),
                            .format = text(1),
                            .turns = std::stoul(text(2)),
                            .speakers = std::stoul(text(3)),
                            .interviewers = std::stoul(text(4)),
                            .first_label = text(5),
                            .last_label = text(6),
                            .labels = text(7),
                            .first_ms = std::stoll(text(8)),
                            .last_ms = std::stoll(text(9)),
                            .note = text(10)});
  }
  return rows;
}

std::string hash(const std::string& label) { return thema::sha256_hex(label).substr(0, 12); }

/// The row that our reader gives.
Expected row_of(const std::string& file, const thema::model::DocumentDraft& draft) {
  Expected row;
  row.file = file;
  row.format = draft.format;
  row.turns = draft.turns.size();
  row.speakers = draft.speakers.size();
  row.interviewers = static_cast<std::size_t>(std::count_if(
      draft.speakers.begin(), draft.speakers.end(),
      [](const auto& speaker) { return speaker.role == thema::model::SpeakerRole::interviewer; }));
  const auto label = [&](const auto& turn) {
    return turn.speaker ? draft.speakers[*turn.speaker].label : std::string("-");
  };
  const auto hashed = [&](const auto& turn) { return turn.speaker ? hash(label(turn)) : "-"; };
  std::string all;
  for (const auto& turn : draft.turns) all += (all.empty() ? "" : "\n") + label(turn);
  row.first_label = hashed(draft.turns.front());
  row.last_label = hashed(draft.turns.back());
  row.labels = hash(all);
  row.first_ms = draft.turns.front().start_ms;
  row.last_ms = draft.turns.back().start_ms;
  return row;
}

fs::path transcripts() {
  const char* shared = std::getenv("THEMA_SHARED");
  const fs::path root =
      shared != nullptr ? fs::path(shared) : fs::path(THEMA_SOURCE_DIR) / "../shared";
  return root / "data/transcripts";
}

bool are_here() {
  if (fs::is_directory(transcripts())) return true;
  MESSAGE("skipped: there are no real transcripts in " << transcripts().string());
  return false;
}

thema::model::DocumentDraft read_file(const fs::path& path) {
  const std::string bytes = thema::read_file(path);
  thema::Sink sink;
  return read_document(bytes, named(path.filename().string()), sink);
}

/// Collections whose JSON is a data set of dialogues, not what a recogniser wrote.
bool is_other_json(const fs::path& path) {
  constexpr auto kDataSets =
      std::to_array<std::string_view>({"cams_annotation", "casino", "primock57", "qmsum"});
  const std::string collection = fs::relative(path, transcripts()).begin()->string();
  return path.extension() == ".json" &&
         std::find(kDataSets.begin(), kDataSets.end(), collection) != kDataSets.end();
}

/// Tables are surveys, codebooks or anything; survey_test.cc reads them.
bool is_table(const fs::path& path) {
  const std::string extension = path.extension().string();
  return extension == ".csv" || extension == ".tsv" || extension == ".xlsx";
}

/// Whether the file's name promises a format that there is a reader for.
bool has_reader(const fs::path& path) {
  if (is_other_json(path)) return false;
  const std::string extension = path.extension().string();
  for (const auto* format : thema::formats::all_formats()) {
    for (const auto known : format->extensions) {
      if (extension == "." + std::string(known)) return true;
    }
  }
  return false;
}

std::vector<fs::path> readable_files() {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(transcripts())) {
    if (entry.path().extension() == ".pdf" && !formats_test::has_pdftotext()) continue;
    if (entry.is_regular_file() && has_reader(entry.path()) && !is_table(entry.path())) {
      files.push_back(entry.path());
    }
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// What is wrong with a turn of a real transcript, or "".
std::string turn_problem(const thema::model::DocumentDraft& draft,
                         const thema::model::TurnDraft& turn, const thema::text::TextIndex& index) {
  const std::string words(index.slice(turn.span));
  const auto stamp = thema::formats::time_stamp_at(words, 0);
  if (stamp && stamp->bracketed) return "begins with a time stamp: " + words;
  if (!turn.speaker) return {};
  const std::string name = label_key(draft.speakers[*turn.speaker].label);
  const std::string label = label_key(clean_label(index.slice(turn.label)));
  if (!contains(label, name)) return "has a label without its speaker: " + label;
  if (label_key(words).starts_with(name + ":")) return "begins with its label: " + words;
  return {};
}

}  // namespace

TEST_CASE("every real transcript is read, and its turns are in place") {
  if (!are_here()) return;
  std::size_t files = 0;
  for (const fs::path& path : readable_files()) {
    const std::string name = fs::relative(path, transcripts()).string();
    CAPTURE(name);
    thema::model::DocumentDraft draft;
    REQUIRE_NOTHROW(draft = read_file(path));
    CHECK(thema::formats::draft_problem(draft) == "");
    CHECK(draft.turns.size() > 0);
    const thema::text::TextIndex index(draft.text);
    for (const auto& turn : draft.turns) {
      const std::string problem = turn_problem(draft, turn, index);
      if (!problem.empty()) FAIL_CHECK(problem);
    }
    ++files;
  }
  CHECK(files > 150);
}

TEST_CASE("real transcripts have the turns, speakers and times that a reader of them counts") {
  if (!are_here()) return;
  std::size_t files = 0;
  for (const Expected& expected : expected_transcripts()) {
    const fs::path path = transcripts() / expected.file;
    if (!fs::exists(path)) {
      MESSAGE("skipped: " << path.string());
      continue;
    }
    if (path.extension() == ".pdf" && !formats_test::has_pdftotext()) continue;
    CAPTURE(expected.file);
    const Expected row = row_of(expected.file, read_file(path));
    CHECK(row.format == expected.format);
    if (!expected.note.empty()) {
      CHECK(row.labels != expected.labels);  // else the note is not true any more
      continue;
    }
    CHECK(row.turns == expected.turns);
    CHECK(row.speakers == expected.speakers);
    CHECK(row.interviewers == expected.interviewers);
    CHECK(row.first_label == expected.first_label);
    CHECK(row.last_label == expected.last_label);
    CHECK(row.labels == expected.labels);
    CHECK(row.first_ms == expected.first_ms);
    CHECK(row.last_ms == expected.last_ms);
    ++files;
  }
  CHECK(files > 160);
}

TEST_CASE("every real file that is in the manifest and not in the table is refused in one line") {
  if (!are_here()) return;
  const std::string manifest = thema::read_file(transcripts() / "MANIFEST.tsv");
  std::set<std::string> readable{"file"};
  for (const Expected& expected : expected_transcripts()) readable.insert(expected.file);
  std::size_t refused = 0;
  for (const auto line : thema::split(manifest, '\n')) {
    const std::string file(line.substr(0, line.find('\t')));
    if (file.empty() || readable.contains(file)) continue;
    CAPTURE(file);
    const fs::path path = transcripts() / file;
    if (has_reader(path)) continue;
    try {
      read_file(path);
      FAIL_CHECK("was read");
    } catch (const thema::Error& e) {
      const std::string message = e.what();
      CHECK(message.size() > 20);
      CHECK(!contains(message, "\n"));
      CHECK(e.file() == path.filename().string());
      ++refused;
    }
  }
  CHECK(refused > 30);
}

TEST_CASE("real JSON that is no transcript is refused") {
  if (!are_here()) return;
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(transcripts())) {
    if (!entry.is_regular_file() || !is_other_json(entry.path())) continue;
    CAPTURE(entry.path().string());
    CHECK_THROWS_AS(read_file(entry.path()), const thema::Error&);
    ++files;
  }
  CHECK(files > 10);
}

TEST_CASE("real PDF transcripts have the turns that their labels in plain text begin") {
  if (!are_here() || !formats_test::has_pdftotext()) return;
  // Counted as lines that begin with one of the two labels in pdftotext's plain output.
  for (const auto& [file, turns] : {std::pair{"pdpilot_maxqda/transcripts/P1.pdf", 94U},
                                    std::pair{"pdpilot_maxqda/transcripts/P2.pdf", 165U}}) {
    const auto draft = read_file(transcripts() / file);
    CHECK(draft.turns.size() == turns);
    CHECK(draft.speakers.size() == 2);
    CHECK(draft.turns.back().page > 1);
  }
}

TEST_CASE("the same talk in several formats has the same words") {
  if (!are_here()) return;
  const fs::path folder = transcripts() / "hitsave_interviews/2023/Goodboy Galaxy";
  Strings words;
  for (const std::string extension : {".srt", ".vtt", ".txt", ".json"}) {
    const auto draft = read_file(folder / ("Goodboy Galaxy - Rik Nicol" + extension));
    const thema::text::TextIndex index(draft.text);
    Strings these;
    for (const auto& turn : draft.turns) these.emplace_back(index.slice(turn.span));
    if (words.empty()) words = these;
    CHECK(these == words);
    CHECK(draft.turns.at(0).start_ms == 43'810);
    CHECK(draft.turns.at(0).end_ms == 47'850);
  }
}
