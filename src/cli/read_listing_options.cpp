#include "cli/read_listing_options.hpp"

namespace ftperm::cli {

KnownOptions known_to_read_listing() {
  return {.with_value = {"format", "file"},
          .without = {"help,h"},
          .positional = {"file"},
          .too_many = "one file at a time: there is more than one"};
}

Result<ReadListingOptions> read_listing_options(const TypedOptions& typed) {
  const auto format = typed.choice<CapturedFormat>("format", {{"list", CapturedFormat::list},
                                                              {"mlsd", CapturedFormat::mlsd},
                                                              {"stat", CapturedFormat::stat}});
  if (!format) return format.error();
  if (!*format)
    return usage("say what was captured: --format list|mlsd|stat; `ftperm read-listing --help` "
                 "tells more");
  return ReadListingOptions{**format, typed.text("file").value_or("-")};
}

} // namespace ftperm::cli
