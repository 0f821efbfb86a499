<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message numerus="yes">
        <source>Archive %n customers</source>
        <translation><numerusform>Archive %n customer</numerusform><numerusform>Archive %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Confirm the facts of %n customers</source>
        <translation><numerusform>Confirm the facts of %n customer</numerusform><numerusform>Confirm the facts of %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Convert %n potential customers</source>
        <translation><numerusform>Convert %n potential customer</numerusform><numerusform>Convert %n potential customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n customers</source>
        <translation><numerusform>Delete %n customer</numerusform><numerusform>Delete %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n customers for good</source>
        <translation><numerusform>Delete %n customer for good</numerusform><numerusform>Delete %n customers for good</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Edit %n customers</source>
        <translation><numerusform>Edit %n customer</numerusform><numerusform>Edit %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Grade %n customers by the rules</source>
        <translation><numerusform>Grade %n customer by the rules</numerusform><numerusform>Grade %n customers by the rules</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Plan %n follow-ups</source>
        <translation><numerusform>Plan %n follow-up</numerusform><numerusform>Plan %n follow-ups</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Restore %n customers</source>
        <translation><numerusform>Restore %n customer</numerusform><numerusform>Restore %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Take %n customers out of the archive</source>
        <translation><numerusform>Take %n customer out of the archive</numerusform><numerusform>Take %n customers out of the archive</numerusform></translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message numerus="yes">
        <source>%n acts since then would be gone</source>
        <translation><numerusform>%n act since then would be gone</numerusform><numerusform>%n acts since then would be gone</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers</source>
        <translation><numerusform>%n customer</numerusform><numerusform>%n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation><numerusform>%n entry</numerusform><numerusform>%n entries</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation><numerusform>%n file</numerusform><numerusform>%n files</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n files of customers are missing.</source>
        <translation><numerusform>%n file of a customer is missing.</numerusform><numerusform>%n files of customers are missing.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups</source>
        <translation><numerusform>%n follow-up</numerusform><numerusform>%n follow-ups</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>It is a later state; %n acts would come back</source>
        <translation><numerusform>It is a later state; %n act would come back</numerusform><numerusform>It is a later state; %n acts would come back</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The %n earlier backups stay.</source>
        <translation><numerusform>The %n earlier backup stays.</numerusform><numerusform>The %n earlier backups stay.</numerusform></translation>
    </message>
</context>
<context>
    <name>Builder</name>
    <message numerus="yes">
        <source>%n customers</source>
        <translation><numerusform>%n customer</numerusform><numerusform>%n customers</numerusform></translation>
    </message>
</context>
<context>
    <name>BulkEdit</name>
    <message numerus="yes">
        <source>Change %n customers</source>
        <translation><numerusform>Change %n customer</numerusform><numerusform>Change %n customers</numerusform></translation>
    </message>
</context>
<context>
    <name>Cadence</name>
    <message numerus="yes">
        <source>%n follow-ups planned</source>
        <translation><numerusform>%n follow-up planned</numerusform><numerusform>%n follow-ups planned</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Type days from 1 to %n, or 0 for none.</source>
        <translation><numerusform>Type days from 1 to %n, or 0 for none.</numerusform><numerusform>Type days from 1 to %n, or 0 for none.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>due for %n days</source>
        <translation><numerusform>due for %n day</numerusform><numerusform>due for %n days</numerusform></translation>
    </message>
</context>
<context>
    <name>Care</name>
    <message numerus="yes">
        <source>%n birthdays are open again</source>
        <translation><numerusform>%n birthday is open again</numerusform><numerusform>%n birthdays are open again</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers wished well</source>
        <translation><numerusform>%n customer wished well</numerusform><numerusform>%n customers wished well</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to wish well</source>
        <translation><numerusform>%n to wish well</numerusform><numerusform>%n to wish well</numerusform></translation>
    </message>
</context>
<context>
    <name>Check</name>
    <message numerus="yes">
        <source>%n customers are found that are not there any more.</source>
        <translation><numerusform>%n customer is found that is not there any more.</numerusform><numerusform>%n customers are found that are not there any more.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers are missing in the search.</source>
        <translation><numerusform>%n customer is missing in the search.</numerusform><numerusform>%n customers are missing in the search.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n records of {table} point to a missing {parent}.</source>
        <translation><numerusform>%n record of {table} points to a missing {parent}.</numerusform><numerusform>%n records of {table} point to a missing {parent}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{customers} and %n more</source>
        <translation><numerusform>{customers} and %n more</numerusform><numerusform>{customers} and %n more</numerusform></translation>
    </message>
