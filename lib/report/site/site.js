// What the pages do beyond being read: choosing codings, and the search. Without it all is there.
(function () {
  "use strict";

  function each(selector, work, root) {
    Array.prototype.forEach.call((root || document).querySelectorAll(selector), work);
  }
  function names(text) {
    return (text || "").split(" ").filter(Boolean);
  }

  // ---- a transcript: codings of some coders, and which words a coding is on

  function shown(tools) {
    var coders = {};
    var all = tools.querySelectorAll("input[name=coder]");
    each("input[name=coder]", function (box) { coders[box.value] = box.checked; }, tools);
    document.querySelector(".turns").classList.toggle(
      "plain-text", !tools.querySelector("input[name=codings]").checked);
    var off = {};
    each(".margin > li", function (item) {
      var any = false;
      each(".chip", function (chip) {
        var by = chip.getAttribute("data-coders");
        chip.hidden = by !== null && all.length > 0 &&
          !names(by).some(function (coder) { return coders[coder]; });
        any = any || !chip.hidden;
      }, item);
      item.hidden = !any;
      if (!any) off[item.getAttribute("data-p")] = true;
    });
    each(".words .mark", function (mark) { mark.hidden = !!off[mark.getAttribute("data-p")]; });
    each(".words mark", function (mark) {
      mark.classList.toggle("off", names(mark.getAttribute("data-p")).every(
        function (passage) { return off[passage]; }));
    });
  }

  function light(passage, on) {
    each(".words mark, .words .mark", function (mark) {
      if (names(mark.getAttribute("data-p")).indexOf(passage) >= 0) {
        mark.classList.toggle("lit", on);
      }
    });
  }

  function transcript(tools) {
    tools.hidden = false;
    tools.addEventListener("change", function () { shown(tools); });
    tools.addEventListener("submit", function (event) { event.preventDefault(); });
    each(".margin > li", function (item) {
      var passage = item.getAttribute("data-p");
      ["mouseenter", "focusin"].forEach(function (name) {
        item.addEventListener(name, function () { light(passage, true); });
      });
      ["mouseleave", "focusout"].forEach(function (name) {
        item.addEventListener(name, function () { light(passage, false); });
      });
    });
  }

  // The words of the passage that an address names are lit.
  function lightTarget() {
    each(".words mark.lit", function (mark) { mark.classList.remove("lit"); });
    var id = decodeURIComponent(location.hash.slice(1)).replace(/^m/, "");
    var target = id && document.getElementById(id);
    if (!target) return;
    if (target.classList.contains("mark")) light(target.getAttribute("data-p"), true);
    target.scrollIntoView();  // heights of turns above were guesses
  }

  // ---- the search: files of the index are loaded when somebody searches, one after the other

  var rows = {};
  var waiting = {};
  window.thema_index = function (part, some) {
    rows[part] = some.map(function (row) { return [row[0], row[1], row[2], fold(row[1] + " " + row[2])]; });
    if (waiting[part]) waiting[part]();
  };

  // As the program folds words: no case, no accents.
  function fold(text) {
    return text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase().replace(/ß/g, "ss");
  }

  function load(part, then, failed) {
    if (rows[part]) { then(); return; }
    waiting[part] = then;
    var script = document.createElement("script");
    script.src = "search/" + part + ".js";
    script.onerror = failed;
    document.head.appendChild(script);
  }

  // Where a folded word stands in the words as they are: [from, to) in UTF-16 units.
  function place(words, word) {
    var folded = "", starts = [], at = 0;
    Array.from(words).forEach(function (character) {
      var one = fold(character);
      for (var i = 0; i < one.length; ++i) starts.push(at);
      folded += one;
      at += character.length;
    });
    starts.push(at);
    var found = folded.indexOf(word);
    return found < 0 ? [0, 0] : [starts[found], starts[found + word.length]];
  }

  function snippet(words, word, item) {
    var at = place(words, word);
    var from = Math.max(0, at[0] - 80), to = Math.min(words.length, at[1] + 120);
    var text = document.createElement("p");
    text.dir = "auto";
    text.append((from > 0 ? "…" : "") + words.slice(from, at[0]));
    if (at[1] > at[0]) {
      var mark = document.createElement("mark");
      mark.textContent = words.slice(at[0], at[1]);
      text.append(mark);
    }
    text.append(words.slice(at[1], to) + (to < words.length ? "…" : ""));
    item.append(text);
  }

  var kShown = 200;

  function search(form) {
    var parts = Number(form.getAttribute("data-parts"));
    var list = document.getElementById("results"), told = document.getElementById("found");
    var words = fold(form.elements.words.value).split(/\s+/).filter(Boolean);
    var run = (search.run = (search.run || 0) + 1);
    var found = 0, missing = false;
    list.textContent = "";
    told.textContent = "";
    if (words.length === 0) return;

    function show(row) {
      if (++found > kShown) return;
      var item = document.createElement("li"), link = document.createElement("a");
      link.href = row[0];
      link.textContent = row[1];
      item.append(link);
      snippet(row[2], words[0], item);
      list.append(item);
    }
    function next(part) {
      if (run !== search.run) return;
      if (part > parts) {
        told.textContent = found + (found === 1 ? " place" : " places") +
          (found > kShown ? ", the first " + kShown + " are shown" : "") +
          (missing ? ". A part of the index is missing" : "") + ".";
        return;
      }
      told.textContent = "Searching…";
      load(part, function () {
        if (run !== search.run) return;
        rows[part].forEach(function (row) {
          if (words.every(function (word) { return row[3].indexOf(word) >= 0; })) show(row);
        });
        setTimeout(function () { next(part + 1); });
      }, function () { missing = true; next(part + 1); });
    }
    next(1);
  }

  function searching(form) {
    form.hidden = false;
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      location.hash = "q=" + encodeURIComponent(form.elements.words.value);
      search(form);
    });
    if (location.hash.indexOf("#q=") === 0) {
      form.elements.words.value = decodeURIComponent(location.hash.slice(3));
      search(form);
    }
  }

  var tools = document.querySelector(".tools");
  if (tools) transcript(tools);
  var form = document.getElementById("search");
  if (form) searching(form);
  if (document.querySelector(".turns")) {
    lightTarget();
    window.addEventListener("hashchange", lightTarget);
  }
})();
