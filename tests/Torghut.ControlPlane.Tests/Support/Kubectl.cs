using System.Diagnostics;

namespace Torghut.ControlPlane.Tests.Support;

/// <summary>The real <c>kubectl</c> against a server of the test, with a home folder of its own.</summary>
internal sealed class Kubectl : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("torghut-kubectl-").FullName;

    public Kubectl(string kubeconfig) => File.WriteAllText(Path.Combine(_home, "config"), kubeconfig);

    public (int Code, string Output, string Error) Run(params string[] arguments) => RunWith(input: null, arguments);

    public (int Code, string Output, string Error) RunWith(string? input, params string[] arguments) => Start("kubectl", input, arguments);

    private (int Code, string Output, string Error) Start(string program, string? input, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.Environment["HOME"] = _home;
        start.Environment["KUBECONFIG"] = Path.Combine(_home, "config");
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromSeconds(60)))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"kubectl {string.Join(' ', arguments)} did not end");
        }

        return (process.ExitCode, output.Result, error.Result);
    }

    /// <summary>A command as it would be pasted into a shell.</summary>
    public void Paste(string command)
    {
        (int code, _, string error) = Start("bash", input: null, "-c", command);
        Assert.True(code == 0, $"{command}: {error}");
    }

    public string Succeed(params string[] arguments)
    {
        (int code, string output, string error) = Run(arguments);
        Assert.True(code == 0, $"kubectl {string.Join(' ', arguments)}: {error}");
        return output;
    }

    public void Dispose() => Directory.Delete(_home, recursive: true);
}
