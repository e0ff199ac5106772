using System.IO.Compression;
using System.Text;
using NodaTime;
using Torghut.Market.Sessions;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Sources.Lean;
using Torghut.Platform.Embedded.Tape;
using Torghut.Platform.Embedded.Tests.Tape;

namespace Torghut.Platform.Embedded.Tests.Sources.Lean;

/// <summary>A LEAN data folder of one day, made by a test. The window is 09:30-09:40 New York of 2013-10-07, unless said otherwise.</summary>
internal sealed class LeanDay : IDisposable
{
    /// <summary>Milliseconds since midnight of the window's start, 09:30.</summary>
    public const long OpenMs = 34_200_000;

    private readonly TemporaryFolder _folder = new();

    public LocalDate Day { get; init; } = new(2013, 10, 7);

    public DecodeRequest Request { get; init; } = RequestFor(new LocalDate(2013, 10, 7), new LocalTime(9, 30), new LocalTime(9, 40), "BAC");

    public string Root => _folder.Path;

    public static DecodeRequest RequestFor(LocalDate day, LocalTime from, LocalTime to, params string[] symbols) => new()
    {
        Window = new ReplayWindow(InNewYork(day, from), InNewYork(day, to), day, Session: null),
        Symbols = symbols,
        MaxOutOfOrderMs = 2000,
        SourceTopics = TopicRoles.All.Where(TopicRoles.IsReplayed).ToDictionary(role => role, TopicRoles.ProductionTopic),
    };

    public string PathOf(string symbol, string kind) =>
        Path.Combine(Root, "data", "equity", "usa", "tick", symbol.ToLowerInvariant(), $"{Text(Day)}_{kind}.zip");

    public LeanDay Trades(string symbol, params string[] lines) => Add(symbol, "trade", string.Join('\n', lines));

    public LeanDay Quotes(string symbol, params string[] lines) => Add(symbol, "quote", string.Join('\n', lines));

    public LeanDay Add(string symbol, string kind, string content, params string[] entryNames)
    {
        string path = PathOf(symbol, kind);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using ZipArchive zip = ZipFile.Open(path, ZipArchiveMode.Create);
        string usual = $"{Text(Day)}_{symbol.ToLowerInvariant()}_{(kind == "trade" ? "Trade" : "Quote")}_Tick.csv";
        foreach (string name in entryNames.Length == 0 ? [usual] : entryNames.Where(name => name.Length > 0))
        {
            using Stream entry = zip.CreateEntry(name).Open();
            entry.Write(Encoding.Latin1.GetBytes(content));
        }

        return this;
    }

    public LeanTickSource Source() => new(Path.Combine(Root, "data"));

    public PreparedTape Build() =>
        new TapeCache(Path.Combine(Root, "runs")).GetOrBuild(Source(), Request, new TapeTesting.NoProgress(), TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Dispose();

    private static string Text(LocalDate day) => day.ToString("uuuuMMdd", System.Globalization.CultureInfo.InvariantCulture);

    private static Instant InNewYork(LocalDate day, LocalTime time) => day.At(time).InZoneLeniently(DateTimeZoneProviders.Tzdb["America/New_York"]).ToInstant();
}
