using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Simulation.Pauses;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>Reads the objects of the protocol, again and again until something holds or the time is over.</summary>
internal sealed class ArgoWatch
{
    /// <summary>How often one thing is read until there is an answer.</summary>
    private const int MostReadings = 3;

    private readonly IKubernetesApi _api;
    private readonly ArgoNames _names;
    private readonly ArgoTimeouts _timeouts;
    private readonly TimeProvider _time;

    public ArgoWatch(IKubernetesApi api, ArgoNames names, ArgoTimeouts timeouts, TimeProvider time)
    {
        _api = api;
        _names = names;
        _timeouts = timeouts;
        _time = time;
    }

    /// <summary>Now, for evidence.</summary>
    public DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Who wrote the set's lists last; for people.</summary>
    public async Task<string> SetWriterAsync(CancellationToken cancellationToken) =>
        await _api.GetAsync(_names.Set, cancellationToken).ConfigureAwait(false) is ApiReply.Done { Object: { } set }
            ? LastWriter.Of(set, ["spec", "generators"]) ?? "nobody known"
            : "nobody known";

    /// <summary>Whether the set can be read.</summary>
    public async Task<bool> IsSetReadableAsync(CancellationToken cancellationToken) =>
        await _api.GetAsync(_names.Set, cancellationToken).ConfigureAwait(false) is ApiReply.Done or ApiReply.NotFound;

    /// <summary>The present mode of the element; null when it cannot be told.</summary>
    public async Task<string?> ModeAsync(CancellationToken cancellationToken) =>
        await ReadAsync(token => _api.GetAsync(_names.Set, token), cancellationToken).ConfigureAwait(false) is ApiReply.Done { Object: { } set }
        && ElementSearch.Find(set, _names.Element) is ElementSearchResult.Found found
            ? found.Element.Automation
            : null;

    /// <summary>An Application; null when it cannot be read.</summary>
    public async Task<JsonObject?> ApplicationAsync(string name, CancellationToken cancellationToken) =>
        (await ReadAsync(token => _api.GetAsync(_names.Application(name), token), cancellationToken).ConfigureAwait(false) as ApiReply.Done)?.Object;

    /// <summary>Any object; null when it cannot be read.</summary>
    public async Task<JsonObject?> ReadAsync(ObjectRef place, CancellationToken cancellationToken) =>
        (await _api.GetAsync(place, cancellationToken).ConfigureAwait(false) as ApiReply.Done)?.Object;

    /// <summary>A mark of this moment.</summary>
    public long Mark() => _time.GetTimestamp();

    /// <summary>Time since a mark.</summary>
    public TimeSpan ElapsedSince(long mark) => _time.GetElapsedTime(mark);

    /// <summary>Waits.</summary>
    public Task PauseAsync(TimeSpan duration, CancellationToken cancellationToken) => Task.Delay(duration, _time, cancellationToken);

    /// <summary>The Applications beside the set, by name; null when they cannot be read.</summary>
    public async Task<IReadOnlyDictionary<string, JsonObject>?> ApplicationsAsync(CancellationToken cancellationToken)
    {
        ApiReply reply = await ReadAsync(
            token => _api.ListAsync(ResourcePath.Applications, _names.Set.Namespace, token), cancellationToken).ConfigureAwait(false);
        if (reply is not ApiReply.Done { Object: { } list })
        {
            return null;
        }

        var found = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (JsonNode? item in list["items"] as JsonArray ?? [])
        {
            found.Add(ArgoSurvey.NameOf((JsonObject)item!), (JsonObject)item!);
        }

        return found;
    }

    /// <summary>Waits until an Application is as wanted.</summary>
    /// <param name="name">Name of the Application.</param>
    /// <param name="isWanted">Whether it is.</param>
    /// <param name="longest">Longest wait.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>The Application as it was then; null when the time was over.</returns>
    public async Task<JsonObject?> UntilAsync(string name, Func<JsonObject, bool> isWanted, TimeSpan longest, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        while (true)
        {
            if (await ApplicationAsync(name, cancellationToken).ConfigureAwait(false) is { } application && isWanted(application))
            {
                return application;
            }

            if (_time.GetElapsedTime(start) >= longest)
            {
                return null;
            }

            await PauseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks for some time whether something stays so.</summary>
    /// <param name="problem">What is wrong now; null for nothing.</param>
    /// <param name="duration">How long it must stay so.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>The first problem; null when there was none.</returns>
    public async Task<string?> StaysAsync(Func<CancellationToken, Task<string?>> problem, TimeSpan duration, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        while (true)
        {
            if (await problem(cancellationToken).ConfigureAwait(false) is { } found)
            {
                return found;
            }

            if (_time.GetElapsedTime(start) >= duration)
            {
                return null;
            }

            await PauseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Reads again what was not answered: one lost answer is not a change.</summary>
    private async Task<ApiReply> ReadAsync(Func<CancellationToken, Task<ApiReply>> read, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            ApiReply reply = await read(cancellationToken).ConfigureAwait(false);
            if (reply is not (ApiReply.NoAnswer or ApiReply.Busy) || attempt == MostReadings)
            {
                return reply;
            }

            await PauseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private Task PauseAsync(CancellationToken cancellationToken) => Pause.ForAsync(_timeouts.Poll, _time, cancellationToken);
}
