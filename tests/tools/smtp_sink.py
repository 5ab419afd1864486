# SPDX-FileCopyrightText: 2026 Thông Hành authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""An SMTP server on 127.0.0.1 for tests. usage: smtp_sink.py FOLDER CERTIFICATE KEY

STARTTLS and AUTH (ward / secret) are wanted. Each mail becomes FOLDER/N.eml. By the recipient: later@ is refused for
now until FOLDER/open exists, never@ for good, cut@ is taken and the connection cut, hang@ is taken and never answered.
While FOLDER/closed exists the greeting is a refusal; while FOLDER/unknown does, the sender is refused.
"""
import asyncio
import pathlib
import ssl
import sys

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword

folder, certificate, key = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]


class Sink:
    count = 0

    async def handle_MAIL(self, server, session, envelope, address, options):
        if (folder / "unknown").exists():
            return "550 no such sender"
        envelope.mail_from = address
        return "250 fine"

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("never@"):
            return "550 no such user"
        if address.startswith("later@") and not (folder / "open").exists():
            return "451 come again"
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(self, server, session, envelope):
        Sink.count += 1
        (folder / f"{Sink.count}.eml").write_bytes(envelope.original_content)
        if envelope.rcpt_tos[0].startswith("cut@"):
            server.transport.abort()
        if envelope.rcpt_tos[0].startswith("hang@"):
            print("hangs", flush=True)
            await asyncio.sleep(3600)
        return "250 taken"


class Closing(SMTP):
    async def push(self, status):
        greeting = isinstance(status, str) and status.startswith("220 ") and "TLS" not in status
        await super().push("554 closed" if greeting and (folder / "closed").exists() else status)


class Door(Controller):
    def factory(self):
        return Closing(self.handler, **self.SMTP_kwargs)


def check(server, session, envelope, mechanism, data):
    good = isinstance(data, LoginPassword) and (data.login, data.password) == (b"ward", b"secret")
    return AuthResult(success=good, handled=False) if not good else AuthResult(success=True)


context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(certificate, key)
controller = Door(Sink(), hostname="127.0.0.1", port=0, tls_context=context, require_starttls=True,
                  auth_required=True, authenticator=check)
trigger = controller._trigger_server


def trigger_where_it_is():  # by itself it would connect to port 0
    controller.port = controller.server.sockets[0].getsockname()[1]
    trigger()


controller._trigger_server = trigger_where_it_is
controller.start()
print(controller.server.sockets[0].getsockname()[1], flush=True)
sys.stdin.read()
