using System.Diagnostics;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests.Durability;

/// <summary>Tapes, dumps and documents that a killed process left half-written are recognised, and made anew.</summary>
public sealed class HalfWrittenTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TorghutSim _cli;

    public HalfWrittenTests() => _cli = new TorghutSim(_folder.Root);

    private RunFiles Files => RunFiles.Of(_folder.Root, "half");

    /// <summary>The folder of the one tape.</summary>
    private string Tape { get; set; } = string.Empty;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_tape_of_which_a_part_is_missing_or_was_never_finished_is_built_anew()
    {
        string manifest = SmallDump.Write(_folder);
        Run(manifest);
        IReadOnlyDictionary<string, byte[]> expected = Files.Report();
        Tape = Path.GetDirectoryName(
            Directory.EnumerateFiles(_folder["artifacts"], "*.arrow", SearchOption.AllDirectories).First())!;
        IReadOnlyDictionary<string, byte[]> tape = Content(Tape);
        foreach (string file in tape.Keys.Order(StringComparer.Ordinal))
        {
            string path = Path.Combine(Tape, file);
            Cut(path, 2);
            AssertBuiltAnew($"half of {file}", manifest, expected, tape);
            File.Delete(path);
            AssertBuiltAnew($"no {file}", manifest, expected, tape);
        }

        // A build that was killed: its folder was never given its name.
        string partial = Tape + ".partial";
        Directory.Move(Tape, partial);
        Cut(Path.Combine(partial, tape.Keys.Order(StringComparer.Ordinal).First()), 2);
        Run(manifest, "--force-replay");
        AssertSame("a partial tape", expected, Files.Report());
        Assert.False(Directory.Exists(partial));
        AssertSame("a partial tape", tape, Content(Tape));
    }

    [Fact]
    public void A_dump_manifest_and_a_replay_marker_that_are_cut_short_are_written_anew()
    {
        string manifest = SmallDump.Write(_folder);
        Run(manifest);
        IReadOnlyDictionary<string, byte[]> expected = Files.Report();
        byte[] dump = File.ReadAllBytes(Files["dump/source-dump.manifest.json"]);
        Cut(Files["dump/source-dump.manifest.json"], 2);
        Cut(Files["source-dump.replay-marker.json"], 2);

        Run(manifest, "--force-replay");

        Assert.Equal(dump, File.ReadAllBytes(Files["dump/source-dump.manifest.json"]));
        Files.AssertWhole();
        AssertSame("cut documents", expected, Files.Report());
    }

    [Fact]
    public void A_dump_whose_writer_was_killed_is_not_there_and_is_written_anew()
    {
        string manifest = _folder.File("day.yaml", Manifests.Synthetic(symbols: 4));
        string path = _folder["day.ndjson"];
        using (Process export = _cli.Start("export", "--run-id", "x", "--dataset-manifest", manifest, "--output", path, "--quiet"))
        {
            _ = export.StandardOutput.ReadToEndAsync();
            _ = export.StandardError.ReadToEndAsync();
            long start = Stopwatch.GetTimestamp();
            while (!Directory.EnumerateFiles(_folder.Root, "day.ndjson*").Any(file => new FileInfo(file).Length > 0))
            {
                Assert.False(export.HasExited, "The export ended before it could be killed.");
                Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2), "The export wrote nothing.");
                Thread.Sleep(5);
            }

            export.Kill();
            export.WaitForExit();
        }

        Assert.False(File.Exists(path));
        Export(manifest, path);
        Export(manifest, _folder["undisturbed.ndjson"]);
        Assert.True(File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(_folder["undisturbed.ndjson"])));
        Assert.Equal(["day.ndjson", "day.yaml", "undisturbed.ndjson"], Directory.EnumerateFiles(_folder.Root).Select(Path.GetFileName).Order());
    }

    private static void Cut(string path, int parts)
    {
        using FileStream file = File.OpenWrite(path);
        file.SetLength(file.Length / parts);
    }

    private static Dictionary<string, byte[]> Content(string folder) =>
        Directory.EnumerateFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);

    private static void AssertSame(string what, IReadOnlyDictionary<string, byte[]> expected, IReadOnlyDictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, file => Assert.True(file.Value.AsSpan().SequenceEqual(actual[file.Key]), $"{what}: {file.Key} differs"));
    }

    private void AssertBuiltAnew(string what, string manifest, IReadOnlyDictionary<string, byte[]> report, IReadOnlyDictionary<string, byte[]> tape)
    {
        CliResult result = Run(manifest, "--force-replay");
        Assert.True(result.Error.Contains("tape_rebuilt", StringComparison.Ordinal), $"{what}: {result}");
        AssertSame(what, report, Files.Report());
        AssertSame(what, tape, Content(Tape));
    }

    private CliResult Run(string manifest, params string[] more)
    {
        CliResult result = _cli.Run(Commands.Run("half", manifest, more));
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    private void Export(string manifest, string path)
    {
        CliResult result = _cli.Run("export", "--run-id", "x", "--dataset-manifest", manifest, "--output", path, "--quiet");
        Assert.True(result.ExitCode == 0, result.ToString());
    }
}
