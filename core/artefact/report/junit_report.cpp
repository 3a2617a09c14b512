// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/artefact/report/report_builder.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

namespace baton::artefact {

using namespace Qt::StringLiterals;

namespace {

constexpr int deepest = 100;
constexpr qsizetype longestText = 64 * 1024;

/// As text that XML can hold: frameworks write control characters as they are.
QString xmlText(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    for (QChar &c : text) {
        const char16_t unit = c.unicode();
        if (unit < 0x20 && unit != u'\t' && unit != u'\n' && unit != u'\r')
            c = QChar(0x2400 + unit); // the picture of the control character
        else if (unit == 0xFFFE || unit == 0xFFFF)
            c = QChar::ReplacementCharacter;
    }
    return text;
}

bool saysLate(const QString &type, const QString &message)
{
    static const QRegularExpression words(
        u"^(?:\\w+\\(\\) )?(?:test )?timed out (?:after|in) "_s, QRegularExpression::CaseInsensitiveOption);
    return type.contains("Timeout"_L1, Qt::CaseInsensitive) || words.match(message.left(300)).hasMatch();
}

/// Everything but an assertion that did not hold is an error of the program, where the type tells.
bool isError(const QString &type, const QString &message, const QString &text)
{
    if (type == "testCodeFailure"_L1)
        return !text.contains("ERR_ASSERTION"_L1);
    static const QRegularExpression other(u"^(?!Assert)\\w*(?:Error|Exception|Exit)(?:$|: )"_s);
    const bool thrown = type.endsWith("Error"_L1) || type.endsWith("Exception"_L1);
    return type.isEmpty() ? other.match(message.left(300)).hasMatch() : thrown && !type.contains("Assert"_L1);
}

/// What pytest says of a file it could not load stands behind "E" only.
QString lastError(const QString &fault)
{
    QString last;
    for (const QStringView line : QStringView(fault).split(u'\n')) {
        if (line.startsWith("E  "_L1) && line.contains(u':'))
            last = line.sliced(2).trimmed().toString();
    }
    return last;
}

/// Reads the dialects of pytest, vitest, node, surefire and ctest without recursion.
class JunitReader {
public:
    JunitReader(const QByteArray &bytes, ReportBuilder &report, const QHash<QString, TestResult> &verdicts)
        : m_xml(xmlText(bytes)), m_report(report), m_verdicts(verdicts)
    {
    }
    void read();

private:
    void start();
    void startTest(const QXmlStreamAttributes &attributes);
    void startOutcome(const QString &name, const QXmlStreamAttributes &attributes);
    void end();
    void endTest();
    void name();
    void nameByClass();
    [[nodiscard]] QString withSuites(const QString &name) const;

