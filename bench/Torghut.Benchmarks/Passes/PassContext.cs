using Torghut.Benchmarks.Days;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Tape;
using Torghut.Simulation.Runs;

namespace Torghut.Benchmarks.Passes;

/// <summary>What a pass may use: the day, its tape, and a folder of its own.</summary>
internal sealed class PassContext : IDisposable
{
    private readonly Lazy<PreparedTape> _tape;

    /// <summary>Makes the context of one process.</summary>
    /// <param name="day">The day.</param>
    /// <param name="sharedFolder">What the benchmarks of one call share: the day's tape and dumps.</param>
    public PassContext(BenchmarkDay day, string sharedFolder)
    {
        Day = day;
        Definition = DayManifest.Run(day, sharedFolder);
        SharedFolder = sharedFolder;
        ScratchFolder = Path.Combine(sharedFolder, $"pass-{Environment.ProcessId}");
        _tape = new Lazy<PreparedTape>(() => BuildTape(sharedFolder, DayInput.Source(day)));
    }

    /// <summary>The day.</summary>
    public BenchmarkDay Day { get; }

    /// <summary>A run of the day.</summary>
    public RunDefinition Definition { get; }

    /// <summary>Folder of what the processes of one call share.</summary>
    public string SharedFolder { get; }

    /// <summary>A folder of this process alone; removed at its end.</summary>
    public string ScratchFolder { get; }

    /// <summary>The day's tape, made by the first process that asks for it.</summary>
    public PreparedTape Tape => _tape.Value;

    /// <summary>Opens the day's tape in a cache, building it from a source where it is not there.</summary>
    public PreparedTape BuildTape(string cacheFolder, IMarketSource source, IDecodeProgress? progress = null) =>
        new TapeCache(cacheFolder).GetOrBuild(source, DayInput.Request(Definition, Day), progress ?? new DecodeSize(), CancellationToken.None);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_tape.IsValueCreated)
        {
            _tape.Value.Dispose();
        }

        if (Directory.Exists(ScratchFolder))
        {
            Directory.Delete(ScratchFolder, recursive: true);
        }
    }
}
