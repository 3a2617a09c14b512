// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/translations/source_texts.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

/// The text of adjacent literals as the compiler joins them.
QString joined(const QString &literals)
{
    static const QRegularExpression literal(uR"re("((?:[^"\\]|\\.)*)")re"_s);
    QString text;
    for (auto it = literal.globalMatch(literals); it.hasNext();)
        text += it.next().captured(1);
    return text.replace(u"\\\""_s, u"\""_s).replace(u"\\n"_s, u"\n"_s).replace(u"\\\\"_s, u"\\"_s);
}

void collect(const QString &file, const QString &code, QVector<SourceText> &found)
{
    static const QRegularExpression call(
        uR"re((?:\btr\(|\btranslate\(\s*"[\w:]+",|\bQT_TRANSLATE_NOOP\(\s*"[\w:]+",|\bQT_TR_NOOP\())re"
        uR"re(\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re"_s);
    for (auto it = call.globalMatch(code); it.hasNext();)
        found.append({file, joined(it.next().captured(1))});
}

} // namespace

QVector<SourceText> sourceTexts(const QString &folder)
{
    const QDir root(QStringLiteral(BATON_SOURCE_DIR));
    QVector<SourceText> found;
    QDirIterator files(
        root.filePath(folder), {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly))
            collect(root.relativeFilePath(file.fileName()), QString::fromUtf8(file.readAll()), found);
    }
    return found;
}

} // namespace baton::test
