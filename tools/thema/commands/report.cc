#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>

#include "analysis/case_groups.h"
#include "base/error.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/strings.h"
#include "command.h"
#include "context.h"
#include "document/blocks.h"
#include "document/each_value.h"
#include "document/figure_files.h"
#include "document/outputs.h"
#include "document/programs.h"
#include "document/provenance.h"
#include "document/transcripts.h"
#include "document/turned_pages.h"
#include "filter_options.h"
#include "formats/docx_tables.h"
#include "formats/odt_tables.h"
#include "model/settings.h"
#include "pseudonym_renderer.h"
#include "report/document/nested.h"
#include "work_kept.h"

namespace thema::cli {

namespace {

namespace fs = std::filesystem;
using report::DocumentFormat;

enum class Target { md, html, docx, odt, latex, pdf };

struct ReportOptions {
  std::string file, where, each, reference, transcripts;
  std::vector<std::string> set;
  bool contents = false, provenance = false, keep_going = false;
};

std::optional<Target> target_named(std::string_view name) {
  if (name == "md" || name == "markdown") return Target::md;
  if (name == "html" || name == "htm") return Target::html;
  if (name == "docx") return Target::docx;
  if (name == "odt") return Target::odt;
  if (name == "latex" || name == "tex") return Target::latex;
  if (name == "pdf") return Target::pdf;
  return {};
}

Target target_of(const Globals& globals) {
  constexpr std::string_view kThere = "md, html, docx, odt, pdf, tex";
  const bool to_file = !globals.output.empty() && globals.output != "-";
  if (!globals.format.empty()) {
    if (const auto target = target_named(globals.format)) return *target;
    throw Error(Errc::usage,
                fmt::format("a report has no format '{}'; there are: {}", globals.format, kThere));
  }
  if (!to_file) return Target::md;
  const std::string extension = ascii_lower(fs::path(globals.output).extension().string());
  if (!extension.empty()) {
    if (const auto target = target_named(extension.substr(1))) return *target;
  }
  throw Error(Errc::usage, fmt::format("cannot tell the format of a report from the name '{}': use "
                                       "one of these extensions, or -f: {}",
                                       globals.output, kThere));
}

DocumentFormat format_of(Target target) {
  switch (target) {
    case Target::md:
      return DocumentFormat::md;
    case Target::latex:
      return DocumentFormat::latex;
    case Target::docx:
    case Target::odt:
      return DocumentFormat::office;
    case Target::html:
    case Target::pdf:
      break;
  }
  return DocumentFormat::html;
}

bool is_binary(Target t) { return t == Target::docx || t == Target::odt || t == Target::pdf; }

std::map<std::string, std::string> values_of(const std::vector<std::string>& set) {
  std::map<std::string, std::string> values;
  for (const std::string& one : set) {
    const std::size_t equals = one.find('=');
    if (equals == 0 || equals == std::string::npos) {
      throw Error(Errc::usage, fmt::format("--set '{}': expected NAME=VALUE", one));
    }
    std::string value = one.substr(equals + 1);
    std::replace(value.begin(), value.end(), '\n', ' ');
    if (!values.emplace(one.substr(0, equals), value).second) {
      throw Error(Errc::usage, fmt::format("--set gives '{}' twice", one.substr(0, equals)));
    }
  }
  return values;
}

std::string in_quotes(std::string_view words) {
  std::string out = "'";
  for (const char c : words) out += c == '\'' ? std::string("''") : std::string(1, c);
  return out + "'";
}

class Report {
 public:
  Report(const ReportOptions& options, Context& ctx)
      : options_(options), ctx_(ctx), target_(target_of(ctx.globals())) {}

  int run() {
    check();
    bytes_ = options_.file == "-" ? std::string(std::istreambuf_iterator<char>(std::cin), {})
                                  : read_file(options_.file);
    const auto values = values_of(options_.set);
    try {
      document_ = report::parse_document(bytes_);
    } catch (const Error& e) {
      throw Error(e).at(name(), e.line());
    }
    for (const report::FootnoteDoubt& doubt : document_.footnotes) {
      ctx_.sink().report(
          {Level::notice, "report-footnote", report::sentence_of(doubt), name(), doubt.line, {}});
    }
    ctx_.read();
    if (options_.each.empty()) {
      write(make(values, options_.where, ctx_.globals().output));
    } else {
      for_each_value(values);
    }
    ctx_.terminal().set_quiet(ctx_.globals().quiet);
    tell_unfiltered();
    return status_;
  }

