// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tests/test_list_model.h"

#include "ui/support/format.h"
#include "ui/text/words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <map>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

QString ownName(const QString &id)
{
    return id.section(u"::"_s, -1);
}

QString withCase(const QString &id)
{
    return id.section(u"::"_s, -2);
}

/// A file that could not be loaded stands in reports as a test of its own name.
bool isOfWholeFile(const TestResult &result)
{
    return result.state == TestState::Error && !result.file.isEmpty() && result.id == result.file;
}

} // namespace

bool isFlaky(const TestResult &result)
{
    return result.state == TestState::NotRun && result.message.startsWith("flaky:"_L1);
}

QString testTimeText(qint64 ms)
{
    return ms < 1000 ? QCoreApplication::translate("baton", "%1 ms", "milliseconds").arg(ms)
                     : durationText(ms);
}

TestListModel::TestListModel(QObject *parent) : QAbstractItemModel(parent) { }

int TestListModel::File::bad() const
{
    return static_cast<int>(
        std::count_if(tests.cbegin(), tests.cend(), [](const Test &test) { return test.result.isBad(); }));
}

qint64 TestListModel::File::ms() const
{
    qint64 sum = 0;
    for (const Test &test : tests)
        sum += test.result.ms;
    return sum;
}

QString TestListModel::File::title() const
{
    return path.isEmpty() ? tr("The run as a whole") : path.section(u'/', -1);
}

QString TestListModel::File::note() const
{
    const QString all = QLocale().toString(tests.size());
    return bad() == 0 ? all : tr("%1 of %2 failed").arg(bad()).arg(all);
}

/// The worst there is; passed only where nothing else came.
TestState TestListModel::File::state() const
{
    const auto has = [this](auto is) {
        return std::any_of(
            tests.cbegin(), tests.cend(), [is](const Test &test) { return is(test.result.state); });
    };
    if (bad() > 0)
        return TestState::Failed;
    if (has([](TestState state) { return state == TestState::Passed; }))
        return TestState::Passed;
    return has([](TestState state) { return state == TestState::Skipped; }) ? TestState::Skipped
                                                                            : TestState::NotRun;
}

QVector<TestListModel::File> TestListModel::filesOf(const QVector<TestResult> &results)
{
    std::map<QString, File> byPath;
    for (const TestResult &result : results) {
        File &file = byPath[result.file];
        file.path = result.file;
        file.tests.append({result, ownName(result.id)});
    }
    QVector<File> files;
    for (auto &entry : byPath) {
        File &file = entry.second;
        QHash<QString, int> times;
        for (const Test &test : file.tests)
            ++times[test.name];
        for (Test &test : file.tests) {
            if (isOfWholeFile(test.result))
                test.name = tr("could not be loaded");
            else if (times.value(test.name) > 1)
                test.name = withCase(test.result.id);
        }
        std::stable_partition(
            file.tests.begin(), file.tests.end(), [](const Test &test) { return test.result.isBad(); });
        files.append(std::move(file));
    }
    std::stable_partition(files.begin(), files.end(), [](const File &file) { return file.bad() > 0; });
    return files;
}

bool TestListModel::isOfSameShape(const QVector<File> &files) const
{
    return std::equal(files.cbegin(), files.cend(), m_files.cbegin(), m_files.cend(),
        [](const File &one, const File &other) {
            return one.path == other.path
                && std::equal(one.tests.cbegin(), one.tests.cend(), other.tests.cbegin(), other.tests.cend(),
                    [](const Test &a, const Test &b) { return a.result.id == b.result.id; });
        });
}

void TestListModel::setResults(const QVector<TestResult> &results)
{
    const QVector<File> files = filesOf(results);
    if (files == m_files)
        return;
    if (!isOfSameShape(files)) {
        beginResetModel();
        m_files = files;
        endResetModel();
        return;
    }
    for (int row = 0; row < static_cast<int>(files.size()); ++row) {
        if (files[row] == m_files[row])
            continue;
        m_files[row] = files[row];
        const QModelIndex file = index(row, 0);
        Q_EMIT dataChanged(file, file);
        if (!files[row].tests.isEmpty())
            Q_EMIT dataChanged(index(0, 0, file), index(rowCount(file) - 1, 0, file));
    }
}