</context>
<context>
    <name>ClassActs</name>
    <message numerus="yes">
        <source>%n follow-ups planned</source>
        <translation><numerusform>%n follow-up planned</numerusform><numerusform>%n follow-ups planned</numerusform></translation>
    </message>
</context>
<context>
    <name>Classes</name>
    <message numerus="yes">
        <source> · for %n days</source>
        <translation><numerusform> · for %n day</numerusform><numerusform> · for %n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation><numerusform>%n time</numerusform><numerusform>%n times</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>contact overdue for %n days</source>
        <translation><numerusform>contact overdue for %n day</numerusform><numerusform>contact overdue for %n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>first here %n days ago</source>
        <translation><numerusform>first here %n day ago</numerusform><numerusform>first here %n days ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>last here %n days ago</source>
        <translation><numerusform>last here %n day ago</numerusform><numerusform>last here %n days ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>overdue for %n days</source>
        <translation><numerusform>overdue for %n day</numerusform><numerusform>overdue for %n days</numerusform></translation>
    </message>
</context>
<context>
    <name>ClassificationView</name>
    <message numerus="yes">
        <source>%n customers</source>
        <translation><numerusform>%n customer</numerusform><numerusform>%n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries merged into {name}</source>
        <translation><numerusform>%n entry merged into {name}</numerusform><numerusform>%n entries merged into {name}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n customers</source>
        <translation><numerusform>{name}: %n customer</numerusform><numerusform>{name}: %n customers</numerusform></translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message numerus="yes">
        <source>%n customers found</source>
        <translation><numerusform>%n customer found</numerusform><numerusform>%n customers found</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers saved in {file}</source>
        <translation><numerusform>%n customer saved in {file}</numerusform><numerusform>%n customers saved in {file}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers written to {file}</source>
        <translation><numerusform>%n customer written to {file}</numerusform><numerusform>%n customers written to {file}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries written to {file}</source>
        <translation><numerusform>%n entry written to {file}</numerusform><numerusform>%n entries written to {file}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n failed rows are of people who are no customers. Import the customers first, or import again with --unknown-people register: the rows then stand in the register with name and phone.</source>
        <translation><numerusform>%n failed row is of somebody who is no customer. Import the customer first, or import again with --unknown-people register: the row then stands in the register with name and phone.</numerusform><numerusform>%n failed rows are of people who are no customers. Import the customers first, or import again with --unknown-people register: the rows then stand in the register with name and phone.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n records were changed since and stay as they are: {names}</source>
        <translation><numerusform>%n record was changed since and stays as it is: {names}</numerusform><numerusform>%n records were changed since and stay as they are: {names}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Sample customers added in {operations} acts; there are %n customers now.</source>
        <translation><numerusform>Sample customers added in {operations} acts; there is %n customer now.</numerusform><numerusform>Sample customers added in {operations} acts; there are %n customers now.</numerusform></translation>
    </message>
</context>
<context>
    <name>Complaints</name>
    <message numerus="yes">
        <source>Take a shorter word, of at most %n characters.</source>
        <translation><numerusform>Take a shorter word, of at most %n character.</numerusform><numerusform>Take a shorter word, of at most %n characters.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Type days from 0 to %n.</source>
        <translation><numerusform>Type days from 0 to %n.</numerusform><numerusform>Type days from 0 to %n.</numerusform></translation>
    </message>
</context>
<context>
    <name>CustomerPage</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation><numerusform>%n entry</numerusform><numerusform>%n entries</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups</source>
        <translation><numerusform>%n follow-up</numerusform><numerusform>%n follow-ups</numerusform></translation>
    </message>
