#pragma once

#include <map>
#include <string>
#include <vector>

#include "context.h"
#include "report/document/document.h"
#include "report/document/page.h"

namespace thema::cli {

/// What the commands of one report share.
struct BlockOptions {
  std::string file;                           ///< of the document, for messages
  std::string where;                          ///< joins the filter of every block
  std::map<std::string, std::string> values;  ///< of {{=name}}
  bool keep_going = false;
  bool passages = false;             ///< quotations say which passage they are
  report::FigureFile figure_file{};  ///< for what cannot hold figures itself
};

/// A command that a report ran.
struct RanCommand {
  std::size_t line = 0;  ///< of the document
  std::string command;   ///< with the filter that was joined
  bool filtered = true;  ///< false: it takes none
};

/// Runs the commands of a document, which only read the project of `ctx`.
class Blocks {
 public:
  /// REQUIRES: all of these outlive this.
  Blocks(const report::Document& document, report::DocumentFormat format,
         const BlockOptions& options, Context& ctx)
      : document_(document), format_(format), options_(options), ctx_(ctx) {}

  /// What stands in place of all commands. Throws the first failure with the document's line,
  /// unless options say that it is shown in the document.
  report::Filling fill();

  const std::vector<RanCommand>& ran() const { return ran_; }
  /// 0, or the exit status of the first command that found something or failed.
  int status() const { return status_; }
  /// Numbers of the tables and figures so far.
  report::PageNumbers& numbers() { return numbers_; }

 private:
  class Slot;
  struct Line;
  std::string block(const report::CommandBlock& block);
  std::string value_of(const std::string& name) const;
  std::string in_text(const report::Inline& in);
  int run_line(const Line& line, Placement& slot);
  std::vector<std::string> with_filter(const Line& line, Placement& slot, bool& filtered);
  void share_globals(Context& one) const;
  Error located(const Error& e, std::size_t line) const;
  template <class F, class Show>
  std::string guarded(std::size_t line, const F& work, const Show& show);

  const report::Document& document_;
  report::DocumentFormat format_;
  const BlockOptions& options_;
  Context& ctx_;
  std::vector<RanCommand> ran_;
  report::PageNumbers numbers_;
  int status_ = 0;
};

}  // namespace thema::cli
