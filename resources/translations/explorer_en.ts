<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Book</name>
    <message numerus="yes">
        <source>%n highlight(s) deleted.</source>
        <translation>
            <numerusform>Highlight deleted.</numerusform>
            <numerusform>%n highlights deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) deleted.</source>
        <translation>
            <numerusform>Note deleted.</numerusform>
            <numerusform>%n notes deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPane</name>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountMenu</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilterChips</name>
    <message numerus="yes">
        <source>%n disagreements</source>
        <translation>
            <numerusform>One disagreement</numerusform>
            <numerusform>%n disagreements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Contents</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Along</name>
    <message numerus="yes">
        <source>With what is linked to them (%n)</source>
        <translation>
            <numerusform>With what is linked to them (%n)</numerusform>
            <numerusform>With what is linked to them (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) on what is not in it stay(s) out: {which}.</source>
        <translation>
            <numerusform>One note on what is not in it stays out: {which}.</numerusform>
            <numerusform>%n notes on what is not in it stay out: {which}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>The %n chosen event(s)</source>
        <translation>
            <numerusform>The chosen event</numerusform>
            <numerusform>The %n chosen events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What the search found (%n): {words}</source>
        <translation>
            <numerusform>What the search found (%n): {words}</numerusform>
            <numerusform>What the search found (%n): {words}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What was looked at (%n)</source>
        <translation>
            <numerusform>What was looked at (%n)</numerusform>
            <numerusform>What was looked at (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Everything that the filters let through (%n)</source>
        <translation>
            <numerusform>Everything that the filters let through (%n)</numerusform>
            <numerusform>Everything that the filters let through (%n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen for export stay until you clear them.</source>
        <translation>
            <numerusform>%n chosen for export stays until you clear it.</numerusform>
            <numerusform>%n chosen for export stay until you clear them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries go into the handout.</source>
        <translation>
            <numerusform>One entry goes into the handout.</numerusform>
            <numerusform>%n entries go into the handout.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FoundPanel</name>
    <message numerus="yes">
        <source>%n on the line</source>
        <translation>
            <numerusform>%n on the line</numerusform>
            <numerusform>%n on the line</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show on the line: %n found</source>
        <translation>
            <numerusform>Show on the line: %n found</numerusform>
            <numerusform>Show on the line: %n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden on the line by the filters</source>
        <translation>
            <numerusform>%n hidden on the line by the filters</numerusform>
            <numerusform>%n hidden on the line by the filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add all %n to the export</source>
        <translation>
            <numerusform>Add it to the export</numerusform>
            <numerusform>Add all %n to the export</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HiddenLanes</name>
    <message numerus="yes">
        <source>%n lane(s) hidden</source>
        <translation>
            <numerusform>%n lane hidden</numerusform>
            <numerusform>%n lanes hidden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanesAbove</name>
    <message numerus="yes">
        <source>%n lane(s) above</source>
        <translation>
            <numerusform>%n lane above</numerusform>
            <numerusform>%n lanes above</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanesBelow</name>
    <message numerus="yes">
        <source>%n lane(s) below</source>
        <translation>
            <numerusform>%n lane below</numerusform>
            <numerusform>%n lanes below</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LaneNames</name>
    <message numerus="yes">
        <source>%n more without a date of its own</source>
        <translation>
            <numerusform>%n more without a date of its own</numerusform>
            <numerusform>%n more without a date of its own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s)</source>
        <translation>
            <numerusform>%n event</numerusform>
            <numerusform>%n events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SearchBox</name>
    <message numerus="yes">
        <source>Nothing found, in the editors’ words or in your %n original(s). Try a name or a place.</source>
        <translation>
            <numerusform>Nothing found, in the editors’ words or in your original. Try a name or a place.</numerusform>
            <numerusform>Nothing found, in the editors’ words or in your %n originals. Try a name or a place.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n found</numerusform>
            <numerusform>%n found</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added to the export.</source>
        <translation>
            <numerusform>%n added to the export.</numerusform>
            <numerusform>%n added to the export.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were in it already.</source>
        <translation>
            <numerusform>%n was in it already.</numerusform>
            <numerusform>%n were in it already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n are in the export already.</source>
        <translation>
            <numerusform>It is in the export already.</numerusform>
            <numerusform>All %n are in the export already.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Shelf</name>
    <message numerus="yes">
        <source>%n original(s) added: {documents}.</source>
        <translation>
            <numerusform>Original added: {documents}.</numerusform>
            <numerusform>%n originals added: {documents}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n statement(s) found exactly.</source>
        <translation>
            <numerusform>Its one statement was found exactly.</numerusform>
            <numerusform>All %n statements were found exactly.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n statement(s) {exact} found exactly, {near} nearly, {missing} not.</source>
        <translation>
            <numerusform>Of %n statement, {exact} found exactly, {near} nearly, {missing} not.</numerusform>
            <numerusform>Of %n statements {exact} were found exactly, {near} nearly, {missing} not.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Span</name>
    <message numerus="yes">
        <source>%n year(s)</source>
        <translation>
            <numerusform>%n year</numerusform>
            <numerusform>%n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TablePane</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undated</source>
        <translation>
            <numerusform>%n undated</numerusform>
            <numerusform>%n undated</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows copied</source>
        <translation>
            <numerusform>One row copied</numerusform>
            <numerusform>%n rows copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TimelinePane</name>
    <message numerus="yes">
        <source>%n undated</source>
        <translation>
            <numerusform>%n undated</numerusform>
            <numerusform>%n undated</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n event(s) selected</source>
        <translation>
            <numerusform>%n event selected</numerusform>
            <numerusform>%n events selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by filters</source>
        <translation>
            <numerusform>%n hidden by filters</numerusform>
            <numerusform>%n hidden by filters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hidden by lanes</source>
        <translation>
            <numerusform>%n hidden by lanes</numerusform>
            <numerusform>%n hidden by lanes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) begin, happen or end in these days</source>
        <translation>
            <numerusform>%n event begins, happens or ends in these days</numerusform>
            <numerusform>%n events begin, happen or end in these days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n more last(s) through them</source>
        <translation>
            <numerusform>; %n more lasts through them</numerusform>
            <numerusform>; %n more last through them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message numerus="yes">
        <source>Not saved yet: %n change(s), kept here.</source>
        <translation>
            <numerusform>Not saved yet: %n change, kept here.</numerusform>
            <numerusform>Not saved yet: %n changes, kept here.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Marking</name>
    <message numerus="yes">
        <source>Added: {titles}. The export holds %n now.</source>
        <translation>
            <numerusform>Added: {titles}. The export holds %n now.</numerusform>
            <numerusform>Added: {titles}. The export holds %n now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Taken out: {titles}. The export holds %n now.</source>
        <translation>
            <numerusform>Taken out: {titles}. The export holds %n now.</numerusform>
            <numerusform>Taken out: {titles}. The export holds %n now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of these (%n)</source>
        <translation>
            <numerusform>All of these (%n)</numerusform>
            <numerusform>All of these (%n)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotebookMenu</name>
    <message numerus="yes">
        <source>%n note(s) taken in</source>
        <translation>
            <numerusform>%n note taken in</numerusform>
            <numerusform>%n notes taken in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another dataset</source>
        <translation>
            <numerusform>%n of another dataset</numerusform>
            <numerusform>%n of another dataset</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out: of something else</source>
        <translation>
            <numerusform>%n left out: of something else</numerusform>
            <numerusform>%n left out: of something else</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClearDialog</name>
    <message numerus="yes">
        <source>%n note(s) are in the open notebook.</source>
        <translation>
            <numerusform>%n note is in the open notebook.</numerusform>
            <numerusform>%n notes are in the open notebook.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Originals</name>
    <message numerus="yes">
        <source>Your %n original(s) stay(s) in the notebook that you come from.</source>
        <translation>
            <numerusform>Your original stays in the notebook that you come from.</numerusform>
            <numerusform>Your %n originals stay in the notebook that you come from.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the %n original(s) along</source>
        <translation>
            <numerusform>Take the original along</numerusform>
            <numerusform>Take the %n originals along</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TogetherPage</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n statement(s) found stand(s) in no row.</source>
        <translation>
            <numerusform>One statement that was found stands in no row.</numerusform>
            <numerusform>%n statements that were found stand in no row.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more thing(s) found are not shown: search for more words.</source>
        <translation>
            <numerusform>One more that was found is not shown: search for more words.</numerusform>
            <numerusform>%n more that were found are not shown: search for more words.</numerusform>
        </translation>
    </message>
</context>
</TS>
