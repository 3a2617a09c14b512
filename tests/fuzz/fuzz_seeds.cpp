// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz_seeds FOLDER: writes what fuzz_reply begins with, a small answer of every family and canonical
// documents, each behind the byte that says what was asked.
#include "resources/resources.h"
#include "tests/artefact/samples.h"
#include "tests/fuzz/fuzz_support.h"
#include "tests/support/answer_families.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype length = 600;

/// Of the steps of this kind that with the same sort of file, else the first.
char byteOf(const QString &kind, const QString &path)
{
    int found = -1;
    for (int i = 0; i < static_cast<int>(std::size(baton::fuzz::askedReplies)); ++i) {
        const auto &step = baton::fuzz::askedReplies[i];
        if (kind != QLatin1StringView(step.kind))
            continue;
        const QString ending = path.section(u'.', -1);
        if (found < 0 || (!ending.isEmpty() && QLatin1StringView(step.path).endsWith(ending)))
            found = i;
    }
    return static_cast<char>(found);
}

bool write(const QDir &folder, const QString &name, char first, const QString &text)
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(first + text.toUtf8()) > 0;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    baton::initResources();
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    bool ok = folder.mkpath(u"."_s);
    for (const samples::AnswerFamily &family : samples::answerFamilies())
        ok = ok && write(folder, family.name, byteOf(family.kind, family.path), family.text(length));
    for (const QString &kind : {u"prd"_s, u"design"_s, u"tasks"_s})
        ok = ok && write(folder, kind, byteOf(kind, {}), samples::markdown(samples::document(kind)));
    ok = ok && write(folder, u"python"_s, byteOf(u"code"_s, u"a.py"_s), samples::pythonFile());
    return ok ? 0 : 1;
}
