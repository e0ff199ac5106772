using System.Text.RegularExpressions;
using CsCheck;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Identity;

namespace Torghut.Simulation.Tests.Identity;

public sealed partial class RunTokenTests
{
    [Theory]
    [InlineData("Sim-2026/02/27#Run-01", "sim_2026_02_27_run_01")]
    [InlineData("Ünï", "n")]
    [InlineData("  RUN 01 ", "run_01")]
    [InlineData("run-01", "run_01")]
    [InlineData("__a__b__", "a_b")]
    [InlineData("ＡＢＣ1٣", "1")]
    [InlineData("\u212Aelvin", "elvin")]
    [InlineData("../../etc", "etc")]
    public void Keeps_ascii_letters_and_digits_and_joins_the_rest_by_one_underscore(string runId, string expected) =>
        Assert.Equal(expected, RunToken.FromRunId(runId).Value);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("#/-")]
    [InlineData("Ü")]
    public void An_id_without_letters_and_digits_is_an_error(string runId)
    {
        var error = Assert.Throws<SimulationException>(() => RunToken.FromRunId(runId));
        Assert.Equal("invalid_run_id", error.Code);
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Contains($"\"{runId}\"", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_id_too_long_for_topics_and_files_is_an_error_and_the_longest_is_not()
    {
        Assert.Equal(200, RunToken.FromRunId(new string('a', 200)).Value.Length);
        var error = Assert.Throws<SimulationException>(() => RunToken.FromRunId(new string('a', 201)));
        Assert.Contains("201 characters; expected at most 200", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_token_is_safe_and_is_its_own_token() => Gen.String.Sample(runId =>
    {
        try
        {
            var token = RunToken.FromRunId(runId).Value;
            Assert.Matches(SafeToken(), token);
            Assert.Equal(token, RunToken.FromRunId(token).Value);
        }
        catch (SimulationException error)
        {
            Assert.Equal("invalid_run_id", error.Code);
            Assert.DoesNotContain(runId, char.IsAsciiLetterOrDigit);
        }
    });

    [GeneratedRegex("^[a-z0-9]+(_[a-z0-9]+)*$")]
    private static partial Regex SafeToken();
}
