// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/outline/definitions.h"

namespace baton::outline {

using namespace Qt::StringLiterals;

std::optional<Definitions> definitionsIn(const QString &path, const QString &text)
{
    static const QStringList python{u"py"_s, u"pyi"_s, u"pyw"_s};
    static const QStringList script{
        u"js"_s, u"mjs"_s, u"cjs"_s, u"jsx"_s, u"ts"_s, u"mts"_s, u"cts"_s, u"tsx"_s};
    const QString extension = path.section(u'.', -1).toLower();
    if (python.contains(extension))
        return pythonDefinitions(text);
    return script.contains(extension) ? std::optional<Definitions>(scriptDefinitions(text)) : std::nullopt;
}

} // namespace baton::outline