 private:
  struct Made {
    std::string report;
    std::vector<OutputText> figures;
    std::vector<std::string> left_over{};  ///< figures of an earlier report
  };

  std::string name() const { return options_.file == "-" ? "standard input" : options_.file; }

  void check() const {
    const Globals& globals = ctx_.globals();
    const bool to_file = !globals.output.empty() && globals.output != "-";
    if (to_file && options_.each.empty()) {
      check_output(globals.output, options_.file);
      // With figures beside it the folder is made, too.
      if (target_ != Target::md && target_ != Target::latex) check_folder(globals.output);
    }
    if (is_binary(target_) && !to_file && ctx_.terminal().out_is_terminal()) {
      throw Error(Errc::usage,
                  "this format is no text that a terminal shows: give it a file with -o");
    }
    if (!options_.reference.empty()) {
      if (target_ != Target::docx && target_ != Target::odt) {
        throw Error(Errc::usage,
                    "--reference-doc has the styles of a docx or odt: no other format "
                    "takes them");
      }
      read_head(options_.reference, 1);
    }
    if (!options_.transcripts.empty() && target_ != Target::html) {
      throw Error(Errc::usage,
                  "--transcripts makes links of an html report: no other format has them");
    }
    if (!options_.transcripts.empty()) check_site(options_.transcripts);
    if (options_.contents && target_ == Target::md) {
      throw Error(Errc::usage,
                  "--toc is for html, pdf, docx, odt and tex: what shows Markdown makes "
                  "its own");
    }
  }

  /// Before all the work.
  static void check_folder(const fs::path& output) {
    const fs::path folder = output.parent_path();
    std::error_code ignored;
    if (folder.empty() || fs::is_directory(folder, ignored)) return;
    throw Error(Errc::bad_input, fmt::format("cannot write '{}': there is no folder '{}': make it "
                                             "first",
                                             output.string(), folder.string()));
  }

  void for_each_value(const std::map<std::string, std::string>& given) {
    const model::Corpus corpus = model::load_corpus(ctx_.read());
    const std::size_t attribute = analysis::attribute_named(corpus, options_.each, false);
    const model::Attribute& a = corpus.attributes[attribute];
    std::vector<std::string> values;
    for (const auto& [row, value] : corpus.values[attribute]) values.push_back(value);
    values = analysis::ordered_values(corpus, attribute, std::move(values));
    if (values.empty()) {
      throw Error(Errc::bad_input, fmt::format("nothing has a value of '{}': there is nothing to "
                                               "write a report of",
                                               a.name));
    }
    tell_without_value(ctx_, corpus, attribute, options_.where);
    std::vector<std::string> printed;
    for (const std::string& value : values) {
      printed.push_back(ctx_.names() == nullptr ? value : ctx_.names()->replaced(value));
    }
    const auto files = output_files(ctx_.globals().output, options_.each, printed);
    std::vector<OutputText> outputs;
    std::vector<std::string> left_over;
    for (std::size_t i = 0; i < values.size(); ++i) {
      auto all = given;
      const std::string heading = analysis::value_heading(a, values[i]);
      all[options_.each] = ctx_.names() == nullptr ? heading : ctx_.names()->replaced(heading);
      const std::string filter =
          fmt::format("{}.{} = {}", a.owner == model::Owner::case_ ? "case" : "source",
                      field_name(a.name), in_quotes(values[i]));
      const std::string where =
          options_.where.empty() ? filter : fmt::format("({}) and ({})", options_.where, filter);
      Made made = make(all, where, files[i]);
      outputs.insert(outputs.end(), made.figures.begin(), made.figures.end());
      outputs.push_back({files[i], std::move(made.report)});
      left_over.insert(left_over.end(), made.left_over.begin(), made.left_over.end());
    }
    write_all(outputs);
    const WorkKept kept;
    ctx_.globals().output.clear();
    ctx_.terminal().set_quiet(ctx_.globals().quiet);
    for (const std::string& file : files) ctx_.say("wrote " + file);
    remove_left_over(left_over);
  }