</context>
<context>
    <name>Customers</name>
    <message numerus="yes">
        <source>%n customers</source>
        <translation><numerusform>%n customer</numerusform><numerusform>%n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers go to the recycle bin.</source>
        <translation><numerusform>%n customer goes to the recycle bin.</numerusform><numerusform>%n customers go to the recycle bin.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation><numerusform>%n entry</numerusform><numerusform>%n entries</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n open follow-ups</source>
        <translation><numerusform>%n open follow-up</numerusform><numerusform>%n open follow-ups</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n phone numbers</source>
        <translation><numerusform>%n phone number</numerusform><numerusform>%n phone numbers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>%n selected</numerusform><numerusform>%n selected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Add to %n customers</source>
        <translation><numerusform>Add to %n customer</numerusform><numerusform>Add to %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>All %n customers had it already.</source>
        <translation><numerusform>%n customer had it already.</numerusform><numerusform>All %n customers had it already.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Archived %n customers</source>
        <translation><numerusform>Archived %n customer</numerusform><numerusform>Archived %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Changed %n customers</source>
        <translation><numerusform>Changed %n customer</numerusform><numerusform>Changed %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Changed %n customers; the others had it already</source>
        <translation><numerusform>Changed %n customer; the others had it already</numerusform><numerusform>Changed %n customers; the others had it already</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Changing %n customers…</source>
        <translation><numerusform>Changing %n customer…</numerusform><numerusform>Changing %n customers…</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n customers</source>
        <translation><numerusform>Delete %n customer</numerusform><numerusform>Delete %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Deleted %n customers</source>
        <translation><numerusform>Deleted %n customer</numerusform><numerusform>Deleted %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Plan follow-ups for %n customers…</source>
        <translation><numerusform>Plan a follow-up for %n customer…</numerusform><numerusform>Plan follow-ups for %n customers…</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Remove from %n customers</source>
        <translation><numerusform>Remove from %n customer</numerusform><numerusform>Remove from %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Removed the star from %n customers</source>
        <translation><numerusform>Removed the star from %n customer</numerusform><numerusform>Removed the star from %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Select all %n</source>
        <translation><numerusform>Select all %n</numerusform><numerusform>Select all %n</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Select these %n customers</source>
        <translation><numerusform>Select this %n customer</numerusform><numerusform>Select these %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Set for %n customers</source>
        <translation><numerusform>Set for %n customer</numerusform><numerusform>Set for %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Starred %n customers</source>
        <translation><numerusform>Starred %n customer</numerusform><numerusform>Starred %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Took %n customers out of the archive</source>
        <translation><numerusform>Took %n customer out of the archive</numerusform><numerusform>Took %n customers out of the archive</numerusform></translation>
    </message>
</context>
<context>
    <name>DayClose</name>
    <message numerus="yes">
        <source>%n made up</source>
        <translation><numerusform>%n made up</numerusform><numerusform>%n made up</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n received</source>
        <translation><numerusform>%n received</numerusform><numerusform>%n received</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n skipped</source>
        <translation><numerusform>%n skipped</numerusform><numerusform>%n skipped</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n to make up</source>
        <translation><numerusform>%n to make up</numerusform><numerusform>%n to make up</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n turns</source>
        <translation><numerusform>%n turn</numerusform><numerusform>%n turns</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n written down</source>
        <translation><numerusform>%n written down</numerusform><numerusform>%n written down</numerusform></translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation><numerusform>%n day ago</numerusform><numerusform>%n days ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation><numerusform>%n day late</numerusform><numerusform>%n days late</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>in %n days</source>
        <translation><numerusform>in %n day</numerusform><numerusform>in %n days</numerusform></translation>
    </message>
</context>
<context>
    <name>DeleteEntry</name>
    <message numerus="yes">
        <source>%n customers have {name}.</source>
        <translation><numerusform>%n customer has {name}.</numerusform><numerusform>%n customers have {name}.</numerusform></translation>
    </message>
</context>
<context>
    <name>DoneRow</name>
    <message numerus="yes">
        <source>%n follow-ups</source>
        <translation><numerusform>%n follow-up</numerusform><numerusform>%n follow-ups</numerusform></translation>
    </message>
</context>
<context>
    <name>DuplicatesView</name>
    <message numerus="yes">
        <source>%n groups, the surest first</source>
        <translation><numerusform>%n group</numerusform><numerusform>%n groups, the surest first</numerusform></translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%n customers written to {name}</source>
        <translation><numerusform>%n customer written to {name}</numerusform><numerusform>%n customers written to {name}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries written to {name}</source>
        <translation><numerusform>%n entry written to {name}</numerusform><numerusform>%n entries written to {name}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>All %n customers</source>
        <translation><numerusform>The %n customer</numerusform><numerusform>All %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Export %n customers…</source>
        <translation><numerusform>Export %n customer…</numerusform><numerusform>Export %n customers…</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Export %n entries…</source>
        <translation><numerusform>Export %n entry…</numerusform><numerusform>Export %n entries…</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The %n customers of the list</source>
        <translation><numerusform>The %n customer of the list</numerusform><numerusform>The %n customers of the list</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The %n selected customers</source>
        <translation><numerusform>The %n selected customer</numerusform><numerusform>The %n selected customers</numerusform></translation>
    </message>
