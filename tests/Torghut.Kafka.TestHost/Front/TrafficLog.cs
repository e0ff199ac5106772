using System.Globalization;

namespace Torghut.Kafka.TestHost.Front;

/// <summary>Which client sent which requests.</summary>
internal sealed class TrafficLog
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<(string Client, short Request), long> _counts = [];

    /// <summary>Counts a request.</summary>
    public void Add(string client, short request)
    {
        lock (_gate)
        {
            _counts[(client, request)] = _counts.GetValueOrDefault((client, request)) + 1;
        }
    }

    /// <summary>Forgets all.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _counts.Clear();
        }
    }

    /// <summary><c>client/request=count</c>, joined by spaces; requests by the protocol's number.</summary>
    public string Describe()
    {
        lock (_gate)
        {
            return string.Join(' ', _counts.Select(count =>
                string.Create(CultureInfo.InvariantCulture, $"{count.Key.Client}/{count.Key.Request}={count.Value}")));
        }
    }
}
