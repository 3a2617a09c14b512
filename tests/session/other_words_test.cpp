// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tags.h"
#include "core/settings/sop_library.h"
#include "tests/session/session_scene.h"
#include "tests/support/test_main.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace baton::test {

namespace {

const QString tasksPath = u"docs/tasks.md"_s;

/// Titles of the stock team in Chinese.
const QMap<QString, QString> &sectionWords()
{
    static const QMap<QString, QString> words{{u"Language"_s, u"语言"_s},
        {u"Programming Language"_s, u"编程语言"_s}, {u"Original Requirements"_s, u"原始需求"_s},
        {u"Project Name"_s, u"项目名称"_s}, {u"Product Goals"_s, u"产品目标"_s},
        {u"User Stories"_s, u"用户故事"_s}, {u"Competitive Analysis"_s, u"竞品分析"_s},
        {u"Competitive Quadrant Chart"_s, u"竞品象限图"_s}, {u"Requirement Analysis"_s, u"需求分析"_s},
        {u"Requirement Pool"_s, u"需求池"_s}, {u"UI Design draft"_s, u"界面草案"_s},
        {u"Assumptions"_s, u"假设"_s}, {u"Open Questions"_s, u"待明确事项"_s},
        {u"Implementation approach"_s, u"实现方法"_s}, {u"File list"_s, u"文件列表"_s},
        {u"Data structures and interfaces"_s, u"数据结构和接口"_s},
        {u"Program call flow"_s, u"程序调用流程"_s}, {u"Required packages"_s, u"所需包"_s},
        {u"Required other language packages"_s, u"其他语言的包"_s}, {u"Logic Analysis"_s, u"逻辑分析"_s},
        {u"Task list"_s, u"任务列表"_s}, {u"Full API spec"_s, u"完整接口"_s},
        {u"Shared Knowledge"_s, u"共享知识"_s}};
    return words;
}

const QMap<QString, QString> &columnWords()
{
    static const QMap<QString, QString> words{{u"ID"_s, u"编号"_s}, {u"Priority"_s, u"优先级"_s},
        {u"Requirement"_s, u"需求"_s}, {u"File"_s, u"文件"_s}, {u"Depends on"_s, u"依赖"_s},
        {u"Purpose"_s, u"用途"_s}, {u"Requirements"_s, u"服务的需求"_s}};
    return words;
}

QJsonObject withTitle(QJsonObject object, const QMap<QString, QString> &words)
{
    const QString title = object.value(u"title"_s).toString();
    object[u"title"_s] = words.value(title, title);
    return object;
}

QJsonObject translatedStep(QJsonObject step)
{
    QJsonArray schema;
    for (const QJsonValue &value : step.value(u"schema"_s).toArray()) {
        QJsonObject section = withTitle(value.toObject(), sectionWords());
        QJsonArray columns;
        for (const QJsonValue &column : section.value(u"columns"_s).toArray())
            columns.append(withTitle(column.toObject(), columnWords()));
        if (!columns.isEmpty())
            section[u"columns"_s] = columns;
        schema.append(section);
    }
    if (!schema.isEmpty())
        step[u"schema"_s] = schema;
    return step;
}

/// The stock SOP with other titles and the same tags.
Sop chineseSop()
{
    QFile file(u":/baton/sops/software-company.json"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QJsonObject root = QJsonDocument::fromJson(file.readAll()).object();
    QJsonArray steps;
    for (const QJsonValue &step : root[u"steps"_s].toArray())
        steps.append(translatedStep(step.toObject()));
    root[u"steps"_s] = steps;
    return settings::loadSop(u"zh.json"_s, QJsonDocument(root).toJson(), u":/baton/prompts"_s)
        .sop.value_or(Sop());
}

/// An answer in the words of that SOP.
QString chinese(const QString &answer)
{
    QStringList lines = answer.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        QString &line = lines[i];
        if (line.startsWith("## "_L1)) {
            line = u"## "_s + sectionWords().value(line.mid(3), line.mid(3));
        } else if (line.startsWith(u'|') && lines.value(i + 1).contains("---"_L1)) {
            QStringList cells = line.split(u'|');
            for (QString &cell : cells)
                cell = columnWords().value(cell.trimmed(), cell);
            line = cells.join(u'|');
        }
    }
    return lines.join(u'\n');
}

/// What a run came to.
struct Outcome {
    QStringList planned;
    QVector<WorkItem> items;
    QString manifest;
    QMap<QString, ArtefactState> documents;
    QStringList failedChecks;
    bool operator==(const Outcome &) const = default;
};

} // namespace

/// An SOP in other words gets everything that the stock one gets.
class OtherWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }
    void samePlan_data();
    void samePlan();
    void stockTitlesStandForTags();

private:
    static Outcome outcomeOf(bool inChinese, const QString &prd);
};