</context>
<context>
    <name>FollowUpActs</name>
    <message numerus="yes">
        <source>%n follow-ups are back</source>
        <translation><numerusform>%n follow-up is back</numerusform><numerusform>%n follow-ups are back</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups put off {until}; the due day stays</source>
        <translation><numerusform>%n follow-up put off {until}; the due day stays</numerusform><numerusform>%n follow-ups put off {until}; the due day stays</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups skipped; the next ones are planned</source>
        <translation><numerusform>%n follow-up skipped; the next one is planned</numerusform><numerusform>%n follow-ups skipped; the next ones are planned</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups: {priority}</source>
        <translation><numerusform>%n follow-up: {priority}</numerusform><numerusform>%n follow-ups: {priority}</numerusform></translation>
    </message>
</context>
<context>
    <name>FollowUpRules</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Say it in at most %n characters.</source>
        <translation><numerusform>Say it in at most %n characters.</numerusform><numerusform>Say it in at most %n characters.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Type days from 0 to %n.</source>
        <translation><numerusform>Type days from 0 to %n.</numerusform><numerusform>Type days from 0 to %n.</numerusform></translation>
    </message>
</context>
<context>
    <name>FollowUpsCalendar</name>
    <message numerus="yes">
        <source>%n follow-ups</source>
        <translation><numerusform>%n follow-up</numerusform><numerusform>%n follow-ups</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups are planned on closed days</source>
        <translation><numerusform>%n follow-up is planned on a closed day</numerusform><numerusform>%n follow-ups are planned on closed days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups moved off closed days</source>
        <translation><numerusform>%n follow-up moved off a closed day</numerusform><numerusform>%n follow-ups moved off closed days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation><numerusform>%n more</numerusform><numerusform>%n more</numerusform></translation>
    </message>
</context>
<context>
    <name>FollowUpsView</name>
    <message numerus="yes">
        <source>%n follow-ups are open again</source>
        <translation><numerusform>%n follow-up is open again</numerusform><numerusform>%n follow-ups are open again</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups done</source>
        <translation><numerusform>%n follow-up done</numerusform><numerusform>%n follow-ups done</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups dropped</source>
        <translation><numerusform>%n follow-up dropped</numerusform><numerusform>%n follow-ups dropped</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups moved to {day}</source>
        <translation><numerusform>%n follow-up moved to {day}</numerusform><numerusform>%n follow-ups moved to {day}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>%n selected</numerusform><numerusform>%n selected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Show more of %n</source>
        <translation><numerusform>Show more of %n</numerusform><numerusform>Show more of %n</numerusform></translation>
    </message>
</context>
<context>
    <name>Gate</name>
    <message numerus="yes">
        <source>%n characters are damaged in this file and are shown as �.</source>
        <translation><numerusform>%n character is damaged in this file and is shown as �.</numerusform><numerusform>%n characters are damaged in this file and are shown as �.</numerusform></translation>
    </message>
</context>
<context>
    <name>Grading</name>
    <message numerus="yes">
        <source>%n points</source>
        <translation><numerusform>%n point</numerusform><numerusform>%n points</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Also %n customers whose grade was set by hand otherwise</source>
        <translation><numerusform>Also %n customer whose grade was set by hand otherwise</numerusform><numerusform>Also %n customers whose grade was set by hand otherwise</numerusform></translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message numerus="yes">
        <source>%n customers have no phone number.</source>
        <translation><numerusform>%n customer has no phone number.</numerusform><numerusform>%n customers have no phone number.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups are overdue.</source>
        <translation><numerusform>%n follow-up is overdue.</numerusform><numerusform>%n follow-ups are overdue.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n on this PC</source>
        <translation><numerusform>%n on this PC</numerusform><numerusform>%n on this PC</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n phone numbers stand with several customers.</source>
        <translation><numerusform>%n phone number stands with several customers.</numerusform><numerusform>%n phone numbers stand with several customers.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{age}: %n findings</source>
        <translation><numerusform>{age}: %n finding</numerusform><numerusform>{age}: %n findings</numerusform></translation>
    </message>
