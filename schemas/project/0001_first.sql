-- Schema 1 of a thema project file. Positions are Unicode code points, half open, as in SQLite's own
-- substr() and length(). Row ids are 63-bit, time-ordered and unique between copies. Times are UTC
-- text, 2026-01-02T03:04:05Z. No triggers, no ON DELETE actions: the program deletes children itself,
-- so that undo can tell a real conflict from a side effect. Only add columns at the end of a table.

-- ---- about the file itself: not in the history ------------------------------------------------
CREATE TABLE meta (              -- project_uuid, copy_uuid, origin_uuid, created_at, index_version
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE content (           -- texts and original files, written once, shared by versions
  hash TEXT NOT NULL PRIMARY KEY,             -- SHA-256 of the bytes, hexadecimal
  size INTEGER NOT NULL,                      -- bytes before packing
  text TEXT,                                  -- a text as it is read
  packed BLOB,                                -- or any bytes, zlib
  CHECK ((text IS NULL) <> (packed IS NULL))
) STRICT;

CREATE TABLE history (           -- one row a change; undo and redo are changes too
  number INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('change', 'undo', 'redo')),
  target INTEGER REFERENCES history (number), -- what is undone or redone
  coder TEXT NOT NULL,
  at TEXT NOT NULL,
  command TEXT NOT NULL,
  reason TEXT NOT NULL DEFAULT '',
  summary TEXT NOT NULL DEFAULT '',
  schema INTEGER NOT NULL,
  commands INTEGER NOT NULL DEFAULT 1,        -- in one change: those of a batch
  erased INTEGER NOT NULL DEFAULT 0,          -- its words were erased on request
  content_hash TEXT NOT NULL,                 -- of the columns above and the parts
  hash TEXT NOT NULL                          -- of the row before, number, kind and content_hash
) STRICT;

CREATE TABLE history_part (      -- what a change did, in order
  id INTEGER PRIMARY KEY,
  number INTEGER NOT NULL REFERENCES history (number),
  kind TEXT NOT NULL CHECK (kind IN ('changeset', 'range', 'rows')),
  tbl TEXT NOT NULL DEFAULT '',               -- range: rows first..last were added to this table
  first INTEGER NOT NULL DEFAULT 0,
  last INTEGER NOT NULL DEFAULT 0,
  size INTEGER NOT NULL DEFAULT 0,            -- bytes before packing; range: rows
  packed BLOB                                 -- SQLite changeset, zlib, in pieces; rows: those of a
                                              -- range that was undone
) STRICT;
CREATE INDEX history_part_number ON history_part (number, id);

