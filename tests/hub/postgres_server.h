// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>
#include <optional>
#include <sys/types.h>

namespace th::test {

/// A PostgreSQL of the test's own, from Debian's packages, in a temporary folder, on a socket in it. Ends with this.
/// PostgreSQL refuses to run as root; it then runs as the user postgres, or else nobody.
class PostgresServer {
public:
    PostgresServer();
    PostgresServer(const PostgresServer &) = delete;
    PostgresServer &operator=(const PostgresServer &) = delete;
    ~PostgresServer();

    [[nodiscard]] static bool isInstalled();
    [[nodiscard]] bool start();            ///< returns once it takes connections; makes the cluster the first time
    void silence();                        ///< SIGSTOP to all of it: connections stay, answers do not come
    void kill();                           ///< as a power cut does: SIGKILL to all of it
    [[nodiscard]] QString freshDatabase(); ///< address of a new, empty database
    [[nodiscard]] QString complaint() const { return m_complaint; }

private:
    struct User {
        uid_t user = 0;
        gid_t group = 0;
    };
    [[nodiscard]] bool makeCluster();
    [[nodiscard]] pid_t launch(const QStringList &command, int errors) const;
    [[nodiscard]] bool runToEnd(const QStringList &command) const;
    [[nodiscard]] bool waitUntilReady(int errors);

    QTemporaryDir m_folder;
    std::optional<User> m_user; ///< nothing: as ourselves
    pid_t m_server = -1;
    int m_errors = -1;
    int m_databases = 0;
    QString m_complaint;
};

} // namespace th::test
