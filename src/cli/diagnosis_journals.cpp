#include "cli/diagnosis_journals.hpp"

#include "cli/state_folder.hpp"
#include "cli/way_back.hpp"
#include "ftperm/fix/journal.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace ftperm::cli {
namespace {

/// A journal whose first line is not whole was never followed by a command.
bool has_a_line(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::string line;
  return !in || (std::getline(in, line) && !in.eof());
}

} // namespace

DiagnosisJournals find_diagnoses(const std::string& folder, const account::Url& account,
                                 const std::string& left_out) {
  DiagnosisJournals found;
  const std::string mark = "_" + file_name_of(account) + diagnose_mark;
  std::error_code error;
  for (const auto& item : std::filesystem::directory_iterator(folder, error)) {
    const std::string file = item.path().string();
    if (item.path().filename().string().find(mark) == std::string::npos ||
        !file.ends_with(".jsonl") || std::filesystem::equivalent(file, left_out, error))
      continue;
    const auto journal = fix::read_journal(file);
    if (!journal && has_a_line(file)) found.complaints.push_back(journal.error().message);
    if (journal && fix::was_cut_off(*journal)) found.cut_off.push_back(file);
  }
  std::sort(found.cut_off.rbegin(), found.cut_off.rend());
  return found;
}

} // namespace ftperm::cli
