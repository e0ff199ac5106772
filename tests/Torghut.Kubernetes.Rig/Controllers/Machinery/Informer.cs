using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.Kubernetes.Rig.Controllers.Machinery;

/// <summary>A controller's copy of the objects of one kind, which lags behind the store and keeps its order.</summary>
public sealed class Informer
{
    private readonly ControllerHost _host;
    private readonly TimeSpan _mostLag;
    private readonly SortedDictionary<string, (ObjectKey Key, JsonObject Object)> _copies = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<StoreEvent> _coming = new();
    private DateTimeOffset _lastDelivery;

    /// <summary>Makes an informer; it begins with what is there.</summary>
    /// <param name="host">Clock and chance.</param>
    /// <param name="kind">Kind it follows.</param>
    /// <param name="mostLag">Longest time behind the store.</param>
    public Informer(ControllerHost host, ResourceKind kind, TimeSpan mostLag)
    {
        ArgumentNullException.ThrowIfNull(host);
        _host = host;
        _mostLag = mostLag;
        foreach (JsonObject item in host.Store.List(kind, null).Items)
        {
            var key = new ObjectKey(kind, (string?)item["metadata"]!["namespace"] ?? string.Empty, (string)item["metadata"]!["name"]!);
            _copies[key.ToString()] = (key, item);
        }

        host.Store.Written += change =>
        {
            if (change.Key.Kind == kind)
            {
                Expect(change);
            }
        };
    }

    /// <summary>Raised for each change as it arrives: the key, the copy before, and after (null when deleted).</summary>
    public event Action<ObjectKey, JsonObject?, JsonObject?>? Delivered;

    /// <summary>The copies, in order of their keys.</summary>
    public IEnumerable<(ObjectKey Key, JsonObject Object)> Copies => _copies.Values;

    /// <summary>The copy of an object; null where there is none yet.</summary>
    public JsonObject? Find(ObjectKey key) => _copies.TryGetValue(key.ToString(), out (ObjectKey Key, JsonObject Object) found) ? found.Object : null;

    /// <summary>Puts the controller's own write into the copy at once; an older event may still overwrite it.</summary>
    public void WriteBack(ObjectKey key, JsonObject value) => _copies[key.ToString()] = (key, value);

    private void Expect(StoreEvent change)
    {
        DateTimeOffset due = _host.Time.GetUtcNow() + _host.Between(TimeSpan.Zero, _mostLag);
        if (due < _lastDelivery)
        {
            due = _lastDelivery;
        }

        _lastDelivery = due;

        // Timers of one instant fire in any order; changes do not.
        _coming.Enqueue(change);
        _host.After(due - _host.Time.GetUtcNow(), () =>
        {
            if (_coming.TryDequeue(out StoreEvent? next))
            {
                Deliver(next);
            }
        });
    }

    private void Deliver(StoreEvent change)
    {
        JsonObject? before = Find(change.Key);
        if (change.Type == "DELETED")
        {
            _copies.Remove(change.Key.ToString());
            Delivered?.Invoke(change.Key, before, null);
            return;
        }

        _copies[change.Key.ToString()] = (change.Key, change.Object);
        Delivered?.Invoke(change.Key, before, change.Object);
    }
}
