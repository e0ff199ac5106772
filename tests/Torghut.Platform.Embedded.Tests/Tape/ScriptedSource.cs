using System.Security.Cryptography;
using System.Text;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources;

namespace Torghut.Platform.Embedded.Tests.Tape;

/// <summary>A source that pushes the events a test gives it, in the order given.</summary>
internal sealed class ScriptedSource(params ScriptedEvent[] events) : IMarketSource
{
    private int _decodes;

    public string Kind => "scripted";

    public int Decodes => _decodes;

    public Action? WhileDecoding { get; init; }

    public string Content { get; init; } = "a";

    public SourceIdentity Identify(DecodeRequest request, CancellationToken cancellationToken) =>
        new() { Kind = Kind, Files = [], CacheKey = Content, InputHash = InputHash };

    public DecodeResult Decode(DecodeRequest request, ITapeSink sink, IDecodeProgress progress, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _decodes);
        foreach (ScriptedEvent scripted in events)
        {
            ITapeStream stream = sink.OpenStream(scripted.Symbol, scripted.Channel);
            if (scripted.Bar is { } bar)
            {
                stream.WriteBar(scripted.ToMarketEvent(), bar);
            }
            else
            {
                stream.Write(scripted.ToMarketEvent());
            }
        }

        WhileDecoding?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        return new DecodeResult
        {
            InputHash = InputHash,
            LinesRead = events.Length,
            Outcomes = new Dictionary<string, long> { [LineOutcomes.Event] = events.Length },
            Roles = [.. events.GroupBy(e => TopicRoles.ForChannel(e.Channel)).OrderBy(g => g.Key).Select(Role)],
            Partitions = [],
            Quarantined = [],
        };
    }

    private string InputHash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Content)));

    private static RoleRecords Role(IGrouping<TopicRole, ScriptedEvent> group) => new()
    {
        Role = group.Key,
        Records = group.Count(),
        Duplicates = 0,
        OutsideWindowByRecordTime = 0,
        OutsideWindowByEventTime = 0,
        Quarantined = 0,
    };
}
