using System.Text;

namespace Torghut.EndToEnd.Tests.Support;

/// <summary>Looks for secrets in what commands printed and in every file below a folder.</summary>
public sealed class SecretScan
{
    private readonly List<(string Secret, string Form, byte[] Bytes)> _forms = [];

    /// <summary>Looks for these; each has a name for messages.</summary>
    public SecretScan(IReadOnlyDictionary<string, string> secrets)
    {
        foreach ((string name, string secret) in secrets)
        {
            _forms.AddRange(SecretForms.Of(secret).Select(form => (name, form.Form, form.Bytes)));
        }
    }

    /// <summary>Places where a secret stands.</summary>
    public IReadOnlyList<string> Leaks(string place, ReadOnlySpan<byte> content)
    {
        var leaks = new List<string>();
        foreach ((string secret, string form, byte[] bytes) in _forms)
        {
            int at = content.IndexOf(bytes);
            if (at >= 0)
            {
                leaks.Add($"{place}: {secret}, {form}, at byte {at}");
            }
        }

        return leaks;
    }

    /// <summary>Places in what a command printed.</summary>
    public IReadOnlyList<string> Leaks(string command, CliResult result) =>
        [.. Leaks($"{command}: stdout", Encoding.UTF8.GetBytes(result.Out)), .. Leaks($"{command}: stderr", Encoding.UTF8.GetBytes(result.Error))];

    /// <summary>Places in the files below a folder, and in their names.</summary>
    public IReadOnlyList<string> LeaksBelow(string folder)
    {
        var leaks = new List<string>();
        foreach (string path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            leaks.AddRange(Leaks(Path.GetRelativePath(folder, path), File.ReadAllBytes(path)));
            leaks.AddRange(Leaks("a file's name", Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, path))));
        }

        return leaks;
    }
}
