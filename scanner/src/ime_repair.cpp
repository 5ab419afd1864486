// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ime_repair.h"

#include <QList>
#include <algorithm>
#include <array>
#include <optional>

namespace th::scanner {
namespace {

constexpr QStringView alphabet = u"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
constexpr QStringView prefix = u"TH1:";
constexpr int mostTries = 20000;

/// The keys by which an input method is asked for a mark.
struct Method {
    QStringView tones;   ///< acute, grave, hook, tilde, dot
    char16_t circumflex; ///< 0: the vowel once more
    char16_t breve, horn;
    char16_t stroke; ///< of Đ
};
constexpr std::array methods{Method{u"SFRXJ", 0, u'W', u'W', u'D'}, Method{u"12345", u'6', u'8', u'7', u'9'}};

bool isVowel(QChar c) { return QStringView(u"AEIOUY").contains(c); }

bool inAlphabet(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return alphabet.contains(c); });
}

/// RFC 9285: three characters give at most 65535, a remainder of two at most 255, a remainder of one does not occur.
bool isBase45(QStringView text)
{
    if (text.size() % 3 == 1)
        return false;
    for (qsizetype i = 0; i < text.size(); i += 3) {
        const bool whole = text.size() - i >= 3;
        qsizetype value = alphabet.indexOf(text[i]) + 45 * alphabet.indexOf(text[i + 1]);
        value += whole ? 2025 * alphabet.indexOf(text[i + 2]) : 0;
        if (value > (whole ? 65535 : 255))
            return false;
    }
    return true;
}

/// Could `method` have left this text as it is? If a key that it answers stands untouched, it was not at work.
bool leavesAlone(const Method &method, const QString &typed)
{
    for (qsizetype i = 0; i + 1 < typed.size(); ++i) {
        const QChar c = typed[i], next = typed[i + 1];
        const bool doubled = method.circumflex == 0 ? c == next : next == QChar(method.circumflex);
        if ((isVowel(c) && method.tones.contains(next)) || (QStringView(u"AEO").contains(c) && doubled) ||
            (c == u'D' && next == QChar(method.stroke)) ||
            (QStringView(u"OU").contains(c) && next == QChar(method.horn)) ||
            (c == u'A' && next == QChar(method.breve)))
            return false;
    }
    return true;
}

/// The ways a spoiled letter can have been keyed: the letter, and what followed it somewhere in its word.
struct Keyed {
    QString letter;
    QString later;
};

std::optional<QChar> markKey(const Method &method, QChar base, char16_t mark)
{
    switch (mark) {
    case 0x0301:
        return method.tones[0];
    case 0x0300:
        return method.tones[1];
    case 0x0309:
        return method.tones[2];
    case 0x0303:
        return method.tones[3];
    case 0x0323:
        return method.tones[4];
    case 0x0302:
        return method.circumflex == 0 ? base : QChar(method.circumflex);
    case 0x0306:
        return QChar(method.breve);
    case 0x031B:
        return QChar(method.horn);
    default:
        return std::nullopt;
    }
}

QList<Keyed> keysOf(const Method &method, QChar spoiled)
{
    if (spoiled == QChar(u'Đ'))
        return {{QStringLiteral("D"), QString(QChar(method.stroke))}};
    const QString parts = QString(spoiled).normalized(QString::NormalizationForm_D);
    Keyed keyed{QString(parts.front()), {}};
    for (const QChar mark : parts.sliced(1)) {
        const auto key = markKey(method, parts.front(), mark.unicode());
        if (!key)
            return {};
        keyed.later += *key;
    }
    QList<Keyed> ways{keyed};
    if (keyed.later.size() == 2) // shape and tone come in either order
        ways.push_back({keyed.letter, QString(keyed.later[1]) + keyed.later[0]});
    if (spoiled == QChar(u'Ư') && method.horn == u'W')
        ways.push_back({QStringLiteral("W"), {}}); // Telex: W alone
    return ways;
}

/// Goes through all texts that a method can have turned into the typed one.
class Undoing {
public:
    explicit Undoing(const Method &method) : m_method(method) {}
    /// Undoes the first spoiled letter in every way there is; then the rest.
    void undo(const QString &text);
    QStringList found;
    [[nodiscard]] bool exhausted() const { return m_tries <= mostTries; }

private:
    /// Puts `keys`, in their order, behind position `from` of `text`, before the word ends at `to`, and goes on.
    void insert(const QString &text, const QString &keys, qsizetype from, qsizetype to);
    const Method &m_method;
    int m_tries = 0;
};

void Undoing::insert(const QString &text, const QString &keys, qsizetype from, qsizetype to)
{
    if (keys.isEmpty())
        return undo(text);
    for (qsizetype at = from; at <= to && exhausted(); ++at)
        insert(QString(text).insert(at, keys.front()), keys.sliced(1), at + 1, to + 1);
}

void Undoing::undo(const QString &text)
{
    if (++m_tries > mostTries)
        return;
    const auto spoiled = std::find_if(text.begin(), text.end(), [](QChar c) { return !alphabet.contains(c); });
    if (spoiled == text.end()) {
        if (isBase45(QStringView(text).sliced(prefix.size())) && !found.contains(text))
            found << text;
        return;
    }
    const qsizetype at = spoiled - text.begin();
    const auto wordEnd = std::find_if(spoiled, text.end(), [](QChar c) { return !c.isLetter(); }) - text.begin();
    for (const Keyed &keyed : keysOf(m_method, *spoiled))
        insert(QString(text).replace(at, 1, keyed.letter), keyed.later, at + 1, wordEnd);
}

} // namespace

QString repairPassText(const QString &typed)
{
    const QString composed = typed.normalized(QString::NormalizationForm_C);
    // Caps Lock turns a gun's capitals into small letters; Base45 has capitals only.
    const bool capsLock = composed.startsWith(prefix, Qt::CaseInsensitive) && composed.toLower() == composed;
    QString text = capsLock ? composed.toUpper() : composed;
    if (!text.startsWith(prefix) || text.size() > 4096)
        return typed;
    if (inAlphabet(text))
        return text;
    QStringList candidates;
    for (const Method &method : methods) {
        if (!leavesAlone(method, text))
            continue;
        Undoing undoing(method);
        undoing.undo(text);
        if (!undoing.exhausted())
            return typed; // too many ways to be certain of one
        for (const QString &found : undoing.found)
            if (!candidates.contains(found))
                candidates << found;
    }
    return candidates.size() == 1 ? candidates.front() : typed;
}

} // namespace th::scanner
