using Torghut.Simulation.Artifacts;

namespace Torghut.Simulation.Tests.Artifacts;

public sealed class RunCommandLineTests
{
    [Theory]
    [InlineData("run-01", "run-01")]
    [InlineData("run 01", "'run 01'")]
    [InlineData("it's", "'it'\\''s'")]
    [InlineData("$(reboot)", "'$(reboot)'")]
    [InlineData("", "''")]
    public void A_word_is_quoted_as_a_shell_reads_it_back(string word, string quoted) => Assert.Equal(quoted, RunCommandLine.Quote(word));

    [Fact]
    public void The_output_root_is_named_only_where_it_is_not_the_default()
    {
        string root = Path.GetFullPath(RunCommandLine.DefaultOutputRoot);
        Assert.Equal("torghut-sim status --run-id a", RunCommandLine.Of("status", "a", Path.Combine(root, "a")));
        Assert.Equal("torghut-sim run --run-id a --output-root /runs --x", RunCommandLine.Of("run", "a", "/runs/a", "--x"));
    }
}
