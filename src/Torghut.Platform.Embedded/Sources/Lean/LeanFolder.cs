using System.Globalization;
using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Symbols;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>Finds a day's files in LEAN's data folder, and says what is there when they are not.</summary>
internal sealed class LeanFolder
{
    private const int MostNames = 8;

    private readonly string _root;
    private readonly string _market;

    /// <summary>Names the folder.</summary>
    /// <param name="root">LEAN's data folder, the one above <c>equity/</c>.</param>
    /// <param name="market">Market, for example <c>usa</c>.</param>
    public LeanFolder(string root, string market)
    {
        _root = Path.GetFullPath(root);
        _market = market;
    }

    /// <summary>The files of a day, in order of path.</summary>
    /// <exception cref="SimulationException">A file or folder is missing, or a symbol is no name.</exception>
    public IReadOnlyList<LeanTickFile> Find(IReadOnlyList<string> symbols, LocalDate day)
    {
        if (symbols.Count == 0)
        {
            throw new SimulationException(
                ExitCode.Usage, "source_symbols_missing", "source.symbols is empty: a lean_ticks source needs at least one symbol.");
        }

        string tickFolder = RequireTickFolder();
        var table = new SymbolTable(symbols);
        LeanTickFile[] files =
        [
            .. table.Names.SelectMany((symbol, ordinal) => new[] { EventChannel.Quote, EventChannel.Trade }
                .Select(channel => File(tickFolder, symbol, ordinal, channel, day)))
                .OrderBy(file => file.RelativePath, StringComparer.Ordinal),
        ];
        LeanTickFile[] missing = [.. files.Where(file => !System.IO.File.Exists(file.FullPath))];
        return missing.Length == 0 ? files : throw Missing(missing, tickFolder, day);
    }

    private LeanTickFile File(string tickFolder, string symbol, int ordinal, EventChannel channel, LocalDate day)
    {
        if (!symbol.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-') || symbol.StartsWith('.'))
        {
            throw new SimulationException(
                ExitCode.Usage,
                "source_symbols_invalid",
                $"source.symbols: '{symbol}' is no symbol; expected letters, digits, '.' and '-', for example BRK.B.");
        }

        string folder = symbol.ToLowerInvariant();
        string name = $"{Format(day)}_{LeanTickFile.NameOf(channel)}.zip";
        return new LeanTickFile(symbol, ordinal, channel, Path.Combine(tickFolder, folder, name), $"equity/{_market}/tick/{folder}/{name}");
    }

    private string RequireTickFolder()
    {
        if (!Directory.Exists(_root))
        {
            throw new SimulationException(
                ExitCode.Usage, "source_missing", $"source.path: folder {_root} does not exist. Expected LEAN's Data folder, the one above equity/.");
        }

        string tickFolder = Path.Combine(_root, "equity", _market, "tick");
        return Directory.Exists(tickFolder)
            ? tickFolder
            : throw new SimulationException(
                ExitCode.Usage,
                "source_missing",
                $"source.path: {_root} has no folder equity/{_market}/tick. "
                + $"Expected LEAN's Data folder, the one above equity/, with tick data of market '{_market}'.");
    }

    private static SimulationException Missing(LeanTickFile[] missing, string tickFolder, LocalDate day)
    {
        LeanTickFile first = missing[0];
        string folder = Path.GetDirectoryName(first.FullPath)!;
        string found = Directory.Exists(folder)
            ? $"The folder has {first.KindName}s of {List(Days(folder, first.KindName))}."
            : $"There is no folder of that symbol; {tickFolder} has {List(Symbols(tickFolder))}.";
        string others = missing.Length == 1 ? string.Empty : $" Also missing: {List(missing.Skip(1).Select(file => file.RelativePath))}.";
        string what = string.Create(CultureInfo.InvariantCulture, $"{first.Symbol} has no {first.KindName}s of {day:uuuu-MM-dd}");
        return new SimulationException(ExitCode.Usage, "source_missing", $"{what}: {first.FullPath} does not exist. {found}{others}");
    }

    private static IEnumerable<string> Symbols(string tickFolder) =>
        Directory.GetDirectories(tickFolder).Select(path => Path.GetFileName(path).ToUpperInvariant());

    private static IEnumerable<string> Days(string folder, string kind) => Directory.GetFiles(folder, $"*_{kind}.zip")
        .Select(path => Path.GetFileName(path).Split('_')[0])
        .Select(day => day.Length == 8 ? $"{day[..4]}-{day[4..6]}-{day[6..]}" : day);

    private static string List(IEnumerable<string> names)
    {
        string[] sorted = [.. names.Order(StringComparer.Ordinal)];
        return sorted.Length switch
        {
            0 => "nothing",
            <= MostNames => string.Join(", ", sorted),
            _ => $"{string.Join(", ", sorted[..MostNames])} and {sorted.Length - MostNames} more",
        };
    }

    /// <summary>A day as it stands in names of files and entries.</summary>
    public static string Format(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}{day.Month:00}{day.Day:00}");
}
