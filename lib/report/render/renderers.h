#pragma once

#include <memory>

#include "report/document/page.h"
#include "report/renderer.h"

namespace thema::report {

// One maker a file of this folder; `make_renderer` chooses among them.
std::unique_ptr<Renderer> make_text(Output output, const RenderOptions& options);
std::unique_ptr<Renderer> make_markdown(Output output, FigureFile figure_file = nullptr);
/// `separator` is a comma (csv) or a tab (tsv).
std::unique_ptr<Renderer> make_csv(Output output, const RenderOptions& options, char separator);
std::unique_ptr<Renderer> make_json(Output output, const RenderOptions& options);
std::unique_ptr<Renderer> make_jsonl(Output output);
std::unique_ptr<Renderer> make_html(Output output, const RenderOptions& options,
                                    bool office = false);
std::unique_ptr<Renderer> make_latex(Output output, const RenderOptions& options,
                                     FigureFile figure_file = nullptr);
/// Throws Errc::storage when libxlsxwriter is not there.
std::unique_ptr<Renderer> make_xlsx(Output output, const RenderOptions& options);
std::unique_ptr<Renderer> make_svg(Output output);

}  // namespace thema::report
