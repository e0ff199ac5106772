using System.Text.Json.Nodes;
using Torghut.Page.Tests.Fixtures;
using Torghut.Page.Tests.Web;
using Torghut.Reporting.Document;

namespace Torghut.Page.Tests.Browser;

/// <summary>Pages of several days, opened and used once in Chromium; tests look at what was seen.</summary>
public sealed class InspectedPages
{
    private readonly JsonObject _seen;

    public InspectedPages()
    {
        string folder = Path.Combine(Repository.Artifacts, "page-tests");
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        Write("day", GeneratedDay.Report(new DayOptions()));
        Write("many", GeneratedDay.Report(new DayOptions { RoundTrips = 15_000 }));
        Write("ledger", GeneratedDay.LedgerOnly(new DayOptions { Reviews = false }));
        Write("nothing", GeneratedDay.Empty(new DayOptions { Outage = (100, 45) }));
        Write("hostile", GeneratedDay.Report(new DayOptions { RoundTrips = 30, RunId = Hostile, Foreign = Hostile }));
        string output = Node.Run("check/inspect.mjs", folder, Path.Combine(Repository.Artifacts, "page-screenshots"));
        _seen = JsonNode.Parse(output)!.AsObject();

        void Write(string name, ReportResult result) => File.WriteAllBytes(Path.Combine(folder, name + ".html"), Pages.Write(result));
    }

    /// <summary>Text that would do harm if it were taken for markup.</summary>
    public static string Hostile => "</script><img src=x onerror=\"document.title='harmed'\"><b>bold";

    public JsonNode this[string page] => _seen[page]!;
}
