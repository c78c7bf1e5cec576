#include "report/code_diagram.h"

#include <optional>

namespace thema::report {

namespace {

class Model {
 public:
  explicit Model(const CodeDiagramInput& input) : in_(input) {}

  PathDiagram run() {
    d_.text.title = "Conceptual model";
    d_.columns = {"Themes", "Stage"};
    d_.kinds = {{"+", in_.helps, PathDiagram::Shape::rounded},
                {"\u2212", in_.hinders, PathDiagram::Shape::rectangle},
                {"S", "Stage", PathDiagram::Shape::doubled}};
    d_.link_kinds = {{"then", PathDiagram::Head::arrow}};
    for (std::size_t stage = 0; stage < in_.stages.size(); ++stage) add_stage(stage);
    d_.text.notes.push_back("k/" + std::to_string(in_.of) + " " + in_.what +
                            ". A theme that hinders ends in a bar.");
    return std::move(d_);
  }

 private:
  void add_stage(std::size_t stage) {
    d_.frames.push_back({in_.stages[stage], {}});
    std::optional<std::size_t> box;  // of the stage
    std::size_t row = d_.rows.size();
    for (const bool hinders : {false, true}) row_of(stage, hinders, box);
    if (!box) {  // nothing is known of it, which is a finding
      add_row(stage, "no theme");
      box = add_stage_box(stage, {});
    }
    if (last_box_) {
      PathDiagram::Link then;
      then.from = last_row_;
      then.from_box = last_box_;
      then.to = row;
      then.to_box = box;
      then.label = "then";
      d_.links.push_back(std::move(then));
    }
    last_row_ = row;
    last_box_ = box;
  }

  void row_of(std::size_t stage, bool hinders, std::optional<std::size_t>& box) {
    bool begun = false;
    for (const CodeDiagramInput::Edge& edge : in_.edges) {
      if (edge.stage != stage || edge.hinders != hinders) continue;
      if (!begun) add_row(stage, hinders ? in_.hinders : in_.helps);
      begun = true;
      PathDiagram::Box theme;
      theme.row = d_.rows.size() - 1;
      theme.kind = hinders ? 1 : 0;
      theme.mark = d_.kinds[theme.kind].letters;
      theme.words = edge.code;
      theme.small = std::to_string(edge.cases) + "/" + std::to_string(in_.of);
      theme.against = hinders;
      d_.boxes.push_back(std::move(theme));
    }
    if (!begun) return;
    const std::size_t added = add_stage_box(stage, box);
    if (!box) box = added;
  }

  /// Headings say the stage too, as links name rows by them.
  void add_row(std::size_t stage, const std::string& heading) {
    PathDiagram::Row row;
    row.frame = d_.frames.size() - 1;
    row.heading = in_.stages[stage] + ": " + heading;
    d_.rows.push_back(std::move(row));
  }

  std::size_t add_stage_box(std::size_t stage, std::optional<std::size_t> same) {
    PathDiagram::Box box;
    box.row = d_.rows.size() - 1;
    box.column = 1;
    box.kind = 2;
    box.mark = d_.kinds[2].letters + std::to_string(stage + 1);
    box.words = in_.stages[stage];
    box.same = same;
    d_.boxes.push_back(std::move(box));
    return d_.boxes.size() - 1;
  }

  const CodeDiagramInput& in_;
  PathDiagram d_;
  std::size_t last_row_ = 0;
  std::optional<std::size_t> last_box_;
};

}  // namespace

PathDiagram code_diagram(const CodeDiagramInput& input) { return Model(input).run(); }

}  // namespace thema::report
