#pragma once

#include <functional>

#include "merge_study.h"
#include "model/cases.h"
#include "model/checklists.h"
#include "model/cmo.h"
#include "model/cmo_links.h"
#include "model/cmo_records.h"
#include "model/decisions.h"
#include "model/events.h"
#include "model/joint.h"
#include "model/prisma.h"
#include "model/realist_object.h"
#include "model/side_tables.h"
#include "model/summaries.h"
#include "model/theory.h"

// Kinds of records that a person makes, for tests that go through all of them. All of it is
// invented.
namespace thema::model {

using Lines = std::vector<std::string>;

inline RowId me(Project& p) {
  Sink sink;
  return p.coder_id(sink);
}

/// One kind of record: what a person called `who` makes of it, how it is changed, what is there.
struct Kind {
  std::string name;
  std::function<void(Project&, const std::string&who)> make, change;
  std::function<Lines(Project&)> list;
};

inline WrittenTable table_of(const std::string& name, const Lines& columns,
                             const std::vector<Lines>& rows, SideKey key = SideKey::none) {
  WrittenTable table{.name = name, .key = key, .columns = columns, .rows = {}};
  for (const Lines& row : rows) table.rows.push_back({table.rows.size() + 2, row});
  return table;
}

inline Lines rows_of(Project& p, const std::string& name) {
  SideTables tables(p);
  const SideTable table = tables.require(name);
  Lines out;
  for (const SideRow& row : tables.rows(table)) {
    std::string line = std::to_string(row.number);
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      line += " " + table.columns[i] + "=" + (i < row.cells.size() ? row.cells[i] : "");
    }
    out.push_back(line);
  }
  return out;
}

inline Kind joint_rows() {
  return {"joint display",
          [](Project& p, const std::string& who) {
            JointFields fields;
            fields.domain = "Time";
            fields.quantitative = "3 of " + who;
            JointDisplay(p).add(fields);
          },
          [](Project& p, const std::string& who) {
            JointFields fields;
            fields.qualitative = "said to " + who;
            JointDisplay(p).set("1", fields);
          },
          [](Project& p) {
            Lines out;
            for (const JointRow& r : JointDisplay(p).list()) {
              out.push_back(r.domain + " " + r.quantitative + " " + r.qualitative);
            }
            return out;
          }};
}

inline Kind side_rows() {
  return {"side table",
          [](Project& p, const std::string& who) {
            WrittenTable table = table_of("log", {"site", "n"}, {});
            for (const SideTable& t : SideTables(p).list()) {
              for (const SideRow& row : SideTables(p).rows(t)) table.rows.push_back({2, row.cells});
            }
            table.rows.push_back({2, {who, "3"}});
            SideTables(p).import(table);
          },
          [](Project& p, const std::string& who) {
            WrittenTable table = table_of("log", {"site", "n"}, {});
            for (const SideRow& row : SideTables(p).rows(SideTables(p).require("log"))) {
              table.rows.push_back({2, row.cells});
            }
            table.rows.front().cells[1] = "seen by " + who;
            SideTables(p).import(table);
          },
          [](Project& p) { return rows_of(p, "log"); }};
}

inline Kind checklist_answers() {
  const auto answer = [](Project& p, const std::string& item, const std::string& note) {
    ChecklistFields fields;
    fields.note = note;
    Checklists(p).set(require_checklist_kind("coreq"), item, 0, fields);
  };
  return {"checklist",
          [=](Project& p, const std::string& who) {
            answer(p, who == "anna" ? "2" : who == "lead" ? "3" : "1", "by " + who);
          },
          [=](Project& p, const std::string& who) { answer(p, "1", "changed by " + who); },
          [](Project& p) {
            Lines out;
            for (const auto& a : Checklists(p).answers(require_checklist_kind("coreq"))) {
              if (!a.note.empty()) out.push_back(a.item + " " + a.note);
            }
            return out;
          }};
}

inline Kind prisma_boxes_of_a_flow() {
  const auto import = [](Project& p, const std::string& label, std::int64_t n) {
    std::vector<WrittenPrismaBox> boxes;
    bool there = false;
    for (PrismaBox box : Prisma(p).list()) {
      if (box.label == label) {
        box.n = n;
        there = true;
      }
      boxes.push_back({2, box});
    }
    if (!there) boxes.push_back({2, {"excluded", label, n, false}});
    Prisma(p).import(boxes, "flow.csv");
  };
  return {
      "PRISMA flow", [=](Project& p, const std::string& who) { import(p, "seen by " + who, 7); },
      [=](Project& p, const std::string& who) { import(p, "seen by both", who == "anna" ? 8 : 9); },
      [](Project& p) {
        Lines out;
        for (const PrismaBox& b : Prisma(p).list()) {
          out.push_back(b.box + " " + b.label + " " + std::to_string(b.n));
        }
        return out;
      }};
}

