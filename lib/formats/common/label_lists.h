#pragma once

#include <array>
#include <string_view>

/// The words by which labels are judged. All lower case except `kShortLabels`.
namespace thema::formats {

/// Roles of people who ask.
inline constexpr auto kInterviewerWords = std::to_array<std::string_view>({
    "interviewer",  "interviewers",  "interviewerin",  "interviewer/in", "researcher",
    "moderator",    "moderatorin",   "moderators",     "mod",            "facilitator",
    "co-facilitator", "co-moderator", "host",          "investigator",   "entrevistador",
    "entrevistadora", "entrevistador/a", "moderador",  "moderadora",     "investigador",
    "investigadora", "pesquisador",  "pesquisadora",   "enquêteur",      "enquêtrice",
    "enqueteur",    "enquetrice",    "intervieweur",   "intervieweuse",  "animateur",
    "animatrice",   "chercheur",     "chercheuse",     "forscher",       "forscherin",
    "question",     "pregunta",      "pergunta",       "frage",          "intervistatore",
    "intervistatrice", "интервьюер", "采访者",         "訪談者",         "访谈者",
});

/// Roles of people who answer, and other words that say "this is a speaker".
inline constexpr auto kSpeakerWords = std::to_array<std::string_view>({
    "interviewee",  "interviewees",  "participant",    "respondent",     "informant",
    "speaker",      "guest",         "narrator",       "patient",        "doctor",
    "physician",    "clinician",     "nurse",          "gp",             "therapist",
    "physiotherapist", "practitioner", "teacher",      "student",        "carer",
    "caller",       "voice",         "befragte",       "befragter",      "befragte/r",
    "interviewte",  "interviewter",  "sprecher",       "sprecherin",     "teilnehmer",
    "teilnehmerin", "entrevistado",  "entrevistada",   "participante",   "hablante",
    "enquêté",      "enquêtée",      "participante",   "répondant",      "répondante",
    "interviewé",   "interviewée",   "locuteur",       "locutrice",      "answer",
    "respuesta",    "resposta",      "antwort",        "réponse",        "response",
    "intervistato", "intervistata",  "受访者",         "受訪者",
});

/// Whole labels that are known as they stand, in this letter case.
inline constexpr auto kShortLabels = std::to_array<std::string_view>({
    "I",  "Q",  "A",   "P",   "R",   "IV", "INT", "Int", "INTV", "IR",
    "IE", "IP", "MOD", "FAC", "RES", "问", "答", "問", "SP",  "PT",  "GP",   "DR",
});

/// Labels of fields, remarks and parts of a document.
inline constexpr auto kFields = std::to_array<std::string_view>({
    "name", "names", "age", "gender", "sex", "occupation", "profession", "ethnicity", "education",
    "title", "subject", "topic", "topics", "project", "study", "setting", "language", "file",
    "filename", "id", "ref", "reference", "code", "codes", "pseudonym", "version", "url", "source",
    "link", "links", "website", "email", "e-mail", "tel", "phone", "note", "notes", "nb", "n.b.",
    "ps", "p.s.", "nota", "hinweis", "anmerkung", "remarque", "example", "examples", "e.g.", "eg",
    "i.e.", "definition", "definitions", "comment", "comments", "summary", "background", "method",
    "methods", "methodology", "results", "result", "conclusion", "conclusions", "aim", "aims",
    "objective", "objectives", "introduction", "abstract", "keywords", "agenda", "attendees",
    "present", "persons present", "participants", "slides", "paper", "media", "tags", "speakers",
    "transcript_by", "translation_by", "transcript by", "translation by", "aliases", "podcast",
    "warning", "important", "tip", "hint", "todo", "to do", "update", "edit", "disclaimer",
    "caveat", "caveats", "copyright", "licence", "license", "contents", "overview", "recording",
    "recorded", "recorded by", "start", "end", "start time", "end time", "context", "mechanism",
    "mechanisms", "outcome", "outcomes", "resource", "reasoning", "observation", "observations",
    "reflection", "reflections", "description", "theme", "themes", "quote", "quotes", "memo",
    "participant id", "participant number", "interview id", "interview no", "interview no.",
    "interview number", "interview length", "interview date", "translator", "subtitles",
    "kind", "lang", "first", "second", "third", "finally", "also", "another", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    "fecha", "lugar", "hora", "duración", "nombre", "edad", "título", "datum", "ort", "zeit",
    "dauer", "thema", "alter", "geschlecht", "beruf", "lieu", "durée", "heure", "nom", "âge",
    "sexe", "ejemplo", "beispiel", "exemple", "data", "local", "duração", "nome", "idade",
    "日期", "时间", "時間", "地点", "地點", "主题", "主題", "位置", "注", "备注", "備註",
});

/// First words of such labels: "Date of interview", "Transcribed by".
inline constexpr auto kFieldBeginnings = std::to_array<std::string_view>({
    "date", "time", "place", "location", "venue", "duration", "length", "transcriber",
    "transcribed", "transcription", "transcript", "audio", "http", "https", "www",
});

/// Parts of a document that carry a number: "Figure 2".
inline constexpr auto kNumberedParts = std::to_array<std::string_view>({
    "figure", "fig", "fig.", "table", "chapter", "part", "section", "step", "item", "appendix",
    "article", "day", "week", "month", "phase", "session", "stage", "level", "exhibit", "slide",
    "question", "attack", "option", "point", "rule", "page", "line", "note", "example", "eip",
    "parte", "capítulo", "abbildung", "tabelle", "teil", "kapitel", "partie", "chapitre",
});

/// Words of a sentence: "he said:", "The question is:".
inline constexpr auto kSpeechWords = std::to_array<std::string_view>({
    "is", "are", "was", "were", "be", "been", "said", "says", "say", "saying", "that", "this",
    "these", "those", "what", "which", "it", "it's", "he", "she", "they", "we", "you", "my", "our",
    "your", "his", "if", "because", "so", "but", "then", "than", "here", "have", "has", "had",
    "does", "did", "think", "thought", "know", "like", "asked", "told", "with", "to", "not",
    "can", "would", "will", "could", "should", "following", "i'm", "i've", "there", "there's",
    "that's", "or", "for", "when", "how", "why", "where", "yes", "yeah", "no", "okay", "ok",
    "well", "um", "uh", "include", "includes", "including", "agree", "es", "que", "dijo", "está",
    "son", "pero", "porque", "ist", "dass", "ich", "sagte", "sagt", "sind", "wir", "aber", "est",
    "sont", "mais", "nous", "disse", "são", "mas", "uma",
});

/// Those that are names when they begin with a capital.
inline constexpr auto kSpeechWordNames =
    std::to_array<std::string_view>({"will", "can", "so", "son", "for", "or", "mas"});

/// Small words inside names, which are written in lower case.
inline constexpr auto kParticles = std::to_array<std::string_view>({
    "of", "the", "de", "la", "las", "los", "van", "von", "der", "den", "di", "da", "do", "dos",
    "das", "del", "du", "des", "le", "el", "al", "bin", "ibn", "ben", "y", "e", "et", "und", "zu",
    "zum", "af", "av", "in", "at", "from", "a", "an",
});

/// What transcribers put in brackets.
inline constexpr auto kSounds = std::to_array<std::string_view>({
    "laugh", "laughs", "laughing", "laughter", "chuckle", "chuckles", "inaudible", "unintelligible",
    "indistinct", "unclear", "crosstalk", "cross-talk", "cross", "pause", "pauses", "silence",
    "music", "applause", "sigh", "sighs", "cough", "coughs", "crying", "cries", "sniffs",
    "overlapping", "overlap", "interruption", "interrupted", "redacted", "omitted", "discussion",
    "break", "sic", "noise", "beep", "rings", "ringing", "screaming", "recording", "sound",
    "lacht", "lachen", "pausa", "risas", "rires", "unverständlich", "inaudível", "risos",
    "background", "knock", "whispers", "gap", "end", "start", "screenshare", "blank_audio",
});

}  // namespace thema::formats
