// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scanner/symbol_reader.h"

#include <QObject>
#include <QStringList>
#include <QUrl>
#include <optional>

namespace th::app {

/// Reads dropped pictures and PDF files with a reader of its own, in the thread "files". One answer a file.
class FileWorker : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    void read(const QUrl &file);

signals:
    void codesRead(const QStringList &texts); ///< never empty, each once
    void failed(const QString &sentenceVi, const QString &sentenceEn);

private:
    std::optional<scanner::SymbolReader> m_reader; ///< made in the worker's thread
};

} // namespace th::app
