using System.Text.Json;
using NodaTime;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Tape;
using Torghut.Simulation.Errors;
using static Torghut.Platform.Embedded.Tests.Tape.ScriptedEvent;

namespace Torghut.Platform.Embedded.Tests.Tape;

public sealed class TapeCacheTests
{
    private static readonly ScriptedEvent[] Day = [Trade("AAA", 1, 0), Quote("AAA", 2, 0), Trade("BBB", 3, 0), Quote("AAA", 9000, 1), Quote("AAA", 1, 2)];

    [Fact]
    public void A_second_run_reuses_the_tape_and_knows_what_the_first_found()
    {
        using var folder = new TemporaryFolder();
        var source = new ScriptedSource(Day);
        using PreparedTape first = TapeTesting.Build(folder, source);
        using PreparedTape second = TapeTesting.Build(folder, source);
        Assert.Equal((false, true), (first.Reused, second.Reused));
        Assert.Equal(1, source.Decodes);
        Assert.Null(second.RebuildReason);
        Assert.Equal((first.TapeHash, first.InputHash, first.Key), (second.TapeHash, second.InputHash, second.Key));
        Assert.Equal(TapeTesting.Describe(first.Tape), TapeTesting.Describe(second.Tape));
        Assert.Equal(JsonSerializer.Serialize(first.Statistics), JsonSerializer.Serialize(second.Statistics));
    }