BATON_TEST_CLASS(OtherWordsTest)

Outcome OtherWordsTest::outcomeOf(bool inChinese, const QString &prd)
{
    SessionScene scene;
    scene.model.setAnswers([&](const QString &line) {
        // Files wait for ever: it is about what is planned.
        const bool document =
            line.contains(u" as prd"_s) || line.contains(u" as design"_s) || line.contains(u" as tasks"_s);
        QString answer = !document ? QString() : line == producePrd ? prd : scene.team.answer(line);
        answer.replace("## Required packages\n- None"_L1, "## Required packages\n- rich>=13.0"_L1);
        return inChinese ? chinese(answer) : answer;
    });
    session::NewProject project = scene.newProject();
    project.config.autonomy = {true, true};
    if (inChinese)
        project.sop = chineseSop();
    QFile languages(u":/baton/languages.json"_s);
    if (languages.open(QIODevice::ReadOnly))
        scene.languages =
            artefact::LanguageProfiles::load(languages.readAll()).value_or(artefact::LanguageProfiles());
    if (scene.create(project))
        return {};
    const bool waits = prd.contains(u"Which colour?"_s);
    static_cast<void>(waits ? scene.waitForState(prdPath, ArtefactState::Review)
                            : scene.waitForState(u"requirements.txt"_s, ArtefactState::Approved));
    Outcome outcome;
    for (const Artefact &artefact : scene.state().artefacts) {
        outcome.planned += artefact.path;
        outcome.items += artefact.item;
        if (artefact.kind == "prd"_L1 || artefact.kind == "design"_L1 || artefact.kind == "tasks"_L1)
            outcome.documents.insert(artefact.path, artefact.state);
        const Revision *head = artefact.head();
        for (const CheckResult &check : head == nullptr ? QVector<CheckResult>() : head->checks) {
            if (check.state == CheckState::Failed)
                outcome.failedChecks += artefact.path + u' ' + check.id.value + u' ' + check.detail;
        }
    }
    QFile manifest(scene.path(u"p/requirements.txt"_s));
    static_cast<void>(SessionScene::waitFor([&] { return waits || manifest.exists(); }));
    if (manifest.open(QIODevice::ReadOnly))
        outcome.manifest = QString::fromUtf8(manifest.readAll());
    return outcome;
}

void OtherWordsTest::samePlan_data()
{
    QTest::addColumn<QString>("prd");
    QTest::addColumn<bool>("waits");
    const QString prd = SampleTeam().prd();
    const QString heading = u"## Open Questions\n"_s;
    const auto asking = [&](const QString &words) -> QString {
        return prd.left(prd.indexOf(heading) + heading.size()) + words + u'\n';
    };
    QVERIFY(prd.contains(heading));
    QTest::newRow("nothing is open") << prd << false;
    QTest::newRow("nothing, in other words") << asking(u"- 暂无待明确事项"_s) << false;
    QTest::newRow("an open question") << asking(u"- Which colour?"_s) << true;
}

void OtherWordsTest::samePlan()
{
    QFETCH(const QString, prd);
    QFETCH(const bool, waits);
    const Outcome english = outcomeOf(false, prd);
    QVERIFY(!chineseSop().steps.isEmpty());
    const Outcome other = outcomeOf(true, prd);
    QCOMPARE(english.failedChecks, QStringList());
    QCOMPARE(other.failedChecks, QStringList());
    QCOMPARE(other.planned, english.planned);
    QCOMPARE(other.manifest, english.manifest);
    QVERIFY(other == english);
    QCOMPARE(english.documents.value(prdPath), waits ? ArtefactState::Review : ArtefactState::Approved);
    QCOMPARE(english.planned.size() > 10, !waits);
    QCOMPARE(english.manifest, waits ? QString() : u"rich>=13.0\n"_s);
}

/// An SOP of an older form or of a person's own, without a tag.
void OtherWordsTest::stockTitlesStandForTags()
{
    Sop sop = settings::findSop(u"software-company"_s, {}).value_or(Sop());
    for (StepSpec &step : sop.steps) {
        for (SectionSpec &section : step.schema) {
            QVERIFY2(!section.tag.isEmpty(), qPrintable(section.title));
            QCOMPARE(tag::ofSection({}, section.title), section.tag);
            QCOMPARE(tag::sectionTitle(section.tag), section.title);
            for (const ColumnSpec &column : section.columns) {
                QVERIFY2(!column.tag.isEmpty(), qPrintable(column.title));
                QCOMPARE(tag::ofColumn({}, column.title), column.tag);
            }
        }
    }
    QCOMPARE(tag::ofSection(u"own"_s, u"Open Questions"_s), u"own"_s);
    QCOMPARE(tag::ofSection({}, u"待明确事项"_s), QString());
}

} // namespace baton::test

#include "other_words_test.moc"