inline Kind links() {
  const auto link = [](Project& p, const std::string& kind, const std::string& note) {
    CmoLinks all(p);
    all.add({kind, all.end_named("CMOC1.O1"), all.end_named("CMOC2.C1"), false, note});
  };
  return {"links",
          [=](Project& p, const std::string& who) {
            link(p, who == "anna" ? "inhibits" : who == "lead" ? "refines" : "ripple", "by " + who);
          },
          [=](Project& p, const std::string& who) { link(p, "ripple", "changed by " + who); },
          [](Project& p) {
            Lines out;
            for (const CmoLink& l : CmoLinks(p).list()) out.push_back(l.kind + " " + l.note);
            return out;
          }};
}

inline Kind waivers() {
  const auto waive = [](Project& p, const std::string& rule, const std::string& reason) {
    CmoRecords(p).waive(rule, require_realist(p, "CMOC1"), reason, me(p));
  };
  return {"waivers",
          [=](Project& p, const std::string& who) {
            waive(p, who == "anna" ? "K05" : who == "lead" ? "K06" : "K03", "by " + who);
          },
          [=](Project& p, const std::string& who) { waive(p, "K03", "changed by " + who); },
          [](Project& p) {
            Lines out;
            for (const Waiver& w : CmoRecords(p).waivers()) out.push_back(w.rule + " " + w.reason);
            return out;
          }};
}

inline Kind events() {
  const auto event = [](Project& p, const std::string& date, const std::string& note) {
    add_event(p, {Cases(p).require("P1").id, date, "call", note});
  };
  return {"events",
          [=](Project& p, const std::string& who) {
            event(p,
                  who == "anna"   ? "2026-03-02"
                  : who == "lead" ? "2026-03-03"
                                  : "2026-03-01",
                  "by " + who);
          },
          [=](Project& p, const std::string& who) { event(p, "2026-03-01", "changed by " + who); },
          [](Project& p) {
            Lines out;
            for (const Event& e : load_events(p))
              out.push_back(e.date + " " + e.kind + " " + e.note);
            return out;
          }};
}

inline Kind summaries() {
  const auto write = [](Project& p, const std::string& code, const std::string& text) {
    Summaries(p).set({.case_id = Cases(p).require("P1").id,
                      .code = Codebook(p).require(code).id,
                      .coder = me(p),
                      .said = true,
                      .text = text,
                      .keep = {},
                      .add = {}});
  };
  return {
      "framework summaries",
      [=](Project& p, const std::string& who) {
        write(p, who == "anna" ? "Ease" : who == "lead" ? "Ease/Walking" : "Effort", "by " + who);
      },
      [=](Project& p, const std::string& who) { write(p, "Effort", "changed by " + who); },
      [](Project& p) {
        Lines out;
        for (const Summary& s : Summaries(p).list()) out.push_back(s.text);
        return out;
      }};
}

inline Kind theories() {
  return {"theories",
          [](Project& p, const std::string& who) {
            Theories(p).add("T of " + who, {.statement = "Walking eases"}, me(p));
          },
          [](Project& p, const std::string& who) {
            Theories(p).set("T of both", {.statement = "It eases, says " + who}, me(p));
          },
          [](Project& p) {
            Lines out;
            for (const Theory& t : Theories(p).list()) out.push_back(t.label + ": " + t.statement);
            return out;
          }};
}

/// Kinds of which rows are only added.
inline Kind decisions() {
  return {"decisions",
          [](Project& p, const std::string& who) {
            Decisions(p).record({.reason = "seen by " + who, .coder = me(p)});
          },
          nullptr,
          [](Project& p) {
            Lines out;
            for (const Decision& d : Decisions(p).list()) out.push_back(d.reason);
            return out;
          }};
}

inline Kind searches() {
  return {"searches",
          [](Project& p, const std::string& who) {
            CmoRecords(p).add_search(Configurations(p).require("CMOC1").id, "negative-case",
                                     "none, says " + who, me(p));
          },
          nullptr,
          [](Project& p) {
            Lines out;
            for (const CmoSearch& s : CmoRecords(p).searches()) out.push_back(s.note);
            return out;
          }};
}

inline std::vector<Kind> kinds() {
  return {joint_rows(),
          side_rows(),
          checklist_answers(),
          prisma_boxes_of_a_flow(),
          links(),
          waivers(),
          events(),
          summaries(),
          theories(),
          decisions(),
          searches()};
}

/// A study with what all kinds hang on; "both" made one of each kind before the copy.
struct KindsTeam : Team {
  Project lead = make("lead");
  Project anna;

  KindsTeam() : anna((begin(), copy(lead, "anna"))) {}

  void begin() {
    changing(lead, [&] {
      add_transcript(lead, "P1", kTalk);
      code_quote(lead, "Ease/Walking", "P1", {21, 38});
      Codebook(lead).add("Effort", {});
      if (!Cases(lead).find("P1")) Cases(lead).add("P1", "participant");
      for (const char* label : {"CMOC1", "CMOC2"}) {
        CmoFields f;
        f.elements["context"] = {{.text = std::string("is able: ") + label}};
        f.elements["outcome"] = {{.text = "walks on"}};
        Configurations(lead).add(label, f, me(lead));
      }
      for (const Kind& kind : kinds()) kind.make(lead, "both");
    });
  }
};

}  // namespace thema::model
