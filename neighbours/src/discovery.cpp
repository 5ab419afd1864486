// SPDX-FileCopyrightText: 2026 Thông Hành authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "neighbours/discovery.h"

#include "neighbours/local_address.h"

#include <avahi-client/client.h>
#include <avahi-client/lookup.h>
#include <avahi-client/publish.h>
#include <avahi-common/alternative.h>
#include <avahi-common/error.h>
#include <avahi-common/malloc.h>
#include <avahi-common/simple-watch.h>
#include <avahi-common/strlst.h>
#include <avahi-common/thread-watch.h>
#include <avahi-common/timeval.h>

#include <array>
#include <map>

namespace th::neighbours {

namespace {

core::LocalName noAvahi(int error)
{
    const std::string why = avahi_strerror(error);
    return {"Không tìm được trạm bên cạnh: dịch vụ Avahi của máy không chạy (" + why +
                "). Cài gói avahi-daemon, hoặc cho biết địa chỉ bằng --from http://MÁY:CỔNG.",
            "Neighbours cannot be found: this system's Avahi does not run (" + why +
                "). Install avahi-daemon, or give the address with --from http://HOST:PORT."};
}

/// One of ours to free with one of theirs.
template <auto release> struct Release {
    template <class T> void operator()(T *thing) const { release(thing); }
};
using Client = std::unique_ptr<AvahiClient, Release<avahi_client_free>>;
using SimplePoll = std::unique_ptr<AvahiSimplePoll, Release<avahi_simple_poll_free>>;
using ThreadedPoll = std::unique_ptr<AvahiThreadedPoll, Release<avahi_threaded_poll_free>>;
using Browser = std::unique_ptr<AvahiServiceBrowser, Release<avahi_service_browser_free>>;

} // namespace

struct Announcement::State {
    static constexpr unsigned renewSeconds = 5;

    std::string name;
    std::uint16_t port = 0;
    bool waits = false; ///< no Avahi ran when this was made
    ThreadedPoll poll;
    Client client;
    AvahiEntryGroup *group = nullptr; ///< the client's; goes with it
    AvahiTimeout *renewal = nullptr;  ///< the poll's: when the client is made anew

    ~State()
    {
        if (poll)
            avahi_threaded_poll_stop(poll.get());
        if (renewal)
            loop()->timeout_free(renewal);
    }

    [[nodiscard]] const AvahiPoll *loop() const { return avahi_threaded_poll_get(poll.get()); }
    /// It waits for an Avahi that does not run yet; false if there is not even a bus to wait on.
    bool connect(int &error)
    {
        group = nullptr;
        client.reset();
        client.reset(avahi_client_new(loop(), AVAHI_CLIENT_NO_FAIL, &State::clientChanged, this, &error));
        return client != nullptr;
    }
    /// A failed client never works again. It is not freed from within its own callback.
    void renewAfter(unsigned seconds)
    {
        timeval when{};
        avahi_elapse_time(&when, seconds * 1000, 0);
        if (renewal)
            loop()->timeout_update(renewal, &when);
        else
            renewal = loop()->timeout_new(loop(), &when, &State::renew, this);
    }
    static void renew(AvahiTimeout *timeout, void *self)
    {
        auto &state = *static_cast<State *>(self);
        state.loop()->timeout_update(timeout, nullptr);
        if (int error = 0; !state.connect(error))
            state.renewAfter(renewSeconds);
    }

