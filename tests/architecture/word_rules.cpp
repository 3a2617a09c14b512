// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/word_rules.h"

namespace baton::architecture {

using namespace Qt::StringLiterals;

namespace {

const QString anywhere = u""_s;
const QString code = u"\\.(cpp|h)$"_s;
const QString product = u"^(app|ui|core|resources)/.*\\.(cpp|h)$"_s;

WordRule rule(const QString &id, const QString &pattern, const QString &why, const QString &applies = code,
    const QString &except = {}, Part part = Part::Code)
{
    return {
        id, part, QRegularExpression(pattern), QRegularExpression(applies), QRegularExpression(except), why};
}

QVector<WordRule> eventLoopRules()
{
    return {
        rule(u"process-events"_s, u"\\bprocessEvents\\b"_s, u"a nested event loop; go on in a slot"_s),
        rule(u"exec"_s, u"(\\.|->)\\s*exec\\s*\\("_s,
            u"a nested event loop; use open(), popup() or finished"_s, product,
            u"^core/journal/"_s), // there it runs an SQL statement
        rule(u"app-exec"_s, u"::exec\\s*\\("_s, u"only the programs in app run the event loop"_s, code,
            u"^(app|tests)/"_s),
        rule(u"event-loop"_s, u"\\bQEventLoop\\b(?!\\s*::)"_s, u"a nested event loop"_s, product),
        rule(u"wait-for"_s, u"(\\.|->|::)\\s*waitFor[A-Z]\\w*\\s*\\("_s,
            u"blocks the thread; use the signal"_s, product,
            u"^app/cli/"_s), // a command may wait while it shuts down
        rule(u"sleep"_s,
            u"\\bQThread::[mu]?sleep\\b|\\bsleep_(for|until)\\b|\\bqSleep\\b|(?<![\\w.>:])u?sleep\\s*\\("_s,
            u"wait for what is to happen, not for time"_s),
        rule(
            u"blocking-connection"_s, u"\\bBlockingQueuedConnection\\b"_s, u"one thread waits for another"_s),
    };
}

QVector<WordRule> ownershipRules()
{
    return {
        rule(u"sender"_s, u"(?<![\\w.>])sender\\s*\\(\\s*\\)"_s, u"pass what the slot needs"_s),
        rule(u"old-connect"_s, u"\\b(SIGNAL|SLOT)\\s*\\("_s, u"connect by pointer to member"_s, code,
            u"^ui/(support/system_appearance|dialogs/notices/desktop_notifier)\\.cpp$"_s), // D-Bus offers no
                                                                                           // other form
        rule(u"connect-context"_s, u"\\bconnect\\((?:[^(),;\\[]|\\([^()]*\\))*,\\s*&[\\w:]+\\s*,\\s*\\["_s,
            u"a lambda needs a context object"_s),
        rule(u"mutex"_s,
            u"\\bQ(Recursive)?Mutex\\b|\\bstd::\\w*mutex\\b|\\bQReadWriteLock\\b|\\bQSemaphore\\b|\\bQWaitCondition\\b"_s,
            u"cross threads by queued signals that carry values"_s),
        rule(u"singleton"_s, u"(?<!QCoreApplication)(?<!QGuiApplication)(?<!QApplication)::instance\\s*\\("_s,
            u"pass it to the constructor"_s),
        rule(u"qsettings"_s, u"\\bQSettings\\b"_s, u"only ui/support/state_store keeps window state"_s, code,
            u"^ui/support/state_store\\."_s),
        rule(u"network-access"_s, u"\\bQNetworkAccessManager\\b"_s, u"only core/llm talks to the network"_s,
            code, u"^((core|tests)/llm/|tests/bench/bench_llm\\.cpp$)"_s),
    };
}

QVector<WordRule> languageRules()
{
    return {
        rule(u"throw"_s, u"\\bthrow\\b"_s, u"return a Result"_s, product),
        rule(u"qt-keyword"_s, u"\\b(signals|slots)\\s*:|\\bemit\\s"_s, u"write Q_SIGNALS, Q_SLOTS, Q_EMIT"_s),
        rule(u"newer-standard"_s, u"\\bstd::(ranges::)?(views\\b|format\\b)"_s,
            u"Clang 14 and GCC 12 lack it"_s),
        rule(u"core-translates"_s, u"\\b(tr|translate)\\s*\\(|\\bQT_TR(ANSLATE)?_NOOP\\b"_s,
            u"the core names error codes; ui/text has the sentences"_s, u"^core/.*\\.(cpp|h)$"_s),
        rule(u"todo"_s, u"\\b(TODO|FIXME|XXX)\\s*[:(]|(//|\\*)\\W*(TODO|FIXME|XXX)\\b"_s,
            u"finish it, or leave it out"_s, code, {}, Part::Comments),
        // Written with a class of one letter each, so that this file does not break its own rule.
        rule(u"machine-path"_s, u"/wor[k]/(main|shared)|/tm[p]/(plan|build)|/roo[t]/|/hom[e]/runner"_s,
            u"a path of somebody's machine"_s, anywhere, {}, Part::Raw),
    };
}

const QString &partOf(const SourceFile &file, Part part)
{
    switch (part) {
    case Part::Code:
        return file.code;
    case Part::Comments:
        return file.comments;
    case Part::Raw:
        break;
    }
    return file.raw;
}

bool looksAt(const WordRule &rule, const QString &path)
{
    return rule.applies.match(path).hasMatch()
        && (rule.except.pattern().isEmpty() || !rule.except.match(path).hasMatch());
}

} // namespace

const QVector<WordRule> &wordRules()
{
    static const QVector<WordRule> rules = eventLoopRules() + ownershipRules() + languageRules();
    return rules;
}

QVector<Finding> checkWords(const QVector<SourceFile> &files)
{
    static const QString licence = u"// SPDX-License-Identifier: GPL-3.0-or-later\n"_s;
    QVector<Finding> findings;
    for (const SourceFile &file : files) {
        if (file.isCode() && !file.raw.startsWith(licence))
            findings.append({file.path, 1, u"licence-line"_s, u"begin with "_s + licence.trimmed()});
        for (const WordRule &rule : wordRules()) {
            if (!looksAt(rule, file.path))
                continue;
            auto matches = rule.pattern.globalMatch(partOf(file, rule.part));
            while (matches.hasNext()) {
                const auto match = matches.next();
                findings.append({file.path, file.lineAt(match.capturedStart()), rule.id, rule.why});
            }
        }
    }
    return findings;
}

} // namespace baton::architecture
