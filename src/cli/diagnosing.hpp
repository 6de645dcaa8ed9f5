#pragma once

#include "cli/audit.hpp"
#include "cli/config.hpp"
#include "cli/connection.hpp"
#include "cli/findings.hpp"
#include "cli/run_journal.hpp"
#include "cli/step_lines.hpp"
#include "ftperm/core/diagnosis.hpp"
#include "ftperm/diagnosis/laboratory.hpp"
#include "ftperm/diagnosis/page_place.hpp"
#include "ftperm/diagnosis/suspects.hpp"
#include "ftperm/diagnosis/verdict.hpp"
#include "ftperm/htaccess/check.hpp"
#include "ftperm/site/load.hpp"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace ftperm::cli {

/// Where the answer came from in the end.
std::string final_address(const std::string& address, const site::Condition& condition);

/// One diagnosis, step by step. All that it is given must outlive it.
class Diagnosing {
 public:
  using Pages = std::vector<std::unique_ptr<site::Page>>;

  Diagnosing(const Config& config, Connection& connection, const AuditScope& scope, Pages& pages,
             Findings& findings, StepLines& steps)
      : config_(config), tree_(*connection.tree), progress_(connection.progress), scope_(scope),
        pages_(pages), findings_(findings), steps_(steps) {}

  /// The site as it is. The error: interrupted.
  std::optional<Error> look_at_site();
  /// The audit, what of it can make the pages fail, and what stands in each `.htaccess`. The error:
  /// the run ended early, or the start is no directory.
  std::optional<Error> look_at_account(AuditCounts& counts);

  /// Whether trying is of use: some page fails in a way that the account can be the reason for.
  bool is_worth_a_test() const { return !failing_.empty(); }

  /// Tries what was found, and puts it back; with --apply keeps what cured the site. The error: the
  /// run ended early. out_of_place() says what could not be put back.
  std::optional<Error> test(RunJournal& journal);

  const diagnosis::Treatment& out_of_place() const { return out_of_place_; }

  /// Whether something was changed for good.
  bool has_kept() const { return !facts_.now.empty(); }

  /// The verdict; `audited`: what the audit came to.
  diagnosis::Outcome conclude(const RunSummary& audited);

  const Diagnosis& result() const { return result_; }

 private:
  using Factors = std::set<std::size_t>;      ///< of changes_, and behind these of renames_
  using Gains = std::vector<diagnosis::Gain>; ///< one for each of failing_

  void add_evidence(const std::string& when, const std::vector<site::Condition>& conditions);
  std::optional<Error> find_pages();
  void check_htaccess();
  void say_hints(const RemotePath& path, const std::vector<htaccess::Hint>& hints);
  void note_suspects();
  void choose_factors();
  diagnosis::Treatment treatment_of(const Factors& factors) const;
  std::string name_of(const Factors& factors) const;
  Cause cause_of(std::size_t factor) const;
  std::vector<std::size_t> factors_of(std::size_t failing) const;
  std::optional<Error> find_causes(diagnosis::Laboratory& laboratory);
  Result<Gains> try_out(diagnosis::Laboratory& laboratory, const Factors& factors);
  void note_trouble(const Factors& factors, const std::string& trouble);
  Result<Gains> gains_of(const std::vector<site::Condition>& conditions, const Factors& factors);
  Result<diagnosis::Gain> gain_without(std::size_t failing, const site::Condition& condition,
                                       const Factors& factors);
  Result<bool> is_source(std::size_t failing, const site::Condition& condition);
  bool is_at_fault(std::size_t failing, const Factors& factors);
  std::optional<Error> keep(diagnosis::Laboratory& laboratory, RunJournal& journal);
  bool is_cured_as(const Gains& proof, const std::vector<site::Condition>& conditions) const;
  void note_kept(const diagnosis::Treatment& treatment);
  std::vector<site::Page*> pages_to_load() const;
  void mark_proof();
  void count_others();

  // When loads were made, beside those of a trial.
  static constexpr const char* as_it_was = "as it was";
  static constexpr const char* put_back = "put back";
  static constexpr const char* kept = "kept";

  const Config& config_;
  remote::TreeChanger& tree_;
  ProgressLine& progress_;
  const AuditScope& scope_;
  Pages& pages_;
  Findings& findings_;
  StepLines& steps_;
  std::vector<std::size_t> failing_; ///< indexes of the pages that the account can be blamed for
  std::vector<diagnosis::PagePlace> places_; ///< of these
  std::vector<diagnosis::Suspect> suspects_;
  std::vector<fix::Change> changes_;                             ///< the first factors
  std::size_t likely_ = 0;                                       ///< so many of these come first
  std::vector<fix::Rename> renames_;                             ///< the factors behind them
  std::map<Factors, Gains> trials_;                              ///< that were made
  std::map<Factors, std::pair<std::size_t, std::size_t>> shown_; ///< their loads: from, to
  std::map<std::size_t, bool> readable_; ///< of failing_: whether a .htaccess does no harm there
  std::set<std::string> untriable_;      ///< paths
  diagnosis::Facts facts_;
  diagnosis::Treatment out_of_place_;
  Diagnosis result_;
};

} // namespace ftperm::cli