    QXmlStreamReader m_xml;
    ReportBuilder &m_report;
    const QHash<QString, TestResult> &m_verdicts;
    QStringList m_suites;
    QString m_class;
    QString m_name;
    QString m_type;
    TestResult m_test;
    QString m_fault; ///< text of a failure
    QString m_written; ///< system-out and system-err
    QString *m_text = nullptr; ///< where characters go
    int m_depth = 0;
    bool m_inTest = false;
    bool m_decided = false;
};

void JunitReader::read()
{
    while (!m_xml.atEnd()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            start();
            break;
        case QXmlStreamReader::Characters:
            if (m_text && m_text->size() < longestText)
                m_text->append(m_xml.text().left(longestText));
            break;
        case QXmlStreamReader::EndElement:
            end();
            break;
        case QXmlStreamReader::DTD:
            m_xml.raiseError(u"a document type is not read"_s);
            break;
        default:
            break;
        }
    }
    if (m_xml.hasError())
        m_report.addNotRun(u"the report could not be read to its end: %1 (line %2)"_s.arg(m_xml.errorString())
                               .arg(m_xml.lineNumber()));
}

void JunitReader::start()
{
    if (++m_depth > deepest) {
        m_xml.raiseError(u"nested too deep"_s);
        return;
    }
    const QString name = m_xml.name().toString();
    const QXmlStreamAttributes attributes = m_xml.attributes();
    if (name == "testsuites"_L1 || name == "testsuite"_L1) {
        m_report.setRecognised();
        m_suites += name == "testsuite"_L1 ? attributes.value("name"_L1).toString() : QString();
    } else if (name == "testcase"_L1) {
        startTest(attributes);
    } else if (m_inTest) {
        startOutcome(name, attributes);
    }
}

void JunitReader::startTest(const QXmlStreamAttributes &attributes)
{
    constexpr int lastLine = 10'000'000;
    m_inTest = true;
    m_decided = false;
    m_test = {};
    m_fault.clear();
    m_written.clear();
    m_type.clear();
    m_name = attributes.value("name"_L1).toString();
    m_class = attributes.value("classname"_L1).toString();
    m_test.file = attributes.value("file"_L1).toString();
    if (attributes.hasAttribute("line"_L1))
        m_test.line = qMin(attributes.value("line"_L1).toInt(), lastLine) + 1; // pytest counts from 0
    m_test.ms = milliseconds(attributes.value("time"_L1).toDouble() * 1000);
    if (attributes.value("status"_L1) == "disabled"_L1) {
        m_test.state = TestState::Skipped;
        m_test.message = u"disabled"_s;
    }
}

void JunitReader::startOutcome(const QString &name, const QXmlStreamAttributes &attributes)
{
    m_text = nullptr;
    if (name == "system-out"_L1 || name == "system-err"_L1) {
        m_text = &m_written;
        return;
    }
    const bool fault = name == "failure"_L1 || name == "error"_L1;
    if (m_decided || (!fault && name != "skipped"_L1))
        return;
    m_decided = true; // of node's "to do" the first word counts
    m_type = attributes.value("type"_L1).toString();
    m_test.message = attributes.value("message"_L1).toString();
    m_test.state = name == "skipped"_L1 ? TestState::Skipped
        : name == "error"_L1            ? TestState::Error
                                        : TestState::Failed;
    if (fault)
        m_text = &m_fault;
}

void JunitReader::end()
{
    --m_depth;
    m_text = nullptr;
    const auto name = m_xml.name();
    if (name == "testcase"_L1)
        endTest();
    else if ((name == "testsuite"_L1 || name == "testsuites"_L1) && !m_suites.isEmpty())
        m_suites.removeLast();
}

void JunitReader::endTest()
{
    m_inTest = false;
    name();
    if (const auto it = m_verdicts.constFind(m_test.id); it != m_verdicts.constEnd()) {
        m_test.state = it->state;
        m_test.message = m_test.message.isEmpty() ? it->message : m_test.message;
    }
    if (m_test.isBad()) {
        const QString fault = m_fault.trimmed();
        if (saysLate(m_type, m_test.message))
            m_test.state = TestState::TimedOut;
        else if (m_test.state == TestState::Failed && isError(m_type, m_test.message, fault))
            m_test.state = TestState::Error;
        if (m_test.message.isEmpty())
            m_test.message = (fault.isEmpty() ? m_written.trimmed() : fault).section(u'\n', 0, 0);
        if (m_test.message == "collection failure"_L1)
            m_test.message = u"could not be loaded: "_s + lastError(fault);
        m_test.output = fault + u"\n\n"_s + m_written.trimmed();
    }
    m_report.add(m_test);
}

QString JunitReader::withSuites(const QString &name) const
{
    QStringList names = m_suites;
    names.removeAll(QString());
    names += name;
    return joinedNames(names);
}

void JunitReader::name()
{
    const ProjectPlaces &places = m_report.places();
    if (m_class == "test"_L1 || m_class == "suite"_L1) { // node
        m_test.file = places.fileOf(m_test.file);
        m_test.line = 0;
        const QString own = places.fileOf(m_name);
        const bool whole = m_name.startsWith(u'/') && !own.isEmpty();
        m_test.id = whole ? own : withSuites(m_name);
        if (whole)
            m_test.file = own;
        else if (!m_test.file.isEmpty())
            m_test.id.prepend(m_test.file + u"::"_s);
    } else if (m_class.contains(u'/')) { // vitest
        m_test.file = places.fileOf(m_class);
        m_test.id = m_class == m_name ? m_class : QString(m_class + u"::"_s + m_name);
    } else {
        nameByClass();
    }
}

void JunitReader::nameByClass()
{
    const ProjectPlaces &places = m_report.places();
    QString rest;
    if (!m_test.file.isEmpty()) { // pytest with "xunit1"
        const QString module = m_test.file.left(m_test.file.lastIndexOf(u'.')).replace(u'/', u'.');
        rest = m_class.startsWith(module) ? m_class.sliced(module.size()) : QString();
        rest = rest.startsWith(u'.') ? rest.sliced(1) : rest;
        if (m_class.isEmpty() && m_name == module) { // it could not be loaded
            m_test.id = m_test.file;
            return;
        }
    } else {
        const QString named = m_class.isEmpty() ? m_name : m_class;
        m_test.file = places.fileOfName(named, &rest);
        if (m_class.isEmpty() && !m_test.file.isEmpty()) { // a file that could not be loaded
            m_test.id = m_test.file;
            return;
        }
    }
    const bool python = m_test.file.endsWith(".py"_L1);
    QStringList parts;
    parts += python ? m_test.file : m_class == m_name ? QString() : m_class;
    if (python)
        parts += rest.split(u'.').join(u"::"_s);
    parts += m_name;
    parts.removeAll(QString());
    m_test.id = parts.join(u"::"_s);
}

} // namespace

void readJunit(const QByteArray &bytes, ReportBuilder &report)
{
    readJunit(bytes, report, {});
}

void readJunit(const QByteArray &bytes, ReportBuilder &report, const QHash<QString, TestResult> &verdicts)
{
    JunitReader(bytes, report, verdicts).read();
}

} // namespace baton::artefact
