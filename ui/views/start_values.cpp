// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/start_values.h"

#include <QDir>
#include <QFileInfo>

namespace baton::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxWords = 5;
constexpr qsizetype maxName = 40;

QStringList wordsOf(const QString &text)
{
    QStringList words;
    QString word;
    for (const QChar c : text) {
        if (c.isLetterOrNumber()) {
            word += c.toLower();
            continue;
        }
        if (!word.isEmpty())
            words.append(std::exchange(word, QString()));
    }
    if (!word.isEmpty())
        words.append(word);
    return words;
}

} // namespace

QString demoFor(const QVector<DemoInfo> &demos, const QString &requirement)
{
    const QString wanted = requirement.simplified().toCaseFolded();
    for (const DemoInfo &demo : demos) {
        if (demo.requirement.simplified().toCaseFolded() == wanted)
            return demo.id;
    }
    return {};
}

QString folderNameFor(const QString &requirement)
{
    static const QStringList fillers{
        u"a"_s, u"an"_s, u"the"_s, u"that"_s, u"and"_s, u"with"_s, u"for"_s, u"of"_s};
    QStringList words = wordsOf(requirement.left(200));
    while (words.size() > 1 && fillers.contains(words.first()))
        words.removeFirst();
    words = words.mid(0, maxWords);
    while (words.size() > 1 && fillers.contains(words.last()))
        words.removeLast();
    QString name = words.join(u'-').left(maxName);
    while (name.endsWith(u'-'))
        name.chop(1);
    return name.isEmpty() ? u"project"_s : name;
}

QString freeFolder(const QString &parent, const QString &name)
{
    const QDir dir(parent);
    QString folder = dir.filePath(name);
    for (int number = 2; QFileInfo::exists(folder) && number < 1000; ++number)
        folder = dir.filePath(name + u'-' + QString::number(number));
    return folder;
}

} // namespace baton::ui
