#include <array>

#include "command.h"

namespace thema::cli {

void setup_init(App, Context&);
void setup_demo(App, Context&);
void setup_decision(App, Context&);
void setup_info(App, Context&);
void setup_status(App, Context&);
void setup_config(App, Context&);
void setup_coder(App, Context&);
void setup_import(App, Context&);
void setup_source(App, Context&);
void setup_speaker(App, Context&);
void setup_case(App, Context&);
void setup_pseudonym(App, Context&);
void setup_code(App, Context&);
void setup_tag(App, Context&);
void setup_next(App, Context&);
void setup_read(App, Context&);
void setup_apply(App, Context&);
void setup_unapply(App, Context&);
void setup_coding(App, Context&);
void setup_annotate(App, Context&);
void setup_autocode(App, Context&);
void setup_review(App, Context&);
void setup_memo(App, Context&);
void setup_find(App, Context&);
void setup_kwic(App, Context&);
void setup_words(App, Context&);
void setup_quotes(App, Context&);
void setup_view(App, Context&);
void setup_themes(App, Context&);
void setup_participants(App, Context&);
void setup_count(App, Context&);
void setup_saturation(App, Context&);
void setup_agree(App, Context&);
void setup_consensus(App, Context&);
void setup_cooccur(App, Context&);
void setup_matrix(App, Context&);
void setup_framework(App, Context&);
void setup_theory(App, Context&);
void setup_cmo(App, Context&);
void setup_log(App, Context&);
void setup_undo(App, Context&);
void setup_redo(App, Context&);
void setup_check(App, Context&);
void setup_backup(App, Context&);
void setup_copy(App, Context&);
void setup_merge(App, Context&);
void setup_batch(App, Context&);
void setup_export(App, Context&);
void setup_help(App, Context&);
void setup_completions(App, Context&);

namespace {

constexpr std::string_view kProject = "Project";
constexpr std::string_view kSources = "Sources and cases";
constexpr std::string_view kCodebook = "Codebook and coding";
constexpr std::string_view kRetrieval = "Retrieval and tables";
constexpr std::string_view kRealist = "Realist analysis";
constexpr std::string_view kHelp = "Help";

constexpr std::array kCommands{
    Command{"init", kProject, "Make a new project file", setup_init},
    Command{"demo", kProject, "Write a small example study to play with", setup_demo},
    Command{"info", kProject, "What the project holds", setup_info},
    Command{"status", kProject, "Where my work stands", setup_status},
    Command{"next", kProject, "The next turn that I have not coded", setup_next},
    Command{"config", kProject, "Show or change a setting", setup_config},
    Command{"coder", kProject, "List, add, rename or merge coders", setup_coder},
    Command{"log", kProject, "What was done, by whom, when", setup_log},
    Command{"undo", kProject, "Take back the newest change", setup_undo},
    Command{"redo", kProject, "Bring back what was undone", setup_redo},
    Command{"check", kProject, "Test that the project is whole", setup_check},
    Command{"backup", kProject, "Write a consistent copy", setup_backup},
    Command{"copy", kProject, "Write a copy that can go its own way and come back", setup_copy},
    Command{"merge", kProject, "Take over what was done in a copy", setup_merge},
    Command{"batch", kProject, "Run many commands in one process and one change", setup_batch},
    Command{"export", kProject, "Write the project in another format", setup_export},
    Command{"import", kSources, "Import transcripts and documents", setup_import},
    Command{"source", kSources, "List, show, rename or remove sources", setup_source},
    Command{"speaker", kSources, "List speakers, set their role or case, merge two", setup_speaker},
    Command{"case", kSources, "Cases, their attributes and sources", setup_case},
    Command{"pseudonym", kSources, "What is printed for names in the texts", setup_pseudonym},
    Command{"code", kCodebook, "The codebook", setup_code},
    Command{"tag", kCodebook, "Declare keys of tags: values, order, headings", setup_tag},
    Command{"read", kCodebook, "Read and code a source line by line", setup_read},
    Command{"apply", kCodebook, "Give a passage one or more codes", setup_apply},
    Command{"unapply", kCodebook, "Take codes off a passage", setup_unapply},
    Command{"coding", kCodebook, "List, import, export, change or remove codings", setup_coding},
    Command{"annotate", kCodebook, "Code a text in any editor, or as comments in Word",
            setup_annotate},
    Command{"autocode", kCodebook, "Code by pattern, search, question or an external program",
            setup_autocode},
    Command{"review", kCodebook, "Codings to be looked at again, and why", setup_review},
    Command{"memo", kCodebook, "Write, list and change memos about anything", setup_memo},
    Command{"find", kRetrieval, "Search the words of all sources", setup_find},
    Command{"kwic", kRetrieval, "Words in their context, one line each", setup_kwic},
    Command{"words", kRetrieval, "How often words and runs of words occur", setup_words},
    Command{"view", kRetrieval, "Filters and queries saved under a name", setup_view},
    Command{"quotes", kRetrieval, "Quotes of codes with attribution", setup_quotes},
    Command{"themes", kRetrieval, "The theme table", setup_themes},
    Command{"participants", kRetrieval, "The table of participants' characteristics",
            setup_participants},
    Command{"count", kRetrieval, "A number of a paper: 12 of 23", setup_count},
    Command{"saturation", kRetrieval, "When sessions brought no new codes any more",
            setup_saturation},
    Command{"matrix", kRetrieval, "Counts by two sides: codes, sources, cases, attributes, tags",
            setup_matrix},
    Command{"framework", kRetrieval, "Summaries of cases by codes: charting", setup_framework},
    Command{"cooccur", kRetrieval, "Which codes meet, and how often", setup_cooccur},
    Command{"agree", kRetrieval, "Agreement of coders, or of any ratings", setup_agree},
    Command{"consensus", kRetrieval, "Settle what coders disagree on, in a spreadsheet",
            setup_consensus},
    Command{"theory", kRealist, "Programme theories", setup_theory},
    Command{"cmo", kRealist, "Context-mechanism-outcome configurations", setup_cmo},
    Command{"decision", kRealist, "Steps of analysis with their reasons", setup_decision},
    Command{"help", kHelp, "Help on a topic", setup_help},
    Command{"completions", kHelp, "Completions for a shell", setup_completions},
};

}  // namespace

std::span<const Command> commands() { return kCommands; }

}  // namespace thema::cli