QModelIndex TestListModel::indexOf(const QString &id) const
{
    for (int file = 0; file < static_cast<int>(m_files.size()); ++file) {
        for (int row = 0; row < static_cast<int>(m_files[file].tests.size()); ++row) {
            if (m_files[file].tests[row].result.id == id)
                return index(row, 0, index(file, 0));
        }
    }
    return {};
}

const TestResult *TestListModel::result(const QModelIndex &index) const
{
    const auto file = static_cast<qsizetype>(index.internalId()) - 1;
    if (!index.isValid() || file < 0)
        return nullptr;
    return &m_files.at(file).tests.at(index.row()).result;
}

QString TestListModel::name(const QString &id) const
{
    const QModelIndex found = indexOf(id);
    return found.isValid() ? data(found, Qt::DisplayRole).toString() : ownName(id);
}

void TestListModel::retranslate()
{
    QVector<TestResult> results;
    for (const File &file : std::as_const(m_files)) {
        for (const Test &test : file.tests)
            results.append(test.result);
    }
    setResults(results);
}

QModelIndex TestListModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex TestListModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr(0));
}

int TestListModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_files.size());
    return parent.internalId() == 0 ? static_cast<int>(m_files.at(parent.row()).tests.size()) : 0;
}

int TestListModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant TestListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return fileData(m_files.at(index.row()), role);
    return testData(m_files.at(static_cast<qsizetype>(index.internalId()) - 1).tests.at(index.row()), role);
}

QVariant TestListModel::fileData(const File &file, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return file.title();
    case Qt::ToolTipRole:
        return file.path;
    case Qt::AccessibleTextRole:
        return file.bad() > 0
            ? file.title() + u", "_s + file.note()
            : tr("%1, %n test(s)", nullptr, static_cast<int>(file.tests.size())).arg(file.title());
    case FileRole:
        return file.path;
    case StateRole:
        return static_cast<int>(file.state());
    case NoteRole:
        return file.note();
    case TimeRole:
        return testTimeText(file.ms());
    default:
        return {};
    }
}

QVariant TestListModel::testData(const Test &test, int role) const
{
    const TestResult &result = test.result;
    switch (role) {
    case Qt::DisplayRole:
        return test.name;
    case Qt::ToolTipRole:
        return result.id;
    case Qt::AccessibleTextRole: {
        const QString state = isFlaky(result) ? tr("flaky") : testStateText(result.state);
        return tr("%1, %2, %3 milliseconds").arg(test.name, state).arg(result.ms);
    }
    case IdRole:
        return result.id;
    case FileRole:
        return result.file;
    case StateRole:
        return static_cast<int>(result.state);
    case FlakyRole:
        return isFlaky(result);
    case TimeRole:
        return result.state == TestState::NotRun || result.state == TestState::Skipped
            ? testStateText(result.state)
            : testTimeText(result.ms);
    default:
        return {};
    }
}

TestFilter::TestFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setRecursiveFilteringEnabled(true);
}

void TestFilter::setShow(Show show)
{
    m_show = show;
    invalidateFilter();
}

void TestFilter::setWords(const QString &words)
{
    m_words = words.trimmed();
    invalidateFilter();
}

/// Of a file only the tests are asked; it is there when one of them is.
bool TestFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (!parent.isValid())
        return false;
    const QModelIndex test = sourceModel()->index(row, 0, parent);
    const auto state = static_cast<TestState>(test.data(TestListModel::StateRole).toInt());
    const bool isShown = m_show == Show::All || (m_show == Show::Failed && isBad(state))
        || (m_show == Show::Passed && state == TestState::Passed)
        || (m_show == Show::Others && !isBad(state) && state != TestState::Passed);
    const QString names =
        test.data(TestListModel::IdRole).toString() + u' ' + test.data(Qt::DisplayRole).toString();
    return isShown && (m_words.isEmpty() || names.contains(m_words, Qt::CaseInsensitive));
}

} // namespace baton::ui

#include "moc_test_list_model.cpp"