</context>
<context>
    <name>IdNumbers</name>
    <message numerus="yes">
        <source>An ID number has 18 characters, this one has %n.</source>
        <translation><numerusform>An ID number has 18 characters, this one has %n.</numerusform><numerusform>An ID number has 18 characters, this one has %n.</numerusform></translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>%n customers are called {name}. Add the phone or the customer number.</source>
        <translation><numerusform>%n customer is called {name}. Add the phone or the customer number.</numerusform><numerusform>%n customers are called {name}. Add the phone or the customer number.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers have this name and number. The first is taken.</source>
        <translation><numerusform>%n customer has this name and number. The first is taken.</numerusform><numerusform>%n customers have this name and number. The first is taken.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers have this number. Add the name or the customer number.</source>
        <translation><numerusform>%n customer has this number. Add the name or the customer number.</numerusform><numerusform>%n customers have this number. Add the name or the customer number.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n example rows were left out.</source>
        <translation><numerusform>%n example row was left out.</numerusform><numerusform>%n example rows were left out.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation><numerusform>%n minute</numerusform><numerusform>%n minutes</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n referrers are no customers; their names were put into the note.</source>
        <translation><numerusform>%n referrer is no customer; the name was put into the note.</numerusform><numerusform>%n referrers are no customers; their names were put into the note.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows that only head others were left out: {rows}.</source>
        <translation><numerusform>%n row that only heads others was left out: {rows}.</numerusform><numerusform>%n rows that only head others were left out: {rows}.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows that repeat the headings were left out.</source>
        <translation><numerusform>%n row that repeats the headings was left out.</numerusform><numerusform>%n rows that repeat the headings were left out.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows that the file hides were left out.</source>
        <translation><numerusform>%n row that the file hides was left out.</numerusform><numerusform>%n rows that the file hides were left out.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows with totals were left out: {rows}.</source>
        <translation><numerusform>%n row with totals was left out: {rows}.</numerusform><numerusform>%n rows with totals were left out: {rows}.</numerusform></translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message numerus="yes">
        <source>%n customers were changed since and stay as they are</source>
        <translation><numerusform>%n customer was changed since and stays as it is</numerusform><numerusform>%n customers were changed since and stay as they are</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n dates of {heading} read two ways: {example}</source>
        <translation><numerusform>%n date of {heading} reads two ways: {example}</numerusform><numerusform>%n dates of {heading} read two ways: {example}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n duplicates</source>
        <translation><numerusform>%n duplicate</numerusform><numerusform>%n duplicates</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n left out by you</source>
        <translation><numerusform>%n left out by you</numerusform><numerusform>%n left out by you</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation><numerusform>%n more</numerusform><numerusform>%n more</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n not decided</source>
        <translation><numerusform>%n not decided</numerusform><numerusform>%n not decided</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n questions about this file</source>
        <translation><numerusform>%n question about this file</numerusform><numerusform>%n questions about this file</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n repeat another row</source>
        <translation><numerusform>%n repeats another row</numerusform><numerusform>%n repeat another row</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows are hidden or filtered out in this sheet:</source>
        <translation><numerusform>%n row is hidden or filtered out in this sheet:</numerusform><numerusform>%n rows are hidden or filtered out in this sheet:</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows read</source>
        <translation><numerusform>%n row read</numerusform><numerusform>%n rows read</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows saved in {name}: correct them there and import that file.</source>
        <translation><numerusform>%n row saved in {name}: correct it there and import that file.</numerusform><numerusform>%n rows saved in {name}: correct them there and import that file.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n with nothing new</source>
        <translation><numerusform>%n with nothing new</numerusform><numerusform>%n with nothing new</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n you have already</source>
        <translation><numerusform>%n you have already</numerusform><numerusform>%n you have already</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>= %n skipped</source>
        <translation><numerusform>= %n skipped</numerusform><numerusform>= %n skipped</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>? %n to decide</source>
        <translation><numerusform>? %n to decide</numerusform><numerusform>? %n to decide</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>All %n</source>
        <translation><numerusform>All %n</numerusform><numerusform>All %n</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Import %n rows</source>
        <translation><numerusform>Import %n row</numerusform><numerusform>Import %n rows</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{list}: %n other words that are not in the list</source>
        <translation><numerusform>{list}: %n other word that is not in the list</numerusform><numerusform>{list}: %n other words that are not in the list</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{list}: “{word}” is not in the list · %n rows</source>
        <translation><numerusform>{list}: “{word}” is not in the list · %n row</numerusform><numerusform>{list}: “{word}” is not in the list · %n rows</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{name} imported: %n rows</source>
        <translation><numerusform>{name} imported: %n row</numerusform><numerusform>{name} imported: %n rows</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n rows</source>
        <translation><numerusform>{name}: %n row</numerusform><numerusform>{name}: %n rows</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>△ %n warnings</source>
        <translation><numerusform>△ %n warning</numerusform><numerusform>△ %n warnings</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>⚠ %n errors</source>
        <translation><numerusform>⚠ %n error</numerusform><numerusform>⚠ %n errors</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>✎ %n tidied</source>
        <translation><numerusform>✎ %n tidied</numerusform><numerusform>✎ %n tidied</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>⟳ %n updates</source>
        <translation><numerusform>⟳ %n update</numerusform><numerusform>⟳ %n updates</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>＋ %n new</source>
        <translation><numerusform>＋ %n new</numerusform><numerusform>＋ %n new</numerusform></translation>
    </message>
