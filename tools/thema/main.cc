#include "run.h"

int main(int argc, char** argv) { return thema::cli::run(argc, argv); }
