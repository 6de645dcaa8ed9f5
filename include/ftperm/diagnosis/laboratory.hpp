#pragma once

#include "ftperm/fix/apply.hpp"
#include "ftperm/fix/rename.hpp"
#include "ftperm/remote/tree.hpp"
#include "ftperm/site/condition.hpp"
#include "ftperm/site/load.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ftperm::diagnosis {

/// What is different for a moment.
struct Treatment {
  std::vector<fix::Change> changes;
  std::vector<fix::Rename> renames;
};

/// What the pages answered meanwhile, and when all was as before again.
struct Trial {
  std::vector<site::Condition> during; ///< one a page
  std::vector<site::Condition> after;  ///< the same
  double seconds = 0;                  ///< how long it was different
  Treatment applied;                   ///< what really was different
  std::string trouble; ///< why not all of the treatment was there, a sentence; empty: it was
};

/// Tries things on a live account, and puts every one of them back. What is out of place at any
/// moment is in the logs. One thread.
class Laboratory {
 public:
  struct Logs {
    fix::ChangeLog& changes;
    fix::RenameLog& renames;
  };

  /// All must outlive it. `loads`: of each page, in a trial.
  Laboratory(remote::TreeChanger& tree, Logs logs, const std::vector<site::Page*>& pages,
             std::size_t loads)
      : tree_(tree), logs_(logs), pages_(pages), loads_(loads) {}

  /// Applies the treatment, loads the pages, puts everything back, loads them once more. An error:
  /// the tree is lost, the log cannot be written, or the user interrupted; what could be put back
  /// was, and out_of_place() tells the rest.
  Result<Trial> try_out(const Treatment& treatment);

  using IsGood = std::function<bool(const std::vector<site::Condition>&)>;

  /// Applies the treatment for good, and loads the pages: Trial::during. Errors as above: then it
  /// was put back, as it is where there was trouble, or the pages are not good: what is kept is
  /// kept whole, and for a reason.
  Result<Trial> keep(const Treatment& treatment, const IsGood& is_good);

  /// What should have been put back and could not be.
  const Treatment& out_of_place() const { return out_of_place_; }

 private:
  std::optional<Error> apply_and_load(const Treatment& treatment, Trial& trial);
  std::optional<Error> apply(const Treatment& treatment, Trial& trial);
  std::optional<Error> apply_changes(const std::vector<fix::Change>& changes, Trial& trial);
  void put_back();
  void put_back_changes();
  Result<std::vector<site::Condition>> load(std::size_t loads) const;

  remote::TreeChanger& tree_;
  Logs logs_;
  const std::vector<site::Page*>& pages_;
  std::size_t loads_;
  Treatment applied_; ///< what is different now
  Treatment out_of_place_;
  std::string why_; ///< it is out of place, a sentence; empty when nothing is
};

} // namespace ftperm::diagnosis
