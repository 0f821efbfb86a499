<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Actions</name>
    <message numerus="yes"><source>Edit %n customers</source><translation><numerusform>Edit %n customer</numerusform><numerusform>Edit %n customers</numerusform></translation></message>
    <message numerus="yes"><source>Delete %n customers</source><translation><numerusform>Delete %n customer</numerusform><numerusform>Delete %n customers</numerusform></translation></message>
    <message numerus="yes"><source>Restore %n customers</source><translation><numerusform>Restore %n customer</numerusform><numerusform>Restore %n customers</numerusform></translation></message>
    <message numerus="yes"><source>Delete %n customers for good</source><translation><numerusform>Delete %n customer for good</numerusform><numerusform>Delete %n customers for good</numerusform></translation></message>
    <message numerus="yes"><source>Archive %n customers</source><translation><numerusform>Archive %n customer</numerusform><numerusform>Archive %n customers</numerusform></translation></message>
    <message numerus="yes"><source>Take %n customers out of the archive</source><translation><numerusform>Take %n customer out of the archive</numerusform><numerusform>Take %n customers out of the archive</numerusform></translation></message>
</context>
</TS>
