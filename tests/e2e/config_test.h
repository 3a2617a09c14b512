// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

/// Where the command line takes its configuration from: options, environment, settings file, defaults.
class ConfigTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void strongerSourceWins_data();
    void strongerSourceWins();
    void badValues_data();
    void badValues();
    void projectKeepsItsOwn();
    void fileBringsModelsAndNetwork();
    void programReadsFileAndEnvironment();
    void withoutConfigurationSaysHowToConnect();
    void badFileIsNamedAndNotFatal();
    void keySourceIsTold();
    void keysAreNoArguments();
    void networkOptionsAreChecked();
};
