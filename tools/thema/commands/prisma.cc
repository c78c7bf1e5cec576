#include "model/prisma.h"

#include <fmt/format.h>

#include <memory>
#include <optional>

#include "analysis/prisma_balance.h"
#include "base/error.h"
#include "base/file.h"
#include "base/strings.h"
#include "cells.h"
#include "context.h"
#include "dot_output.h"
#include "formats/table.h"
#include "report/prisma_flow.h"
#include "wording.h"

namespace thema::cli {

namespace {

using Kind = report::Column::Kind;

struct ImportOptions {
  std::string file, sheet;
};

/// A number of records: digits, with spaces between groups as papers print them. Nothing: empty.
std::optional<std::int64_t> records_in(std::string_view cell, std::string_view column) {
  std::string digits;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const std::string_view rest = cell.substr(i);
    if (rest.starts_with(' ')) continue;
    if (rest.starts_with("\u00a0")) {  // spaces that do not break: of two bytes, of three
      ++i;
    } else if (rest.starts_with("\u2009") || rest.starts_with("\u202f")) {
      i += 2;
    } else {
      digits += cell[i];
    }
  }
  if (digits.empty()) return std::nullopt;
  const auto n = parse_integer(digits);
  constexpr long long kMost = 1'000'000'000'000;
  if (!n || *n < 0 || *n > kMost) {
    throw Error(Errc::bad_input,
                fmt::format("column '{}': '{}' is no number of records: expected digits, such as "
                            "14191",
                            column, trim(cell)));
  }
  return *n;
}

int import(const ImportOptions& o, Context& ctx) {
  formats::Table table(read_file(o.file), o.file, ctx.sink(), {.sheet = o.sheet});
  const std::size_t box = table.require("box"), n = table.require("n");
  const auto label = table.find("label"), other = table.find("other");
  std::vector<model::WrittenPrismaBox> boxes;
  formats::Record record;
  while (table.next(record)) {
    const std::string name(trim(record.cells[box]));
    try {
      const std::string part = label ? record.cells[*label] : std::string();
      const auto first = records_in(record.cells[n], "n");
      const auto second =
          other ? records_in(record.cells[*other], "other") : std::optional<std::int64_t>();
      if (name.empty() && !first && !second) continue;
      if (!first && !second) {
        throw Error(Errc::bad_input, fmt::format("box '{}' has no number: expected one in column "
                                                 "n{}",
                                                 name, other ? " or other" : ""));
      }
      if (first) boxes.push_back({record.line, {name, part, *first, false}});
      if (second) boxes.push_back({record.line, {name, part, *second, true}});
    } catch (Error& e) {
      throw e.at(o.file, record.line);
    }
  }
  if (boxes.empty()) {
    throw Error(Errc::bad_input, "there is no number in the file").at(o.file, table.header_line());
  }
  ctx.change([&](model::Project& project) {
    const model::PrismaImport r = model::Prisma(project).import(boxes, o.file);
    if (!project.changed_anything()) return no_change(ctx);
    std::string sentence =
        fmt::format("flow of {}: {} new, {} changed, {} unchanged", counted(boxes.size(), "number"),
                    r.added, r.changed, r.unchanged);
    if (r.removed > 0) sentence += fmt::format(", {} taken away", r.removed);
    done(ctx, project, sentence);
    const auto flow = analysis::balance(model::Prisma(project).list());
    for (const auto& p : flow.problems) {
      ctx.sink().warn("prisma-balance", fmt::format("{}: {}", p.place, p.why), o.file);
    }
  });
  return 0;
}

report::Table flow_table() {
  report::Table t;
  t.name = "prisma";
  t.columns = {{"box", "Box", Kind::text},
               {"heading", "Heading", Kind::text},
               {"label", "Part", Kind::text},
               {"n", "n", Kind::integer},
               {"other", "Other methods", Kind::integer}};
  return t;
}

/// A row a box and part, with the numbers of both streams, as `import` reads them.
std::vector<report::Row> flow_rows(const analysis::PrismaFlow& flow) {
  std::vector<report::Row> rows;
  const auto& kinds = model::prisma_boxes();
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const auto add = [&](const std::string& label, std::optional<std::int64_t> n,
                         std::optional<std::int64_t> other) {
      rows.push_back({cell(kinds[i].name), cell(kinds[i].heading), cell(label),
                      n ? cell_number(*n) : report::Cell(),
                      other ? cell_number(*other) : report::Cell()});
    };
    const auto& one = flow.databases.boxes[i];
    const auto& two = flow.other.boxes[i];
    if (one.given || two.given) {
      add("", one.given ? one.n : std::nullopt, two.given ? two.n : std::nullopt);
    }
    for (const auto& [label, n] : one.parts) add(label, n, {});
    for (const auto& [label, n] : two.parts) add(label, {}, n);
  }
  return rows;
}

