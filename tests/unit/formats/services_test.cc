#include "formats/speaker_account.h"
#include "helpers.h"

using namespace std::string_view_literals;
using formats_test::contains;
using formats_test::diagnostics_of_file;
using formats_test::draft_of_file;
using formats_test::read;
using formats_test::speakers;
using formats_test::Strings;
using formats_test::times;
using formats_test::turns;
using thema::formats::LabelDoubt;
using thema::formats::RoleSign;

/// The files are invented; make_services_data.py writes them.
namespace {

const Strings kTalk{
    "Anna Berg|How did you hear about the course?", "Ben Dorn|My neighbour told me, in the shop.",
    "Anna Berg|And what did you expect?", "Ben Dorn|Not very much. (laughs) But it was good."};

/// With the second paragraph that some of them have.
Strings talk_with(std::string_view second) {
  Strings talk = kTalk;
  talk[1] += second;
  return talk;
}

thema::model::DocumentDraft service(const std::string& name) {
  return draft_of_file("services/" + name);
}

Strings starts(const thema::model::DocumentDraft& draft) {
  Strings out;
  for (const auto& turn : draft.turns) out.push_back(std::to_string(turn.start_ms));
  return out;
}

const Strings kStarts{"3000", "8000", "62000", "3731000"};

/// The lines that a notice says are the service's; "" when there is no notice.
std::string left_out(const std::string& name) {
  std::string all;
  for (const std::string& line : diagnostics_of_file("services/" + name)) {
    if (contains(line, "service-lines")) all += line;
  }
  return all;
}

}  // namespace

TEST_CASE("Otter: names with times, without its credit and its header") {
  const auto text = service("otter.txt");
  CHECK(text.service == "otter");
  CHECK(turns(text) == talk_with("/He had been there himself."));
  CHECK(starts(text) == kStarts);
  CHECK(left_out("otter.txt") ==
        "service-lines: of Otter, not of a speaker, so in no turn: line 14 of the text");
  CHECK(contains(text.text, "Transcribed by https://otter.ai"));  // the text stays as it is
  const auto document = service("otter-header.docx");
  CHECK(document.service == "otter");
  CHECK(turns(document) == kTalk);
  CHECK(starts(document) == kStarts);
  CHECK(contains(left_out("otter-header.docx"), "lines 1, 2, 3, 4, 5, 6 of"));
}

TEST_CASE("Otter's list of one speaker is no label") {
  const auto draft = read(
      "Invented talk\nWed, Mar 04, 2026\n\nSUMMARY KEYWORDS\ncourse\n\nSPEAKERS\nAnna\n\n"
      "Anna  0:03  \nHello.\n\nAnna  0:09  \nIs this on?\n\nTranscribed by https://otter.ai\n");
  CHECK(turns(draft) == Strings{"Anna|Hello.", "Anna|Is this on?"});
}

TEST_CASE("Teams: names with times, cues of older documents, captions with voices") {
  for (const std::string name : {"teams.docx", "teams-cues.docx", "teams-cues.txt"}) {
    CAPTURE(name);
    const auto draft = service(name);
    CHECK(draft.service == "teams");
    CHECK(turns(draft) == kTalk);
    CHECK(draft.turns.back().start_ms == 3'731'000);
  }
  CHECK(times(service("teams-cues.docx")).at(1) == "8000-12900");
  CHECK(contains(left_out("teams.docx"), "lines 1, 2, 3, 4, 13 of"));
  const auto captions = service("teams.vtt");
  CHECK(captions.service == "teams");
  CHECK(turns(captions) == Strings{kTalk[0], kTalk[1], kTalk[2]});
  CHECK(times(captions) == Strings{"3240-6120", "8000-12900", "11500-14000"});
}

TEST_CASE("Zoom: captions of a recording, saved captions and the chat") {
  CHECK(turns(service("zoom.vtt")).at(1) == "Ben Dorn (he/him)|My neighbour told me, in the shop.");
  CHECK(service("zoom-captions.txt").service == "zoom");
  CHECK(turns(service("zoom-captions.txt")) == kTalk);
  const auto chat = service("zoom-chat.txt");
  CHECK(chat.service == "zoom");
  CHECK(turns(chat).at(2) == "Anna Berg|Replying to \"Yes\"//Good, then we begin.");
}

