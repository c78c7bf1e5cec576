-- Rows that are removed by the thousand (undo of a survey, of a table of cases) are looked for in
-- the tables that refer to them.
CREATE INDEX source_by_version ON source (version_id);
CREATE INDEX case_membership_by_whole ON case_membership (in_id);
CREATE INDEX evidence_by_case ON evidence (case_id);
CREATE INDEX attribute_value_by_attribute ON attribute_value (attribute_id);
CREATE INDEX turn_by_speaker ON turn (speaker_id);
