#include <utility>

#include "report/render/renderers.h"

namespace thema::report {

std::unique_ptr<Renderer> make_renderer(Format format, Output output,
                                        const RenderOptions& options) {
  switch (format) {
    case Format::md:
      return make_markdown(std::move(output));
    case Format::csv:
      return make_csv(std::move(output), options, ',');
    case Format::tsv:
      return make_csv(std::move(output), options, '\t');
    case Format::json:
      return make_json(std::move(output), options);
    case Format::jsonl:
      return make_jsonl(std::move(output));
    case Format::html:
      return make_html(std::move(output), options);
    case Format::latex:
      return make_latex(std::move(output), options);
    case Format::xlsx:
      return make_xlsx(std::move(output), options);
    case Format::svg:
      return make_svg(std::move(output));
    case Format::text:
      break;
  }
  return make_text(std::move(output), options);
}

}  // namespace thema::report
