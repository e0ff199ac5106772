using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Obligations;

/// <summary>
/// The form of the journal's lines: a JSON object, a tab, and the first 16 hexadecimal digits of the SHA-256 of that
/// object. Lines are numbered, so that one that is missing shows.
/// </summary>
internal static class ObligationLines
{
    /// <summary>A line, with its line feed.</summary>
    public static byte[] Write(ObligationEntry entry)
    {
        byte[] json = JsonSerializer.SerializeToUtf8Bytes(entry, ObligationJson.Default.ObligationEntry);
        return [.. json, (byte)'\t', .. Encoding.ASCII.GetBytes(Checksum(json)), (byte)'\n'];
    }

    /// <summary>Reads a run's journal.</summary>
    /// <returns>Its lines, and the length of what holds them; what is behind is a line torn by a crash.</returns>
    /// <exception cref="SimulationException">It is damaged before its last line, or of a newer program.</exception>
    public static (List<ObligationEntry> Entries, long ValidLength) Read(RunFolder folder)
    {
        var entries = new List<ObligationEntry>();
        byte[] content = folder.Storage.Read(folder.Obligations) ?? [];
        int start = 0;
        while (start < content.Length)
        {
            int end = Array.IndexOf(content, (byte)'\n', start);
            if (end < 0)
            {
                break;
            }

            if (Parse(content.AsSpan(start, end - start)) is not ObligationEntry entry)
            {
                if (end == content.Length - 1)
                {
                    break;
                }

                throw Damage(folder.Obligations, entries.Count + 1, "its checksum does not fit");
            }

            Check(folder.Obligations, entry, entries.Count + 1);
            entries.Add(entry);
            start = end + 1;
        }

        return (entries, start);
    }

    private static ObligationEntry? Parse(ReadOnlySpan<byte> line)
    {
        int tab = line.LastIndexOf((byte)'\t');
        if (tab < 0 || !line[(tab + 1)..].SequenceEqual(Encoding.ASCII.GetBytes(Checksum(line[..tab]))))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize(line[..tab], ObligationJson.Default.ObligationEntry);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Check(string path, ObligationEntry entry, int line)
    {
        if (entry.Form > ObligationEntry.CurrentForm)
        {
            throw Unreadable(path, line, string.Create(
                CultureInfo.InvariantCulture,
                $"is of form {entry.Form}; this program reads up to {ObligationEntry.CurrentForm}. Use the program that wrote it"));
        }

        if (entry.Seq != line)
        {
            throw Damage(path, line, string.Create(CultureInfo.InvariantCulture, $"it is numbered {entry.Seq}, so that lines are missing"));
        }
    }

    private static SimulationException Damage(string path, int line, string how) =>
        Unreadable(path, line, $"is damaged: {how}. The lines before it are intact");

    private static SimulationException Unreadable(string path, int line, string how) => new(
        ExitCode.RestoreRequired,
        "obligations_journal_damaged",
        string.Create(CultureInfo.InvariantCulture, $"{path}: line {line} {how}. What the run changed cannot be known, and nothing was touched."))
    {
        Hint = "The pledges are readable text, each with the command that restores its thing by hand. Restore by them, then move the file away.",
    };

    private static string Checksum(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json))[..16];
}
