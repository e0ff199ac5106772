using System.Text;
using NJsonSchema;
using Torghut.Reporting.Comparison;
using Torghut.Reporting.ControlPlane;
using Torghut.Reporting.Document;
using Torghut.Reporting.Tests.Fixtures;
using Torghut.Reporting.Tests.Schema;
using Torghut.Reporting.Writers;

namespace Torghut.Reporting.Tests.ControlPlane;

/// <summary>What a run took of the systems around it and gave back, in the report.</summary>
public sealed class ControlPlaneSectionTests
{
    [Fact]
    public void A_run_that_took_nothing_of_others_has_no_section()
    {
        SimulationReport report = Reports.Build(new InMemoryLedger()).Report;

        Assert.Null(report.ControlPlane);
        Assert.DoesNotContain("Control plane", Reports.Markdown(report), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_section_obeys_the_schema_and_reads_back_as_it_was()
    {
        string json = Reports.Json(Report(Section()));

        JsonSchema schema = await JsonSchema.FromFileAsync(RepositoryFiles.Schema, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(json));
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        Assert.Equal(json, Reports.Json(ReportJson.Read(stream)));
    }

    [Fact]
    public void Its_own_file_reads_back_as_it_was()
    {
        using var stream = new MemoryStream();
        ControlPlaneJson.Write(Section(), stream);
        stream.Position = 0;

        Assert.Equal(Reports.Json(Report(Section())), Reports.Json(Report(ControlPlaneJson.Read(stream))));
    }

    [Fact]
    public void The_summary_says_the_verdict_what_others_changed_and_what_is_not_simply_back()
    {
        string text = Reports.Markdown(Report(Section()));

        Assert.Contains("- automation away: **proven**: element manual", text, StringComparison.Ordinal);
        Assert.Contains("- **changed by another** `argocd_drift`: the element is auto, by kubectl-edit", text, StringComparison.Ordinal);
        Assert.Contains("- **not everything is back**: 3 thing(s), 1 as they were", text, StringComparison.Ordinal);
        Assert.Contains("- `restored_by_other` argocd/product\\#torghut: restored_by_other; written last by kubectl-edit", text, StringComparison.Ordinal);
        Assert.Contains("- `conflict` torghut/torghut-sim", text, StringComparison.Ordinal);
        Assert.DoesNotContain("torghut/torghut-ta-sim", text, StringComparison.Ordinal);
    }

    /// <summary>It is about the run, and two runs of one day are equal all the same.</summary>
    [Fact]
    public void Two_runs_that_differ_only_in_it_have_one_digest()
    {
        byte[] with = Encoding.UTF8.GetBytes(Reports.Json(Report(Section())));
        byte[] without = Encoding.UTF8.GetBytes(Reports.Json(Report(section: null)));

        Assert.NotEqual(with, without);
        Assert.Equal(ReportDigest.WithoutRunName(without), ReportDigest.WithoutRunName(with));
    }

    private static SimulationReport Report(ControlPlaneSection? section) =>
        Reports.Build(new InMemoryLedger(), request: Day.Request() with { ControlPlane = section }).Report;

    private static ControlPlaneSection Section() => new()
    {
        Automation = new AutomationProofRow
        {
            Verdict = "proven",
            Explanation = "element manual",
            Applications = [new ApplicationVerdictRow { Application = "torghut", Verdict = "proven" }],
            Evidence = [new ObservationRow { At = "2026-02-27T12:00:00.000Z", Subject = "Application torghut", ResourceVersion = "7", Step = "mode", Seen = "manual" }],
        },
        Drift = [new DriftRow { Code = "argocd_drift", Message = "the element is auto, by kubectl-edit" }],
        Restored = false,
        Things =
        [
            new RestoredThingRow { Id = "argocd-element", Target = "argocd/product#torghut", Finding = "restored_by_other", Detail = "restored_by_other; written last by kubectl-edit" },
            new RestoredThingRow { Id = "ta-suspend", Target = "torghut/torghut-ta-sim", Finding = "restored" },
            new RestoredThingRow { Id = "torghut-env", Target = "torghut/torghut-sim", Finding = "conflict", Detail = "conflict: gone" },
        ],
    };
}
