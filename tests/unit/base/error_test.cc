#include "base/error.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

using thema::Errc;
using thema::Error;

TEST_CASE("every kind of error has an exit status and an id of its own") {
  CHECK(thema::exit_status(Errc::usage) == 2);
  for (const Errc c : {Errc::bad_input, Errc::not_found, Errc::ambiguous, Errc::exists}) {
    CHECK(thema::exit_status(c) == 3);
  }
  for (const Errc c : {Errc::project, Errc::too_new, Errc::storage}) {
    CHECK(thema::exit_status(c) == 4);
  }
  CHECK(thema::exit_status(Errc::conflict) == 5);
  CHECK(thema::exit_status(Errc::locked) == 6);
  CHECK(thema::exit_status(Errc::interrupted) == 130);

  std::set<std::string> ids;
  for (int c = 0; c <= static_cast<int>(Errc::interrupted); ++c) {
    ids.emplace(thema::errc_id(static_cast<Errc>(c)));
  }
  CHECK(ids.size() == static_cast<std::size_t>(Errc::interrupted) + 1);
  CHECK(ids.count("bad-input") == 1);
}

TEST_CASE("an error keeps its message, hint and place when it is thrown") {
  try {
    throw Error(Errc::not_found, "no code 'gost'", "did you mean 'ghost'?")
        .at("codes.csv", 7)
        .about("gost");
  } catch (const Error& e) {
    CHECK(e.code() == Errc::not_found);
    CHECK(std::string(e.what()) == "no code 'gost'");
    CHECK(e.hint() == "did you mean 'ghost'?");
    CHECK(e.file() == "codes.csv");
    CHECK(e.line() == 7);
    CHECK(e.object() == "gost");
  }
}
