using Torghut.Benchmarks.Measurements;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Tape;

namespace Torghut.Benchmarks.Passes;

/// <summary>A source's files become a tape in a folder that has none: hashing, decoding, sorting, writing, and syncing to disk.</summary>
internal sealed class ImportPass(PassContext context, Func<IMarketSource> source) : IPass
{
    private readonly string _folder = Path.Combine(context.ScratchFolder, "import");

    /// <inheritdoc/>
    public void Prepare()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        Directory.CreateDirectory(_folder);
    }

    /// <inheritdoc/>
    public PassCounts Run()
    {
        var size = new DecodeSize();
        using PreparedTape tape = context.BuildTape(_folder, source(), size);
        return new PassCounts(tape.Tape.EventCount, size.Units, tape.Statistics.LinesRead);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
