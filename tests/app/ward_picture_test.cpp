// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ward_world.h"

#include <QDir>
#include <QImage>

#include "desk/print_queue.h"
#include "scanner/symbol_reader.h"
#include "ward/models/print_model.h"
#include "ward/models/register_model.h"

using namespace th;
using namespace th::app;
using namespace th::test;

namespace {

std::string textIn(const QString &file)
{
    const QImage grey = QImage(file).convertToFormat(QImage::Format_Grayscale8);
    scanner::SymbolReader reader;
    const auto symbols = reader.read({grey.constBits(), grey.width(), grey.height(), grey.bytesPerLine()}, {}).symbols;
    return symbols.size() == 1 ? symbols.front().text : std::string();
}

} // namespace

/// Codes as pictures for phones' screens, from the pass's sheet and from the print queue.
class WardPictureTest : public QObject {
    Q_OBJECT

    /// A desk with a sealed request of three passes, its register open.
    struct Scene : WardWorld {
        explicit Scene(const issuing::Officer &officer = DeskWorld::police())
        {
            onDisk([this](DeskWorld &ward) {
                request = ward.readyToSeal(3);
                const bool sealed = ward.seal(request)->finished;
                const auto jobs = desk::printJobsOf(*ward.ward, request);
                const auto matter = desk::matterOf(*ward.ward, jobs->front().row.id);
                for (const desk::PrintSheet &sheet : matter->sheets)
                    texts[core::toText(sheet.number)] = sheet.text;
                return sealed;
            });
            start();
            signIn(officer);
            models->ward.open(QStringLiteral("register"));
            book().refresh();
            settle();
        }
        RegisterModel &book() { return *models->ward.book(); }
        PrintModel &prints() { return *models->ward.prints(); }
        QString file(const QString &name) const
        {
            return QString::fromStdString((world.path().parent_path() / name.toStdString()).string());
        }
        void savePicture(const QString &name)
        {
            book().savePicture(QUrl::fromLocalFile(file(name)));
            wait([this] { return !book().working(); });
        }
        std::vector<desk::PrintTime> times()
        {
            stop();
            return onDisk([this](DeskWorld &ward) { return desk::printJobsOf(*ward.ward, request)->front().times; });
        }
        desk::RequestId request = 0;
        std::map<std::string, std::string> texts;
    };

private slots:
    void the_code_of_a_pass_becomes_a_picture_beside_what_is_there_and_an_entry_of_the_journal()
    {
        Scene w;
        w.book().setCurrent(1);
        w.book().openDetail();
        QCOMPARE(w.book().pictureProposal(), w.book().detailOf() + QStringLiteral(".png"));
        const std::string number = w.book().detailOf().toStdString();
        w.savePicture(w.book().pictureProposal());
        QVERIFY2(w.book().notice().contains(w.file(w.book().pictureProposal())), qPrintable(w.book().notice()));
        QCOMPARE(textIn(w.file(w.book().pictureProposal())), w.texts.at(number));
        w.savePicture(w.book().pictureProposal());
        const QString second = w.file(w.book().detailOf() + QStringLiteral(" (2).png"));
        QVERIFY(w.book().notice().contains(second) && QFile::exists(second));
        const auto times = w.times();
        QCOMPARE(times.size(), std::size_t(2));
        QCOMPARE(times[0].row.design, std::string(desk::onScreens));
        QCOMPARE(times[0].row.passes, std::uint64_t(1));
        QCOMPARE(times[0].row.officer, DeskWorld::police().id);
        QVERIFY(times[1].row.outcome == store::PrintOutcome::Printed);
    }
    void a_place_that_takes_nothing_is_said_and_nothing_is_entered()
    {
        Scene w;
        w.book().setCurrent(0);
        w.book().openDetail();
        w.savePicture(QStringLiteral("no-such-folder/code.png"));
        QVERIFY2(w.book().notice().contains(QStringLiteral("không ghi được")), qPrintable(w.book().notice()));
        QCOMPARE(w.times().size(), std::size_t(0));
    }
    void of_a_revoked_pass_no_code_is_handed_out()
    {
        Scene w;
        w.book().setCurrent(0);
        w.book().askRevoke();
        w.book().confirm(QStringLiteral("lost"), QStringLiteral("báo mất"));
        wait([&w] { return !w.book().working(); });
        w.settle();
        w.settle();
        w.book().setCurrent(0);
        w.book().openDetail();
        QVERIFY(w.book().pictureProposal().isEmpty());
        w.savePicture(QStringLiteral("revoked.png"));
        QVERIFY(!QFile::exists(w.file(QStringLiteral("revoked.png"))));
    }
    void a_job_of_the_queue_becomes_a_folder_of_pictures_and_waits_for_its_paper()
    {
        Scene w;
        w.models->ward.open(QStringLiteral("print"));
        w.prints().refresh();
        w.settle();
        QVERIFY(!w.prints().pictured());
        w.prints().toggle(0);
        QVERIFY(w.prints().pictured());
        QVERIFY(!w.prints().pictureProposal().endsWith(QStringLiteral(".png")));
        w.prints().savePictures(QUrl::fromLocalFile(w.file(QStringLiteral("codes"))));
        wait([&w] { return !w.prints().running(); });
        w.settle();
        QVERIFY2(w.prints().outcome().contains(w.file(QStringLiteral("codes"))), qPrintable(w.prints().outcome()));
        for (const auto &[number, text] : w.texts)
            QCOMPARE(textIn(w.file(QStringLiteral("codes/%1.png").arg(QString::fromStdString(number)))), text);
        QCOMPARE(QDir(w.file(QStringLiteral("codes"))).entryList(QDir::Files).size(), 3);
        QCOMPARE(w.prints().rows()->count(), 1); // it waits
        w.prints().toggle(0);
        QVERIFY(!w.prints().wantsReason());
        QVERIFY(w.prints().history().at(0).contains(QStringLiteral("ảnh")));
    }

private:
    static void wait(const std::function<bool()> &until) { WardWorld::wait(until); }
};

QTEST_MAIN(WardPictureTest)
#include "ward_picture_test.moc"
