#include "formats/rtf/reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

#include "base/error.h"
#include "base/strings.h"
#include "formats/common/symbol_fonts.h"
#include "text/utf8.h"

namespace thema::formats::rtf {
namespace {

constexpr std::size_t kDeepest = 500;
constexpr char32_t kUnreadable = 0xFFFD;

bool is_on(const Token& token) { return token.number.value_or(1) != 0; }

/// Font and code of a field such as `SYMBOL 252 \f "Wingdings" \s 10`; nothing for other fields.
std::optional<std::pair<std::string, std::uint32_t>> symbol_field(std::string_view field) {
  constexpr std::string_view kName = "SYMBOL ", kFont = "\\f ";
  field = trim(field);
  if (!field.starts_with(kName)) return std::nullopt;
  field = trim(field.substr(kName.size()));
  const std::string_view digits = field.substr(0, field.find(' '));
  const bool hex = digits.starts_with("0x") || digits.starts_with("0X");
  const char* const end = digits.data() + digits.size();
  std::uint32_t code = 0;
  const auto read = std::from_chars(digits.data() + (hex ? 2 : 0), end, code, hex ? 16 : 10);
  if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
  std::string font;
  if (const std::size_t at = field.find(kFont); at != std::string_view::npos) {
    std::string_view name = trim(field.substr(at + kFont.size()));
    const bool quoted = name.starts_with('"');
    if (quoted) name.remove_prefix(1);
    font = name.substr(0, name.find(quoted ? '"' : ' '));
  }
  return std::pair(font, code);
}

}  // namespace

std::vector<Block> Reader::read() {
  for (;;) {
    const Token token = tokens_.next();
    switch (token.kind) {
      case Token::Kind::open:
        open();
        break;
      case Token::Kind::close:
        close();
        if (states_.empty()) return layout_.finish();  // what follows is no part of the document
        break;
      case Token::Kind::word:
        word(token);
        break;
      case Token::Kind::symbol:
        symbol(token.text);
        break;
      case Token::Kind::byte:
        byte(token.byte);
        break;
      case Token::Kind::text:
        text(token.text);
        break;
      case Token::Kind::end:
        throw Error(Errc::bad_input,
                    fmt::format("the RTF is cut short: {} groups are open at its end (byte {}); "
                                "save the document again",
                                states_.size(), tokens_.position()));
    }
  }
}

void Reader::open() {
  flush();
  fallback_ = 0;
  star_ = false;
  if (states_.size() == kDeepest) {
    throw Error(Errc::bad_input, fmt::format("groups are nested deeper than {} (byte {})", kDeepest,
                                             tokens_.position()));
  }
  states_.push_back(state_);
  state_.box = false;
}

void Reader::close() {
  flush();
  end_surrogate();
  fallback_ = 0;
  star_ = false;
  if (state_.box) end_box();
  if (states_.empty()) return;
  const Destination ended = state_.destination;
  state_ = states_.back();
  states_.pop_back();
  end_field_part(ended);
}

/// Behind a group: what a field is made of, or a field whose sign has no result.
void Reader::end_field_part(Destination ended) {
  if (ended == Destination::field && state_.destination == Destination::body) {
    field_sign_.reset();
    if (const auto made = symbol_field(std::exchange(field_, {}))) {
      field_sign_ = FieldSign{made->first, made->second, states_.size()};
    }
  } else if (field_sign_ && states_.size() < field_sign_->depth) {
    const FieldSign last = *std::exchange(field_sign_, std::nullopt);
    sign(last.font, last.code);
  }
}

void Reader::symbol(std::string_view symbol) {
  flush();
  if (symbol == "*") {
    star_ = true;
  } else if (symbol == "\n" || symbol == "\r") {
    end_of(Action::paragraph);
  } else if (symbol == "\t") {
    append("\t");
  } else if (is_fallback()) {
    return;
  } else if (symbol == "~") {
    append("\u00A0");
  } else if (symbol == "_") {
    append("\u2011");
  } else if (symbol == "-") {
    append("\u00AD");
  }
}

void Reader::byte(char byte) {
  if (is_fallback()) return;
  if (state_.destination == Destination::field) field_ += byte;
  if (!visible()) return;
  field_sign_.reset();
  end_surrogate();
  if (const std::string_view font = symbol_font(); !font.empty()) {
    return sign(font, static_cast<unsigned char>(byte));
  }
  const bool control = static_cast<unsigned char>(byte) < 0x20 && byte != '\t';
  if (!control) bytes_ += byte;
}

void Reader::text(std::string_view text) {
  const auto skipped = std::min(text.size(), static_cast<std::size_t>(fallback_));
  fallback_ -= static_cast<std::int32_t>(skipped);
  text.remove_prefix(skipped);
  if (state_.destination == Destination::fonts) {
    const std::string_view name = text.substr(0, text.find(';'));
    if (is_symbol_font(name)) symbol_fonts_.try_emplace(defined_font_, name);
    return;
  }
  if (state_.destination == Destination::field) field_ += text;
  if (text.empty() || !visible()) return;
  field_sign_.reset();
  end_surrogate();
  if (const std::string_view font = symbol_font(); !font.empty()) {
    for (const char c : text) sign(font, static_cast<unsigned char>(c));
    return;
  }
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') bytes_ += c;
  }
}

