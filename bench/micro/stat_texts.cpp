#include "stat_texts.hpp"

#include <array>
#include <cstdio>
#include <string_view>

namespace ftperm::bench {
namespace {

constexpr std::array<std::string_view, 12> stems{"index",      "class-wp-image-editor",
                                                 "functions",  "style.min",
                                                 "readme",     "jquery.ui.widget",
                                                 "block-json", "wp-tinymce",
                                                 "IMG",        "de_DE",
                                                 "editor",     "l10n"};
constexpr std::array<std::string_view, 8> endings{".php", ".js",  ".min.js", ".css",
                                                  ".png", ".svg", ".html",   ".json"};

std::string row(const char* mode, int links, std::size_t size, const char* date,
                const std::string& name) {
  std::array<char, 80> columns{};
  std::snprintf(columns.data(), columns.size(), "%s %4d %-8s %-8s %12zu %s ", mode, links, "33",
                "33", size, date);
  return columns.data() + name + "\r\n";
}

/// In byte order, as servers sort: the number comes first.
std::string name_of(std::size_t i) {
  std::array<char, 24> number{};
  std::snprintf(number.data(), number.size(), "%06zu-", i);
  return number.data() + std::string(stems[i % stems.size()]);
}

std::string entry_row(std::size_t i) {
  const char* const date = i % 3 == 0 ? "Mar 07  2021" : "Nov 22 18:03";
  if (i % 50 == 7) return row("drwxr-xr-x", 2, 4096, date, name_of(i));
  if (i % 100 == 9) return row("lrwxrwxrwx", 1, 12, date, name_of(i) + " -> ../index.html");
  const std::string name = name_of(i) + std::string(endings[i % endings.size()]);
  return row(i % 5 == 0 ? "-rw-rw-rw-" : "-rw----r--", 1, i * 7919 % 300'000, date, name);
}

} // namespace

StatText stat_text(std::size_t entries) {
  StatText text;
  text.body = row("drwxr-xr-x", 9, 4096, "Nov 22 18:03", ".");
  text.body += row("drwxr-xr-x", 3, 4096, "Nov 22 18:03", "..");
  for (std::size_t i = 0; i < entries; ++i)
    text.body += entry_row(i);
  text.reply = "213-Status follows:\r\n" + text.body + "213 End of status\r\n";
  return text;
}

} // namespace ftperm::bench
