#include <algorithm>
#include <array>
#include <cstdlib>

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

struct Expected {
  std::string_view file;
  std::size_t turns, speakers;
};

/// Counted from the files by other means than the readers (one regular expression a collection,
/// made by reading them): headings, bold labels, cues whose speaker changes, paragraphs.
constexpr auto kExpected = std::to_array<Expected>({
    {"ableplayer_vtt/blocks4all_captions_en.vtt", 11, 8},
    {"ableplayer_vtt/blocks4all_captions_es.vtt", 11, 7},
    {"ableplayer_vtt/blocks4all_captions_ko.vtt", 11, 7},
    {"ableplayer_vtt/blocks4all_captions_pt-br.vtt", 12, 8},
    {"ableplayer_vtt/deadline_captions_ar.vtt", 10, 2},
    {"ableplayer_vtt/deadline_captions_en.vtt", 10, 2},
    {"ableplayer_vtt/deadline_captions_es.vtt", 11, 2},
    {"ableplayer_vtt/deadline_captions_hi.vtt", 10, 3},
    {"ableplayer_vtt/deadline_captions_it.vtt", 11, 2},
    {"ableplayer_vtt/deadline_captions_pt-br.vtt", 10, 2},
    {"ableplayer_vtt/paulallen_de.vtt", 38, 0},
    {"ableplayer_vtt/paulallen_en.vtt", 38, 0},
    {"ableplayer_vtt/wwa_captions_de.vtt", 3, 2},
    {"ableplayer_vtt/wwa_captions_en.vtt", 3, 2},
    {"ableplayer_vtt/wwa_captions_ja.vtt", 3, 2},
    {"audreyt_transcripts/2016-01-27-Un-jour-dans-le-monde.md", 112, 4},
    {"audreyt_transcripts/2017-02-20-許毓仁委員來訪.md", 193, 5},
    {"audreyt_transcripts/2017-06-26-研商「精進蔬果產銷資訊整合查詢平臺資訊介接及系統維運」會議.md",
     267, 11},
    {"audreyt_transcripts/2017-08-28-Interview-with-Danny-Lämmerhirt.md", 81, 2},
    {"audreyt_transcripts/2017-11-07-Interview-with-Felix-Lill.md", 323, 3},
    {"audreyt_transcripts/2018-11-02-Jaclyn-Tsai-visit.md", 366, 5},
    {"audreyt_transcripts/2018-11-08-Interview-at-FWD50.md", 71, 2},
    {"audreyt_transcripts/2019-03-09-Interview-with-Hal-Hal.md", 182, 4},
    {"audreyt_transcripts/2019-12-18-邱鈞評來訪.md", 147, 2},
    {"audreyt_transcripts/2020-04-07-Interview-with-Shafi-Goldwasser.md", 76, 2},
    {"audreyt_transcripts/2020-07-14-Interview-with-Tammy-Kim.md", 214, 2},
    {"audreyt_transcripts/2020-08-15-技嘉教育基金會來訪.md", 162, 3},
    {"audreyt_transcripts/2020-10-23-開放政府第79次協作會議.md", 131, 22},
    {"audreyt_transcripts/2021-02-24-引書店來訪.md", 242, 4},
    {"audreyt_transcripts/2022-07-04-Interview-with-GTI.md", 67, 4},
    {"audreyt_transcripts/2023-07-04-Conversation-with-Google-Cloud.md", 149, 15},
    {"audreyt_transcripts/2025-12-04-正命講座.md", 60, 5},
    {"audrow_nash/10-hungry-for-innovation-is-ai-the-key-to-fixing-food-industry-labor-issues.md",
     466, 2},
    {"audrow_nash/2-will-humanoid-robots-take-your-job-challenges-opportunities-and-timeline.md",
     151, 2},
    {"bitcointranscripts/adopting-bitcoin/2021/"
     "2021-11-16-gloria-zhao-transaction-relay-policy.zh.md",
     84, 3},
    {"bitcointranscripts/lightning-specification/2024-07-15-specification-call.md", 190, 9},
    {"bitcointranscripts/stephan-livera-podcast/2019-10-24-alex-bosworth-submarine-swaps.md", 103,
     2},
    {"bitcointranscripts/stephan-livera-podcast/2020-05-27-bitcoin-coin-selection.md", 90, 2},
    {"bitcointranscripts/stephan-livera-podcast/2021-01-21-wiz-and-simon-mempool.md", 96, 3},
    {"bitcointranscripts/stephan-livera-podcast/2021-07-13-nvk-bitcoin-security.md", 95, 2},
    {"bitcointranscripts/tabconf/2022/2022-10-14-hac-spec.zh.md", 54, 2},
    {"changelog/brainscience/brain-science-1.md", 125, 2},
    {"changelog/brainscience/brain-science-10.md", 121, 2},
    {"changelog/brainscience/brain-science-11.md", 177, 2},
    {"changelog/brainscience/brain-science-12.md", 146, 2},
    {"changelog/brainscience/brain-science-13.md", 190, 2},
    {"changelog/founderstalk/founders-talk-38.md", 283, 2},
    {"changelog/jsparty/js-party-19.md", 111, 3},
    {"changelog/practicalai/practical-ai-108.md", 72, 3},
    {"changelog/practicalai/practical-ai-109.md", 79, 3},
    {"changelog/rfc/request-for-commits-1.md", 128, 3},
    {"changelog/rfc/request-for-commits-10.md", 135, 3},
    {"ergo_calls/calls/20240614_jiJEy4M-O7g_transcript.txt", 198, 3},
    {"ergo_calls/calls/20240617_Kg8p0g2I0xI_transcript.txt", 89, 2},
    {"ergo_calls/calls/20240617_aYH110rQKk4_transcript.txt", 39, 1},
    {"ergo_calls/srt/20241104_0bhPTk9hdGI.srt", 672, 0},
    {"ergo_calls/srt/20241115_-uG26zl5Wjc.srt", 665, 0},
    {"hitsave_interviews/2020/Lantana Games/Interview with Danny Silvers of Lantana Games - "
     "2020-11-19.md",
     59, 2},
    {"hitsave_interviews/2022/GigaSword/GigaSword - Interview with Jack Breen.md", 84, 3},
    {"hitsave_interviews/2022/Q-Cubed/ Q-Cubed - Interview with Carolyn Lu at Cludosian Games.md",
     53, 2},
    {"hitsave_interviews/2023/Artemio Urbina/interview-with-artemio-urbina.md", 1087, 0},
    {"hitsave_interviews/2023/Goodboy Galaxy/Goodboy Galaxy - Rik Nicol.srt", 753, 0},
    {"hitsave_interviews/2023/Goodboy Galaxy/Goodboy Galaxy - Rik Nicol.txt", 753, 0},
    {"hitsave_interviews/2023/Goodboy Galaxy/Goodboy Galaxy - Rik Nicol.vtt", 753, 0},
    {"ladybug_otter/transcripts__27-data-structures-and-algorithms.md", 210, 5},
    {"ladybug_otter/transcripts__29-building-a-resume.md", 93, 4},
    {"pdpilot_maxqda/transcripts/P1.pdf", 94, 2},
    {"pdpilot_maxqda/transcripts/P2.pdf", 165, 2},
    {"podcast_namespace/buzzcast.html", 34, 5},
    {"podcast_namespace/buzzcast.json", 34, 5},
    {"podcast_namespace/buzzcast.srt", 34, 5},
    {"podcast_namespace/kde_express-16_kde_en_telegram.vtt", 22, 0},
    {"podcast_namespace/podcasting_20_episode_124.srt", 142, 3},
    {"podcast_namespace/podnews_daily_2024-01-25.vtt", 1, 1},
    {"podcast_namespace/podnews_weekly_review_2023-06-02.json", 2, 2},
    {"qcoder/Example_Data/CoC_Example1.txt", 11, 0},
    {"qcoder/Example_Data/CoC_Example2.txt", 6, 0},
    {"qcoder/Example_Data/CoC_Example3.txt", 39, 0},
    {"qcoder/Example_Data/CoC_Example4.txt", 13, 0},
    {"qualcoder_examples/ID1.docx", 3, 0},
    {"qualcoder_examples/ID2.odt", 3, 0},
    {"qualcoder_examples/NOTES.txt", 1, 0},
    {"qualcoder_examples/project_memo.txt", 4, 0},
    {"qualcoder_examples/transcript.txt", 7, 3},
    {"readtext_encodings/UDHR_Arabic_UTF-8.txt", 9, 0},
    {"readtext_encodings/UDHR_English_UTF-8.txt", 30, 0},
    {"readtext_encodings/UDHR_Hindi_UTF-8.txt", 94, 0},
    {"readtext_encodings/UDHR_Japanese_UTF-8.txt", 65, 0},
    {"speach_elan/test.eaf", 6, 2},
    {"strato_asr/can-ethereum-restore-online-freedom/"
     "can-ethereum-restore-online-freedom_assemblyai_opus.srt",
     1156, 0},
    {"strato_asr/episode001/episode001_assemblyai.txt", 276, 3},
    {"strato_asr/episode001/episode001_whisperx-cloud.txt", 97, 4},
    {"strato_asr/episode001/episode001_whisperx.txt", 137, 6},
    {"strato_asr/episode012-martin-becze/episode012-martin-becze_assemblyai.md", 190, 2},
    {"strato_asr/episode012-martin-becze/episode012-martin-becze_assemblyai_words.json", 190, 2},
    {"strato_asr/episode012-martin-becze/episode012-martin-becze_whisperx.md", 100, 2},
    {"talkpython/261-monitoring-and-auditing-machine-learning.txt", 1071, 0},
    {"talkpython/261-monitoring-and-auditing-machine-learning.vtt", 1071, 0},
    {"talkpython/367-say-hello-to-pyscript-webassembly-python.txt", 1089, 0},
    {"talkpython/367-say-hello-to-pyscript-webassembly-python.vtt", 3861, 0},
    {"talkpython/524-things-python-developers-should-learn-in-2025-no-names.vtt", 806, 0},
    {"talkpython/541-monty-python-in-rust-for-ai-transcript-final.txt", 981, 0},
    {"talkpython/541-monty-python-in-rust-for-ai-transcript-final.vtt", 981, 0},
    {"textreadr_docs/Yasmine_Interview_Transcript.docx", 15, 2},
    {"textreadr_docs/trans1.docx", 4, 3},
    {"textreadr_docs/trans2.docx", 4, 3},
    {"textreadr_docs/trans3.docx", 4, 3},
    {"textreadr_docs/trans7.rtf", 4, 3},
    {"textreadr_docs/trans8.odt", 4, 3},
    {"videojs_vtt/captions.ar.vtt", 77, 0},
    {"videojs_vtt/captions.en.vtt", 78, 0},
    {"videojs_vtt/captions.ja.vtt", 77, 0},
    {"w3c_ccg_html/2023-08-15/index.html", 244, 9},
    {"w3c_ccg_html/2023-11-28/index.html", 220, 7},
    {"w3c_ccg_html/2024-05-14/index.html", 174, 3},
    {"zoom_ethereum/acdc/2026-05-14_178/chat.txt", 300, 39},
    {"zoom_ethereum/acdc/2026-05-14_178/transcript.vtt", 186, 17},
    {"zoom_ethereum/acdc/2026-05-14_178/transcript_corrected.vtt", 186, 17},
    {"zoom_ethereum/acde/2026-05-21_237/chat.txt", 272, 59},
    {"zoom_ethereum/acde/2026-05-21_237/transcript.vtt", 82, 22},
    {"zoom_ethereum/acdt/2026-05-11_079/chat.txt", 167, 31},
    {"zoom_ethereum/acdt/2026-05-11_079/transcript.vtt", 196, 19},
    {"zoom_ethereum/fcr/2026-05-26_008/chat.txt", 27, 8},
    {"zoom_ethereum/fcr/2026-05-26_008/transcript.vtt", 40, 6},
    {"zoom_ethereum/pqinterop/2026-05-06_038/chat.txt", 39, 8},
    {"zoom_ethereum/pqinterop/2026-05-06_038/transcript.vtt", 82, 15},
    {"zoom_ethereum/rpcstandards/2026-04-20_025/chat.txt", 21, 6},
    {"zoom_ethereum/rpcstandards/2026-04-20_025/transcript.vtt", 158, 8},
});

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

/// Files whose names promise a format that there is a reader for.
std::vector<fs::path> readable_files() {
  Strings extensions;
  for (const auto* format : thema::formats::all_formats()) {
    for (const auto extension : format->extensions)
      extensions.push_back("." + std::string(extension));
  }
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(transcripts())) {
    const std::string extension = entry.path().extension().string();
    const bool known =
        std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
    if (extension == ".pdf" && !formats_test::has_pdftotext()) continue;
    if (entry.is_regular_file() && known && !is_other_json(entry.path())) {
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

TEST_CASE("real transcripts have the turns and speakers that a reader of them counts") {
  if (!are_here()) return;
  for (const Expected& expected : kExpected) {
    const fs::path path = transcripts() / expected.file;
    if (!fs::exists(path)) {
      MESSAGE("skipped: " << path.string());
      continue;
    }
    if (path.extension() == ".pdf" && !formats_test::has_pdftotext()) continue;
    CAPTURE(expected.file);
    const auto draft = read_file(path);
    CHECK(draft.turns.size() == expected.turns);
    CHECK(draft.speakers.size() == expected.speakers);
  }
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
