// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/test_report.h"

#include <QAbstractItemModel>
#include <QSortFilterProxyModel>
#include <QVector>

namespace baton::ui {

/// A test that failed in one run and passed in the next without a change: nobody's fault.
[[nodiscard]] bool isFlaky(const TestResult &result);
/// "8 ms", "1.4 s"
[[nodiscard]] QString testTimeText(qint64 ms);

/// The tests of a run by file: files with failures first, in each file what failed first. GUI thread.
class TestListModel : public QAbstractItemModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< of a test; empty for files
        FileRole,
        StateRole, ///< int of TestState; of a file the worst of its tests
        FlakyRole,
        NoteRole, ///< of a file: "1 of 7 failed", or how many there are
        TimeRole, ///< "8 ms"
    };

    explicit TestListModel(QObject *parent = nullptr);

    void setResults(const QVector<TestResult> &results);
    [[nodiscard]] QModelIndex indexOf(const QString &id) const;
    [[nodiscard]] const TestResult *result(const QModelIndex &index) const;
    /// What a test is called in the list.
    [[nodiscard]] QString name(const QString &id) const;
    void retranslate();

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    struct Test {
        TestResult result;
        QString name;
        bool operator==(const Test &) const = default;
    };
    struct File {
        QString path; ///< empty: the framework does not say
        QVector<Test> tests;
        bool operator==(const File &) const = default;

        [[nodiscard]] int bad() const;
        [[nodiscard]] qint64 ms() const;
        [[nodiscard]] QString title() const;
        [[nodiscard]] QString note() const;
        [[nodiscard]] TestState state() const;
    };

    [[nodiscard]] static QVector<File> filesOf(const QVector<TestResult> &results);
    [[nodiscard]] bool isOfSameShape(const QVector<File> &files) const;
    [[nodiscard]] QVariant fileData(const File &file, int role) const;
    [[nodiscard]] QVariant testData(const Test &test, int role) const;

    QVector<File> m_files;
};

/// What of the list is in sight: tests in some states, or with words in their name or their file's.
class TestFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    enum class Show { All, Failed, Passed, Others };

    explicit TestFilter(QObject *parent = nullptr);

    void setShow(Show show);
    [[nodiscard]] Show shows() const { return m_show; }
    void setWords(const QString &words);

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    Show m_show = Show::All;
    QString m_words;
};

} // namespace baton::ui