</context>
<context>
    <name>Imports</name>
    <message numerus="yes">
        <source>%n rows were changed since and stay as they are</source>
        <translation><numerusform>%n row was changed since and stays as it is</numerusform><numerusform>%n rows were changed since and stay as they are</numerusform></translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message numerus="yes">
        <source>%n days ago</source>
        <translation><numerusform>%n day ago</numerusform><numerusform>%n days ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n hours ago</source>
        <translation><numerusform>%n hour ago</numerusform><numerusform>%n hours ago</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation><numerusform>%n min ago</numerusform><numerusform>%n min ago</numerusform></translation>
    </message>
</context>
<context>
    <name>LifecycleTab</name>
    <message numerus="yes">
        <source>Contact is overdue with %n customers</source>
        <translation><numerusform>Contact is overdue with %n customer</numerusform><numerusform>Contact is overdue with %n customers</numerusform></translation>
    </message>
</context>
<context>
    <name>LoadBars</name>
    <message numerus="yes">
        <source>and %n more days, the last is {day}</source>
        <translation><numerusform>and %n more day, {day}</numerusform><numerusform>and %n more days, the last is {day}</numerusform></translation>
    </message>
</context>
<context>
    <name>Merge</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation><numerusform>%n entry</numerusform><numerusform>%n entries</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n follow-ups</source>
        <translation><numerusform>%n follow-up</numerusform><numerusform>%n follow-ups</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Merge %n customers</source>
        <translation><numerusform>Merge %n customer</numerusform><numerusform>Merge %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>{what} come together under {number}; %n records go to the recycle bin.</source>
        <translation><numerusform>{what} come together under {number}; %n record goes to the recycle bin.</numerusform><numerusform>{what} come together under {number}; %n records go to the recycle bin.</numerusform></translation>
    </message>
</context>
<context>
    <name>Phones</name>
    <message numerus="yes">
        <source>A mobile number has 11 digits, this one has %n.</source>
        <translation><numerusform>A mobile number has 11 digits, this one has %n.</numerusform><numerusform>A mobile number has 11 digits, this one has %n.</numerusform></translation>
    </message>
</context>
<context>
    <name>Phrases</name>
    <message numerus="yes">
        <source>A phrase has at most %n signs.</source>
        <translation><numerusform>A phrase has at most %n sign.</numerusform><numerusform>A phrase has at most %n signs.</numerusform></translation>
    </message>
</context>
<context>
    <name>PlanForMany</name>
    <message numerus="yes">
        <source>Leave out the %n with whom something is planned already</source>
        <translation><numerusform>Leave out the %n with whom something is planned already</numerusform><numerusform>Leave out the %n with whom something is planned already</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Plan %n follow-ups</source>
        <translation><numerusform>Plan %n follow-up</numerusform><numerusform>Plan %n follow-ups</numerusform></translation>
    </message>
</context>
<context>
    <name>Purchases</name>
    <message numerus="yes">
        <source>%n purchases</source>
        <translation><numerusform>%n purchase</numerusform><numerusform>%n purchases</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>every %n days</source>
        <translation><numerusform>every %n day</numerusform><numerusform>every %n days</numerusform></translation>
    </message>
