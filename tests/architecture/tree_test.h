// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/architecture/source_file.h"

#include <QObject>

namespace baton::architecture {

/// The rules on the project's own files.
class TreeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void includesFollowTheLayers();
    void foldersHaveNoCycle();
    void filesAndFunctionsAreShort();
    void wordsAreAllowed();

private:
    QVector<SourceFile> m_files;
};

} // namespace baton::architecture