void Reader::word(const Token& token) {
  flush();
  const Word& word = word_of(token.text);
  const bool star = std::exchange(star_, false);
  if (word.action == Action::character) {
    if (!is_fallback()) append(word.character);
    return;
  }
  if (word.action != Action::unicode && word.action != Action::none) fallback_ = 0;
  const Destination within = state_.destination;
  if (star && word.action != Action::destination && word.action != Action::box_text &&
      word.action != Action::newer_text) {
    if (within != Destination::fonts) state_.destination = Destination::nothing;
    if (within == Destination::fonts) destination(Destination::nothing);
  } else if (word.action == Action::destination) {
    destination(word.destination);
  } else if (word.action == Action::box_text) {
    if (within == Destination::shape) begin_box();
  } else if (word.action == Action::newer_text) {
    if (within == Destination::upr) state_.destination = state_.around_upr;
  } else if (within == Destination::fonts) {
    fonts(word.action, token);
  } else if (within == Destination::row_props) {
    if (word.action == Action::nested_row) end_of(word.action);
  } else if (within == Destination::body) {
    letters(word.action, token);
  }
}

/// Only text can have something else inside; what is left out stays so.
void Reader::destination(Destination destination) {
  const Destination within = state_.destination;
  if (within != Destination::body) {
    const bool passed = within == Destination::shape && destination == Destination::shape;
    if (!passed) state_.destination = Destination::nothing;
    return;
  }
  state_.destination = destination;
  if (destination == Destination::upr) state_.around_upr = within;
  if (destination == Destination::note) ++tally_.notes;
  if (destination == Destination::comment) ++tally_.comments;
  if (destination == Destination::list_mark) ++tally_.list_marks;
}

void Reader::end_of(Action action) {
  if (state_.destination != Destination::body && state_.destination != Destination::row_props)
    return;
  end_surrogate();
  const std::size_t nested = std::max<std::size_t>(state_.table_depth, 2);
  switch (action) {
    case Action::paragraph:
      if (visible()) layout_.end_paragraph(depth());  // else it goes on: its mark was deleted
      break;
    case Action::cell:
      layout_.end_cell(1);
      break;
    case Action::row:
      layout_.end_row(1);
      row_open_ = false;
      break;
    case Action::nested_cell:
      layout_.end_cell(nested);
      break;
    case Action::nested_row:
      layout_.end_row(nested);
      break;
    default:
      break;
  }
}

void Reader::letters(Action action, const Token& token) {
  switch (action) {
    case Action::line:
      append("\n");
      break;
    case Action::plain:
      state_.bold = state_.hidden = state_.deleted = state_.inserted = false;
      state_.font = default_font_;
      break;
    case Action::bold:
      state_.bold = is_on(token);
      break;
    case Action::hidden:
      state_.hidden = is_on(token);
      break;
    case Action::deleted:
      state_.deleted = is_on(token);
      break;
    case Action::inserted:
      state_.inserted = is_on(token);
      break;
    case Action::font:
      state_.font = token.number.value_or(0);
      break;
    case Action::paragraph_defaults:
      state_.in_table = false;
      state_.table_depth = 0;
      break;
    case Action::in_table:
      state_.in_table = is_on(token);
      break;
    case Action::table_depth:
      state_.table_depth = static_cast<std::uint8_t>(
          std::clamp(token.number.value_or(0), 0, static_cast<std::int32_t>(Layout::kDeepest)));
      break;
    case Action::row_begin:
      row_open_ = true;
      break;
    case Action::unicode:
      unicode(token.number.value_or(0));
      break;
    case Action::unicode_fallback:
      state_.fallback = std::clamp(token.number.value_or(1), 0, 1000);
      break;
    default:
      fonts(action, token);
      end_of(action);
  }
}

