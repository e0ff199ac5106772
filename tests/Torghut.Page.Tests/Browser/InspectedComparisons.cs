using System.Text.Json.Nodes;
using Torghut.Page.Tests.Fixtures;
using Torghut.Page.Tests.Web;
using Torghut.Reporting.Comparison;

namespace Torghut.Page.Tests.Browser;

/// <summary>Pages of several comparisons, opened and used once in Chromium; tests look at what was seen.</summary>
public sealed class InspectedComparisons
{
    private readonly JsonObject _seen;

    public InspectedComparisons()
    {
        string folder = Path.Combine(Repository.Artifacts, "page-tests-compare");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        var usual = new DayOptions { RoundTrips = 60 };
        ComparedRun first = GeneratedRuns.Run(usual);
        ComparedRun other = GeneratedRuns.Run(usual with { Seed = 8, RunId = "another-seed" });
        Write("same", first, GeneratedRuns.Run(usual with { RunId = "again" }));
        Write("different", first, other);
        Write("three", first, other, GeneratedRuns.Run(usual with { RunId = "fewer", RoundTrips = 20 }));
        Write("noledger", first, other with { Ledger = null, LedgerProblem = "it has no ledger" });
        Write("hostile", first, GeneratedRuns.Run(usual with { RoundTrips = 20, RunId = InspectedPages.Hostile, Foreign = InspectedPages.Hostile }));
        string output = Node.Run("check/compare.mjs", folder, Path.Combine(Repository.Artifacts, "page-screenshots"));
        _seen = JsonNode.Parse(output)!.AsObject();

        void Write(string name, params ComparedRun[] runs) => File.WriteAllBytes(Path.Combine(folder, name + ".html"), GeneratedRuns.Page(runs));
    }

    public JsonNode this[string page] => _seen[page]!;
}
