#include "store/search_index.h"

#include <fmt/format.h>

#include <cstring>
#include <optional>

#include "base/strings.h"
#include "store/database.h"

namespace thema::store {

/// The tokenizer of one connection. While `ready` is set, the next document's tokens are taken from
/// there instead of being made again.
struct SearchIndex::Feed {
  text::Tokenizer tokenizer;
  text::Tokens made;
  const text::Tokens* ready = nullptr;
  std::size_t ready_size = 0;
  text::Elisions elisions;  ///< of the tokenizer
  bool known = false;       ///< they are those of the index
};

namespace {

constexpr const char* kTokenizer = "thema_icu";

using Callback = int (*)(void*, int, const char*, int, int, int);

template <class Feed>
int tokenize(Feed& feed, void* context, const char* text, int size, Callback token) {
  const auto bytes = static_cast<std::size_t>(size);
  const text::Tokens* tokens = feed.ready;
  if (tokens == nullptr || feed.ready_size != bytes) {
    feed.tokenizer.tokenize(std::string_view(text, bytes), feed.made);
    tokens = &feed.made;
  }
  for (const auto& t : tokens->tokens) {
    const std::string_view word = tokens->folded_word(t);
    const int rc = token(context, 0, word.data(), static_cast<int>(word.size()),
                         static_cast<int>(t.begin), static_cast<int>(t.end));
    if (rc != SQLITE_OK) return rc;
  }
  return SQLITE_OK;
}

fts5_api* api_of(Database& db) {
  fts5_api* api = nullptr;
  auto q = db.query_once("SELECT fts5(?1)");
  sqlite3_bind_pointer(q.handle(), 1, &api, "fts5_api_ptr", nullptr);
  q.step();
  if (api == nullptr) throw Error(Errc::storage, "this SQLite was built without FTS5");
  return api;
}

}  // namespace

SearchIndex::SearchIndex(Database& db) : db_(db), feed_(std::make_unique<Feed>()) {
  fts5_tokenizer methods{};
  methods.xCreate = [](void* context, const char**, int, Fts5Tokenizer** out) {
    *out = static_cast<Fts5Tokenizer*>(context);
    return SQLITE_OK;
  };
  methods.xDelete = [](Fts5Tokenizer*) {};
  methods.xTokenize = [](Fts5Tokenizer* self, void* context, int, const char* text, int size,
                         Callback token) {
    try {
      return tokenize(*reinterpret_cast<Feed*>(self), context, text, size, token);
    } catch (...) {  // nothing may be thrown through SQLite
      return SQLITE_ERROR;
    }
  };
  fts5_api* api = api_of(db);
  const int rc = api->xCreateTokenizer(api, kTokenizer, feed_.get(), &methods, nullptr);
  if (rc != SQLITE_OK) db.fail(rc, "registering the tokenizer");
}

SearchIndex::~SearchIndex() = default;

void SearchIndex::create() {
  // Contentless: the words are in the text already. No columnsize: ranking is not used.
  db_.exec(
      "CREATE VIRTUAL TABLE turn_search USING fts5(words, content='', columnsize=0, "
      "tokenize='thema_icu')");
  // Words gathered in memory before they are written: 24 MiB took 15 % off an import of 200 MB.
  db_.exec("INSERT INTO turn_search (turn_search, rank) VALUES ('hashsize', 25165824)");
  begin({});
}

namespace {

// Between the version of the rules and the languages of the elisions.
constexpr std::string_view kElisions = "; elisions ";

/// What an index of the present rules was made by; nothing for one of others.
std::optional<text::Elisions> recorded(Database& db) {
  auto q = db.query("SELECT value FROM meta WHERE key = 'index_version'");
  if (!q.step()) return std::nullopt;
  std::string_view made = q.text(0);
  const std::string version = text::segmentation_version();
  text::Elisions elisions;
  if (!made.starts_with(version)) return std::nullopt;
  made.remove_prefix(version.size());
  if (made.empty()) return elisions;
  if (!made.starts_with(kElisions)) return std::nullopt;
  made.remove_prefix(kElisions.size());
  for (const auto& language : split(made, ' ')) elisions.add(language);
  return elisions;
}

}  // namespace

bool SearchIndex::current() {
  forget();
  return recorded(db_).has_value();
}

void SearchIndex::forget() noexcept { feed_->known = false; }

/// The tokenizer makes the words that the index has.
void SearchIndex::know() {
  if (feed_->known) return;
  feed_->elisions = recorded(db_).value_or(text::Elisions{});
  feed_->tokenizer.split(feed_->elisions);
  feed_->known = true;
}

text::Elisions SearchIndex::elisions() {
  know();
  return feed_->elisions;
}

void SearchIndex::begin(text::Elisions elisions) {
  const std::string names = elisions.names();
  std::string version = text::segmentation_version();
  if (!names.empty()) version.append(kElisions).append(names);
  forget();
  db_.query(
         "INSERT INTO meta (key, value) VALUES ('index_version', ?1) "
         "ON CONFLICT (key) DO UPDATE SET value = excluded.value")
      .bind_all(version)
      .run();
}

void SearchIndex::add(RowId turn, std::string_view words) {
  know();
  db_.query("INSERT INTO turn_search (rowid, words) VALUES (?1, ?2)").bind_all(turn, words).run();
}

void SearchIndex::add(RowId turn, std::string_view words, const text::Tokens& tokens) {
  struct Use {
    Feed& feed;
    ~Use() { feed.ready = nullptr; }
  } use{*feed_};
  feed_->ready = &tokens;
  feed_->ready_size = words.size();
  add(turn, words);
}

void SearchIndex::remove(RowId turn, std::string_view words) {
  know();
  db_.query("INSERT INTO turn_search (turn_search, rowid, words) VALUES ('delete', ?1, ?2)")
      .bind_all(turn, words)
      .run();
}

void SearchIndex::clear() {
  db_.exec("INSERT INTO turn_search (turn_search) VALUES ('delete-all')");
}

void SearchIndex::optimize() {
  db_.exec("INSERT INTO turn_search (turn_search) VALUES ('optimize')");
}

void SearchIndex::match(std::string_view expression, const std::function<void(RowId)>& hit) {
  know();
  auto q = db_.query("SELECT rowid FROM turn_search WHERE turn_search MATCH ?1 ORDER BY rowid");
  q.bind_all(expression);
  while (q.step()) hit(q.integer(0));
}

bool SearchIndex::sound() {
  try {
    db_.exec("INSERT INTO turn_search (turn_search) VALUES ('integrity-check')");
    return true;
  } catch (const Error&) {
    return false;
  }
}

}  // namespace thema::store
