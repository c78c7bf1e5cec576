#include "model/sources.h"

#include <doctest/doctest.h>

#include "base/hash.h"
#include "model/cases.h"
#include "model/check.h"
#include "model/codebook.h"
#include "model/codings.h"
#include "model/corpus.h"
#include "transcripts.h"

using namespace thema::model;
using thema::RowId;
using thema::Span;
using Names = std::vector<std::string>;

namespace {

Names names(Project& project) {
  Names out;
  for (const Source& s : Sources(project).list()) out.push_back(s.name);
  return out;
}

std::string added(Project& project, const std::string& name,
                  const DocumentDraft& document = transcript({{"P", "Yes."}})) {
  std::string as;
  changing(project, [&] { as = add_document(project, name, document).name; });
  return as;
}

/// Errors of `thema check`, one a line.
std::string problems(Project& project) {
  thema::Sink quiet;
  std::string out;
  for (const Problem& p : check(project, quiet)) {
    if (p.level == thema::Level::error) out += p.id + ": " + p.message + "\n";
  }
  return out;
}

/// Codes words of a source as the coder at work.
void code_words(Project& project, const std::string& source, const std::string& quote,
                const std::string& memo = {}) {
  changing(project, [&] {
    SourceText text(project, Sources(project).require(source));
    PassageSelector selector;
    selector.quote = quote;
    NewCoding c;
    c.source = text.source().id;
    c.span = text.resolve(selector).at(0);
    c.quote_hash = text.hash_of(c.span);
    c.code = Codebook(project).add("Trust", {}).id;
    thema::Sink quiet;
    c.coder = project.coder_id(quiet);
    c.extra = std::make_unique<CodingExtra>();
    c.extra->memo = memo;
    c.extra->tags = {{"valence", "barrier"}};
    std::vector<NewCoding> codings;
    codings.push_back(std::move(c));
    Codings(project).add(codings);
  });
}

}  // namespace

TEST_CASE("a source is named after its file, without the last extension") {
  CHECK(default_source_name("P12_6m.docx") == "P12_6m");
  CHECK(default_source_name("P12.final.txt") == "P12.final");
  CHECK(default_source_name("notes") == "notes");
  CHECK(default_source_name(".hidden") == ".hidden");
  CHECK(default_source_name(" P12 .txt") == "P12");
  CHECK(default_source_name(" .txt") == " .txt");
}

TEST_CASE("a document is made ready: hashes, length in code points, words of each turn") {
  const DocumentDraft document = transcript({{"I", "Why?"}, {"P", "\U0001F600 no 日本"}});
  thema::text::Tokenizer tokenizer;
  const PreparedSource same = prepare_source(document, "P1.txt", document.text, tokenizer);
  CHECK(same.file_name == "P1.txt");
  CHECK(same.length == 19);
  CHECK(same.text_hash == thema::sha256_hex(document.text));
  CHECK(same.original_hash == same.text_hash);
  CHECK(same.packed_original.empty());
  CHECK(same.tokens.size() == 2);
  const PreparedSource other = prepare_source(document, "P1.rtf", "{\\rtf1 ...}", tokenizer);
  CHECK(other.original_hash == thema::sha256_hex("{\\rtf1 ...}"));
  CHECK(other.text_hash == same.text_hash);
  CHECK(other.original_size == 11);
  CHECK_FALSE(other.packed_original.empty());
}

TEST_CASE("what was added is read back: text, original, facts, speakers and turns") {
  auto p = Project::in_memory();
  DocumentDraft document = transcript({{"I", "Why?"}, {"P", "\U0001F600 no 日本"}, {"", "(end)"}});
  document.turns[1].start_ms = 1500;
  document.turns[1].end_ms = 2500;
  document.turns[2].page = 3;
  changing(p, [&] { add_document(p, "P1", document, "the file"); });
  Sources sources(p);
  const Source source = sources.require("P1");
  CHECK(load_text(p, source) == document.text);
  CHECK(sources.original(source) == "the file");
  CHECK(source.kind == "transcript");
  CHECK(source.file_name == "P1.txt");
  CHECK(source.format == "txt");
  CHECK(source.encoding == "UTF-8");
  CHECK(source.version_number == 1);
  CHECK(source.length == 25);
  const std::vector<Speaker> speakers = sources.speakers(source);
  REQUIRE(speakers.size() == 2);
  CHECK(speakers[0].label == "I");
  CHECK(speakers[0].role == SpeakerRole::interviewer);
  CHECK(speakers[1].case_id == 0);
  const std::vector<Turn> turns = load_turns(p, source);
  REQUIRE(turns.size() == 3);
  CHECK(turns[0].number == 1);
  CHECK(turns[0].speaker == speakers[0].id);
  CHECK(turns[1].label == Span{8, 11});
  CHECK(turns[1].span == Span{11, 18});
  CHECK(turns[1].start_ms == 1500);
  CHECK(turns[1].end_ms == 2500);
  CHECK(turns[2].speaker == 0);
  CHECK(turns[2].page == 3);
  CHECK(turns[0].start_ms == -1);
  CHECK(turns[0].page == 0);
  CHECK(problems(p).empty());
}

