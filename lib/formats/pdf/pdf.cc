#include "formats/pdf/pdf.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "base/process.h"
#include "base/strings.h"
#include "formats/common/lines.h"
#include "formats/common/turns.h"
#include "formats/pdf/order.h"
#include "formats/pdf/page.h"
#include "formats/pdf/paragraphs.h"
#include "formats/pdf/running.h"
#include "text/normalize.h"
#include "text/utf8.h"

namespace thema::formats {
namespace {

constexpr auto kExtensions = std::to_array<std::string_view>({"pdf"});
constexpr std::string_view kMark = "%PDF-";

int sniff(std::string_view bytes) {
  return trim_space(bytes.substr(0, 64)).starts_with(kMark) ? 100 : 0;
}

[[noreturn]] void refuse(std::string message) { throw Error(Errc::bad_input, std::move(message)); }

/// What can be told from the bytes, before another program sees them.
void check_ends(std::string_view bytes) {
  constexpr std::size_t kHead = 1024, kTail = 8192;
  if (bytes.substr(0, kHead).find(kMark) == std::string_view::npos) {
    refuse(
        "it is not a PDF file: '%PDF-' is not at its beginning; give the file the name that "
        "fits what it holds");
  }
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), kTail));
  if (tail.find("%%EOF") == std::string_view::npos) {
    refuse(
        "the PDF file is cut short: its end mark '%%EOF' is missing; fetch the whole file again");
  }
}

std::string first_line(std::string_view text) {
  const std::string line(trim(text.substr(0, text.find('\n'))));
  return text::printable_utf8(line.substr(0, 200));
}

/// What pdftotext's complaint means for a person.
std::string why(const ProcessResult& result) {
  if (result.errors.find("Incorrect password") != std::string::npos) {
    return "the PDF file is encrypted: save it without a password and import it again";
  }
  if (result.errors.find("security handler") != std::string::npos) {
    return "the PDF file is encrypted for those who have a certificate: save it without, and "
           "import "
           "it again";
  }
  if (result.errors.find("page count") != std::string::npos) return "the PDF file has no pages";
  if (result.errors.find("xref") != std::string::npos ||
      result.errors.find("May not be a PDF") != std::string::npos) {
    return "the PDF file is damaged, pdftotext finds no pages in it; print it to a new PDF file, "
           "or "
           "fetch it again";
  }
  return fmt::format(
      "pdftotext cannot read the PDF file: {}",
      result.errors.empty() ? fmt::format("status {}", result.status) : first_line(result.errors));
}

std::string layout_of(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  const ProcessLimits limits;
  ProcessResult result =
      run_process({"pdftotext", "-bbox-layout", "-enc", "UTF-8", "-", "-"}, bytes, limits);
  using End = ProcessResult::End;
  switch (result.end) {
    case End::not_found:
      refuse(
          "PDF files are read by the program pdftotext, which is not installed: install the "
          "package poppler-utils");
    case End::too_slow:
      refuse(
          fmt::format("pdftotext took more than {} seconds for the PDF file and was stopped; "
                      "print it to a new PDF file, or split it",
                      std::chrono::duration_cast<std::chrono::seconds>(limits.time).count()));
    case End::too_much_output:
      refuse(
          fmt::format("the PDF file holds more text than {} MiB of words with their places: "
                      "split it",
                      limits.output >> 20U));
    case End::stopped:  // nobody asks for that here
    case End::killed:
      refuse(fmt::format("pdftotext ended by signal {} on the PDF file; print it to a new PDF file",
                         result.status));
    case End::exited:
      break;
  }
  if (result.status != 0) refuse(why(result));
  if (result.errors.find("Syntax Error") != std::string::npos) {
    sink.warn("pdf-damaged",
              fmt::format("the PDF file is damaged, text may be missing (pdftotext: {})",
                          first_line(result.errors)),
              options.name);
  }
  return std::move(result.out);
}

