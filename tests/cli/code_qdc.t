# Codebooks of REFI-QDA, for other programs. (Invented.)
$ thema init one -q; thema code add Walking/Snow --description 'In winter & in "ice"' --rgb '#1b7837' -q; thema code add Rest --role theme --include 'any pause' -q
made one.thema
added Walking/Snow
added Rest
$ thema code export -o one.qdc; sed 's/guid="[0-9A-F-]*"/guid=""/' one.qdc
<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="thema">
<Codes>
<Code guid="" name="Walking" isCodable="true">
<Code guid="" name="Snow" isCodable="true" color="#1b7837">
<Description>In winter &amp; in "ice"</Description>
</Code>
</Code>
<Code guid="" name="Rest" isCodable="true">
</Code>
</Codes>
</CodeBook>
! warning: left out, because a REFI-QDA codebook has no room for it: role of 1 code, include of 1 code (csv, json, md and yaml hold all)

# There and back: the same bytes.
$ thema init two -q; thema code import one.qdc -p two.thema; thema code export -p two.thema -f qdc | cmp - one.qdc && echo same
made two.thema
added 3 codes
same
! notice: new coder 'tester'
$ thema code import one.qdc -p two.thema; thema code import one.qdc -p one.thema; thema check -p two.thema
no change
no change
No problems found.

# Another program's: its GUIDs are kept as it wrote them.
$ cp "$DATA/../fuzz/corpus/codebook/small.qdc" .; thema init three -q; thema code import small.qdc -p three.thema; thema code export -p three.thema -f qdc; thema code import small.qdc -p three.thema -q
made three.thema
added 2 codes
<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="thema">
<Codes>
<Code guid="0B5A2C1E-1111-4222-8333-444455556666" name="Walking" isCodable="false" color="#ff0000">
<Description>Moving &amp; standing</Description>
<Code guid="{0b5a2c1e-1111-4222-8333-444455556667}" name="In winter/snow" isCodable="true" color="#010203">
</Code>
</Code>
</Codes>
</CodeBook>
no change
! warning: small.qdc: 1 set of codes is left out: codes have tags here
! notice: new coder 'tester'
! warning: small.qdc: 1 set of codes is left out: codes have tags here

# What is none.
$ printf 'code\nA\n' > wrong.qdc; thema code import wrong.qdc -p two.thema
! error: wrong.qdc: REFI-QDA codebook: the XML is not well formed: No document element found at byte 6
[exit 3]
$ head -c 300 small.qdc > cut.qdc; thema code import cut.qdc -p two.thema
! error: cut.qdc: REFI-QDA codebook: the XML is cut short
[exit 3]
$ thema init empty -q; thema code export -f qdc -p empty.thema
made empty.thema
! error: there are no codes: a REFI-QDA codebook needs one at least (thema code add)
[exit 3]
$ thema code export -f qdc --columns code -p one.thema
! error: --columns and --caption are for tables: -f csv, json, tsv, text, html
[exit 2]
