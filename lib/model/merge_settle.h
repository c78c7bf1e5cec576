#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "model/merge_plan.h"

namespace thema::model::merging {

/// How many rows of a table use a thing, or were changed with it.
using UseCounts = std::map<std::pair<std::size_t, bool>, std::size_t>;

/// What rows mean to each other: what is used stays or goes with what uses it, no code lies below
/// itself, no case is a part of itself, no two things have one name. Changes the plan.
class Settler {
 public:
  Settler(Sides& sides, const Tables& tables, Conflicts& conflicts, Plan& plan)
      : sides_(sides), tables_(tables), conflicts_(conflicts), plan_(plan) {}

  void run();

 private:
  struct Use {
    std::size_t parent = 0;  ///< table
    RowId parent_id = 0;
    std::size_t child = 0;
    RowId child_id = 0;
    std::size_t column = 0;  ///< of the child
  };
  struct Root {
    std::size_t table = 0;
    RowId id = 0;
    auto operator<=>(const Root&) const = default;
  };

  void changed_rows();
  bool used_rows();
  std::vector<Use> uses();
  void uses_of_deleted(std::vector<Use>& out);
  void uses_by_put(std::vector<Use>& out);
  bool there(std::size_t table, RowId id);
  Root root_of(std::size_t table, RowId id) const;
  bool stays(const Root& root, const UseCounts& by);
  void keep_all(const Root& root);
  void drop(const Use& use);

  struct Membership {
    RowId id = 0, part = 0, whole = 0;
    auto operator<=>(const Membership&) const = default;
  };
  using Memberships = std::map<RowId, std::vector<Membership>>;  ///< by part
  bool circles();
  bool code_circles();
  RowId parent_of(RowId code);
  void settle_circle(const std::vector<RowId>& circle);
  std::vector<RowId> with_entangled(const std::vector<RowId>& codes);
  Memberships memberships();
  bool has_membership(Side side, const Membership& m);
  bool case_circles();
  void settle_case_circle(std::vector<Membership> circle);

  bool names();
  void say_once(std::size_t table, RowId put, RowId holder);
  void settle_name(std::size_t table, RowId put, RowId holder, bool both_put);
  RowId holder_of(std::size_t table, const Row& row);
  std::string free_label(std::size_t table, Row row);

  Row merged_row(std::size_t table, RowId id);
  Sides& sides_;
  const Tables& tables_;
  Conflicts& conflicts_;
  Plan& plan_;
  std::vector<std::unordered_set<RowId>> known_there_;
  std::vector<std::vector<RowId>> settled_circles_;     ///< of codes, which no two of them share
  std::unordered_map<RowId, std::vector<Root>> below_;  ///< removed rows, by what they refer to
};

}  // namespace thema::model::merging