    void announce(AvahiClient *by)
    {
        if (!group)
            group = avahi_entry_group_new(by, &State::groupChanged, this);
        if (!group || !avahi_entry_group_is_empty(group))
            return;
        AvahiStringList *texts = avahi_string_list_new("v=1", nullptr);
        const int added = avahi_entry_group_add_service_strlst(group, AVAHI_IF_UNSPEC, AVAHI_PROTO_UNSPEC,
                                                               static_cast<AvahiPublishFlags>(0), name.c_str(),
                                                               serviceType, nullptr, nullptr, port, texts);
        avahi_string_list_free(texts);
        if (added == AVAHI_ERR_COLLISION)
            rename();
        else if (added == AVAHI_OK)
            avahi_entry_group_commit(group);
    }
    void rename()
    {
        char *other = avahi_alternative_service_name(name.c_str());
        name = other;
        avahi_free(other);
        avahi_entry_group_reset(group);
        announce(avahi_entry_group_get_client(group));
    }
    static void groupChanged(AvahiEntryGroup *, AvahiEntryGroupState now, void *self)
    {
        if (now == AVAHI_ENTRY_GROUP_COLLISION)
            static_cast<State *>(self)->rename();
    }
    /// Avahi may be stopped and started again under us, and the bus too.
    static void clientChanged(AvahiClient *by, AvahiClientState now, void *self)
    {
        auto &state = *static_cast<State *>(self);
        if (now == AVAHI_CLIENT_S_RUNNING)
            state.announce(by);
        else if (state.group && (now == AVAHI_CLIENT_S_COLLISION || now == AVAHI_CLIENT_S_REGISTERING))
            avahi_entry_group_reset(state.group);
        else if (now == AVAHI_CLIENT_FAILURE)
            state.renewAfter(0);
    }
};

Announcement::Announcement(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Announcement::Announcement(Announcement &&) noexcept = default;
Announcement &Announcement::operator=(Announcement &&) noexcept = default;
Announcement::~Announcement() = default;

core::Result<Announcement, core::LocalName> Announcement::make(const std::string &name, std::uint16_t port)
{
    auto state = std::make_unique<State>();
    state->name = name;
    state->port = port;
    state->poll.reset(avahi_threaded_poll_new());
    int error = AVAHI_ERR_NO_MEMORY;
    if (!state->poll || !state->connect(error))
        return core::Failure{noAvahi(error)};
    state->waits = avahi_client_get_state(state->client.get()) == AVAHI_CLIENT_CONNECTING;
    if (avahi_threaded_poll_start(state->poll.get()) < 0)
        return core::Failure{noAvahi(AVAHI_ERR_FAILURE)};
    return Announcement(std::move(state));
}

std::optional<core::LocalName> Announcement::doubt() const
{
    if (!m_state->waits)
        return std::nullopt;
    return noAvahi(AVAHI_ERR_NO_DAEMON);
}

namespace {

/// What answers to one search; its callbacks come from within `avahi_simple_poll_iterate`.
struct Search {
    std::string self;
    AvahiClient *client = nullptr;
    std::map<std::string, Neighbour> found{};
    std::size_t resolving = 0;
    bool allForNow = false;

    /// One address of each: that of IPv4, where it has both.
    void keep(Neighbour neighbour, bool preferred)
    {
        const auto [place, isNew] = found.try_emplace(neighbour.name, neighbour);
        if (!isNew && preferred)
            place->second = std::move(neighbour);
    }
    [[nodiscard]] bool done() const { return (allForNow && resolving == 0) || found.size() >= mostNeighbours; }

    static void browsed(AvahiServiceBrowser *, AvahiIfIndex interface, AvahiProtocol protocol, AvahiBrowserEvent event,
                        const char *name, const char *type, const char *domain, AvahiLookupResultFlags, void *self)
    {
        auto &search = *static_cast<Search *>(self);
        if (event == AVAHI_BROWSER_ALL_FOR_NOW || event == AVAHI_BROWSER_FAILURE)
            search.allForNow = true;
        if (event != AVAHI_BROWSER_NEW || search.self == name || search.resolving >= 4 * mostNeighbours)
            return;
        if (avahi_service_resolver_new(search.client, interface, protocol, name, type, domain, protocol,
                                       static_cast<AvahiLookupFlags>(0), &Search::resolved, self))
            ++search.resolving;
    }
    static void resolved(AvahiServiceResolver *resolver, AvahiIfIndex interface, AvahiProtocol,
                         AvahiResolverEvent event, const char *name, const char *, const char *, const char *,
                         const AvahiAddress *address, std::uint16_t port, AvahiStringList *, AvahiLookupResultFlags,
                         void *self)
    {
        auto &search = *static_cast<Search *>(self);
        --search.resolving;
        std::array<char, AVAHI_ADDRESS_STR_MAX> digits{};
        if (event == AVAHI_RESOLVER_FOUND && avahi_address_snprint(digits.data(), digits.size(), address))
            if (const auto host = hostInUrl(digits.data(), static_cast<unsigned>(interface)); !host.empty())
                search.keep({name, "http://" + host + ":" + std::to_string(port)}, address->proto == AVAHI_PROTO_INET);
        avahi_service_resolver_free(resolver);
    }
    static void clientChanged(AvahiClient *, AvahiClientState, void *) {}
};

} // namespace

Found findNeighbours(const std::string &self, std::chrono::milliseconds patience, const std::stop_token &stop)
{
    Search search{self};
    const SimplePoll poll(avahi_simple_poll_new());
    int error = AVAHI_ERR_NO_MEMORY;
    const Client client(poll ? avahi_client_new(avahi_simple_poll_get(poll.get()), static_cast<AvahiClientFlags>(0),
                                                &Search::clientChanged, &search, &error)
                             : nullptr);
    if (!client)
        return core::Failure{noAvahi(error)};
    search.client = client.get();
    const Browser browser(avahi_service_browser_new(client.get(), AVAHI_IF_UNSPEC, AVAHI_PROTO_UNSPEC, serviceType,
                                                    nullptr, static_cast<AvahiLookupFlags>(0), &Search::browsed,
                                                    &search));
    if (!browser)
        return core::Failure{noAvahi(avahi_client_errno(client.get()))};
    const auto until = std::chrono::steady_clock::now() + patience;
    constexpr int step = 50;
    while (!search.done() && !stop.stop_requested() && std::chrono::steady_clock::now() < until)
        if (avahi_simple_poll_iterate(poll.get(), step) != 0)
            break;
    std::vector<Neighbour> found;
    for (auto &[name, neighbour] : search.found)
        found.push_back(std::move(neighbour));
    return found;
}

} // namespace th::neighbours
