#include <fmt/format.h>

#include "base/error.h"
#include "context.h"
#include "model/corpus.h"
#include "model/overview.h"
#include "read_session.h"

namespace thema::cli {

namespace {

struct ReadOptions {
  std::string source, from;
  std::vector<std::string> lines;
};

int read(const ReadOptions& o, Context& ctx) {
  if (!ctx.globals().output.empty() || !ctx.globals().format.empty()) {
    throw Error(Errc::usage, "a reading session has no -f and -o; 'thema source show' has");
  }
  if (o.lines.empty() && ctx.in_one_change()) {
    throw Error(Errc::usage,
                "in a batch 'read' needs its lines on the command line, as in read P12_6m '41.2 = "
                "trust'");
  }
  std::string source = o.source;
  if (source.empty()) {
    model::Project& project = ctx.write();
    source = model::standing(project, model::load_corpus(project)).next_source;
    if (source.empty()) {
      throw Error(Errc::not_found,
                  "no source is left to read: name one, as in 'thema read P12_6m'");
    }
  }
  ReadSession session(ctx, source, o.from);
  LineInput input = o.lines.empty() ? LineInput() : LineInput(o.lines);
  return session.run(input);
}

}  // namespace

void setup_read(App app, Context& ctx) {
  auto o = std::make_shared<ReadOptions>();
  app.add_option("source", o->source, "The source (default: the next that I have to read)");
  app.add_option("line", o->lines, "Lines to do instead of reading standard input");
  app.add_option("--from", o->from,
                 "Begin at the first turn that I have not coded (uncoded), behind the last that I "
                 "have (last), or at a turn's number");
  example(app,
          "  thema read P12_6m --from uncoded\n"
          "  thema read P12_6m '41.2-4 = login; trust ! #first mention @valence=barrier'\n"
          "'h' in the session lists its lines; 'thema help coding' explains them.");
  bind(app, ctx, [o, &ctx] { return read(*o, ctx); });
}

}  // namespace thema::cli
