using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Torghut.Lifecycle.Tests.Checks;

/// <summary>Reads journals by the documented form alone, independently of the production code.</summary>
internal static class JournalOracle
{
    /// <summary>What a journal says is outstanding, in the order of the pledges.</summary>
    /// <exception cref="FormatException">It is damaged elsewhere than in a torn last line.</exception>
    public static IReadOnlyList<JournalPledge> Outstanding(byte[]? content)
    {
        var open = new List<JournalPledge>();
        foreach (JsonElement entry in Lines(content ?? []))
        {
            string id = entry.GetProperty("id").GetString()!;
            switch (entry.GetProperty("status").GetString())
            {
                case "pledged":
                    open.Add(JournalPledge.Of(entry.GetProperty("obligation")));
                    break;
                case "released":
                    open.RemoveAll(pledge => pledge.Id == id);
                    break;
            }
        }

        return open;
    }

    /// <summary>The id that a line releases; null for other lines.</summary>
    public static string? ReleasedBy(ReadOnlySpan<byte> line)
    {
        JsonElement? entry = Parse(line.TrimEnd((byte)'\n').ToArray());
        return entry?.GetProperty("status").GetString() == "released" ? entry.Value.GetProperty("id").GetString() : null;
    }

    private static IEnumerable<JsonElement> Lines(byte[] content)
    {
        int start = 0;
        while (start < content.Length)
        {
            int end = Array.IndexOf(content, (byte)'\n', start);
            JsonElement? entry = end < 0 ? null : Parse(content[start..end]);
            if (entry is null)
            {
                if (end >= 0 && end < content.Length - 1)
                {
                    throw new FormatException("a line before the last is damaged");
                }

                yield break;
            }

            yield return entry.Value;
            start = end + 1;
        }
    }

    private static JsonElement? Parse(byte[] line)
    {
        int tab = Array.LastIndexOf(line, (byte)'\t');
        if (tab < 0)
        {
            return null;
        }

        string checksum = Convert.ToHexStringLower(SHA256.HashData(line.AsSpan(0, tab)))[..16];
        return Encoding.ASCII.GetString(line, tab + 1, line.Length - tab - 1) == checksum
            ? JsonSerializer.Deserialize<JsonElement>(line.AsSpan(0, tab))
            : null;
    }
}
