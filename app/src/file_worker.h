// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/importing.h"
#include "scanner/symbol_reader.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QUrl>
#include <optional>

namespace th::app {

/// Reads dropped pictures and PDF files with a reader of its own, in the thread "files", and looks for published data
/// on sticks.
class FileWorker : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Every file: its codes as soon as they are read, then one `finished`.
    void read(const QList<QUrl> &files);
    void findPublications(const QStringList &besides); ///< on sticks, and in these folders
    /// The enrolment code in a folder; without one, on the sticks that are there.
    void findEnrolment(const QString &folder);

signals:
    void codesRead(const QStringList &texts); ///< of one file; never empty, each once
    /// What could not be read, or not wholly, file by file; both empty if all was.
    void finished(const QString &sentenceVi, const QString &sentenceEn);
    void enrolmentFound(const QString &text, const QString &folder);
    void enrolmentNotFound();
    void publicationsFound(const QList<th::app::FoundPublication> &newestFirst);

private:
    struct Sentences {
        QString vi, en;
    };
    [[nodiscard]] std::optional<Sentences> readOne(const QUrl &file); ///< what went wrong

    std::optional<scanner::SymbolReader> m_reader; ///< made in the worker's thread
};

} // namespace th::app
