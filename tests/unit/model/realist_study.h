#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/sink.h"
#include "model/cases.h"
#include "model/cmo.h"
#include "model/cmo_evidence.h"
#include "model/codebook.h"
#include "model/codings.h"
#include "model/passages.h"
#include "model/project.h"
#include "model/sources.h"
#include "model/theory.h"
#include "text/tokens.h"

namespace thema::model {

/// A small study in memory, with a change under way: P1 and P2 were interviewed, PT1 is a
/// physiotherapist, P3 has no source.
struct RealistStudy {
  Project project = Project::in_memory();
  Sink sink;
  ChangeScope change{project, "thema test"};
  RowId me = project.coder_id(sink);

  RealistStudy() {
    Cases cases(project);
    for (const char* name : {"P1", "P2", "P3"}) cases.add(name, "participant");
    cases.add("PT1", "physiotherapist");
    add_source(
        "P1", "INT",
        {"What helps?", "The walk eases it. I know it does.", "And then?", "Then I go again."});
    add_source("P2", "INT", {"What helps?", "Nothing helps. I fear each step."});
    add_source("PT1", "INT", {"What do they say?", "They work it out by themselves."});
  }

  /// Turns alternate between an interviewer and the case of the source's name.
  void add_source(const std::string& name, const std::string& interviewer,
                  const std::vector<std::string>& turns) {
    DocumentDraft draft;
    draft.format = "txt";
    draft.encoding = "UTF-8";
    draft.speakers = {{interviewer, SpeakerRole::interviewer}, {name, SpeakerRole::participant}};
    for (std::size_t i = 0; i < turns.size(); ++i) {
      const auto begin = static_cast<std::uint32_t>(draft.text.size());
      draft.text += turns[i] + "\n";
      draft.turns.push_back({.span = {begin, begin + static_cast<std::uint32_t>(turns[i].size())},
                             .label = {},
                             .speaker = i % 2});
    }
    text::Tokenizer tokenizer;
    const std::string bytes = draft.text;
    const auto prepared = prepare_source(std::move(draft), name + ".txt", bytes, tokenizer);
    const auto added = Sources(project).add(prepared, name, "transcript", "", me);
    Cases cases(project);
    const Source source = Sources(project).require(added.name);
    cases.link(cases.require(name).id, source.id);
    Sources::SpeakerChange speaker;
    speaker.case_id = cases.require(name).id;
    Sources(project).set_speaker(source, name, speaker);
  }

  RowId code(const std::string& path) {
    Codebook(project).add(path, {});
    return Codebook(project).require(path).id;
  }

  /// A configuration with one element of each role in "context: words" form.
  CmoSaved configuration(const std::string& label,
                         const std::vector<std::pair<std::string, std::string>>& elements) {
    CmoFields fields;
    for (const auto& [role, words] : elements) fields.elements[role].push_back({words, {}});
    return Configurations(project).add(label, fields, me);
  }

  /// Evidence on the words of a source, ready to be added.
  NewEvidence evidence(const std::string& label, const std::string& speaks_to,
                       const std::string& stance, const std::string& source,
                       const std::string& quote) {
    NewEvidence e;
    e.cmoc = Configurations(project).require(label).id;
    e.speaks_to = speaks_to;
    e.stance = stance;
    e.coder = me;
    if (source.empty()) return e;
    SourceText text(project, Sources(project).require(source));
    PassageSelector selector;
    selector.quote = quote;
    e.source = text.source().id;
    e.span = text.resolve(selector).front();
    e.quote_hash = text.hash_of(e.span);
    return e;
  }

  NewEvidence silence(const std::string& label, const std::string& speaks_to,
                      const std::string& case_name) {
    NewEvidence e = evidence(label, speaks_to, "silent", "", "");
    e.case_id = Cases(project).require(case_name).id;
    return e;
  }

  EvidenceBook::Added add(const NewEvidence& e) { return EvidenceBook(project).add({e}); }
};

}  // namespace thema::model
