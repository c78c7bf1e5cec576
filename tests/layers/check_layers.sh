#!/usr/bin/env bash
# The dependency rule (lib/README.md), held by a test because system headers are always in reach.
#
#   check_layers.sh ROOT          checks ROOT/lib and ROOT/tools; one line per breach, then exit 1
#   check_layers.sh --self-test   plants each kind of breach in a small tree and looks for it
set -euo pipefail
export LC_ALL=C

check() {
  local root=$1 files
  cd "$root"
  files=$(find lib tools -type f \( -name '*.cc' -o -name '*.h' \) | sort)
  [ -n "$files" ] || { echo "no sources below $root"; return 1; }
  # shellcheck disable=SC2016
  printf '%s\n' "$files" | tr '\n' '\0' | xargs -0 awk '
    BEGIN {
      # A layer includes its own headers and those of layers with a lower number.
      n = split("base text store model analysis report", order)
      for (i = 1; i <= n; i++) rank[order[i]] = i
      rank["tools"] = 9
      # The headers of other layers that a format may use, besides base and text.
      split("model/types.h model/document.h model/code_path.h model/code_identity.h store/database.h", list)
      for (i in list) for_formats[list[i]] = 1
      max_lines = 500
    }
    function breach(what) {
      printf "%s:%d: %s\n", FILENAME, FNR, what
      found = 1
    }
    function check_length() {
      if (lines <= max_lines) return
      printf "%s: %d lines; %d are the most\n", file, lines, max_lines
      found = 1
    }
    FNR == 1 {
      check_length()
      file = FILENAME
      split(FILENAME, part, "/")
      layer = part[1] == "tools" ? "tools" : part[2]
      place = part[1] == "tools" ? "tools" : "lib/" layer
      render = FILENAME ~ /^lib\/report\/render\//
      comment = 0
      if (layer != "formats" && !(layer in rank)) breach("unknown layer " layer)
    }
    { lines = FNR }

    /^[ \t]*#[ \t]*include/ {
      header = $0
      sub(/^[ \t]*#[ \t]*include[ \t]*/, "", header)
      quoted = header ~ /^"/
      sub(/^["<]/, "", header)
      sub(/[">].*$/, "", header)

      if (header ~ /^unicode\//) {
        if (layer != "text") breach("ICU (" header ") is for lib/text alone")
        next
      }
      if (header ~ /^(sqlite3|SQLiteCpp)/) {
        if (layer != "store" && !(layer == "model" && FILENAME ~ /\.cc$/))
          breach("SQLite (" header ") is for lib/store and the .cc files of lib/model")
        next
      }
      if (header ~ /^CLI\//) {
        if (layer != "tools") breach("CLI11 (" header ") is for tools alone")
        next
      }
      split(header, piece, "/")
      target = piece[1]
      ours = (target in rank && target != "tools") || target == "formats"
      if (!ours) {
        if (quoted && header ~ /\.\./) breach("name the layer instead of \"" header "\"")
        else if (quoted && layer != "tools") breach("\"" header "\" is in no layer of lib")
        next
      }
      into_format = header ~ /^formats\/[^\/]+\//
      into_render = header ~ /^report\/render\//

      if (layer == "formats") {
        if (target != "formats" && target != "base" && target != "text" && !(header in for_formats))
          breach("a format may not see " header)
      } else if (render) {
        if (target != "base" && target != "text" && target != "report")
          breach("a renderer may not see " header)
      } else if (layer == "tools") {
        # Tables are read as CSV by many commands; every other format is met through the registry.
        if (into_render || (into_format && header !~ /^formats\/csv\//))
          breach("only a registry names " header)
      } else {
        if (target == "formats" || into_render)
          breach("only a registry names " header)
        else if (rank[target] > rank[layer])
          breach(layer " may not see " target " (" header ")")
      }
      # What a format may see of the model has to stay plain: no door to the project.
      if (FILENAME ~ /^lib\/model\/(types|document|code_path|code_identity)\.h$/ && target != "base" && target != "text" &&
          header !~ /^model\/(types|document)\.h$/)
        breach("a plain type may not see " header)
      next
    }

    layer != "tools" {
      code = $0
      gsub(/\\./, "", code)
      gsub(/\047"\047/, "", code)
      gsub(/"[^"]*"/, "\"\"", code)
      if (comment) {
        if (code !~ /\*\//) next
        sub(/^.*\*\//, "", code)
        comment = 0
      }
      gsub(/\/\*[^*]*\*\//, "", code)
      if (code ~ /\/\*/) {
        sub(/\/\*.*$/, "", code)
        comment = 1
      }
      sub(/\/\/.*$/, "", code)
      if (code ~ /std::(cout|cerr|clog|cin)/ || code ~ /(std|fmt)::(print|printf|puts|putchar)[ \t]*\(/ ||
          code ~ /(^|[^A-Za-z0-9_])std(out|err)([^A-Za-z0-9_]|$)/)
        breach("the library does not print")
      if (code ~ /(^|[^A-Za-z0-9_.>])(quick_)?exit[ \t]*\(/)
        breach("the library does not exit")
      if (code ~ /(^|[^A-Za-z0-9_.>])(secure_)?getenv[ \t]*\(/)
        breach("the library does not read the environment")
    }
    END {
      check_length()
      exit found
    }'
}

self_test() {
  local failed=0 report
  dir=$(mktemp -d)
  trap 'rm -rf "$dir"' EXIT

  # file, line: nothing of this may be reported.
  plant() {
    mkdir -p "$dir/$1/lib" "$dir/$1/tools" "$dir/$1/$(dirname "$2")"
    printf '%s\n' "$3" >>"$dir/$1/$2"
  }
  plant good lib/text/a.cc '#include <unicode/unistr.h>'
  plant good lib/text/a.cc '#include "base/error.h"'
  plant good lib/store/a.h '#include <sqlite3.h>'
  plant good lib/model/a.cc '#include <SQLiteCpp/Statement.h>'
  plant good lib/model/a.cc 'throw Error("call exit(1) and std::cout");  // not stdout'
  plant good lib/model/a.cc $'char q = \'"\'; f("std::cerr");'
  plant good lib/base/process.cc '::_exit(127);'
  plant good lib/formats/registry.cc '#include "formats/vtt/vtt.h"'
  plant good lib/formats/vtt/vtt.cc '#include "model/types.h"'
  plant good lib/report/render/text.cc '#include "report/report.h"'
  plant good lib/report/render/registry.cc '#include "report/render/text.h"'
  plant good lib/report/quotes.cc '#include "analysis/extracts.h"'
  plant good tools/thema/main.cc '#include <CLI/CLI.hpp>'
  plant good tools/thema/main.cc '#include "context.h"'
  plant good tools/thema/main.cc 'std::cout << std::getenv("HOME");'
  plant good tools/thema/main.cc '#include "formats/csv/csv.h"'
  if ! report=$(check "$dir/good"); then
    printf 'self-test: a clean tree is reported:\n%s\n' "$report"
    failed=1
  fi

  # Each of these alone has to be reported.
  local number=0
  expect() {
    number=$((number + 1))
    plant "bad$number" "$1" "$2"
    if report=$(check "$dir/bad$number"); then
      printf 'self-test: not noticed: %s in %s\n' "$2" "$1"
      failed=1
    elif [[ $report != "$1:"* ]]; then
      printf 'self-test: wrong report for %s in %s: %s\n' "$2" "$1" "$report"
      failed=1
    fi
  }
  expect lib/model/a.cc '#include <unicode/regex.h>'
  expect lib/model/a.h '#include <sqlite3.h>'
  expect lib/analysis/a.cc '#include <SQLiteCpp/Database.h>'
  expect lib/formats/vtt/a.cc '  #  include <sqlite3.h>'
  expect lib/report/a.cc '#include "CLI/CLI.hpp"'
  expect lib/text/a.cc '#include "store/database.h"'
  expect lib/base/a.h '#include "text/span.h"'
  expect lib/analysis/a.cc '#include "report/report.h"'
  expect lib/report/a.cc '#include "formats/format.h"'
  expect lib/report/a.cc '#include "report/render/text.h"'
  expect lib/report/render/text.cc '#include "model/project.h"'
  expect lib/formats/vtt/a.cc '#include "model/project.h"'
  expect lib/formats/vtt/a.cc '#include "store/transaction.h"'
  expect lib/formats/vtt/a.cc '#include "analysis/extracts.h"'
  expect lib/model/types.h '#include "model/project.h"'
  expect tools/thema/a.cc '#include "formats/vtt/vtt.h"'
  expect tools/thema/a.cc '#include "report/render/text.h"'
  expect lib/text/a.cc '#include "../store/database.h"'
  expect lib/text/a.cc '#include "context.h"'
  expect lib/other/a.cc 'int x;'
  expect lib/model/a.cc '  std::cout << 1;'
  expect lib/model/a.cc '  fmt::print("{}", 1);'
  expect lib/model/a.cc '  fputs(text, stderr);'
  expect lib/model/a.cc '  std::exit(1);'
  expect lib/model/a.cc '  exit (1);'
  expect lib/model/a.cc '  /* why */ if (auto* home = getenv("HOME")) use(home);'
  expect lib/model/a.cc "$(yes '// line' | head -n 501)"
  expect tools/thema/a.h "$(yes '// line' | head -n 501)"
  [ $failed -eq 0 ] || exit 1
  echo "self-test: $number breaches noticed"
}

case ${1:-} in
  --self-test) self_test ;;
  '' | -*)
    echo "usage: check_layers.sh ROOT | --self-test" >&2
    exit 2
    ;;
  *)
    check "$1" || exit 1
    echo "the layers hold"
    ;;
esac
