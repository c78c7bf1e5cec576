#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace thema::formats {

/// What somebody wrote about a passage.
struct PassageComment {
  std::string author;    ///< empty: whoever the file belongs to
  std::string text;      ///< lines end with LF
  std::size_t line = 0;  ///< of the file, from 1; in a Word document of the source's text
};

/// A passage of a text, with its comments.
struct MarkedPassage {
  text::Span span;  ///< code points of the text
  std::vector<PassageComment> comments;
};

/// A text with passages that are marked in it, as it is handed to an editor and taken back. Plain
/// data: it knows nothing of a project.
struct AnnotatedText {
  std::string source, coder, text_hash;  ///< what it is, whose it is, the hash of the stored text
  std::string text;
  std::vector<MarkedPassage> passages;
  std::vector<std::string> codes;  ///< for completion; read by nobody
  std::vector<std::string> base;   ///< words without spaces that come back as they are
  /// When read: the file's line at which each line of the text begins, from 1.
  std::vector<std::size_t> file_lines;
};

/// The text with its passages in CriticMarkup: {==passage==}{>>comment<<}; passages that overlap
/// are numbered: {1==one {2==both==1}{>>comment<<} two==2}{>>comment<<}. A comment of another
/// author begins with "[author] ". Nothing of the text is changed but for a backslash before what
/// would be read as a mark. The first line names source, hash and coder; codes and base stand
/// behind the text. REQUIRES: no empty passage; comments without "<<}".
std::string write_critic(const AnnotatedText& annotated);

/// Reads it back, from any editor: with CR LF throughout, a byte order mark, or another last line
/// end. Throws Errc::bad_input with the line for what cannot be understood.
AnnotatedText read_critic(std::string_view bytes);

/// Whether bytes are a Word document rather than a text.
bool is_annotated_docx(std::string_view bytes);

/// The same as a Word document: a paragraph a line, comments by their authors, first and last
/// paragraphs in small print. The same text gives the same bytes.
std::string write_annotated_docx(const AnnotatedText& annotated);

/// Reads it back as Word, LibreOffice or another program saved it: `text` is what stands in the
/// document (see `restore_text`). Comments that stand at no words are passages with an empty span.
/// Throws Errc::bad_input.
AnnotatedText read_annotated_docx(std::string_view bytes);

/// What a document can hold of a text: characters that XML or word processors do not keep are
/// U+FFFD. As many code points as the text has.
std::string document_form(std::string_view text);

/// When the text of a document is what it can hold of `stored`, puts `stored` in its place; else
/// returns false. Places stay.
bool restore_text(AnnotatedText& annotated, std::string_view stored);

}  // namespace thema::formats
