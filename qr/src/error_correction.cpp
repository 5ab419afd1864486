// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "error_correction.h"

#include "indexing.h"

#include <algorithm>
#include <array>

namespace th::qr {

using gf::Element;

namespace {

/// Coefficients from x⁰ upwards.
using Polynomial = std::array<Element, maxCheck + 2>;

/// Products with α⁰, α¹ …, which are what syndromes take most of.
constexpr auto timesPower = [] {
    std::array<std::array<Element, 256>, maxCheck> table{};
    for (std::size_t s = 0; s < table.size(); ++s)
        for (std::size_t value = 1; value < 256; ++value)
            table[s][value] = gf::multiply(static_cast<Element>(value), gf::power(static_cast<int>(s)));
    return table;
}();

/// What one attempt at a block works on.
struct Problem {
    std::span<const Element> syndromes;
    int length; ///< codewords of the block
    int check;

    /// The logarithm of the locator of position `index`: the first codeword is the highest power.
    [[nodiscard]] int locator(int index) const { return length - 1 - index; }
};

/// Γ(x) = Π (1 − X x) over the erased positions.
Polynomial erasureLocator(const Problem &problem, std::span<const int> erased)
{
    Polynomial gamma{1};
    std::size_t degree = 0;
    for (const int index : erased) {
        const Element x = gf::power(problem.locator(index));
        ++degree;
        for (std::size_t i = degree; i > 0; --i)
            gamma[i] ^= gf::multiply(gamma[i - 1], x);
    }
    return gamma;
}

/// Berlekamp–Massey, started from the erasure locator as if the erased positions had been found already. Gives the
/// locator of erasures and errors and its supposed degree.
std::pair<Polynomial, int> findLocator(const Problem &problem, const Polynomial &gamma, int erasures)
{
    Polynomial lambda = gamma, other = gamma;
    int degree = erasures;
    for (int r = erasures; r < problem.check; ++r) {
        Element discrepancy = 0;
        for (int i = 0; i <= std::min(degree, r); ++i)
            discrepancy ^= gf::multiply(lambda[asIndex(i)], problem.syndromes[asIndex(r - i)]);
        std::copy_backward(other.begin(), other.end() - 1, other.end());
        other[0] = 0;
        if (discrepancy == 0)
            continue;
        Polynomial next = lambda;
        for (std::size_t i = 0; i < next.size(); ++i)
            next[i] ^= gf::multiply(discrepancy, other[i]);
        if (2 * degree <= r + erasures) {
            degree = r + 1 + erasures - degree;
            for (std::size_t i = 0; i < other.size(); ++i)
                other[i] = gf::divide(lambda[i], discrepancy);
        }
        lambda = next;
    }
    return {lambda, degree};
}

/// Chien's search: the positions whose inverse locators are roots. Empty if they are not as many as the degree says.
std::vector<int> findPositions(const Problem &problem, const Polynomial &lambda, int degree)
{
    std::vector<int> positions;
    positions.reserve(asIndex(degree));
    std::array<int, maxCheck + 2> logs{}, steps{};
    std::size_t terms = 0;
    for (int i = 0; i <= degree; ++i)
        if (const Element coefficient = lambda[asIndex(i)]; coefficient != 0) {
            // Step from one position to the next multiplies x⁻¹ by α; start at x = α^-(length - 1).
            logs[terms] = (gf::logarithm(coefficient) + (255 - problem.locator(0)) * i) % 255;
            steps[terms++] = i;
        }
    for (int index = 0; index < problem.length; ++index) {
        Element sum = 0;
        for (std::size_t t = 0; t < terms; ++t) {
            sum ^= gf::power(logs[t]);
            logs[t] += steps[t];
            logs[t] -= logs[t] >= 255 ? 255 : 0;
        }
        if (sum == 0)
            positions.push_back(index);
    }
    if (static_cast<int>(positions.size()) != degree)
        positions.clear();
    return positions;
}

/// Forney's values for roots that begin at α⁰: X Ω(X⁻¹) / Λ'(X⁻¹), where Ω = S Λ mod x^check.
std::optional<std::vector<Element>> findValues(const Problem &problem, const Polynomial &lambda, int degree,
                                               std::span<const int> positions)
{
    Polynomial omega{};
    for (int i = 0; i < std::min(degree, problem.check); ++i)
        for (int j = 0; j <= i; ++j)
            omega[asIndex(i)] ^= gf::multiply(lambda[asIndex(j)], problem.syndromes[asIndex(i - j)]);
    std::vector<Element> values;
    values.reserve(positions.size());
    for (const int index : positions) {
        const int locator = problem.locator(index), inverse = (255 - locator) % 255;
        Element numerator = 0, derivative = 0;
        for (int i = std::min(degree, problem.check) - 1; i >= 0; --i)
            numerator = static_cast<Element>(gf::multiply(numerator, gf::power(inverse)) ^ omega[asIndex(i)]);
        for (int i = 1, at = 0; i <= degree; i += 2, at = (at + 2 * inverse) % 255)
            derivative ^= gf::multiply(lambda[asIndex(i)], gf::power(at));
        if (derivative == 0)
            return {};
        values.push_back(gf::multiply(gf::power(locator), gf::divide(numerator, derivative)));
    }
    return values;
}

/// True if changing `positions` by `values` makes all syndromes vanish.
bool explains(const Problem &problem, std::span<const int> positions, std::span<const Element> values)
{
    for (int s = 0; s < problem.check; ++s) {
        Element sum = problem.syndromes[asIndex(s)];
        for (std::size_t i = 0; i < positions.size(); ++i)
            sum ^= gf::multiply(values[i], gf::power(problem.locator(positions[i]) * s % 255));
        if (sum != 0)
            return false;
    }
    return true;
}

} // namespace

std::vector<Element> syndromes(std::span<const Element> block, int check)
{
    std::vector<Element> result(asIndex(check));
    for (const Element codeword : block)
        for (std::size_t s = 0; s < result.size(); ++s)
            result[s] = timesPower[s][result[s]] ^ codeword;
    return result;
}

std::optional<Correction> correct(std::span<const Element> block, std::span<const Element> of,
                                  std::span<const int> erased)
{
    const Problem problem{of, static_cast<int>(block.size()), static_cast<int>(of.size())};
    const int erasures = static_cast<int>(erased.size());
    Correction result{{block.begin(), block.end()}};
    if (std::ranges::all_of(of, [](Element s) { return s == 0; }))
        return result;
    if (erasures > problem.check)
        return {};
    const auto [lambda, degree] = findLocator(problem, erasureLocator(problem, erased), erasures);
    if (2 * degree - erasures > problem.check)
        return {};
    const std::vector<int> positions = findPositions(problem, lambda, degree);
    if (positions.empty())
        return {};
    const auto values = findValues(problem, lambda, degree, positions);
    if (!values || !explains(problem, positions, *values))
        return {};
    for (std::size_t i = 0; i < positions.size(); ++i)
        result.codewords[asIndex(positions[i])] ^= (*values)[i];
    result.errors = degree - erasures;
    return result;
}

std::vector<Element> checkOf(std::span<const Element> data, int check)
{
    // g(x) = Π (x − αⁱ), i = 0 … check − 1; highest power first, without its leading 1.
    std::vector<Element> generator(asIndex(check));
    generator.back() = 1;
    for (int i = 0; i < check; ++i)
        for (std::size_t j = 0; j < generator.size(); ++j) {
            generator[j] = gf::multiply(generator[j], gf::power(i));
            if (j + 1 < generator.size())
                generator[j] ^= generator[j + 1];
        }
    std::vector<Element> remainder(asIndex(check));
    for (const Element codeword : data) {
        const Element factor = codeword ^ remainder.front();
        std::shift_left(remainder.begin(), remainder.end(), 1);
        remainder.back() = 0;
        for (std::size_t j = 0; j < remainder.size(); ++j)
            remainder[j] ^= gf::multiply(generator[j], factor);
    }
    return remainder;
}

} // namespace th::qr