  /// With its figures beside it: all files or none.
  void write(const Made& made) const {
    if (made.figures.empty() && made.left_over.empty()) {
      if (target_ == Target::latex &&
          made.report.find("% A figure stands here") != std::string::npos) {
        ctx_.sink().notice(
            "report-figures",
            "figures are only named here: -o FILE.tex writes them beside the report");
      }
      ctx_.print_exact(made.report);
      return;
    }
    std::vector<OutputText> outputs = made.figures;
    outputs.push_back({ctx_.globals().output, made.report});
    write_all(outputs);
    ctx_.globals().output.clear();
    remove_left_over(made.left_over);
  }

  void remove_left_over(const std::vector<std::string>& files) const {
    if (files.empty()) return;
    remove_figures(files);
    ctx_.sink().notice("report-figures",
                       "removed figures of an earlier report: " + join(files, ", "));
  }

  static std::string field_name(const std::string& name) {
    const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
      return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0;
    });
    return plain ? name : in_quotes(name);
  }

  /// One document, in its format.
  Made make(std::map<std::string, std::string> values, const std::string& where,
            const std::string& output) {
    const DocumentFormat format = format_of(target_);
    FigureFiles figures(output, format);
    const BlockOptions options{name(),
                               where,
                               std::move(values),
                               options_.keep_going,
                               !options_.transcripts.empty(),
                               figures.taker()};
    Blocks blocks(document_, format, options, ctx_);
    report::Filling filling = blocks.fill();
    ran_ = blocks.ran();
    if (status_ == 0) status_ = blocks.status();
    if (options_.provenance) filling.appendix = provenance(blocks.numbers(), options);
    ctx_.terminal().set_quiet(ctx_.globals().quiet);
    std::string made =
        target_ == Target::md ? report::document_markdown(document_, filling) : printed(filling);
    return {std::move(made), figures.files(), figures.left_over()};
  }

  std::string provenance(report::PageNumbers& numbers, const BlockOptions& options) {
    const DocumentFormat format = format_of(target_);
    report::RenderOptions render;
    render.part_of = &numbers;
    std::string text;
    auto out = with_pseudonyms(
        report::nested(report::block_renderer(
                           format, [&](std::string_view bytes) { text.append(bytes); }, render),
                       level_of_appendix(), false),
        [this] { return ctx_.names(); });
    write_provenance(ctx_, *out, bytes_, options, ran_);
    out->finish();
    return text;
  }

  /// Beside the sections of the author: below a title, if the document has one heading above all.
  int level_of_appendix() const {
    const auto& levels = document_.headings;
    if (levels.empty()) return 1;
    const int top = *std::min_element(levels.begin(), levels.end());
    return std::count(levels.begin(), levels.end(), top) == 1 ? top : top - 1;
  }

  std::string printed(report::Filling& filling) {
    report::PageOptions page;
    try {
      page.front = report::front_matter_of(document_, filling.inlines);
    } catch (const Error& e) {
      throw Error(e).at(name(), e.line());
    }
    page.title = options_.file == "-" ? "Report" : fs::path(options_.file).stem().string();
    page.language = model::Settings(ctx_.read()).get("language");
    page.contents = options_.contents;
    if (target_ == Target::latex) return latex(filling, page);
    const report::Body body = body_of(filling);
    if (target_ == Target::html) {
      std::string made = report::document_page(body, page);
      if (options_.transcripts.empty()) return made;
      return linked_to_site(made, options_.transcripts, ctx_.globals().output, ctx_);
    }
    if (target_ == Target::pdf) return pdf_document(report::document_page(body, page));
    const std::string office = office_document(
        with_pictures(report::office_page(aligned(body), page)),
        {target_ == Target::docx ? "docx" : "odt", options_.reference, options_.contents});
    const bool styled = !options_.reference.empty();
    return target_ == Target::docx ? formats::docx_with_tables(office, styled)
                                   : formats::odt_with_tables(office, styled);
  }

  report::Body body_of(const report::Filling& filling) const {
    const std::string folder =
        options_.file == "-" ? std::string() : fs::path(options_.file).parent_path().string();
    report::BodyOptions options;
    options.section_ids = target_ == Target::html || target_ == Target::pdf;
    if (target_ != Target::latex) {
      options.image = [&](std::string_view file) {
        return image_address(file, folder, ctx_.sink());
      };
    }
    try {
      return report::document_html(document_, filling, options);
    } catch (const Error& e) {
      throw Error(e.code(), e.file().empty() ? e.what() : fmt::format("{}: {}", e.file(), e.what()),
                  e.hint())
          .at(name(), e.line());
    }
  }