</context>
<context>
    <name>Reception</name>
    <message numerus="yes">
        <source>%n to make up</source>
        <translation><numerusform>%n to make up</numerusform><numerusform>%n to make up</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n turns</source>
        <translation><numerusform>%n turn</numerusform><numerusform>%n turns</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>waits %n min</source>
        <translation><numerusform>waits %n min</numerusform><numerusform>waits %n min</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>waits long: %n min</source>
        <translation><numerusform>waits long: %n min</numerusform><numerusform>waits long: %n min</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>with {name}, %n min</source>
        <translation><numerusform>with {name}, %n min</numerusform><numerusform>with {name}, %n min</numerusform></translation>
    </message>
</context>
<context>
    <name>Recovery</name>
    <message numerus="yes">
        <source>When it was last safe ({when}), it held %n customers.</source>
        <translation><numerusform>When it was last safe ({when}), it held %n customer.</numerusform><numerusform>When it was last safe ({when}), it held %n customers.</numerusform></translation>
    </message>
</context>
<context>
    <name>RecycleBin</name>
    <message numerus="yes">
        <source>%n customers deleted for good</source>
        <translation><numerusform>%n customer deleted for good</numerusform><numerusform>%n customers deleted for good</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers restored</source>
        <translation><numerusform>%n customer restored</numerusform><numerusform>%n customers restored</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n deleted customers</source>
        <translation><numerusform>%n deleted customer</numerusform><numerusform>%n deleted customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation><numerusform>%n entry</numerusform><numerusform>%n entries</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n open follow-ups</source>
        <translation><numerusform>%n open follow-up</numerusform><numerusform>%n open follow-ups</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n customers for good?</source>
        <translation><numerusform>Delete %n customer for good?</numerusform><numerusform>Delete %n customers for good?</numerusform></translation>
    </message>
</context>
<context>
    <name>Referrals</name>
    <message numerus="yes">
        <source>%n customers brought</source>
        <translation><numerusform>%n customer brought</numerusform><numerusform>%n customers brought</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n thanks due</source>
        <translation><numerusform>%n thanks due</numerusform><numerusform>%n thanks due</numerusform></translation>
    </message>
</context>
<context>
    <name>Relations</name>
    <message numerus="yes">
        <source>Take a shorter word, of at most %n characters.</source>
        <translation><numerusform>Take a shorter word, of at most %n character.</numerusform><numerusform>Take a shorter word, of at most %n characters.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>and %n more that this customer referred</source>
        <translation><numerusform>and %n more that this customer referred</numerusform><numerusform>and %n more that this customer referred</numerusform></translation>
    </message>
</context>
<context>
    <name>Reminders</name>
    <message numerus="yes">
        <source>%n follow-ups are due now</source>
        <translation><numerusform>%n follow-up is due now</numerusform><numerusform>%n follow-ups are due now</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n more in the list</source>
        <translation><numerusform>%n more in the list</numerusform><numerusform>%n more in the list</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n reminders came in the meantime</source>
        <translation><numerusform>%n reminder came in the meantime</numerusform><numerusform>%n reminders came in the meantime</numerusform></translation>
    </message>
</context>
<context>
    <name>Repeats</name>
    <message numerus="yes">
        <source>%n times in all</source>
        <translation><numerusform>%n time in all</numerusform><numerusform>%n times in all</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>every %n days</source>
        <translation><numerusform>every %n day</numerusform><numerusform>every %n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>every %n months</source>
        <translation><numerusform>every %n month</numerusform><numerusform>every %n months</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>every %n weeks</source>
        <translation><numerusform>every %n week</numerusform><numerusform>every %n weeks</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>every %n years</source>
        <translation><numerusform>every %n year</numerusform><numerusform>every %n years</numerusform></translation>
    </message>
</context>
<context>
    <name>Replace</name>
    <message numerus="yes">
        <source>%n customers would change.</source>
        <translation><numerusform>%n customer would change.</numerusform><numerusform>%n customers would change.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n values stay as they are.</source>
        <translation><numerusform>%n value stays as it is.</numerusform><numerusform>%n values stay as they are.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>All %n customers of the list</source>
        <translation><numerusform>The %n customer of the list</numerusform><numerusform>All %n customers of the list</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Replace in %n customers</source>
        <translation><numerusform>Replace in %n customer</numerusform><numerusform>Replace in %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Replaced in %n customers</source>
        <translation><numerusform>Replaced in %n customer</numerusform><numerusform>Replaced in %n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The %n selected customers</source>
        <translation><numerusform>The %n selected customer</numerusform><numerusform>The %n selected customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>The first %n are shown.</source>
        <translation><numerusform>The first %n is shown.</numerusform><numerusform>The first %n are shown.</numerusform></translation>
    </message>
