using System.Diagnostics;
using Torghut.Page.Tests.Fixtures;

namespace Torghut.Page.Tests.Web;

/// <summary>Runs the page's JavaScript tools, installed from the lock file.</summary>
internal static class Node
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(20);
    private static readonly Lock s_lock = new();
    private static bool s_installed;

    /// <summary>Runs Node in the page's folder; gives what it wrote, and fails the test if it failed.</summary>
    public static string Run(params string[] arguments)
    {
        Install();
        return Run("node", arguments);
    }

    private static void Install()
    {
        lock (s_lock)
        {
            string @lock = Path.Combine(Repository.Web, "package-lock.json");
            string installed = Path.Combine(Repository.Web, "node_modules", ".torghut-installed");
            string wanted = File.ReadAllText(@lock);
            if (!s_installed && (!File.Exists(installed) || File.ReadAllText(installed) != wanted))
            {
                Run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
                File.WriteAllText(installed, wanted);
            }

            s_installed = true;
        }
    }

    private static string Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Repository.Web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"{program} {string.Join(' ', arguments)} did not end within {s_limit}.");
        }

        Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output.Result}\n{errors.Result}");
        return output.Result;
    }
}
