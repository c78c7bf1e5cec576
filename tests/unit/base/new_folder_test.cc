#include "base/new_folder.h"

#include "base/error.h"
#include "base/file.h"
#include "unit/temp_folder.h"

using thema::NewFolder;

TEST_CASE("a new folder is there whole once it is committed, and not before") {
  const TempFolder temp;
  {
    NewFolder folder(temp / "site", "mark", "kind 1");
    folder.write("a/b.txt", "one");
    folder.append("a/b.txt", " two");
    CHECK_FALSE(std::filesystem::exists(temp / "site"));
    folder.commit();
  }
  CHECK(thema::read_file(temp / "site/a/b.txt") == "one two");
  CHECK(thema::read_file(temp / "site/mark") == "kind 1\na/b.txt\n");
  CHECK(temp.files() == 1);
}

TEST_CASE("a run that ends early leaves the old folder and nothing else") {
  const TempFolder temp;
  {
    NewFolder folder(temp / "site", "mark", "kind 1");
    folder.write("old.txt", "old");
    folder.commit();
  }
  {
    NewFolder folder(temp / "site", "mark", "kind 1");
    folder.write("new.txt", "new");
  }
  CHECK(thema::read_file(temp / "site/old.txt") == "old");
  CHECK(temp.files() == 1);
}

TEST_CASE("an earlier export is replaced whole, a folder of somebody else's is not") {
  const TempFolder temp;
  for (const char* name : {"old.txt", "new.txt"}) {
    NewFolder folder(temp / "site", "mark", "kind 1");
    folder.write(name, name);
    folder.commit();
  }
  CHECK_FALSE(std::filesystem::exists(temp / "site/old.txt"));
  CHECK(std::filesystem::exists(temp / "site/new.txt"));
  CHECK_THROWS_AS(NewFolder(temp / "site", "mark", "kind 2"), thema::Error);
  thema::write_file(temp / "site/mine.txt", "mine");
  CHECK_THROWS_AS(NewFolder(temp / "site", "mark", "kind 1"), thema::Error);
  CHECK(thema::read_file(temp / "site/mine.txt") == "mine");
}
