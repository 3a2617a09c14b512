// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/translations/ts_file.h"

#include <QFile>
#include <QXmlStreamReader>

namespace baton::test {

using namespace Qt::StringLiterals;

namespace {

void readTranslation(QXmlStreamReader &xml, TsEntry &entry)
{
    entry.finished = !xml.attributes().hasAttribute("type"_L1);
    if (!entry.plural) {
        entry.forms.append(xml.readElementText());
        return;
    }
    while (xml.readNextStartElement())
        entry.forms.append(xml.readElementText());
}

TsEntry readMessage(QXmlStreamReader &xml, const QString &context)
{
    TsEntry entry;
    entry.context = context;
    entry.plural = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1)
            entry.source = xml.readElementText();
        else if (xml.name() == "comment"_L1)
            entry.comment = xml.readElementText();
        else if (xml.name() == "translation"_L1)
            readTranslation(xml, entry);
        else
            xml.skipCurrentElement();
    }
    return entry;
}

void readContext(QXmlStreamReader &xml, QVector<TsEntry> &entries)
{
    QString context;
    while (xml.readNextStartElement()) {
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            entries.append(readMessage(xml, context));
        else
            xml.skipCurrentElement();
    }
}

} // namespace

TsFile readTs(const QString &name)
{
    TsFile result;
    QFile file(QStringLiteral(BATON_SOURCE_DIR "/translations/") + name);
    if (!file.open(QIODevice::ReadOnly)) {
        result.error = file.errorString();
        return result;
    }
    QXmlStreamReader xml(&file);
    if (xml.readNextStartElement())
        result.language = xml.attributes().value("language"_L1).toString();
    while (xml.readNextStartElement()) {
        if (xml.name() == "context"_L1)
            readContext(xml, result.entries);
        else
            xml.skipCurrentElement();
    }
    if (xml.hasError())
        result.error = xml.errorString();
    return result;
}

QString nameOf(const TsFile &file, const TsEntry &entry)
{
    return file.language + u": "_s + entry.context + u", "_s + entry.source;
}

} // namespace baton::test