    [Fact]
    public void Equal_days_give_equal_bytes_wherever_they_are_built()
    {
        using var one = new TemporaryFolder();
        using var other = new TemporaryFolder();
        using PreparedTape first = TapeTesting.Build(one, new ScriptedSource(Day));
        using PreparedTape second = TapeTesting.Build(other, new ScriptedSource(Day), options: new TapeCacheOptions { MemoryBudgetBytes = 0 });
        Assert.Equal(first.TapeHash, second.TapeHash);
        foreach (string path in Directory.GetFiles(first.Folder))
        {
            Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(second.Folder, Path.GetFileName(path))));
        }
    }

    public static TheoryData<string> Changes => ["content", "window", "symbols", "bound", "topic"];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Another_input_or_request_has_a_tape_of_its_own(string change)
    {
        using var folder = new TemporaryFolder();
        using PreparedTape first = TapeTesting.Build(folder, new ScriptedSource(Day));
        DecodeRequest request = TapeTesting.Request;
        request = change switch
        {
            "window" => request with { Window = request.Window with { End = request.Window.End.Plus(Duration.FromMinutes(1)) } },
            "symbols" => request with { Symbols = ["AAA", "BBB", "CCC"] },
            "bound" => request with { MaxOutOfOrderMs = 1999 },
            "topic" => request with { SourceTopics = new Dictionary<TopicRole, string>(request.SourceTopics) { [TopicRole.Trades] = "other" } },
            _ => request,
        };
        using PreparedTape second = TapeTesting.Build(folder, new ScriptedSource(Day) { Content = change == "content" ? "b" : "a" }, request);
        Assert.False(second.Reused);
        Assert.NotEqual(first.Key, second.Key);
    }

    [Theory]
    [InlineData("quotes.arrow")]
    [InlineData("trades.arrow")]
    [InlineData("tape.json")]
    [InlineData("tape.json.sha256")]
    public void A_flipped_bit_anywhere_is_noticed_and_the_tape_is_built_again(string name)
    {
        using var folder = new TemporaryFolder();
        string[] expected = Built(folder, out string path, name);
        byte[] content = File.ReadAllBytes(path);
        for (int i = 0; i < content.Length; i += Math.Max(1, content.Length / 40))
        {
            byte[] damaged = [.. content];
            damaged[i] ^= 1;
            File.WriteAllBytes(path, damaged);
            RequireRebuilt(folder, expected);
        }
    }

    [Theory]
    [InlineData("quotes.arrow")]
    [InlineData("tape.json")]
    public void A_cut_or_a_missing_file_is_noticed_and_the_tape_is_built_again(string name)
    {
        using var folder = new TemporaryFolder();
        string[] expected = Built(folder, out string path, name);
        using (FileStream file = File.OpenWrite(path))
        {
            file.SetLength(file.Length - 1);
        }

        RequireRebuilt(folder, expected);
        File.Delete(path);
        RequireRebuilt(folder, expected);
    }

    [Fact]
    public void A_tape_in_use_survives_its_removal()
    {
        using var folder = new TemporaryFolder();
        using PreparedTape prepared = TapeTesting.Build(folder, new ScriptedSource(Day));
        string[] before = TapeTesting.Describe(prepared.Tape);
        Directory.Delete(prepared.Folder, recursive: true);
        Assert.Equal(before, TapeTesting.Describe(prepared.Tape));
    }

    [Fact]
    public async Task Of_runs_that_start_together_one_builds_and_the_others_use_it()
    {
        using var folder = new TemporaryFolder();
        var source = new ScriptedSource(Day) { WhileDecoding = () => Thread.Sleep(100) };
        Task<PreparedTape>[] runs = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(() => TapeTesting.Build(folder, source), TapeTesting.Token))];
        PreparedTape[] tapes = await Task.WhenAll(runs);
        Assert.Equal(1, source.Decodes);
        Assert.Equal(3, tapes.Count(tape => tape.Reused));
        Assert.Single(tapes.Select(tape => tape.TapeHash).Distinct());
        Assert.All(tapes, tape => tape.Dispose());
    }

    [Fact]
    public void A_builder_that_cannot_get_the_lock_in_time_says_who_waits_for_what()
    {
        using var folder = new TemporaryFolder();
        TemporaryFolder inner = folder;
        var options = new TapeCacheOptions { LockTimeout = TimeSpan.FromMilliseconds(1) };
        SimulationException? refused = null;
        var source = new ScriptedSource(Day)
        {
            WhileDecoding = () => refused = Assert.Throws<SimulationException>(() => TapeTesting.Build(inner, new ScriptedSource(Day), options: options)),
        };
        TapeTesting.Build(folder, source).Dispose();
        Assert.Equal((ExitCode.Refused, "tape_lock_held"), (refused!.ExitCode, refused.Code));
    }

    [Fact]
    public void A_source_that_fails_leaves_nothing_but_the_lock()
    {
        using var folder = new TemporaryFolder();
        var failure = new SimulationException(ExitCode.Usage, "source_unreadable", "broken");
        var source = new ScriptedSource(Day) { WhileDecoding = () => throw failure };
        Assert.Same(failure, Assert.Throws<SimulationException>(() => TapeTesting.Build(folder, source, options: new TapeCacheOptions { MemoryBudgetBytes = 0 })));
        Assert.Empty(Directory.GetDirectories(folder[".tapes"]));
        Assert.All(Directory.GetFiles(folder[".tapes"]), path => Assert.EndsWith(".lock", path, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_killed_builder_left_is_cleared_away()
    {
        using var folder = new TemporaryFolder();
        using (PreparedTape first = TapeTesting.Build(folder, new ScriptedSource(Day)))
        {
            Directory.Move(first.Folder, first.Folder + ".partial");
        }

        using PreparedTape second = TapeTesting.Build(folder, new ScriptedSource(Day));
        Assert.False(second.Reused);
        Assert.Equal([second.Folder], Directory.GetDirectories(folder[".tapes"]));
    }

    [Fact]
    public void An_unwritable_folder_is_refused_with_its_name()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["file"], "not a folder");
        var cache = new TapeCache(folder["file"]);
        SimulationException refused = Assert.Throws<SimulationException>(
            () => cache.GetOrBuild(new ScriptedSource(Day), TapeTesting.Request, new TapeTesting.NoProgress(), TapeTesting.Token));
        Assert.Equal((ExitCode.Usage, "output_unwritable"), (refused.ExitCode, refused.Code));
        Assert.Contains(folder["file"], refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_cancelled_build_leaves_no_tape()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var source = new ScriptedSource(Day) { WhileDecoding = cancellation.Cancel };
        Assert.Throws<OperationCanceledException>(() => new TapeCache(folder.Path).GetOrBuild(source, TapeTesting.Request, new TapeTesting.NoProgress(), cancellation.Token));
        Assert.Empty(Directory.GetDirectories(folder[".tapes"]));
    }

    [Fact]
    public void Tapes_are_listed_with_their_size_and_can_be_removed()
    {
        using var folder = new TemporaryFolder();
        using PreparedTape prepared = TapeTesting.Build(folder, new ScriptedSource(Day));
        Directory.CreateDirectory(folder[".tapes/0123.partial"]);
        var cache = new TapeCache(folder.Path);
        Assert.Equal([("0123", true), (prepared.Key, false)], cache.List().Select(tape => (tape.Key, tape.Unfinished)).Order());
        Assert.True(cache.List().Single(tape => tape.Key == prepared.Key).Bytes > prepared.Bytes);
        Assert.All(cache.List(), tape => Assert.True(cache.TryRemove(tape)));
        Assert.Empty(cache.List());
        Assert.Equal(5, TapeTesting.ReadAll(prepared.Tape).Count);
    }

    [Fact]
    public void A_tape_that_is_being_built_is_not_removed()
    {
        using var folder = new TemporaryFolder();
        bool? removed = null;
        TapeCache cache = new(folder.Path);
        var source = new ScriptedSource(Day) { WhileDecoding = () => removed = cache.TryRemove(Assert.Single(cache.List())) };
        TapeTesting.Build(folder, source).Dispose();
        Assert.False(removed);
    }

    [Fact]
    public void A_cache_that_was_never_used_is_empty()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(new TapeCache(folder.Path).List());
    }

    private static string[] Built(TemporaryFolder folder, out string path, string name)
    {
        using PreparedTape prepared = TapeTesting.Build(folder, new ScriptedSource(Day));
        path = Path.Combine(prepared.Folder, name);
        return TapeTesting.Describe(prepared.Tape);
    }

    private static void RequireRebuilt(TemporaryFolder folder, string[] expected)
    {
        using PreparedTape rebuilt = TapeTesting.Build(folder, new ScriptedSource(Day));
        Assert.False(rebuilt.Reused);
        Assert.NotNull(rebuilt.RebuildReason);
        Assert.Equal(expected, TapeTesting.Describe(rebuilt.Tape));
        using PreparedTape again = TapeTesting.Build(folder, new ScriptedSource(Day));
        Assert.True(again.Reused);
    }
}