</context>
<context>
    <name>Returning</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation><numerusform>%n day</numerusform><numerusform>%n days</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation><numerusform>%n day late</numerusform><numerusform>%n days late</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation><numerusform>%n time</numerusform><numerusform>%n times</numerusform></translation>
    </message>
</context>
<context>
    <name>Sample</name>
    <message numerus="yes">
        <source>Cancelled. %n sample customers were filled in before; undo them in the history.</source>
        <translation><numerusform>Cancelled. %n sample customer was filled in before; undo it in the history.</numerusform><numerusform>Cancelled. %n sample customers were filled in before; undo them in the history.</numerusform></translation>
    </message>
</context>
<context>
    <name>Segments</name>
    <message numerus="yes">
        <source>%n customers are in {name}</source>
        <translation><numerusform>%n customer is in {name}</numerusform><numerusform>%n customers are in {name}</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n customers are not in {name} any more</source>
        <translation><numerusform>%n customer is not in {name} any more</numerusform><numerusform>%n customers are not in {name} any more</numerusform></translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message numerus="yes">
        <source>%n customers have a value in it.</source>
        <translation><numerusform>%n customer has a value in it.</numerusform><numerusform>%n customers have a value in it.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n open complaints</source>
        <translation><numerusform>%n open complaint</numerusform><numerusform>%n open complaints</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n open follow-ups</source>
        <translation><numerusform>%n open follow-up</numerusform><numerusform>%n open follow-ups</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n open follow-ups go to …</source>
        <translation><numerusform>%n open follow-up goes to …</numerusform><numerusform>%n open follow-ups go to …</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rules</source>
        <translation><numerusform>%n rule</numerusform><numerusform>%n rules</numerusform></translation>
    </message>
</context>
<context>
    <name>Status</name>
    <message numerus="yes">
        <source>%n customers</source>
        <translation><numerusform>%n customer</numerusform><numerusform>%n customers</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation><numerusform>%n selected</numerusform><numerusform>%n selected</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation><numerusform>%n shown</numerusform><numerusform>%n shown</numerusform></translation>
    </message>
</context>
<context>
    <name>SurveyForms</name>
    <message numerus="yes">
        <source>Ask at most %n questions.</source>
        <translation><numerusform>Ask at most %n questions.</numerusform><numerusform>Ask at most %n questions.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Say it in at most %n characters.</source>
        <translation><numerusform>Say it in at most %n characters.</numerusform><numerusform>Say it in at most %n characters.</numerusform></translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%n min</source>
        <translation><numerusform>%n min</numerusform><numerusform>%n min</numerusform></translation>
    </message>
</context>
<context>
    <name>TopBox</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation><numerusform>%n found</numerusform><numerusform>%n found</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>Show all %n in the list</source>
        <translation><numerusform>Show all %n in the list</numerusform><numerusform>Show all %n in the list</numerusform></translation>
    </message>
</context>
<context>
    <name>ValueTab</name>
    <message numerus="yes">
        <source>%n customers have nothing that could be scored.</source>
        <translation><numerusform>%n customer has nothing that could be scored.</numerusform><numerusform>%n customers have nothing that could be scored.</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>the last %n months</source>
        <translation><numerusform>the last %n month</numerusform><numerusform>the last %n months</numerusform></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message numerus="yes">
        <source>%n follow-ups are due</source>
        <translation><numerusform>%n follow-up is due</numerusform><numerusform>%n follow-ups are due</numerusform></translation>
    </message>
    <message numerus="yes">
        <source>%n rows were changed since and stay as they are</source>
        <translation><numerusform>%n row was changed since and stays as it is</numerusform><numerusform>%n rows were changed since and stay as they are</numerusform></translation>
    </message>
</context>
<context>
    <name>Writing</name>
    <message numerus="yes">
        <source>A sheet holds %n rows at most. Filter the list or write .csv.</source>
        <translation><numerusform>A sheet holds %n row at most. Filter the list or write .csv.</numerusform><numerusform>A sheet holds %n rows at most. Filter the list or write .csv.</numerusform></translation>
    </message>
</context>
</TS>