int show(Context& ctx) {
  const bool dot = dot_asked(ctx.globals());
  auto out = dot ? nullptr : ctx.renderer("prisma", "PRISMA 2020 flow diagram");
  model::Project& project = ctx.read();
  const std::vector<model::PrismaBox> boxes = model::Prisma(project).list();
  if (boxes.empty()) {
    ctx.sink().notice("prisma-empty",
                      "there is no flow yet: 'thema prisma import FILE.csv' reads one");
  }
  const analysis::PrismaFlow flow = analysis::balance(boxes);
  report::FlowChart chart = report::prisma_chart(flow);
  if (!ctx.globals().caption.empty()) chart.text.title = ctx.globals().caption;
  if (dot) {
    print_dot(chart, ctx);
  } else {
    std::vector<std::string> problems;
    for (const auto& p : flow.problems) problems.push_back(p.place + ": " + p.why);
    if (out->machine() && out->has_room_for_fields()) {
      out->field({"balanced", "Balanced", cell_flag(problems.empty() && !boxes.empty())});
      out->field({"problems", "Problems", report::List{problems}});
    }
    if (out->machine() || !ctx.globals().columns_text.empty()) {
      ctx.table(*out, flow_table(), flow_rows(flow));
    } else if (!boxes.empty()) {
      out->figure(chart);
    }
    if (out->figures_only() && boxes.empty()) {
      throw Error(Errc::not_found, "there is no flow to be drawn",
                  "read one with 'thema prisma import FILE.csv'");
    }
    out->finish();
  }
  for (const auto& p : flow.problems) {
    ctx.sink().warn("prisma-balance", fmt::format("{}: {}", p.place, p.why));
  }
  return flow.problems.empty() && !boxes.empty() ? 0 : 1;
}

}  // namespace

void setup_prisma(App app, Context& ctx) {
  auto o = std::make_shared<ImportOptions>();
  App sub = app.add_subcommand("import", "Make the flow what a csv or xlsx table says");
  sub.add_option("file", o->file,
                 "A table with the columns box and n; label names parts, other has the numbers of "
                 "other methods")
      .required();
  sub.add_option("--sheet", o->sheet, "The sheet of a workbook (default: the first)");
  example(sub,
          "  cat flow.csv\n"
          "    box,label,n\n"
          "    identified,,14191\n"
          "    removed,duplicates,5973\n"
          "    screened,,8218\n"
          "    excluded,title,7436\n"
          "    excluded,abstract,677\n"
          "    assessed,,105\n"
          "    ineligible,,100\n"
          "    reports,,5\n"
          "    studies,,4\n"
          "  thema prisma import flow.csv\n"
          "Boxes: identified, removed, screened, excluded, sought, not_retrieved, assessed, "
          "ineligible,\nreports, studies. One without a label is the box itself.");
  bind(sub, ctx, [o, &ctx] { return import(*o, ctx); });

  sub = app.add_subcommand("show", "The flow as text, table or figure; exit 1 unless it balances");
  example(sub, "  thema prisma show\n  thema prisma show -o flow.svg\n  thema prisma show -f dot");
  bind(sub, ctx, [&ctx] { return show(ctx); });
}

}  // namespace thema::cli
