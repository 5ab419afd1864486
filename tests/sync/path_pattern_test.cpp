// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "path_pattern.h"
#include "sync/metadata.h"

#include <string>

using namespace th;

class PathPatternTest : public QObject {
    Q_OBJECT
private slots:
    void covers_data();
    void covers();
    void hostilePatternTakesNoTime();
    void binsOfAPathAreThoseOfTap15();
    void onlyBinsThatExistHaveKeys();
};

void PathPatternTest::covers_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("covered");
    const auto row = [](const char *pattern, const char *path, bool covered) {
        QTest::addRow("%s of %s", pattern, path) << QString::fromUtf8(pattern) << QString::fromUtf8(path) << covered;
    };
    row("targets/*.tgz", "targets/foo.tgz", true);
    row("targets/*.tgz", "targets/foo.txt", false);
    row("foo-version-?.tgz", "foo-version-2.tgz", true);
    row("foo-version-?.tgz", "foo-version-alpha.tgz", false);
    row("*.tgz", "foo.tgz", true);
    row("*.tgz", "targets/foo.tgz", false);
    row("foo.tgz", "foo.tgz", true);
    row("foo.tgz", "foo.tgz.tgz", false);
    row("*", "", true);
    row("*", "a/b", false);
    row("*/*", "a/b", true);
    row("a/*", "a/", true);
    row("a/*", "a", false);
    row("a?b", "a/b", false);
    row("a[/]b", "a/b", false);
    row("*a*b*", "xxaxxbxx", true);
    row("*a*b", "xxaxxbxx", false);
    row("", "", true);
    row("", "a", false);
    row(".*", ".hidden", true);
    row("*", ".hidden", true);
    row("[a-c]x", "bx", true);
    row("[a-c]x", "dx", false);
    row("[!a-c]x", "dx", true);
    row("[!a-c]x", "bx", false);
    row("[]]", "]", true);
    row("[!]]", "]", false);
    row("[a-]", "-", true);
    row("[ab", "[ab", true);
    row("\\*", "\\x", true);
    row("\\*", "*", false);
    row("Đ?ng", "Đống", true);
    row("Đ??ng", "Đống", false);
    row("[à-ỹ]", "ố", true);
    row("[à-ỹ]", "z", false);
}

void PathPatternTest::covers()
{
    QFETCH(QString, pattern);
    QFETCH(QString, path);
    QFETCH(bool, covered);
    QCOMPARE(sync::matchesPattern(pattern.toStdString(), path.toStdString()), covered);
}

void PathPatternTest::hostilePatternTakesNoTime()
{
    std::string pattern;
    for (int i = 0; i < 1000; ++i)
        pattern += "*a";
    QVERIFY(!sync::matchesPattern(pattern + "b", std::string(10000, 'a'))); // exponential for many a matcher
}

void PathPatternTest::binsOfAPathAreThoseOfTap15()
{
    sync::TargetsMetadata metadata;
    const auto binOf = [&](unsigned bits, const std::string &path) {
        metadata.bins = sync::HashBins{{}, bits, "bin"};
        const auto roles = sync::delegatedFor(metadata, path);
        return roles.size() == 1 && roles[0].terminating ? roles[0].role : std::string();
    };
    // sha256("a") = ca978112…, sha256("b") = 3e23e816…
    QCOMPARE(binOf(8, "a"), std::string("bin-ca"));
    QCOMPARE(binOf(1, "a"), std::string("bin-1"));
    QCOMPARE(binOf(1, "b"), std::string("bin-0"));
    QCOMPARE(binOf(5, "a"), std::string("bin-19"));
    QCOMPARE(binOf(12, "b"), std::string("bin-3e2"));
    QCOMPARE(binOf(32, "a"), std::string("bin-ca978112"));
}

void PathPatternTest::onlyBinsThatExistHaveKeys()
{
    sync::TargetsMetadata metadata;
    metadata.bins = sync::HashBins{{}, 5, "bin"};
    for (const char *role : {"bin-00", "bin-0a", "bin-1f"})
        QVERIFY2(sync::delegatedKeys(metadata, role), role);
    for (const char *role :
         {"bin-20", "bin-0A", "bin-1", "bin-000", "bin+00", "bin--1", "bin- 1", "bin", "", "other-00"})
        QVERIFY2(!sync::delegatedKeys(metadata, role), role);
}

QTEST_GUILESS_MAIN(PathPatternTest)
#include "path_pattern_test.moc"
