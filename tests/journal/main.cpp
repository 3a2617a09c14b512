// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/journal/event_codec_test.h"
#include "tests/journal/journal_contract_test.h"
#include "tests/journal/project_lock_test.h"
#include "tests/journal/sqlite_journal_test.h"
#include "tests/support/test_main.h"

int main(int argc, char **argv)
{
    return baton::test::runTests<QCoreApplication, TestEventCodec, TestJournalContract, TestSqliteJournal,
        TestProjectLock>(argc, argv);
}
