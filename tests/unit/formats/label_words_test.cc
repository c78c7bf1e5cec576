#include "formats/common/label_words.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using thema::formats::clean_label;
using thema::formats::guess_roles;
using thema::formats::is_sound;
using thema::formats::likeness;
using thema::formats::Likeness;
using thema::model::SpeakerDraft;
using thema::model::SpeakerRole;

TEST_CASE("labels that say what they are, are known") {
  for (const std::string label : {"Interviewer",
                                  "INTERVIEWER",
                                  "Interviewer 2",
                                  "INT",
                                  "I",
                                  "Q",
                                  "A",
                                  "P",
                                  "R",
                                  "P12",
                                  "P001",
                                  "INT1",
                                  "PT1",
                                  "Speaker 1",
                                  "SPEAKER_00",
                                  "Unknown Speaker",
                                  "Participant 12",
                                  "Moderator",
                                  "Multiple Students",
                                  "Entrevistadora",
                                  "Enquêteur",
                                  "Befragte",
                                  "Doctor",
                                  "问",
                                  "答"}) {
    CAPTURE(label);
    CHECK(likeness(label) == Likeness::known);
  }
}

TEST_CASE("names of people could be labels") {
  for (const std::string label :
       {"Anna", "Mireille B. Reece, Psy.D", "David (dionysuz)", "Akash | ECH", "Leo Alt [powdr]",
        "Tom Lehman | EIP-8182", "Łukasz Rozmej", "Danny Lämmerhirt", "唐鳳", "資拓李協理",
        "Ludwig van Beethoven", "T. Wambsgans", "The Chair (Hon. Anthony Rota (Nipissing, Lib.))",
        "Kate O’Flaherty", "Sam Smith Jr.", "María José", "काम", "Anna and Ben", "Mother of Ben"}) {
    CAPTURE(label);
    CHECK(likeness(label) == Likeness::name);
  }
  for (const std::string label :
       {"potuz", "jochem-brouwer", "nicolas-demorand", "id1", "doc smith"}) {
    CAPTURE(label);
    CHECK(likeness(label) >= Likeness::weak);
  }
}

TEST_CASE("sentences and numbers are no labels") {
  for (const std::string text :
       {"he said", "And then he said", "The question is", "10", "", "...", "I did it. He said",
        "word word word word word", "participants agree to", "That is what I mean",
        "主要想要解決四個問題", "我的意思是", "What?", "a = b", "Yeah.", "“Well", "He said",
        "One thing we did not know about them then"}) {
    CAPTURE(text);
    CHECK(likeness(text) == Likeness::none);
  }
}

TEST_CASE("a word that begins sentences may be a name, but does not look like one by itself") {
  for (const std::string text : {"So", "Uma", "My", "No", "You", "You Jin", "So Young"}) {
    CAPTURE(text);
    CHECK(likeness(text) == Likeness::word);
  }
  for (const std::string text : {"so", "No problem", "So the question", "You know"}) {
    CAPTURE(text);
    CHECK(likeness(text) == Likeness::none);
  }
}

TEST_CASE("fields and parts of documents are no speakers") {
  for (const std::string text :
       {"Date", "Date of interview", "Note", "Definition", "Figure 2", "Week 3", "Slides",
        "Location", "Time", "Transcribed by", "title", "Outcome"}) {
    CAPTURE(text);
    CHECK(likeness(text) == Likeness::field);
  }
}

TEST_CASE("sounds in brackets are no speakers") {
  for (const std::string text : {"laughs", "inaudible 00:12", "Student discussion; unintelligible",
                                 "Cross Talk 3:00", "long pause", "BLANK_AUDIO", "upbeat music"}) {
    CAPTURE(text);
    CHECK(is_sound(text));
  }
  CHECK_FALSE(is_sound("doctor"));
  CHECK_FALSE(is_sound("Anna"));
}

TEST_CASE("a label is kept as people know it") {
  CHECK(clean_label("  SPEAKER\\_00 ") == "SPEAKER_00");
  CHECK(clean_label("(المشروع)") == "المشروع");
  CHECK(clean_label("Anna\t \xC2\xA0Maria") == "Anna Maria");
  CHECK(clean_label("David (dionysuz)") == "David (dionysuz)");
}

namespace {

std::string roles(std::vector<std::string> labels, std::string_view text = "") {
  std::vector<SpeakerDraft> speakers;
  for (auto& label : labels) speakers.push_back(SpeakerDraft{.label = std::move(label)});
  guess_roles(speakers, text);
  std::string out;
  for (const auto& s : speakers) out += s.role == SpeakerRole::interviewer ? 'i' : 'p';
  return out;
}

}  // namespace

TEST_CASE("who asks is told from the label") {
  for (const std::string label : {"Interviewer",
                                  "INTERVIEWER 2",
                                  "Interviewer (Jane)",
                                  "INT",
                                  "INT1",
                                  "I",
                                  "IV",
                                  "Q",
                                  "Researcher 2",
                                  "Moderator",
                                  "Facilitator",
                                  "Host",
                                  "Interviewerin",
                                  "Entrevistador",
                                  "Entrevistadora",
                                  "Enquêteur",
                                  "Enquêtrice",
                                  "ENQUÊTEUR",
                                  "Dr Kay, Interviewer",
                                  "Moderador",
                                  "问"}) {
    CAPTURE(label);
    CHECK(roles({label}) == "i");
  }
  for (const std::string label :
       {"Interviewee", "Interviewee 2", "P12", "A", "Anna", "Participant", "R", "Respondent",
        "Befragter", "Ian", "Indira", "Iván", "Quentin", "B"}) {
    CAPTURE(label);
    CHECK(roles({label}) == "p");
  }
}

TEST_CASE("P asks when R answers in Spanish, and answers when R is the researcher") {
  CHECK(roles({"P", "R"}, "P: ¿Cómo está?\n\nR: Bien, gracias.") == "ip");
  CHECK(roles({"P", "R"}, "R: How are you?\n\nP: Well, thank you.") == "pi");
  CHECK(roles({"R", "P12"}, "R: How are you?\n\nP12: Well, thank you.") == "ip");
  CHECK(roles({"I", "R"}, "I: How are you?\n\nR: Well, thank you.") == "ip");
  CHECK(roles({"Q", "A"}, "") == "ip");
  CHECK(roles({"IR", "IE"}, "") == "ip");
}
