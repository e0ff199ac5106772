using System.Text.Json;
using Torghut.Cli.Boundary;
using Torghut.Simulation.Errors;

namespace Torghut.Cli.Tests.Boundary;

public sealed class ExitBoundaryTests
{
    private readonly StringWriter _output = new();
    private readonly StringWriter _error = new();

    [Fact]
    public async Task A_command_that_ends_well_gives_its_own_code()
    {
        Assert.Equal(6, await RunAsync(() => ExitCode.VerdictFail, json: false));
        Assert.Empty(_error.ToString());
    }

    [Fact]
    public async Task A_failure_gives_its_exit_code_its_code_its_message_and_its_hint()
    {
        int code = await RunAsync(() => throw new SimulationException(ExitCode.Refused, "window_not_a_session", "closed") { Hint = "try Monday" }, json: false);

        Assert.Equal(3, code);
        Assert.Equal("error: window_not_a_session: closed\nhint: try Monday\n", _error.ToString());
        Assert.Empty(_output.ToString());
    }

    [Fact]
    public async Task A_failure_with_json_is_a_document_on_standard_output_too()
    {
        await RunAsync(() => throw new SimulationException(ExitCode.Usage, "usage", "what?"), json: true);

        JsonElement document = JsonDocument.Parse(_output.ToString()).RootElement;
        Assert.Equal(2, document.GetProperty("exit_code").GetInt32());
        Assert.Equal("usage", document.GetProperty("failure").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_defect_shows_no_stack_trace()
    {
        Assert.Equal(4, await RunAsync(() => throw new InvalidOperationException("oops"), json: false));
        Assert.Contains("internal_error: InvalidOperationException: oops", _error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", _error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(28, 4, "disk_full")]
    [InlineData(122, 4, "disk_full")]
    [InlineData(30, 2, "output_unwritable")]
    [InlineData(5, 4, "io_error")]
    public async Task What_the_system_says_becomes_a_code(int errno, int exitCode, string code)
    {
        Assert.Equal(exitCode, await RunAsync(() => throw new IOException("from the system", errno), json: false));
        Assert.StartsWith($"error: {code}: ", _error.ToString(), StringComparison.Ordinal);
    }

    private Task<int> RunAsync(Func<ExitCode> command, bool json) =>
        ExitBoundary.RunAsync(_ => Task.FromResult(command()), json, _output, _error);
}
