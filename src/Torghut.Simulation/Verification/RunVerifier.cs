using System.Globalization;
using System.Security.Cryptography;
using Torghut.Reporting.Comparison;
using Torghut.Reporting.Comparison.Document;
using Torghut.Reporting.Document;
using Torghut.Simulation.Comparisons;

namespace Torghut.Simulation.Verification;

/// <summary>Holds two finished runs against each other: every hash, every file of the report, and where they part first.</summary>
public static class RunVerifier
{
    /// <summary>Files that name their run: its title stands in them.</summary>
    private static readonly string[] s_namesItsRun = [".md", ".html", ".parquet"];

    /// <summary>Files that name the platform, and where the run's input came from.</summary>
    private static readonly string[] s_namesItsPlatform = [".json", ".md", ".html"];

    /// <summary>Verifies.</summary>
    /// <param name="first">The verified run.</param>
    /// <param name="second">The other side.</param>
    /// <param name="against">The other run's name; null when the day was run again.</param>
    public static VerificationDocument Verify(FinishedRun first, FinishedRun second, string? against)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        bool samePlatform = first.Metadata("platform") == second.Metadata("platform");
        List<VerificationCheck> checks = [.. Hashes(first, second), .. samePlatform ? [] : Figures(first, second), .. Files(first, second, samePlatform)];
        bool equal = !checks.Exists(check => check.Status == CheckStatus.Different);
        return new VerificationDocument
        {
            RunId = first.RunId,
            Against = against,
            Equal = equal,
            FirstProgram = first.Metadata("program_version"),
            SecondProgram = second.Metadata("program_version"),
            Checks = checks,
            FirstDivergence = equal ? null : Divergence(first, second),
        };
    }

    private static IEnumerable<VerificationCheck> Hashes(FinishedRun first, FinishedRun second)
    {
        foreach (string name in (string[])["input_hash", "decision_hash", "order_hash"])
        {
            yield return Check(name, first.Metadata(name), second.Metadata(name));
        }

        LedgerHashes? left = LedgerOf(first);
        LedgerHashes? right = LedgerOf(second);
        yield return Check("ledger.decision_hash", left?.DecisionHash, right?.DecisionHash);
        yield return Check("ledger.order_hash", left?.OrderHash, right?.OrderHash);
    }

    private static LedgerHashes? LedgerOf(FinishedRun run) => run.Ledger is null ? null : LedgerHashes.Of(run.Ledger, run.RunId);

    /// <summary>Reports of two platforms are compared figure by figure: their texts name the platform.</summary>
    private static IEnumerable<VerificationCheck> Figures(FinishedRun first, FinishedRun second)
    {
        FigureComparison figures = Compare(first, second).Figures;
        string all = figures.Compared.ToString(CultureInfo.InvariantCulture);
        yield return Check("report figures", all, figures.Equal.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<VerificationCheck> Files(FinishedRun first, FinishedRun second, bool samePlatform)
    {
        var names = new SortedSet<string>(StringComparer.Ordinal);
        names.UnionWith(NamesOf(first));
        names.UnionWith(NamesOf(second));
        bool sameName = first.RunId == second.RunId;
        foreach (string name in names)
        {
            VerificationCheck check = name == ReportFiles.Json
                ? Check(name, ReportDigest.WithoutRunName(first.ReportBytes.Span), ReportDigest.WithoutRunName(second.ReportBytes.Span))
                : Check(name, Sha256(first, name), Sha256(second, name));
            bool mayDiffer = (!sameName && IsAmong(s_namesItsRun, name)) || (!samePlatform && IsAmong(s_namesItsPlatform, name));
            yield return check is { Status: CheckStatus.Different, First: not null, Second: not null } && mayDiffer
                ? check with { Status = CheckStatus.NotCompared }
                : check;
        }
    }

    private static bool IsAmong(string[] extensions, string name) => extensions.Contains(Path.GetExtension(name), StringComparer.Ordinal);

    private static IEnumerable<string> NamesOf(FinishedRun run) => Directory
        .EnumerateFiles(run.Folder.Report, "*", SearchOption.AllDirectories)
        .Select(run.Folder.Relative);

    private static string? Sha256(FinishedRun run, string name)
    {
        string path = Path.Combine(run.Folder.Root, name);
        if (!File.Exists(path))
        {
            return null;
        }

        using FileStream stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Two sides that both do not know are equal only for the input, which a ledger of another trader does not have.</summary>
    private static VerificationCheck Check(string name, string? first, string? second)
    {
        bool equal = first == second && (first is not null || name == "input_hash");
        return new VerificationCheck(name, equal ? CheckStatus.Equal : CheckStatus.Different, first, second);
    }

    private static VerificationDivergence Divergence(FinishedRun first, FinishedRun second)
    {
        RunComparison comparison = Compare(first, second);
        return new VerificationDivergence
        {
            Decision = comparison.Decisions?.FirstDivergence,
            OrderEvent = comparison.OrderEvents?.FirstDivergence,
            Figure = comparison.Figures.Differences.Count == 0 ? null : comparison.Figures.Differences[0],
            DifferentFigures = comparison.Figures.Different,
        };
    }

    private static RunComparison Compare(FinishedRun first, FinishedRun second) => RunComparer.Compare(
    [
        new ComparedRun(first.Report, first.Ledger, first.LedgerProblem),
        new ComparedRun(second.Report, second.Ledger, second.LedgerProblem),
    ]).Comparisons[0];
}