TEST_CASE("original bytes come back exactly, whatever they are") {
  auto p = Project::in_memory();
  std::string bytes;
  for (int i = 0; i < 100000; ++i) bytes += static_cast<char>(i * 37 % 251);
  thema::text::Tokenizer tokenizer;
  const auto prepared = prepare_source(transcript({{"P", "Yes."}}), "P1.docx", bytes, tokenizer);
  changing(p, [&] {
    thema::Sink quiet;
    Sources(p).add(prepared, "P1", "transcript", "", p.coder_id(quiet));
  });
  CHECK(Sources(p).original(Sources(p).require("P1")) == bytes);
  CHECK(Sources(p).find_original(thema::sha256_hex(bytes))->name == "P1");
  CHECK_FALSE(Sources(p).find_original(thema::sha256_hex("other")).has_value());
}

TEST_CASE("places of turns count letters beyond the basic plane once") {
  auto p = Project::in_memory();
  added(p, "P1",
        transcript({{"I", "\U0001F469\u200D\U0001F680?"}, {"P", "\U0001D49C\U00020000!"}}));
  SourceText text(p, Sources(p).require("P1"));
  REQUIRE(text.turns().size() == 2);
  CHECK(text.slice(text.turns()[0].span) == "\U0001F469\u200D\U0001F680?");
  CHECK(text.turns()[1].span == Span{11, 14});
  CHECK(text.slice(text.turns()[1].span) == "\U0001D49C\U00020000!");
  code_words(p, "P1", "\U00020000!");
  const Corpus corpus = load_corpus(p);
  CHECK(load_codings(p, corpus, {}).at(0).span == Span{12, 14});
  CHECK(problems(p).empty());
}

TEST_CASE("a name that is taken gets a number, and names stand in reading order") {
  auto p = Project::in_memory();
  CHECK(added(p, "P10") == "P10");
  CHECK(added(p, "P2") == "P2");
  CHECK(added(p, "P2") == "P2 (2)");
  CHECK(added(p, "P2") == "P2 (3)");
  CHECK(names(p) == Names{"P2", "P2 (2)", "P2 (3)", "P10"});
}

TEST_CASE("names that cannot be are refused") {
  auto p = Project::in_memory();
  for (const char* bad : {"", "  ", "a\nb", "a\x1b[1mb", "\x7f"}) {
    CAPTURE(bad);
    CHECK(error_of([&] { added(p, bad); }).starts_with("usage: "));
  }
  CHECK(names(p).empty());
}

TEST_CASE("a source is found by its name or its file's full name") {
  auto p = Project::in_memory();
  added(p, "P1");
  added(p, "P2");
  changing(p, [&] { Sources(p).rename("P2", "Second"); });
  Sources sources(p);
  CHECK(sources.require("P1").name == "P1");
  CHECK(sources.require("P1.txt").name == "P1");
  CHECK(sources.require("P2.txt").name == "Second");
  CHECK_FALSE(sources.find("P2").has_value());
  CHECK_FALSE(sources.find("p1").has_value());
  CHECK(error_of([&] { sources.require("Secnd"); }) ==
        "not-found: no source 'Secnd'; did you mean 'Second'?");
  added(p, "P1");
  CHECK(error_of([&] { Sources(p).require("P1.txt"); }) ==
        "ambiguous: several sources came from a file 'P1.txt': 'P1', 'P1 (2)'; name the source");
}

TEST_CASE("a name goes before a file's name") {
  auto p = Project::in_memory();
  added(p, "P1");
  added(p, "P2");
  changing(p, [&] { Sources(p).rename("P2", "P1.txt"); });
  CHECK(Sources(p).require("P1.txt").file_name == "P2.txt");
}

TEST_CASE("a source is renamed, but not to a name that is there") {
  auto p = Project::in_memory();
  added(p, "P1");
  added(p, "P2");
  CHECK(error_of([&] { changing(p, [&] { Sources(p).rename("P1", "P2"); }); }) ==
        "exists: a source 'P2' is there already");
  CHECK_FALSE(changing(p, [&] { Sources(p).rename("P1", "P1"); }));
  CHECK(changing(p, [&] { Sources(p).rename("P1.txt", "One"); }));
  CHECK(names(p) == Names{"One", "P2"});
}

