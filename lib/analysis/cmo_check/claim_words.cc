#include "analysis/cmo_check/claim_words.h"

#include <map>
#include <string>

namespace thema::analysis::cmo_rules {

namespace {

using enum Quantity;

// Written for thema. Words that only sometimes tell a number (some, several, many) are left out.
const std::map<std::string, ClaimWords, std::less<>>& lists() {
  static const std::map<std::string, ClaimWords, std::less<>> kLists{
      {"en",
       {{{"all", all},
         {"everyone", all, true},
         {"everybody", all, true},
         {"most", most},
         {"majority", most},
         {"half", half},
         {"minority", few},
         {"few", few},
         {"none", none},
         {"nobody", none, true},
         {"no-one", none, true},
         {"no one", none, true},
         {"no", none, false, true}},
        {"participants", "people", "patients", "interviewees", "respondents", "cases", "them",
         "informants", "users", "men", "women", "clients", "participant", "patient"},
        {"of", "out of", "of the", "out of the"}}},
      {"de",
       {{{"alle", all},
         {"allen", all},
         {"sämtliche", all},
         {"meisten", most},
         {"mehrheit", most},
         {"mehrzahl", most},
         {"großteil", most},
         {"grossteil", most},
         {"hälfte", half},
         {"minderheit", few},
         {"wenige", few},
         {"wenigen", few},
         {"keine", none},
         {"keiner", none},
         {"niemand", none, true}},
        {"teilnehmenden", "teilnehmende", "teilnehmer",   "teilnehmern",  "teilnehmerinnen",
         "befragten",     "befragte",     "interviewten", "interviewte",  "personen",
         "menschen",      "leute",        "patienten",    "patientinnen", "fälle",
         "fällen",        "frauen",       "männer",       "männern",      "ihnen",
         "nutzer",        "nutzerinnen",  "klienten",     "klientinnen"},
        {"von", "der", "von den"}}},
      {"es",
       {{{"todos", all},
         {"todas", all},
         {"mayoría", most},
         {"mitad", half},
         {"minoría", few},
         {"pocos", few},
         {"pocas", few},
         {"ninguno", none},
         {"ninguna", none},
         {"nadie", none, true}},
        {"participantes", "personas", "pacientes", "entrevistados", "entrevistadas", "encuestados",
         "encuestadas", "gente", "casos", "mujeres", "hombres", "ellos", "ellas", "usuarios",
         "usuarias"},
        {"de", "de los", "de las"}}},
      {"fr",
       {{{"tous", all},
         {"toutes", all},
         {"plupart", most},
         {"majorité", most},
         {"moitié", half},
         {"minorité", few},
         {"peu", few},
         {"aucun", none},
         {"aucune", none}},
        {"participants", "participantes", "personnes", "patients", "patientes", "gens",
         "répondants", "répondantes", "interviewés", "interviewées", "femmes", "hommes", "cas",
         "usagers", "usagères", "eux", "elles"},
        {"sur", "des", "de", "sur les"}}},
      {"it",
       {{{"tutti", all},
         {"tutte", all},
         {"maggioranza", most},
         {"maggior", most},
         {"metà", half},
         {"minoranza", few},
         {"pochi", few},
         {"poche", few},
         {"nessun", none},
         {"nessuna", none},
         {"nessuno", none, true}},
        {"partecipanti", "persone", "pazienti", "intervistati", "intervistate", "rispondenti",
         "casi", "donne", "uomini", "loro", "utenti"},
        {"su", "dei", "delle", "di", "sui", "sulle"}}},
      {"nl",
       {{{"alle", all},
         {"iedereen", all, true},
         {"meeste", most},
         {"meesten", most},
         {"meerderheid", most},
         {"merendeel", most},
         {"helft", half},
         {"minderheid", few},
         {"weinig", few},
         {"geen", none},
         {"niemand", none, true}},
        {"deelnemers", "mensen", "patiënten", "geïnterviewden", "respondenten", "personen",
         "vrouwen", "mannen", "hen", "gevallen", "gebruikers", "cliënten"},
        {"van", "van de"}}},
      {"pt",
       {{{"todos", all},
         {"todas", all},
         {"maioria", most},
         {"metade", half},
         {"minoria", few},
         {"poucos", few},
         {"poucas", few},
         {"nenhum", none},
         {"nenhuma", none},
         {"ninguém", none, true}},
        {"participantes", "pessoas", "pacientes", "doentes", "utentes", "entrevistados",
         "entrevistadas", "inquiridos", "inquiridas", "respondentes", "casos", "mulheres", "homens",
         "eles", "elas", "deles", "delas", "utilizadores"},
        {"de", "dos", "das", "em"}}}};
  return kLists;
}

const std::map<std::string, ShareWords, std::less<>>& share_lists() {
  static const std::map<std::string, ShareWords, std::less<>> kLists{
      {"en",
       {{{"third", 3}, {"thirds", 3}, {"quarter", 4}, {"quarters", 4}, {"fifth", 5}, {"fifths", 5}},
        {"a", "one"},
        {"percent", "per cent"}}},
      {"de", {{{"drittel", 3}, {"viertel", 4}, {"fünftel", 5}}, {"ein", "einem"}, {"prozent"}}},
      {"es",
       {{{"tercio", 3},
         {"tercios", 3},
         {"cuarto", 4},
         {"cuartos", 4},
         {"quinto", 5},
         {"quintos", 5}},
        {"un"},
        {"por ciento"}}},
      {"fr",
       {{{"tiers", 3}, {"quart", 4}, {"quarts", 4}, {"cinquième", 5}, {"cinquièmes", 5}},
        {"un"},
        {"pour cent"}}},
      {"it",
       {{{"terzo", 3}, {"terzi", 3}, {"quarto", 4}, {"quarti", 4}, {"quinto", 5}, {"quinti", 5}},
        {"un"},
        {"per cento"}}},
      {"nl", {{{"derde", 3}, {"kwart", 4}, {"vierde", 4}, {"vijfde", 5}}, {"een"}, {"procent"}}},
      {"pt",
       {{{"terço", 3}, {"terços", 3}, {"quarto", 4}, {"quartos", 4}, {"quinto", 5}, {"quintos", 5}},
        {"um"},
        {"por cento"}}}};
  return kLists;
}

template <class Lists>
auto of_language(const Lists& all, std::string_view language) {
  const auto found = all.find(language.substr(0, language.find_first_of("-_")));
  return found == all.end() ? nullptr : &found->second;
}

}  // namespace

const ClaimWords* claim_words(std::string_view language) { return of_language(lists(), language); }

const ShareWords* share_words(std::string_view language) {
  return of_language(share_lists(), language);
}

}  // namespace thema::analysis::cmo_rules
