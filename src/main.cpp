#include "ftperm/cli/run.hpp"

int main(int argc, char** argv) {
  return ftperm::cli::run(argc, argv);
}
