#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/common/rich_blocks.h"
#include "formats/rtf/code_pages.h"
#include "formats/rtf/layout.h"
#include "formats/rtf/tokens.h"
#include "formats/rtf/words.h"

namespace thema::formats::rtf {

/// Reads the blocks of an RTF file.
class Reader {
 public:
  /// REQUIRES: `bytes` outlives the reader. `encoding`: see CodePages.
  Reader(std::string_view bytes, const std::string& encoding) : tokens_(bytes), pages_(encoding) {}

  /// Throws Errc::bad_input for a file that is cut short, or groups nested too deep.
  std::vector<Block> read();
  const rich::Tally& tally() const { return tally_; }
  CodePages& pages() { return pages_; }

 private:
  /// What holds until the end of a group.
  struct State {
    Destination destination = Destination::body;
    bool bold = false, hidden = false, deleted = false, inserted = false;
    bool in_table = false;
    bool box = false;  ///< the group of a text box
    std::uint8_t table_depth = 0;
    std::int32_t fallback = 1;  ///< characters behind \u for old readers
    std::int32_t font = -1;
    Destination around_upr = Destination::body;
  };
  /// What a stretch of text is; stretches are counted, not their pieces.
  enum class Stretch { text, hidden, deleted, inserted };

  void open();
  void close();
  void symbol(std::string_view symbol);
  void byte(char byte);
  void text(std::string_view text);
  void word(const Token& token);
  void destination(Destination destination);
  void end_of(Action action);
  void letters(Action action, const Token& token);
  void fonts(Action action, const Token& token);
  void unicode(std::int32_t number);
  void begin_box();
  void end_box();
  bool is_fallback();
  bool visible();
  void flush();
  void end_surrogate();
  void append(std::string_view utf8);
  std::size_t depth() const;
  std::int32_t page() const;
  std::string_view symbol_font() const;
  void sign(std::string_view font, std::uint32_t code);
  void end_field_part(Destination ended);

  Tokens tokens_;
  CodePages pages_;
  rich::Tally tally_;
  Layout layout_;
  std::vector<Layout> around_boxes_;
  State state_;
  std::vector<State> states_;
  /// A field's sign, shown where its group ends without a result.
  struct FieldSign {
    std::string font;
    std::uint32_t code = 0;
    std::size_t depth = 0;  ///< of groups, in the field
  };
  std::optional<FieldSign> field_sign_;
  std::string field_;          ///< what the field is made of: "SYMBOL 252 \f Wingdings"
  std::string bytes_;          ///< in the code page of the current font, not decoded yet
  std::int32_t fallback_ = 0;  ///< characters to pass over
  char32_t surrogate_ = 0;     ///< the first half of a pair
  bool star_ = false;          ///< behind "\*"
  bool row_open_ = false;
  Stretch stretch_ = Stretch::text;
  std::int32_t default_font_ = -1;
  std::int32_t defined_font_ = -1;  ///< in the font table
  std::unordered_map<std::int32_t, std::int32_t> font_pages_;
  std::unordered_map<std::int32_t, std::string> symbol_fonts_;  ///< names, by number
};

}  // namespace thema::formats::rtf
