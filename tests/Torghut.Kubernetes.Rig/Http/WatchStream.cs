using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Torghut.Kubernetes.Rig.Faults;
using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.Kubernetes.Rig.Http;

/// <summary>One watch: newline-delimited events until its time is over or the client leaves.</summary>
internal sealed class WatchStream
{
    private readonly ClusterStore _store;
    private readonly ApiPath _target;
    private readonly HttpContext _context;
    private readonly Selector _selector;

    public WatchStream(ClusterStore store, ApiPath target, HttpContext context)
    {
        _store = store;
        _target = target;
        _context = context;
        string? name = context.Request.Query["fieldSelector"];
        Selector asked = Selector.Of(name, context.Request.Query["labelSelector"]);
        _selector = target.Name is null ? asked : asked with { Name = target.Name };
    }

    public async Task RunAsync(Fault? fault)
    {
        CancellationToken gone = _context.RequestAborted;
        if (fault?.Action == FaultAction.CloseWatch)
        {
            _context.Abort();
            return;
        }

        _context.Response.ContentType = "application/json";
        await _context.Response.StartAsync(gone).ConfigureAwait(false);
        await _context.Response.Body.FlushAsync(gone).ConfigureAwait(false);
        if (fault?.Action == FaultAction.SilentWatch)
        {
            await Task.Delay(Timeout.Infinite, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        int seconds = int.TryParse(_context.Request.Query["timeoutSeconds"], NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 300;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(gone);
        limit.CancelAfter(TimeSpan.FromSeconds(seconds));
        try
        {
            await FollowAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The watch's time is over, or the client left: both end it quietly.
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        string? from = _context.Request.Query["resourceVersion"];
        long seen;
        if (from is null or "" or "0")
        {
            (IReadOnlyList<JsonObject> items, seen) = _store.List(_target.Kind, _target.Namespace);
            foreach (JsonObject item in items.Where(_selector.Matches))
            {
                await WriteAsync("ADDED", item, cancellationToken).ConfigureAwait(false);
            }
        }
        else
        {
            seen = long.Parse(from, CultureInfo.InvariantCulture);
        }

        while (true)
        {
            Task changed = _store.NextChange();
            if (_store.ChangesSince(seen) is not { } changes)
            {
                await WriteAsync("ERROR", new ApiFailure(410, "Expired", "too old resource version").ToStatus(), cancellationToken).ConfigureAwait(false);
                return;
            }

            foreach (StoreEvent change in changes)
            {
                seen = change.Version;
                if (change.Key.Kind == _target.Kind
                    && (_target.Namespace is null || change.Key.Namespace == _target.Namespace)
                    && _selector.Matches(change.Object))
                {
                    await WriteAsync(change.Type, change.Object, cancellationToken).ConfigureAwait(false);
                }
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(string type, JsonObject value, CancellationToken cancellationToken)
    {
        var line = new JsonObject { ["type"] = type, ["object"] = value.DeepClone() };
        await _context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(line.ToJsonString() + "\n"), cancellationToken).ConfigureAwait(false);
        await _context.Response.Body.FlushAsync(cancellationToken).ConfigureAwait(false);
    }
}
