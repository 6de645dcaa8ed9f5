# Every library the program uses, each once, with its reason.
# The Debian package that brings it stands in scripts/packages.
find_package(CURL 7.88 REQUIRED)             # logs in, loads pages: TLS, certificates, timeouts
find_package(OpenSSL 3 REQUIRED)             # data connections resume the TLS session; a page's hash
find_package(Boost 1.74 REQUIRED COMPONENTS program_options) # the command line
find_package(spdlog 1.10 REQUIRED)           # what the program says on standard error and in --log-file
find_package(nlohmann_json 3.11 REQUIRED)    # the JSON report, the journal
