// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/text/hand_over_page.h"

#include "core/base/text.h"
#include "ui/text/words.h"

#include <QCoreApplication>
#include <QStringList>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

/// A text that stays in its line.
QString plain(const QString &text)
{
    constexpr qsizetype longest = 500;
    QString line = visibleLine(text.simplified());
    if (line.size() > longest)
        line = line.left(longest) + u'…';
    return line.replace(u"```"_s, u"'''"_s);
}

QString code(const QString &text)
{
    return u'`' + plain(text).replace(u'`', u'\'') + u'`';
}

QString list(const QVector<HandOver::Line> &lines, bool isCode)
{
    QStringList items;
    for (const HandOver::Line &line : lines)
        items += u"- "_s + (isCode ? code(line.subject) : plain(line.subject))
            + (line.text.isEmpty() ? QString() : u": "_s + plain(line.text));
    return items.join(u'\n');
}

QString paths(const QStringList &files)
{
    QStringList items;
    for (const QString &file : files)
        items += u"- "_s + code(file);
    return items.join(u'\n');
}

/// Writes the page.
class HandOverPage {
    Q_DECLARE_TR_FUNCTIONS(baton::ui::HandOverPage)

public:
    explicit HandOverPage(const HandOver &project) : m_project(project) { }

    QString write()
    {
        m_page = u"# "_s + tr("%1: what is handed over").arg(plain(m_project.name)) + u'\n';
        QStringList usage;
        for (const QString &line : m_project.usage)
            usage += u"- "_s + plain(line);
        add(tr("How to run it"), usage.join(u'\n'));
        add(tr("What was proven"), tests());
        if (m_project.proof.requirements > 0)
            add(tr("Requirements without a test"), list(m_project.untested, false));
        add(tr("Reviews"), reviews());
        add(tr("Open findings"), list(m_project.findings, true));
        add(tr("Assumptions"), list(m_project.assumptions, true));
        add(tr("Open questions"), list(m_project.questions, true));
        add(tr("Written by a person"), persons());
        return m_page;
    }

private:
    void add(const QString &title, const QString &body)
    {
        m_page += u"\n## "_s + title + u"\n\n"_s + (body.isEmpty() ? tr("None.") : body) + u'\n';
    }
    [[nodiscard]] QString tests() const;
    [[nodiscard]] QString reviews() const;
    [[nodiscard]] QString persons() const;

    const HandOver &m_project;
    QString m_page;
};

/// The sentence, then each test that did not pass.
QString HandOverPage::tests() const
{
    QStringList parts{proofText(m_project.proof)};
    if (!m_project.failedTests.isEmpty())
        parts += tr("Failed:") + u"\n\n"_s + list(m_project.failedTests, true);
    if (!m_project.unrunTests.isEmpty())
        parts += tr("Not run:") + u"\n\n"_s + list(m_project.unrunTests, true);
    return parts.join(u"\n\n"_s);
}

QString HandOverPage::reviews() const
{
    QVector<HandOver::Line> lines = m_project.reviews;
    for (HandOver::Line &line : lines) {
        if (line.text.isEmpty())
            line.text = tr("nobody reviewed what is handed over");
    }
    return list(lines, true);
}

QString HandOverPage::persons() const
{
    QStringList parts;
    if (!m_project.persons.isEmpty())
        parts += paths(m_project.persons);
    if (!m_project.partly.isEmpty())
        parts += tr("In part:") + u"\n\n"_s + paths(m_project.partly);
    return parts.join(u"\n\n"_s);
}

} // namespace

QString handOverPage(const HandOver &project)
{
    return HandOverPage(project).write();
}

} // namespace baton::ui
