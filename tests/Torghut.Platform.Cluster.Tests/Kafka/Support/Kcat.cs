using System.Diagnostics;

namespace Torghut.Platform.Cluster.Tests.Kafka.Support;

/// <summary>kcat, a Kafka client that is not ours.</summary>
internal static class Kcat
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Produces what stands in the input.</summary>
    public static void Produce(string servers, string topic, int partition, string input, params string[] options) =>
        Run(["-b", servers, "-P", "-t", topic, "-p", $"{partition}", .. options], input);

    /// <summary>What a topic's partition holds from its beginning to its end, formatted.</summary>
    public static string Consume(string servers, string topic, int partition, string format) =>
        Run(["-b", servers, "-C", "-t", topic, "-p", $"{partition}", "-o", "beginning", "-e", "-q", "-f", format], "");

    /// <summary>Names of all topics.</summary>
    public static string Topics(string servers) => Run(["-b", servers, "-L"], "");

    private static string Run(string[] arguments, string input)
    {
        using Process process = Process.Start(new ProcessStartInfo("kcat", arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Limit))
        {
            process.Kill();
            throw new TimeoutException($"kcat {string.Join(' ', arguments)} did not end");
        }

        Assert.True(process.ExitCode == 0, error.Result);
        return output.Result;
    }
}
