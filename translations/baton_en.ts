<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>baton</name>
    <message numerus="yes">
        <source>Planned %n file(s) from</source>
        <translation>
            <numerusform>Planned %n file from</numerusform>
            <numerusform>Planned %n files from</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n can be started at once</source>
        <translation>
            <numerusform>%n can be started at once</numerusform>
            <numerusform>%n can be started at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent %n remark(s) on</source>
        <translation>
            <numerusform>Sent %n remark on</numerusform>
            <numerusform>Sent %n remarks on</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <translation>
            <numerusform>%n waits for you</numerusform>
            <numerusform>%n wait for you</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked again %n time(s).</source>
        <translation>
            <numerusform>Asked again once.</numerusform>
            <numerusform>Asked again %n times.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) seem to hold a key or password: %1.</source>
        <translation>
            <numerusform>%n file seems to hold a key or password: %1.</numerusform>
            <numerusform>%n files seem to hold a key or password: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approved file(s) have a failed check: %1.</source>
        <translation>
            <numerusform>%n approved file has a failed check: %1.</numerusform>
            <numerusform>%n approved files have a failed check: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n approved file(s) have remarks nobody answered: %1.</source>
        <translation>
            <numerusform>%n approved file has remarks nobody answered: %1.</numerusform>
            <numerusform>%n approved files have remarks nobody answered: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are stale, because what they were made from has changed: %1.</source>
        <translation>
            <numerusform>%n file is stale, because what it was made from has changed: %1.</numerusform>
            <numerusform>%n files are stale, because what they were made from has changed: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) are not approved and stay out: %1.</source>
        <translation>
            <numerusform>%n file is not approved and stays out: %1.</numerusform>
            <numerusform>%n files are not approved and stay out: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>+%n file(s)</source>
        <translation>
            <numerusform>+%n file</numerusform>
            <numerusform>+%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>↩ Send %n remark(s)</source>
        <translation>
            <numerusform>↩ Send %n remark</numerusform>
            <numerusform>↩ Send %n remarks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) were changed or deleted outside Baton; Baton&apos;s text goes out: %1.</source>
        <translation>
            <numerusform>%n file was changed or deleted outside Baton; Baton&apos;s text goes out: %1.</numerusform>
            <numerusform>%n files were changed or deleted outside Baton; Baton&apos;s text goes out: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Found %n thing(s) in</source>
        <translation>
            <numerusform>Found %n thing in</numerusform>
            <numerusform>Found %n things in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) passed when it was recorded</source>
        <translation>
            <numerusform>%n test passed when it was recorded</numerusform>
            <numerusform>%n tests passed when it was recorded</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) passed in the sandbox</source>
        <translation>
            <numerusform>%n test passed in the sandbox</numerusform>
            <numerusform>%n tests passed in the sandbox</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n test(s) fail</source>
        <translation>
            <numerusform>%n test fails</numerusform>
            <numerusform>%n tests fail</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were not run</source>
        <translation>
            <numerusform>%n was not run</numerusform>
            <numerusform>%n were not run</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s) of reviewers open</source>
        <translation>
            <numerusform>%n finding of reviewers open</numerusform>
            <numerusform>%n findings of reviewers open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::CheckBar</name>
    <message numerus="yes">
        <source>%n remark(s) open</source>
        <translation>
            <numerusform>%n remark open</numerusform>
            <numerusform>%n remarks open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ %n check(s)</source>
        <translation>
            <numerusform>✓ %n check</numerusform>
            <numerusform>✓ %n checks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::DocumentPage</name>
    <message numerus="yes">
        <source>%n remark(s)</source>
        <translation>
            <numerusform>%n remark</numerusform>
            <numerusform>%n remarks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::EndpointsPage</name>
    <message numerus="yes">
        <source>%1 works: %n model(s) found.</source>
        <translation>
            <numerusform>%1 works: %n model found.</numerusform>
            <numerusform>%1 works: %n models found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::ExportResultPage</name>
    <message numerus="yes">
        <source>Exported %n file(s).</source>
        <translation>
            <numerusform>Exported %n file.</numerusform>
            <numerusform>Exported %n files.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::ModelPage</name>
    <message numerus="yes">
        <source>%1 works: %n model(s) found.</source>
        <translation>
            <numerusform>%1 works: %n model found.</numerusform>
            <numerusform>%1 works: %n models found.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::MoneyMeter</name>
    <message numerus="yes">
        <source>%n call(s) without a known price</source>
        <translation>
            <numerusform>%n call without a known price</numerusform>
            <numerusform>%n calls without a known price</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::OutgoingList</name>
    <message numerus="yes">
        <source>&amp;What goes out: %n file(s), %1</source>
        <translation>
            <numerusform>&amp;What goes out: %n file, %1</numerusform>
            <numerusform>&amp;What goes out: %n files, %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::OutsideChangeBar</name>
    <message numerus="yes">
        <source>%n more file(s) wait.</source>
        <translation>
            <numerusform>%n more file waits.</numerusform>
            <numerusform>%n more files wait.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::RecentList</name>
    <message numerus="yes">
        <source>%n wait(s) for you</source>
        <translation>
            <numerusform>%n waits for you</numerusform>
            <numerusform>%n wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::SettingsDialog</name>
    <message numerus="yes">
        <source>%n price(s) were taken from the table.</source>
        <translation>
            <numerusform>%n price was taken from the table.</numerusform>
            <numerusform>%n prices were taken from the table.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::StartController</name>
    <message numerus="yes">
        <source>%n roles, documents first</source>
        <translation>
            <numerusform>%n role, documents first</numerusform>
            <numerusform>%n roles, documents first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::StartPage</name>
    <message numerus="yes">
        <source>The demo replays a recording and cannot answer another requirement. Choose one of the %n example(s) above, or connect a model for your own words.</source>
        <translation>
            <numerusform>The demo replays a recording and cannot answer another requirement. Choose the example above, or connect a model for your own words.</numerusform>
            <numerusform>The demo replays a recording and cannot answer another requirement. Choose one of the %n examples above, or connect a model for your own words.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::TrialController</name>
    <message numerus="yes">
        <source>%n file(s) copied to %1.</source>
        <translation>
            <numerusform>%n file copied to %1.</numerusform>
            <numerusform>%n files copied to %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>baton::ui::UsageDialog</name>
    <message numerus="yes">
        <source>%1 for %n call(s)</source>
        <translation>
            <numerusform>%1 for %n call</numerusform>
            <numerusform>%1 for %n calls</numerusform>
        </translation>
    </message>
</context>
</TS>