void Reader::fonts(Action action, const Token& token) {
  const std::int32_t number = token.number.value_or(0);
  switch (action) {
    case Action::font:
      defined_font_ = number;
      break;
    case Action::charset:
      font_pages_.try_emplace(defined_font_, page_of_charset(number));
      break;
    case Action::font_page:
      if (number > 0) font_pages_.insert_or_assign(defined_font_, number);
      break;
    case Action::document_page:
      if (number > 0) pages_.set_document_page(number);
      break;
    case Action::page_mac:
      pages_.set_document_page(10000);
      break;
    case Action::page_pc:
      pages_.set_document_page(437);
      break;
    case Action::page_pca:
      pages_.set_document_page(850);
      break;
    case Action::default_font:
      default_font_ = state_.font = number;
      break;
    default:
      break;
  }
}

/// Numbers have 16 bits and a sign; characters beyond come as two.
void Reader::unicode(std::int32_t number) {
  fallback_ = state_.fallback;
  if (number < 0) number += 0x10000;
  if (number < 0 || number > 0x10FFFF) number = static_cast<std::int32_t>(kUnreadable);
  const auto c = static_cast<char32_t>(number);
  if (c >= 0xD800 && c < 0xDC00) {
    end_surrogate();
    surrogate_ = c;
    return;
  }
  if (c >= 0xF020 && c <= 0xF0FF) return sign(symbol_font(), c);
  std::string utf8;
  if (c >= 0xDC00 && c < 0xE000) {
    const char32_t first = std::exchange(surrogate_, 0);
    text::append_utf8(
        utf8, first == 0 ? kUnreadable : 0x10000 + ((first - 0xD800) << 10U) + (c - 0xDC00));
  } else if (c >= 0x20 || c == '\t') {
    text::append_utf8(utf8, c);
  }
  if (!utf8.empty()) append(utf8);
}

void Reader::end_surrogate() {
  if (std::exchange(surrogate_, 0) != 0) append("\uFFFD");
}

void Reader::begin_box() {
  around_boxes_.push_back(std::exchange(layout_, Layout{}));
  state_.destination = Destination::body;
  state_.box = true;
  state_.in_table = false;
  state_.table_depth = 0;
}

void Reader::end_box() {
  std::vector<Block> inside = layout_.finish();
  layout_ = std::move(around_boxes_.back());
  around_boxes_.pop_back();
  if (rich::has_words(inside)) ++tally_.text_boxes;
  layout_.add_boxes(std::move(inside));
}

/// Whether a character stands for the \u before it, in programs that do not know that.
bool Reader::is_fallback() {
  if (fallback_ == 0) return false;
  --fallback_;
  return true;
}

/// Whether text that comes now is read; counts what is not.
bool Reader::visible() {
  if (state_.destination != Destination::body) return false;
  Stretch now = Stretch::text;
  if (state_.inserted) now = Stretch::inserted;
  if (state_.hidden) now = Stretch::hidden;
  if (state_.deleted) now = Stretch::deleted;
  if (std::exchange(stretch_, now) != now) {
    if (now == Stretch::inserted) ++tally_.inserted;
    if (now == Stretch::hidden) ++tally_.hidden;
    if (now == Stretch::deleted) ++tally_.deleted;
  }
  return now == Stretch::text || now == Stretch::inserted;
}

void Reader::flush() {
  if (bytes_.empty()) return;
  layout_.append(pages_.decode(bytes_, page()), state_.bold);
  bytes_.clear();
}

void Reader::append(std::string_view utf8) {
  flush();
  end_surrogate();
  if (!visible()) return;
  field_sign_.reset();
  layout_.append(utf8, state_.bold);
}

std::size_t Reader::depth() const {
  if (state_.table_depth > 0) return state_.table_depth;
  return state_.in_table || (row_open_ && layout_.in_row(1)) ? 1 : 0;
}

/// The font in use where it shows other signs than letters; else empty.
std::string_view Reader::symbol_font() const {
  const auto font = symbol_fonts_.find(state_.font);
  return font == symbol_fonts_.end() ? std::string_view() : std::string_view(font->second);
}

void Reader::sign(std::string_view font, std::uint32_t code) {
  if (!visible() || (code < 0x20 && code != '\t')) return;
  const std::string shown = code == '\t' ? "\t" : formats::symbol(font, code);
  if (shown == kUnknownSign) ++tally_.unknown_signs;
  append(shown);
}

/// 0 for that of the document.
std::int32_t Reader::page() const {
  const auto font = font_pages_.find(state_.font);
  return font == font_pages_.end() ? 0 : font->second;
}

}  // namespace thema::formats::rtf