TEST_CASE("Google Meet: attendees, times between the turns, and what it says at the end") {
  for (const std::string name : {"meet.txt", "meet.docx"}) {
    CAPTURE(name);
    const auto draft = service(name);
    CHECK(draft.service == "meet");
    CHECK(turns(draft) == kTalk);
    CHECK(draft.turns[2].start_ms == 300'000);
    CHECK(draft.turns[3].start_ms == -1);  // only blocks of five minutes have a time
  }
  CHECK(contains(left_out("meet.txt"), "lines 1, 2, 3, 4, 16 of"));
}

TEST_CASE("Rev: the page's foot between two turns is in none of them") {
  for (const std::string name : {"rev.txt", "rev.docx"}) {
    CAPTURE(name);
    const auto draft = service(name);
    CHECK(draft.service == "rev");
    Strings talk = talk_with("/He had been there himself.");
    talk[3] += " [inaudible 01:02:20]";
    CHECK(turns(draft) == talk);
    CHECK(starts(draft) == kStarts);
  }
}

TEST_CASE("f4: a stamp ends its paragraph, and the next begins there") {
  for (const std::string name : {"f4.txt", "f4.rtf", "f4.docx"}) {
    CAPTURE(name);
    const auto draft = service(name);
    CHECK(draft.service == "f4");
    CHECK(speakers(draft) == Strings{"I*", "B"});
    CHECK(turns(draft).at(3) == "B|Not very much. (laughs) But it was good.");
    CHECK(times(draft) == Strings{"-1-6100", "6100-12900", "12900-64000", "64000-3735300"});
  }
}

TEST_CASE("NVivo's table: timespan, content, speaker") {
  const auto draft = service("nvivo.docx");
  CHECK(draft.service == "nvivo");
  CHECK(turns(draft) == kTalk);
  CHECK(times(draft) == Strings{"0-6100", "6100-12900", "12900-64000", "64000-69500"});
}

TEST_CASE("services without marks of their own are read like everybody's transcripts") {
  for (const std::string name : {"trint.txt", "trint.docx", "sonix.txt", "amberscript.txt"}) {
    CAPTURE(name);
    const auto draft = service(name);
    CHECK(draft.service.empty());
    CHECK(turns(draft) == kTalk);
    CHECK(starts(draft) == kStarts);
  }
  CHECK(turns(service("descript.md")) == talk_with("//[00:00:30] He had been there himself."));
  CHECK(starts(service("descript.docx")) == kStarts);
  CHECK(speakers(service("express-scribe.txt")) == Strings{"Interviewer*", "Participant"});
  CHECK(starts(service("express-scribe.txt")) == kStarts);
  CHECK(turns(service("whisper.txt")).size() == 1);  // one paragraph, as it is written
}

TEST_CASE("a credit in captions is not what somebody said") {
  CHECK(turns(service("otter.srt")) ==
        Strings{"-|How did you hear about the course?", "-|My neighbour told me, in the shop."});
  CHECK(service("otter.srt").service == "otter");
  CHECK(left_out("otter.srt") == "service-lines: the line that Otter adds is not part of the text");
  CHECK(turns(service("turboscribe.srt")).at(0) == "-|How did you hear about the course?");
  CHECK(speakers(service("turboscribe.txt")) == Strings{"Speaker 1", "Speaker 2"});
  CHECK(times(service("turboscribe.txt")).at(1) == "8000-12000");
}

TEST_CASE("speech about services is speech") {
  const auto text =
      "Anna: We always said at work that before any of this the whole team started transcription\n"
      "Ben: Page 1 of 2\nAnna: It was transcribed by hand.\nBen: Transcript by hand?\n"sv;
  const auto draft = read(text);
  CHECK(draft.service.empty());
  CHECK(draft.turns.size() == 4);
  CHECK(turns(draft).at(1) == "Ben|Page 1 of 2");
}

TEST_CASE("the signs of conversation analysis stay as they are") {
  const auto text =
      "A: (0.5) .hh well I- I [think so\nB:                     [mm hm\n(1.2)\n"
      "A: =it's::: (.) ((cough)) >you know< at 10:30 we\nB: [overlap] \xC2\xB0yes\xC2\xB0 (hh)\n"
      "(.)\nA: [laughs] no -- (inaudible 00:12:31) no\n"sv;
  const auto draft = read(text);
  CHECK(draft.text == text);
  CHECK(turns(draft) == Strings{"A|(0.5) .hh well I- I [think so", "B|[mm hm/(1.2)",
                                "A|=it's::: (.) ((cough)) >you know< at 10:30 we",
                                "B|[overlap] \xC2\xB0yes\xC2\xB0 (hh)/(.)",
                                "A|[laughs] no -- (inaudible 00:12:31) no"});
  CHECK(draft.turns.at(2).start_ms == -1);
}

TEST_CASE(
    "labels are found behind line numbers where every line has one, and the text keeps them") {
  const auto text =
      "1  A: So how did it start?\n2  B: .hh well\n3     (0.5)\n4  A: [mm\n5  B: [yes\n"sv;
  const auto draft = read(text);
  CHECK(draft.text == text);
  CHECK(turns(draft) ==
        Strings{"A|So how did it start?", "B|.hh well/3     (0.5)", "A|[mm", "B|[yes"});
  // One number that is out of order, and they are words.
  CHECK(speakers(read("1  A: So?\n2  B: Yes.\n4  A: Why?\n5  B: It was so.\n")).at(0) == "1 A");
}

TEST_CASE("an account says why a role was guessed") {
  const auto draft = read("Interviewer: Why?\nP1: So.\nInterviewer: And?\nP1: Yes.\n");
  const auto accounts = thema::formats::speaker_accounts(draft);
  CHECK(accounts.at(0).sign == RoleSign::word);
  CHECK(accounts.at(0).turns == 2);
  CHECK(accounts.at(0).questions == 2);
  CHECK(accounts.at(1).sign == RoleSign::none);
  CHECK(accounts.at(1).doubt == LabelDoubt::none);
  const auto abbreviated = read("Q: Why?\nA: So.\nQ: And?\nA: Yes.\n");
  CHECK(thema::formats::speaker_accounts(abbreviated).at(0).sign == RoleSign::convention);
}

TEST_CASE("doubtful labels: twins, those without a name, who asks") {
  std::string talk;
  for (int i = 0; i < 6; ++i) talk += "Anna Berg: What then?\nCarl Dorn: We went on.\n";
  talk += "Ann a Berg: Why?\nSpeaker 2: Yes.\nSpeaker 2: No.\nAnn a Berg: So?\nOlga Ek: Hm.\n";
  const auto draft = read(talk);
  CHECK(speakers(draft) == Strings{"Anna Berg", "Carl Dorn", "Ann a Berg", "Speaker 2", "Olga Ek"});
  const auto accounts = thema::formats::speaker_accounts(draft);
  CHECK(accounts.at(0).doubt == LabelDoubt::asks);
  CHECK(accounts.at(1).doubt == LabelDoubt::none);
  CHECK(accounts.at(2).doubt == LabelDoubt::same_person);
  CHECK(accounts.at(2).like == 0);
  CHECK(accounts.at(3).doubt == LabelDoubt::unnamed);
  CHECK(accounts.at(4).doubt == LabelDoubt::once);
}

TEST_CASE("numbers tell people apart, and a first name beside the full one does not") {
  const auto numbered = read("P1: One.\nP2: Two.\nP11: Eleven.\nP1: One.\nP2: Two.\nP11: Yes.\n");
  for (const auto& account : thema::formats::speaker_accounts(numbered)) {
    CHECK(account.doubt == LabelDoubt::none);
  }
  const auto lettered =
      read("Speaker A: One.\nSpeaker B: Two.\nSpeaker A: Three.\nSpeaker B: Four.\n");
  for (const auto& account : thema::formats::speaker_accounts(lettered)) {
    CHECK(account.doubt == LabelDoubt::none);
  }
  const auto slip = read(
      "Interviewer: One?\nHelga: Two.\nInterviwer: Three?\nHelga: Four.\nInterviewer: Five?\n"
      "Helga: Six.\nInterviwer: Seven?\n");
  CHECK(thema::formats::speaker_accounts(slip).at(2).doubt == LabelDoubt::same_person);
  const auto first = read(
      "Anna Berg: One.\nCarl: Two.\nAnna Berg: Three.\nAnna: Four.\n"
      "Carl: Five.\nAnna Berg: Six.\nAnna: Seven.\n");
  const auto accounts = thema::formats::speaker_accounts(first);
  CHECK(accounts.at(2).doubt == LabelDoubt::same_person);
  CHECK(accounts.at(2).like == 0);
}