/// "pages 2, 3 and 5", at most ten of them.
std::string page_list(const std::vector<std::int32_t>& pages) {
  constexpr std::size_t kMost = 10;
  std::string out = pages.size() == 1 ? "page " : "pages ";
  for (std::size_t i = 0; i < pages.size() && i < kMost; ++i) {
    if (i > 0) out += i + 1 == pages.size() ? " and " : ", ";
    out += fmt::format("{}", pages[i]);
  }
  if (pages.size() > kMost) out += fmt::format(" and {} more", pages.size() - kMost);
  return out;
}

void check_words(const std::vector<pdf::Page>& pages, const ReadOptions& options, Sink& sink) {
  if (pages.empty()) refuse("the PDF file has no pages");
  std::vector<std::int32_t> empty;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i].lines.empty()) empty.push_back(static_cast<std::int32_t>(i + 1));
  }
  if (empty.size() == pages.size()) {
    refuse(
        fmt::format("the PDF file holds no text on its {} page{}: it is a scan, or empty; run "
                    "text recognition over it (ocrmypdf, say) and import the result",
                    pages.size(), pages.size() == 1 ? "" : "s"));
  }
  if (!empty.empty()) {
    sink.notice("pdf-no-text",
                fmt::format("{} hold{} no text: a picture, a scan, or nothing", page_list(empty),
                            empty.size() == 1 ? "s" : ""),
                options.name);
  }
}

void leave_out(std::vector<pdf::Page>& pages, const ReadOptions& options, Sink& sink) {
  constexpr std::size_t kNamed = 6;
  if (const std::size_t numbers = pdf::remove_line_numbers(pages); numbers > 0) {
    sink.notice("pdf-line-numbers",
                fmt::format("{} numbers of lines in the margin are not part of the text; "
                            "--keep-headers keeps them",
                            numbers),
                options.name);
  }
  const std::vector<pdf::RunningLine> running = pdf::remove_running_lines(pages);
  if (running.empty()) return;
  std::string list;
  for (std::size_t i = 0; i < running.size() && i < kNamed; ++i) {
    list +=
        fmt::format("{}'{}' on {} pages", i == 0 ? "" : ", ", running[i].text, running[i].pages);
  }
  if (running.size() > kNamed) list += fmt::format(", {} more", running.size() - kNamed);
  sink.notice("pdf-headers",
              fmt::format("headers and footers are not part of the text: {}; --keep-headers keeps "
                          "them",
                          list),
              options.name);
}

/// A turn's page is the one on which its words begin.
void set_pages(model::DocumentDraft& draft, const pdf::Text& text) {
  std::size_t byte = 0, next = 0;
  std::uint32_t point = 0;
  for (model::TurnDraft& turn : draft.turns) {
    for (; point < turn.span.begin; ++point) text::next_code_point(draft.text, byte);
    while (next < text.pages.size() && text.pages[next].byte <= byte) ++next;
    turn.page = next == 0 ? 1 : text.pages[next - 1].page;
  }
}

model::DocumentDraft read(std::string_view bytes, const ReadOptions& options, Sink& sink) {
  check_ends(bytes);
  return read_pdf_layout(layout_of(bytes, options, sink), options, sink);
}

}  // namespace

model::DocumentDraft read_pdf_layout(std::string_view xhtml, const ReadOptions& options,
                                     Sink& sink) {
  std::vector<pdf::Page> pages = pdf::read_pages(xhtml);
  check_words(pages, options, sink);
  if (!options.keep_headers) leave_out(pages, options, sink);
  pdf::arrange(pages);
  pdf::Text text = pdf::join_lines(pages, options.speakers);
  if (text.joined_words > 0) {
    sink.notice(
        "pdf-hyphens",
        fmt::format("{} word{} that line ends had broken {} whole again", text.joined_words,
                    text.joined_words == 1 ? "" : "s", text.joined_words == 1 ? "is" : "are"),
        options.name);
  }
  TextShape shape;
  shape.rich = true;
  shape.paragraphs = text.paragraphs;
  model::DocumentDraft draft;
  draft.format = "pdf";
  draft.encoding = "UTF-8";
  draft.text = text::normalize(text.text);
  add_turns(draft, options.speakers, shape);
  set_pages(draft, text);
  return draft;
}

const Format kPdf{
    .id = "pdf", .summary = "PDF files", .extensions = kExtensions, .sniff = sniff, .read = read};

}  // namespace thema::formats
