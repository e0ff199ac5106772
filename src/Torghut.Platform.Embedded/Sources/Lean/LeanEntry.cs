using System.IO.Compression;
using NodaTime;
using Torghut.Market.Events;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>Opens the one entry of a zip, after making sure that it is the one that the file's name promises.</summary>
internal static class LeanEntry
{
    private const int DayDigits = 8;

    /// <summary>The entry of an open zip.</summary>
    /// <exception cref="SimulationException">No entry, several, or one of another symbol, day or kind.</exception>
    public static ZipArchiveEntry Require(ZipArchive zip, LeanTickFile file, LocalDate day)
    {
        if (zip.Entries.Count != 1)
        {
            string names = string.Join(", ", zip.Entries.Take(3).Select(entry => entry.FullName));
            string found = zip.Entries.Count == 0 ? "no entry" : $"{zip.Entries.Count} entries ({names})";
            throw Unreadable(file, $"it has {found}; expected one, {ExpectedName(file, day)}");
        }

        ZipArchiveEntry only = zip.Entries[0];
        return Mismatch(only.FullName, file, day) is { } mismatch
            ? throw new SimulationException(
                ExitCode.Usage,
                "source_mismatch",
                $"{file.FullPath}: its entry {only.FullName} {mismatch}; expected {ExpectedName(file, day)}.")
            : only;
    }

    /// <summary>A zip that cannot be used.</summary>
    public static SimulationException Unreadable(LeanTickFile file, string found, Exception? cause = null) =>
        new(ExitCode.Usage, "source_unreadable", $"{file.FullPath} cannot be used: {found}.", cause);

    /// <summary>What contradicts the name of the file; null when nothing does.</summary>
    private static string? Mismatch(string entryName, LeanTickFile file, LocalDate day)
    {
        // <day>_<symbol>_<Trade|Quote>_Tick.csv in any case; the order of the last words has changed over the years.
        string[] words = entryName.ToLowerInvariant().Split('_');
        bool startsWithDay = words[0].Length == DayDigits && words[0].All(char.IsAsciiDigit);
        if (words.Length < 3 || !startsWithDay || !words[^1].EndsWith(".csv", StringComparison.Ordinal))
        {
            return "does not say its day, symbol and kind";
        }

        words[^1] = words[^1][..^".csv".Length];
        string expectedDay = LeanFolder.Format(day);
        if (words[0] != expectedDay)
        {
            return $"is of day {words[0]}";
        }

        if (!words[1].Equals(file.Symbol, StringComparison.OrdinalIgnoreCase))
        {
            return $"is of symbol {words[1].ToUpperInvariant()}";
        }

        string other = LeanTickFile.NameOf(file.Channel == EventChannel.Trade ? EventChannel.Quote : EventChannel.Trade);
        return words.Skip(2).Contains(other) ? $"has {other}s"
            : words.Skip(2).Contains("tick") ? null
            : "is no tick data";
    }

    private static string ExpectedName(LeanTickFile file, LocalDate day) =>
        $"{LeanFolder.Format(day)}_{file.Symbol.ToLowerInvariant()}_{file.KindName}_tick.csv";
}