TEST_CASE("a source goes with all that hangs on it, and comes back by undo") {
  auto p = Project::in_memory();
  added(p, "P2", transcript({{"P", "Nothing."}}));
  added(p, "P1", transcript({{"I", "Why?"}, {"P", "I trust her. She listens."}}));
  code_words(p, "P1", "I trust her");
  code_words(p, "P1", "She listens", "strong words");
  changing(p, [&] {
    Cases cases(p);
    const Source source = Sources(p).require("P1");
    cases.link(cases.ensure("Anna"), source.id);
    cases.set_value(Owner::source, source.id, "months", "6");
    Sources::SpeakerChange link;
    link.case_id = cases.ensure("Anna");
    Sources(p).set_speaker(source, "P", link);
    thema::Sink quiet;
    Sources(p).set_state(source, p.coder_id(quiet), "done");
  });
  const std::string before = state_of(p);
  std::size_t codings = 0;
  changing(p, [&] { codings = Sources(p).remove(Sources(p).require("P1")).codings; });
  CHECK(codings == 2);
  CHECK(names(p) == Names{"P2"});
  CHECK(Codings(p).count() == 0);
  CHECK(Cases(p).require("Anna").name == "Anna");  // a case is more than its source
  CHECK(problems(p).empty());
  p.undo("thema undo", "");
  CHECK(state_of(p) == before);
  CHECK(problems(p).empty());
  CHECK(load_text(p, Sources(p).require("P1")).find("She listens") != std::string::npos);
  p.redo("thema redo", "");
  CHECK(names(p) == Names{"P2"});
  CHECK(problems(p).empty());
}

TEST_CASE("the same text in two sources stays when one of them goes") {
  auto p = Project::in_memory();
  added(p, "P1");
  added(p, "P2");
  changing(p, [&] { Sources(p).remove(Sources(p).require("P1")); });
  CHECK(load_text(p, Sources(p).require("P2")) == "P: Yes.\n");
  CHECK(problems(p).empty());
}

TEST_CASE("a speaker gets a role, a case and another label, but not one that is taken") {
  auto p = Project::in_memory();
  added(p, "P1", transcript({{"I", "Why?"}, {"P", "So."}}));
  const Source source = Sources(p).require("P1");
  const auto set = [&](const char* label, const Sources::SpeakerChange& change) {
    return changing(p, [&] { Sources(p).set_speaker(source, label, change); });
  };
  Sources::SpeakerChange role, rename, taken, unlink;
  role.role = SpeakerRole::other;
  CHECK(set("P", role));
  CHECK_FALSE(set("P", role));
  rename.label = "Anna";
  CHECK(set("P", rename));
  CHECK(Sources(p).speakers(source)[1].label == "Anna");
  CHECK(Sources(p).speakers(source)[1].role == SpeakerRole::other);
  taken.label = "I";
  CHECK(error_of([&] { set("Anna", taken); }) == "exists: a speaker 'I' is in source 'P1' already");
  CHECK(error_of([&] { set("Ana", role); }) ==
        "not-found: no speaker 'Ana' in source 'P1'; did you mean 'Anna'?");
  unlink.case_id = 0;
  CHECK_FALSE(set("Anna", unlink));
}

TEST_CASE("kind, language and a coder's progress are set, and twice is no change") {
  auto p = Project::in_memory();
  added(p, "P1");
  const auto source = [&] { return Sources(p).require("P1"); };
  CHECK(changing(p, [&] { Sources(p).set_kind(source(), "document"); }));
  CHECK_FALSE(changing(p, [&] { Sources(p).set_kind(source(), "document"); }));
  CHECK(error_of([&] { changing(p, [&] { Sources(p).set_kind(source(), "novel"); }); }) ==
        "usage: 'novel' is no kind of source: expected transcript, document or survey");
  CHECK(changing(p, [&] { Sources(p).set_language(source(), "pt-BR"); }));
  CHECK(source().language == "pt-BR");
  CHECK(error_of([&] {
          changing(p, [&] { Sources(p).set_language(source(), "no language"); });
        }).starts_with("usage: 'no language' is no language tag"));
  thema::Sink quiet;
  const auto done = [&](const char* state) {
    return changing(p, [&] { Sources(p).set_state(source(), p.coder_id(quiet), state); });
  };
  CHECK(done("done"));
  CHECK_FALSE(done("done"));
  CHECK(done(""));
  CHECK_FALSE(done(""));
}