-- ---- settings and people ------------------------------------------------------------------------
CREATE TABLE setting (           -- title, language, cite, coder, methodology, count
  id INTEGER NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE coder (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT 'person' CHECK (kind IN ('person', 'program')),
  guid TEXT
) STRICT;

-- ---- sources, their versions, speakers and turns ------------------------------------------------
CREATE TABLE source (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT 'transcript',    -- transcript, document, survey
  language TEXT NOT NULL DEFAULT '',          -- '' = the project's
  convention TEXT NOT NULL DEFAULT '',        -- transcript convention: jefferson, verbatim ...
  version_id INTEGER NOT NULL REFERENCES source_version (id) DEFERRABLE INITIALLY DEFERRED,
  guid TEXT
) STRICT;

CREATE TABLE source_version (
  id INTEGER NOT NULL PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
  number INTEGER NOT NULL,                    -- from 1
  text_hash TEXT NOT NULL REFERENCES content (hash),
  original_hash TEXT NOT NULL REFERENCES content (hash),
  file_name TEXT NOT NULL,                    -- of the imported file, without folders
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  length INTEGER NOT NULL,                    -- code points of the text
  anonymised INTEGER NOT NULL DEFAULT 0,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX source_version_source ON source_version (source_id, number);
CREATE INDEX source_version_original ON source_version (original_hash);
CREATE INDEX source_version_text ON source_version (text_hash);

CREATE TABLE speaker (
  id INTEGER NOT NULL PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  label TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('interviewer', 'participant', 'other')),
  case_id INTEGER REFERENCES "case" (id),
  UNIQUE (source_id, label)
) STRICT;
CREATE INDEX speaker_case ON speaker (case_id);

CREATE TABLE turn (              -- of one version; its words are indexed in turn_search under its id
  id INTEGER NOT NULL PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES source_version (id),
  number INTEGER NOT NULL,                    -- from 1
  speaker_id INTEGER REFERENCES speaker (id),
  start_cp INTEGER NOT NULL,                  -- the words, without the label
  end_cp INTEGER NOT NULL,
  label_start INTEGER NOT NULL,               -- label and time stamp; empty when equal
  label_end INTEGER NOT NULL,
  start_ms INTEGER,                           -- milliseconds from the recording's beginning
  end_ms INTEGER,
  page INTEGER,
  CHECK (0 <= start_cp AND start_cp < end_cp)
) STRICT;
CREATE INDEX turn_version ON turn (version_id, number);

CREATE TABLE source_state (      -- per coder: no row = unread
  id INTEGER NOT NULL PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  state TEXT NOT NULL CHECK (state IN ('started', 'done')),
  UNIQUE (source_id, coder_id)
) STRICT;

-- ---- cases and attributes -------------------------------------------------------------------------
CREATE TABLE "case" (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL DEFAULT 'participant',
  withdrawn INTEGER NOT NULL DEFAULT 0,
  guid TEXT
) STRICT;

CREATE TABLE case_membership (   -- participant in site, report in study
  id INTEGER NOT NULL PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES "case" (id),
  in_id INTEGER NOT NULL REFERENCES "case" (id),
  UNIQUE (case_id, in_id),
  CHECK (case_id <> in_id)
) STRICT;

CREATE TABLE source_case (
  id INTEGER NOT NULL PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  case_id INTEGER NOT NULL REFERENCES "case" (id),
  UNIQUE (source_id, case_id)
) STRICT;
CREATE INDEX source_case_case ON source_case (case_id);

CREATE TABLE attribute (         -- declared by use: case.age, source.months
  id INTEGER NOT NULL PRIMARY KEY,
  owner TEXT NOT NULL CHECK (owner IN ('case', 'source')),
  name TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('text', 'integer', 'number', 'date', 'boolean')),
  label TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL,
  UNIQUE (owner, name)
) STRICT;

CREATE TABLE attribute_level (   -- declared order and labels of values
  id INTEGER NOT NULL PRIMARY KEY,
  attribute_id INTEGER NOT NULL REFERENCES attribute (id),
  value TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL,
  UNIQUE (attribute_id, value)
) STRICT;

