// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "neighbours/local_address.h"

using th::neighbours::isLocal;

class LocalAddressTest : public QObject {
    Q_OBJECT
private slots:
    void onlyAddressesThatNoRouterCarriesOnAreLocal()
    {
        for (const char *local : {"10.0.0.1", "127.0.0.1", "192.168.1.7", "172.16.0.1", "172.31.255.1", "169.254.1.1",
                                  "::1", "fe80::1", "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1"})
            QVERIFY2(isLocal(local), local);
        for (const char *beyond : {"8.8.8.8", "172.32.0.1", "172.15.0.1", "192.169.0.1", "11.0.0.1", "2001:db8::1",
                                   "::ffff:8.8.8.8", "", "localhost", "10.0.0.1:80"})
            QVERIFY2(!isLocal(beyond), beyond);
    }

    void addressesAreWrittenAsUrlsWantThem_data()
    {
        QTest::addColumn<QString>("digits");
        QTest::addColumn<QString>("host");
        QTest::newRow("IPv4") << QStringLiteral("192.168.1.7") << QStringLiteral("192.168.1.7");
        QTest::newRow("unique local") << QStringLiteral("fd00::7") << QStringLiteral("[fd00::7]");
        QTest::newRow("link-local") << QStringLiteral("fe80::7") << QStringLiteral("[fe80::7%253]");
        QTest::newRow("link-local, high") << QStringLiteral("febf::7") << QStringLiteral("[febf::7%253]");
        QTest::newRow("elsewhere") << QStringLiteral("2001:db8::7") << QString();
        QTest::newRow("IPv4 elsewhere") << QStringLiteral("8.8.8.8") << QString();
        QTest::newRow("a name") << QStringLiteral("hub.example") << QString();
    }
    void addressesAreWrittenAsUrlsWantThem()
    {
        QFETCH(QString, digits);
        QTEST(QString::fromStdString(th::neighbours::hostInUrl(digits.toStdString(), 3)), "host");
    }
};

QTEST_GUILESS_MAIN(LocalAddressTest)
#include "local_address_test.moc"