  /// Word processors read no style sheet.
  static report::Body aligned(report::Body body) {
    const auto replace = [&](std::string_view from, std::string_view to) {
      for (std::size_t at = 0; (at = body.html.find(from, at)) != std::string::npos;) {
        body.html.replace(at, from.size(), to);
        at += to.size();
      }
    };
    replace(R"( class="n")", R"( style="text-align: right")");
    // A style by which the notes are found that belong to a table.
    replace(R"(<div class="notes">)", R"(<div custom-style="Table Notes">)");
    return body;
  }

  /// The author's text goes through pandoc; results are LaTeX already and stand in for marks.
  std::string latex(report::Filling& filling, const report::PageOptions& page) const {
    const std::string mark = "THEMA" + sha256_hex(bytes_ + join(filling.blocks, "\n"));
    report::Filling marks;
    marks.inlines = filling.inlines;
    for (std::size_t i = 0; i < filling.blocks.size(); ++i) {
      marks.blocks.push_back(fmt::format("<p>{}x{}x</p>\n", mark, i));
    }
    std::string out = office_document(report::office_page(body_of(marks), page),
                                      {"latex", {}, options_.contents});
    for (std::size_t i = 0; i < filling.blocks.size(); ++i) {
      const std::string one = fmt::format("{}x{}x", mark, i);
      const std::size_t at = out.find(one);
      if (at != std::string::npos) out.replace(at, one.size(), filling.blocks[i]);
    }
    const std::size_t end = out.rfind("\\end{document}");
    if (!filling.appendix.empty() && end != std::string::npos) {
      out.insert(end, filling.appendix + "\n");
    }
    out = with_shared_pages(std::move(out));
    if (const std::string beyond = report::beyond_pdflatex(out); !beyond.empty()) {
      ctx_.sink().notice("report-latex",
                         fmt::format("pdflatex does not set all characters of this report, {} for "
                                     "one: take lualatex or xelatex, with a font that has them "
                                     "(\\setmainfont{{...}})",
                                     beyond));
    }
    return out;
  }

  void tell_unfiltered() const {
    std::vector<std::string> lines;
    for (const RanCommand& r : ran_) {
      if (!r.filtered) lines.push_back(fmt::format("line {} ({})", r.line, r.command));
    }
    if (lines.empty()) return;
    ctx_.sink().notice(
        "report-where",
        fmt::format("these commands take no filter, and show everything: {}", join(lines, ", ")));
  }

  const ReportOptions& options_;
  Context& ctx_;
  const Target target_;
  std::string bytes_;
  report::Document document_;
  std::vector<RanCommand> ran_;
  int status_ = 0;
};

}  // namespace

void setup_report(App app, Context& ctx) {
  auto o = std::make_shared<ReportOptions>();
  app.add_option("file", o->file, "A Markdown document with blocks of commands; -: standard input")
      .required();
  add_filter(app, o->where, "A filter that joins that of every command");
  app.add_repeatable("--set", o->set, "NAME=VALUE, printed by {{=NAME}}");
  app.add_option("--each", o->each,
                 "An attribute: a report for each of its values, -o 'out/{ATTRIBUTE}.html'");
  app.add_flag("--provenance", o->provenance,
               "At the end: versions, hashes and every command line");
  app.add_flag("--toc", o->contents, "A table of contents");
  app.add_option("--reference-doc", o->reference, "A docx or odt whose styles are used");
  app.add_option(
      "--transcripts", o->transcripts,
      "A folder of 'thema export html': the places of quotes lead to their passages there (html)");
  app.add_flag("--keep-going", o->keep_going, "A command that fails is shown as such");
  example(app,
          "  thema report paper.md -o paper.html\n"
          "  thema report paper.md -o paper.docx --reference-doc journal.docx\n"
          "  thema report site.md --each site -o 'out/{site}.html'");
  bind(app, ctx, [o, &ctx] { return Report(*o, ctx).run(); });
}

}  // namespace thema::cli