CREATE TABLE attribute_value (   -- missing = no row; 'N/R' (not reported) is a value
  id INTEGER NOT NULL PRIMARY KEY,
  attribute_id INTEGER NOT NULL REFERENCES attribute (id),
  case_id INTEGER REFERENCES "case" (id),
  source_id INTEGER REFERENCES source (id),
  value TEXT NOT NULL CHECK (value <> ''),
  CHECK ((case_id IS NULL) <> (source_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX attribute_value_case ON attribute_value (case_id, attribute_id)
  WHERE case_id IS NOT NULL;
CREATE UNIQUE INDEX attribute_value_source ON attribute_value (source_id, attribute_id)
  WHERE source_id IS NOT NULL;

CREATE TABLE event (             -- what happened to a case and when: resource delivered, log-in ...
  id INTEGER NOT NULL PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES "case" (id),
  date TEXT NOT NULL,
  kind TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX event_case ON event (case_id);

-- ---- codebook -------------------------------------------------------------------------------------
CREATE TABLE code (
  id INTEGER NOT NULL PRIMARY KEY,
  parent_id INTEGER REFERENCES code (id),
  position INTEGER NOT NULL,                  -- among its siblings
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT NOT NULL DEFAULT 'code' CHECK (role IN ('code', 'theme', 'context', 'intervention',
    'actor', 'strategy', 'mechanism', 'resource', 'reasoning', 'outcome', 'other')),
  description TEXT NOT NULL DEFAULT '',
  include TEXT NOT NULL DEFAULT '',
  exclude TEXT NOT NULL DEFAULT '',
  example TEXT NOT NULL DEFAULT '',
  color TEXT NOT NULL DEFAULT '',             -- '' or #rrggbb
  origin TEXT NOT NULL DEFAULT '',            -- inductive, deductive, a template's name
  guid TEXT,
  codable INTEGER NOT NULL DEFAULT 1          -- 0: another program codes nothing with it
) STRICT;
CREATE INDEX code_parent ON code (parent_id);
CREATE UNIQUE INDEX code_name ON code (coalesce(parent_id, 0), name);

CREATE TABLE code_link (         -- a code's place in a second framework, opposite of, see also
  id INTEGER NOT NULL PRIMARY KEY,
  from_id INTEGER NOT NULL REFERENCES code (id),
  to_id INTEGER NOT NULL REFERENCES code (id),
  kind TEXT NOT NULL
) STRICT;

CREATE TABLE tag_key (           -- declared keys accept only their values
  id INTEGER NOT NULL PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  on_what TEXT NOT NULL DEFAULT 'both' CHECK (on_what IN ('code', 'coding', 'both')),
  label TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE tag_value (
  id INTEGER NOT NULL PRIMARY KEY,
  tag_key_id INTEGER NOT NULL REFERENCES tag_key (id),
  value TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  mark TEXT NOT NULL DEFAULT '',
  footnote TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL,
  UNIQUE (tag_key_id, value)
) STRICT;

CREATE TABLE code_tag (
  id INTEGER NOT NULL PRIMARY KEY,
  code_id INTEGER NOT NULL REFERENCES code (id),
  key TEXT NOT NULL CHECK (key <> ''),
  value TEXT NOT NULL,
  UNIQUE (code_id, key, value)
) STRICT;

-- ---- codings and memos ----------------------------------------------------------------------------
-- A place in a text: source_id, start_cp, end_cp, quote_hash (64-bit FNV-1a of the quoted UTF-8 bytes),
-- and how it came through the last correction of the text: anchor '' (its words), 'changed' (words
-- differ, to be confirmed) or 'lost' (words gone; lost_text keeps them).
CREATE TABLE coding (
  id INTEGER NOT NULL PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source (id),
  start_cp INTEGER NOT NULL,
  end_cp INTEGER NOT NULL,
  quote_hash INTEGER NOT NULL,
  code_id INTEGER NOT NULL REFERENCES code (id),
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  status TEXT NOT NULL DEFAULT '',            -- '' counts; suggested, rejected
  anchor TEXT NOT NULL DEFAULT '',            -- '', changed, lost
  exemplar INTEGER NOT NULL DEFAULT 0,
  memo TEXT,
  print TEXT,                                 -- the quote as it shall be printed
  lost_text TEXT,
  created_at TEXT NOT NULL,
  guid TEXT,
  CHECK (0 <= start_cp AND start_cp < end_cp),
  -- Not IN (...): SQLite would build a small index for it at every row.
  CHECK (status = '' OR status = 'suggested' OR status = 'rejected'),
  CHECK (anchor = '' OR anchor = 'changed' OR anchor = 'lost')
) STRICT;
CREATE INDEX coding_source ON coding (source_id, start_cp, end_cp);
CREATE INDEX coding_code ON coding (code_id, source_id);
-- The smallest index of all codings, filled in order: what counts them reads this.
CREATE INDEX coding_exemplar ON coding (exemplar);
CREATE INDEX coding_worded ON coding (id) WHERE memo IS NOT NULL OR print IS NOT NULL;
CREATE INDEX coding_rare ON coding (status, anchor) WHERE status <> '' OR anchor <> '';

CREATE TABLE coding_tag (
  id INTEGER NOT NULL PRIMARY KEY,
  coding_id INTEGER NOT NULL REFERENCES coding (id),
  key TEXT NOT NULL CHECK (key <> ''),
  value TEXT NOT NULL,
  UNIQUE (coding_id, key, value)
) STRICT;

CREATE TABLE memo (              -- on the project when nothing else is named
  id INTEGER NOT NULL PRIMARY KEY,
  type TEXT NOT NULL DEFAULT '',
  title TEXT NOT NULL DEFAULT '',
  text TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL,
  source_id INTEGER REFERENCES source (id),   -- alone, or with a place in it
  start_cp INTEGER, end_cp INTEGER, quote_hash INTEGER,
  anchor TEXT NOT NULL DEFAULT '' CHECK (anchor IN ('', 'changed', 'lost')),
  lost_text TEXT,
  case_id INTEGER REFERENCES "case" (id),
  code_id INTEGER REFERENCES code (id),
  coding_id INTEGER REFERENCES coding (id),
  cmoc_id INTEGER REFERENCES cmoc (id),
  theory_id INTEGER REFERENCES theory (id),
  guid TEXT
) STRICT;
CREATE INDEX memo_case ON memo (case_id);
CREATE INDEX memo_code ON memo (code_id);
CREATE INDEX memo_cmoc ON memo (cmoc_id);
CREATE INDEX memo_source ON memo (source_id);
CREATE INDEX memo_coding ON memo (coding_id);

-- ---- framework summaries --------------------------------------------------------------------------
CREATE TABLE summary (           -- no row = not charted; said = 0: nothing said
  id INTEGER NOT NULL PRIMARY KEY,
  case_id INTEGER NOT NULL REFERENCES "case" (id),
  code_id INTEGER NOT NULL REFERENCES code (id),
  said INTEGER NOT NULL DEFAULT 1,
  text TEXT NOT NULL DEFAULT '',
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  UNIQUE (case_id, code_id)
) STRICT;
CREATE INDEX summary_code ON summary (code_id);

CREATE TABLE summary_reference (
  id INTEGER NOT NULL PRIMARY KEY,
  summary_id INTEGER NOT NULL REFERENCES summary (id),
  source_id INTEGER NOT NULL REFERENCES source (id),
  start_cp INTEGER NOT NULL, end_cp INTEGER NOT NULL, quote_hash INTEGER NOT NULL,
  anchor TEXT NOT NULL DEFAULT '' CHECK (anchor IN ('', 'changed', 'lost')),
  lost_text TEXT,
  CHECK (0 <= start_cp AND start_cp < end_cp)
) STRICT;
CREATE INDEX summary_reference_summary ON summary_reference (summary_id);
CREATE INDEX summary_reference_source ON summary_reference (source_id);

-- ---- realist analysis -----------------------------------------------------------------------------
CREATE TABLE theory (
  id INTEGER NOT NULL PRIMARY KEY,
  label TEXT NOT NULL UNIQUE,
  level TEXT NOT NULL DEFAULT '',             -- initial, refined, middle-range, substantive
  origin TEXT NOT NULL DEFAULT '',            -- literature, team, ppi, data
  guid TEXT
) STRICT;

CREATE TABLE theory_version (
  id INTEGER NOT NULL PRIMARY KEY,
  theory_id INTEGER NOT NULL REFERENCES theory (id),
  number INTEGER NOT NULL,
  statement TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL,
  UNIQUE (theory_id, number)
) STRICT;

CREATE TABLE cmoc (
  id INTEGER NOT NULL PRIMARY KEY,
  label TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'candidate' CHECK (state IN ('fragment', 'candidate', 'conjectured',
    'developed', 'supported', 'refined', 'challenged', 'refuted', 'parked', 'merged', 'split',
    'retired')),
  activation TEXT NOT NULL DEFAULT 'unclear' CHECK (activation IN ('fired', 'partial', 'inhibited',
    'not-triggered', 'unclear')),
  valence TEXT NOT NULL DEFAULT '' CHECK (valence IN ('', 'benefit', 'no-change', 'harm',
    'unintended')),
  level TEXT NOT NULL DEFAULT '',             -- micro, meso, macro
  theme_id INTEGER REFERENCES code (id),
  position INTEGER NOT NULL,
  guid TEXT
) STRICT;

CREATE TABLE cmoc_version (      -- freezes scheme, wording and elements
  id INTEGER NOT NULL PRIMARY KEY,
  cmoc_id INTEGER NOT NULL REFERENCES cmoc (id),
  number INTEGER NOT NULL,
  scheme TEXT NOT NULL DEFAULT 'CMO' CHECK (scheme IN ('CMO', 'ICAMO', 'SCMO')),
  sentence TEXT,                              -- instead of the sentence made from the elements
  reported INTEGER NOT NULL DEFAULT 0,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL,
  UNIQUE (cmoc_id, number)
) STRICT;

CREATE TABLE element (           -- may stand in several configurations
  id INTEGER NOT NULL PRIMARY KEY,
  role TEXT NOT NULL CHECK (role IN ('context', 'intervention', 'actor', 'strategy', 'mechanism',
    'resource', 'reasoning', 'outcome')),
  statement TEXT NOT NULL,
  scope TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE cmoc_element (
  id INTEGER NOT NULL PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES cmoc_version (id),
  element_id INTEGER NOT NULL REFERENCES element (id),
  label TEXT NOT NULL,                        -- C1, MR1, R1, M1, O1, I1, A1, S1
  sign TEXT NOT NULL DEFAULT '' CHECK (sign IN ('', '+', '-')),
  position INTEGER NOT NULL,
  UNIQUE (version_id, label)
) STRICT;
CREATE INDEX cmoc_element_element ON cmoc_element (element_id);

CREATE TABLE element_code (
  id INTEGER NOT NULL PRIMARY KEY,
  element_id INTEGER NOT NULL REFERENCES element (id),
  code_id INTEGER NOT NULL REFERENCES code (id),
  UNIQUE (element_id, code_id)
) STRICT;
CREATE INDEX element_code_code ON element_code (code_id);

CREATE TABLE cmoc_theory (
  id INTEGER NOT NULL PRIMARY KEY,
  cmoc_id INTEGER NOT NULL REFERENCES cmoc (id),
  theory_id INTEGER NOT NULL REFERENCES theory (id),
  UNIQUE (cmoc_id, theory_id)
) STRICT;

CREATE TABLE evidence (          -- a passage, a case's silence, or a row of a table
  id INTEGER NOT NULL PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES cmoc_version (id),  -- judged against this wording
  stance TEXT NOT NULL CHECK (stance IN ('supports', 'refines', 'challenges', 'negative-case',
    'silent')),
  directness TEXT NOT NULL DEFAULT '' CHECK (directness IN ('', 'stated', 'reported', 'inferred')),
  note TEXT NOT NULL DEFAULT '',
  weight TEXT NOT NULL DEFAULT '',
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL,
  source_id INTEGER REFERENCES source (id),
  start_cp INTEGER, end_cp INTEGER, quote_hash INTEGER,
  anchor TEXT NOT NULL DEFAULT '' CHECK (anchor IN ('', 'changed', 'lost')),
  lost_text TEXT,
  case_id INTEGER REFERENCES "case" (id),
  table_row_id INTEGER REFERENCES side_row (id),
  led_to_id INTEGER REFERENCES cmoc_version (id),
  CHECK (source_id IS NULL OR (0 <= start_cp AND start_cp < end_cp AND quote_hash IS NOT NULL)),
  CHECK (source_id IS NOT NULL OR case_id IS NOT NULL OR table_row_id IS NOT NULL)
) STRICT;
CREATE INDEX evidence_table_row ON evidence (table_row_id);
CREATE INDEX evidence_led_to ON evidence (led_to_id);
CREATE INDEX evidence_version ON evidence (version_id);
CREATE INDEX evidence_source ON evidence (source_id);

CREATE TABLE evidence_element (
  id INTEGER NOT NULL PRIMARY KEY,
  evidence_id INTEGER NOT NULL REFERENCES evidence (id),
  element_id INTEGER NOT NULL REFERENCES element (id),
  UNIQUE (evidence_id, element_id)
) STRICT;
CREATE INDEX evidence_element_element ON evidence_element (element_id);

CREATE TABLE cmoc_link (
  id INTEGER NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('ripple', 'embedded-in', 'rival-of', 'refines', 'inhibits',
    'split-from', 'merged-into')),
  from_id INTEGER NOT NULL REFERENCES cmoc (id),
  from_element_id INTEGER REFERENCES element (id),
  to_id INTEGER NOT NULL REFERENCES cmoc (id),
  to_element_id INTEGER REFERENCES element (id),
  feedback INTEGER NOT NULL DEFAULT 0,
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE decision (          -- a recorded step of analysis
  id INTEGER NOT NULL PRIMARY KEY,
  operation TEXT NOT NULL,                    -- state, juxtapose, reconcile, adjudicate, ...
  inference TEXT NOT NULL DEFAULT '',         -- inductive, deductive, abductive, retroductive
  people TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE decision_object (
  id INTEGER NOT NULL PRIMARY KEY,
  decision_id INTEGER NOT NULL REFERENCES decision (id),
  direction TEXT NOT NULL CHECK (direction IN ('input', 'output')),
  cmoc_id INTEGER REFERENCES cmoc (id),
  cmoc_version_id INTEGER REFERENCES cmoc_version (id),
  theory_id INTEGER REFERENCES theory (id),
  detail TEXT NOT NULL DEFAULT ''             -- state before or after
) STRICT;
CREATE INDEX decision_object_decision ON decision_object (decision_id);
CREATE INDEX decision_object_cmoc ON decision_object (cmoc_id);
CREATE INDEX decision_object_version ON decision_object (cmoc_version_id);

CREATE TABLE cmoc_search (       -- "looked for negative cases: none"
  id INTEGER NOT NULL PRIMARY KEY,
  cmoc_id INTEGER NOT NULL REFERENCES cmoc (id),
  what TEXT NOT NULL,
  note TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL
) STRICT;

CREATE TABLE waiver (            -- a warning of a check accepted with a reason
  id INTEGER NOT NULL PRIMARY KEY,
  rule TEXT NOT NULL,
  cmoc_id INTEGER REFERENCES cmoc (id),
  theory_id INTEGER REFERENCES theory (id),
  reason TEXT NOT NULL,
  coder_id INTEGER NOT NULL REFERENCES coder (id),
  created_at TEXT NOT NULL
) STRICT;

-- ---- tables beside the texts ----------------------------------------------------------------------
CREATE TABLE side_table (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  keyed_by TEXT NOT NULL DEFAULT '' CHECK (keyed_by IN ('', 'case', 'source')),
  columns TEXT NOT NULL                       -- JSON array of column names
) STRICT;

CREATE TABLE side_row (
  id INTEGER NOT NULL PRIMARY KEY,
  table_id INTEGER NOT NULL REFERENCES side_table (id),
  number INTEGER NOT NULL,
  case_id INTEGER REFERENCES "case" (id),
  source_id INTEGER REFERENCES source (id),
  cells TEXT NOT NULL,                        -- JSON array, one string or null a column
  UNIQUE (table_id, number)
) STRICT;
CREATE INDEX side_row_case ON side_row (case_id);
CREATE INDEX side_row_source ON side_row (source_id);

CREATE TABLE joint_row (         -- joint display
  id INTEGER NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL,
  domain TEXT NOT NULL,
  quantitative TEXT NOT NULL DEFAULT '',
  qualitative TEXT NOT NULL DEFAULT '',
  theme_id INTEGER REFERENCES code (id),
  coding_id INTEGER REFERENCES coding (id),
  inference TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE checklist (
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE                   -- coreq, srqr, rameses2, entreq, prisma
) STRICT;

CREATE TABLE checklist_answer (
  id INTEGER NOT NULL PRIMARY KEY,
  checklist_id INTEGER NOT NULL REFERENCES checklist (id),
  item TEXT NOT NULL,
  case_id INTEGER REFERENCES "case" (id),     -- the study appraised
  answer TEXT NOT NULL CHECK (answer IN ('', 'yes', 'no', 'unclear')),  -- '': nobody judged it yet
  page TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  drafted INTEGER NOT NULL DEFAULT 0 CHECK (drafted IN (0, 1)),  -- the note was computed
  UNIQUE (checklist_id, item, case_id)
) STRICT;

CREATE TABLE prisma_box (        -- a number of a PRISMA 2020 flow diagram
  id INTEGER NOT NULL PRIMARY KEY,
  stream TEXT NOT NULL DEFAULT '' CHECK (stream IN ('', 'other')),  -- other: by other methods
  box TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',                -- '': the box itself; else a part of it
  n INTEGER NOT NULL CHECK (n >= 0),
  position INTEGER NOT NULL,
  UNIQUE (stream, box, label)
) STRICT;

CREATE TABLE saved_view (        -- a named filter
  id INTEGER NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  where_expr TEXT NOT NULL DEFAULT '',
  query_expr TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE pseudonym (
  id INTEGER NOT NULL PRIMARY KEY,
  original TEXT NOT NULL UNIQUE,
  replacement TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT ''
) STRICT;

-- ---- views for people who open the file with SQLite, R or Python ------------------------------------
CREATE VIEW codebook AS
WITH RECURSIVE tree (id, path, level, sort) AS (
  SELECT id, replace(name, '/', '\/'), 1, printf('%06d', position) FROM code WHERE parent_id IS NULL
  UNION ALL
  SELECT c.id, t.path || '/' || replace(c.name, '/', '\/'), t.level + 1,
         t.sort || printf('.%06d', c.position)
  FROM code c JOIN tree t ON c.parent_id = t.id)
SELECT t.path AS code, t.level, c.role, c.description, c.include, c.exclude, c.example, c.color,
       (SELECT group_concat(key || '=' || value, '; ') FROM code_tag g WHERE g.code_id = c.id) AS tags,
       c.id AS code_id, t.sort
FROM tree t JOIN code c ON c.id = t.id
ORDER BY t.sort;

CREATE VIEW source_texts AS
SELECT s.id AS source_id, s.name AS source, s.kind, v.number AS version, v.file_name, v.format,
       v.length, x.text
FROM source s JOIN source_version v ON v.id = s.version_id JOIN content x ON x.hash = v.text_hash;

CREATE VIEW turns AS
SELECT s.name AS source, t.number AS turn, p.label AS speaker, p.role, c.name AS "case",
       t.start_cp AS start, t.end_cp AS "end", t.start_ms, t.end_ms,
       substr(x.text, t.start_cp + 1, t.end_cp - t.start_cp) AS text
FROM turn t JOIN source s ON s.version_id = t.version_id
JOIN source_version v ON v.id = t.version_id JOIN content x ON x.hash = v.text_hash
LEFT JOIN speaker p ON p.id = t.speaker_id LEFT JOIN "case" c ON c.id = p.case_id;

-- What counts: accepted codings whose words are still in the text.
CREATE VIEW quotes AS
SELECT s.name AS source, k.start_cp AS start, k.end_cp AS "end", b.code, u.name AS coder,
       substr(x.text, k.start_cp + 1, k.end_cp - k.start_cp) AS text,
       k.print, k.memo, k.exemplar,
       (SELECT group_concat(key || '=' || value, '; ') FROM coding_tag g WHERE g.coding_id = k.id)
         AS tags,
       k.created_at AS created
FROM coding k JOIN source s ON s.id = k.source_id JOIN source_version v ON v.id = s.version_id
JOIN content x ON x.hash = v.text_hash JOIN codebook b ON b.code_id = k.code_id
JOIN coder u ON u.id = k.coder_id
WHERE k.status = '' AND k.anchor <> 'lost';

CREATE VIEW cases_wide AS
SELECT c.name AS "case", c.kind,
       (SELECT group_concat(s.name, '; ') FROM source_case l JOIN source s ON s.id = l.source_id
        WHERE l.case_id = c.id) AS sources,
       (SELECT json_group_object(a.name, v.value) FROM attribute_value v
        JOIN attribute a ON a.id = v.attribute_id WHERE v.case_id = c.id) AS attributes
FROM "case" c;

CREATE VIEW cmo_table AS
SELECT m.label, m.title, v.number AS version, v.scheme, m.state, m.activation, m.valence,
       e.role, ce.label AS element, ce.sign, e.statement
FROM cmoc m
JOIN cmoc_version v ON v.cmoc_id = m.id
  AND v.number = (SELECT max(number) FROM cmoc_version w WHERE w.cmoc_id = m.id)
LEFT JOIN cmoc_element ce ON ce.version_id = v.id
LEFT JOIN element e ON e.id = ce.element_id
WHERE m.state <> 'fragment'
ORDER BY m.position, ce.position;

CREATE VIEW cmo_evidence AS
SELECT m.label, v.number AS judged_on, e.stance, e.directness, s.name AS source,
       e.start_cp AS start, e.end_cp AS "end", c.name AS "case", e.note,
       (SELECT group_concat(ce.label, ',') FROM evidence_element ee
        JOIN cmoc_element ce ON ce.element_id = ee.element_id AND ce.version_id = e.version_id
        WHERE ee.evidence_id = e.id) AS speaks_to
FROM evidence e JOIN cmoc_version v ON v.id = e.version_id JOIN cmoc m ON m.id = v.cmoc_id
LEFT JOIN source s ON s.id = e.source_id LEFT JOIN "case" c ON c.id = e.case_id;
