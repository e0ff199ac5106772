using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Torghut.Lifecycle.Tests.Weaknesses;

/// <summary>Turns the order of a journal's outstanding pledges around, each with the lines that follow it.</summary>
internal static class JournalOrder
{
    /// <summary>The journal with its outstanding pledges in reverse, numbered and checksummed anew; a torn last line stays.</summary>
    public static byte[] Reverse(byte[] content)
    {
        int end = Array.LastIndexOf(content, (byte)'\n') + 1;
        var closed = new List<List<string>>();
        var open = new List<(string Id, List<string> Lines)>();
        foreach (string line in Encoding.UTF8.GetString(content, 0, end).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string json = line[..line.LastIndexOf('\t')];
            using JsonDocument entry = JsonDocument.Parse(json);
            string id = entry.RootElement.GetProperty("id").GetString()!;
            int at = open.FindIndex(pledge => pledge.Id == id);
            if (at < 0)
            {
                open.Add((id, [json]));
                continue;
            }

            open[at].Lines.Add(json);
            if (entry.RootElement.GetProperty("status").GetString() == "released")
            {
                closed.Add(open[at].Lines);
                open.RemoveAt(at);
            }
        }

        open.Reverse();
        var text = new StringBuilder();
        int number = 0;
        foreach (string json in closed.Concat(open.Select(pledge => pledge.Lines)).SelectMany(lines => lines))
        {
            string numbered = Renumber(json, ++number);
            text.Append(numbered).Append('\t').Append(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(numbered)))[..16]).Append('\n');
        }

        return [.. Encoding.UTF8.GetBytes(text.ToString()), .. content[end..]];
    }

    private static string Renumber(string json, int number)
    {
        const string Name = "\"seq\":";
        int start = json.IndexOf(Name, StringComparison.Ordinal) + Name.Length;
        int end = json.IndexOf(',', start);
        return string.Create(CultureInfo.InvariantCulture, $"{json[..start]}{number}{json[end..]}");
    }
}
