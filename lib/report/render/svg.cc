#include <algorithm>
#include <cmath>
#include <utility>

#include "base/error.h"
#include "report/figure.h"
#include "report/render/buffer.h"
#include "report/render/cells.h"
#include "report/render/renderers.h"
#include "report/render/svg_canvas.h"

namespace thema::report {
namespace {

constexpr double kMargin = 16, kNarrowest = 320;
constexpr double kTitleSize = 15, kTitleLine = 20, kNoteSize = 11, kNoteLine = 15;
constexpr std::size_t kTitleLines = 6, kNoteLines = 12;

void append_size(std::string& out, std::string_view name, double length) {
  out.append(" ").append(name).append("=\"");
  append_length(out, length);
  out += '"';
}

/// A picture and its height and width.
struct Picture {
  std::string body;
  double width = 0, height = 0;
};

/// Title, drawing and notes, from the origin down.
Picture picture_of(const Figure& figure) {
  SvgCanvas drawing;
  std::visit([&](const auto& one) { draw(drawing, one); }, figure);
  const double width = std::max(drawing.width, kNarrowest);
  const FigureText& text = text_of(figure);

  SvgCanvas whole;
  double y = kMargin;
  for (const auto& line :
       broken_to(text.title, kTitleSize * 1.06, width - 2 * kMargin, kTitleLines)) {
    y += kTitleLine;
    whole.text(kMargin, y - 6, line, {.size = kTitleSize, .bold = true});
  }
  if (!text.title.empty()) y += 8;
  whole.raw() += "<g transform=\"translate(0 ";
  append_length(whole.raw(), y);
  whole.raw().append(")\">\n").append(drawing.raw()).append("</g>\n");
  y += drawing.bottom;
  for (const auto& note : text.notes) {
    for (const auto& line : broken_to(note, kNoteSize, width - 2 * kMargin, kNoteLines)) {
      y += kNoteLine;
      whole.text(kMargin, y, line, {.size = kNoteSize, .fill = kDim});
    }
  }
  // In a page HTML asks for whole numbers here.
  return {std::move(whole.raw()), std::ceil(width), std::ceil(y + kMargin)};
}

/// The element around a picture; `more` goes into its tag.
std::string element(const Figure& figure, const Picture& picture, std::size_t number,
                    std::string_view more) {
  const std::string id = "figure-" + std::to_string(number) + "-description";
  std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
  out += more;
  append_size(out, "width", picture.width);
  append_size(out, "height", picture.height);
  out += " viewBox=\"0 0 ";
  append_length(out, picture.width);
  out += ' ';
  append_length(out, picture.height);
  const std::string& named = text_of(figure).title;
  const std::string_view title = named.empty() ? std::string_view("Figure") : named;
  // What HTML does not know of an svg (fonts, a title's id) does not stand in it, so that pages
  // pass their checkers.
  out += "\" role=\"img\" aria-label=\"";
  append_svg_text(out, title);
  out.append("\" aria-describedby=\"").append(id).append("\">\n<title>");
  append_svg_text(out, title);
  out.append("</title>\n<desc id=\"").append(id).append("\">");
  append_svg_text(out, description_of(figure));
  out +=
      "</desc>\n<g font-family=\"Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif\" "
      "font-size=\"12\" fill=\"#1c1c1e\">\n";
  out += "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
  out.append(picture.body).append("</g>\n</svg>\n");
  return out;
}

/// The figures of a document, one below the other; everything else has no place in a picture.
class SvgRenderer final : public Renderer {
 public:
  explicit SvgRenderer(Output output) : output_(std::move(output)) {}

  bool machine() const override { return false; }
  bool figures_only() const override { return true; }
  void heading(const Heading&) override {}
  void note(const Note&) override {}
  void quote(const Quote&) override {}
  void field(const Field&) override {}
  void figure(const Figure& figure) override {
    check_figure(figure);
    figures_.push_back(figure);
  }
  void begin_table(const Table&) override {}
  void row(const Row&) override {}
  void end_table() override {}

  void finish() override {
    if (figures_.empty()) {
      throw Error(Errc::usage, "there is no figure in this result, which svg would show",
                  "for tables use another format, such as html or text");
    }
    if (figures_.size() == 1) return output_(figure_svg(figures_.front()));
    output_(below_one_another());
  }

 private:
  std::string below_one_another() const {
    std::string parts;
    double width = 0, height = 0;
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      const Picture picture = picture_of(figures_[i]);
      std::string place = " y=\"";
      append_length(place, height);
      place += '"';
      parts += element(figures_[i], picture, i + 1, place);
      width = std::max(width, picture.width);
      height += picture.height;
    }
    std::string out = "<svg xmlns=\"http://www.w3.org/2000/svg\"";
    append_size(out, "width", width);
    append_size(out, "height", height);
    out += " viewBox=\"0 0 ";
    append_length(out, width);
    out += ' ';
    append_length(out, height);
    out += "\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
    return out.append(parts).append("</svg>\n");
  }

  Output output_;
  std::vector<Figure> figures_;
};

}  // namespace

std::string figure_svg(const Figure& figure, std::size_t number) {
  check_figure(figure);
  return element(figure, picture_of(figure), number, "");
}

std::unique_ptr<Renderer> make_svg(Output output) {
  return std::make_unique<SvgRenderer>(std::move(output));
}

}  // namespace thema::report
