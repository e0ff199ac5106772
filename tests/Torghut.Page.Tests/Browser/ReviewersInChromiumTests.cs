using System.Text.Json.Nodes;
using Torghut.Page.Tests.Fixtures;
using Torghut.Page.Tests.Web;
using Torghut.Reporting.Document;
using Torghut.Reporting.Reviewers;
using Torghut.Reporting.Reviewers.Writers;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Policy;
using Torghut.Trading.Review.Responses;

namespace Torghut.Page.Tests.Browser;

/// <summary>The page of a comparison of reviewers as a reader meets it, in both schemes and at three widths.</summary>
public sealed class ReviewersInChromiumTests
{
    private const string Hostile = "</script><b class=\"injected\">bold</b>";

    [Fact]
    public void Every_panel_is_drawn_nothing_is_complained_of_and_nothing_sticks_out()
    {
        string file = Path.Combine(Repository.Artifacts, "page-tests-reviewers", "reviewers.html");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, Page());

        JsonNode seen = JsonNode.Parse(Node.Run("check/reviewers.mjs", file, Path.Combine(Repository.Artifacts, "page-screenshots")))!;

        Assert.Empty(seen["complaints"]!.AsArray());
        Assert.All(seen["requests"]!.AsArray(), request => Assert.Equal("reviewers.html", (string?)request));
        Assert.Equal(
            ["summary", "value", "agreement", "calibration", "disagreements", "caveats"],
            seen["panels"]!.AsArray().Select(panel => (string?)panel!["id"]));
        Assert.All(seen["panels"]!.AsArray(), panel => Assert.Equal("drawn", (string?)panel!["state"]));
        Assert.All(seen["layout"]!.AsObject(), width => Assert.Equal(0, (int)width.Value!));
        Assert.StartsWith("Reviewers of ", (string)seen["title"]!, StringComparison.Ordinal);
        Assert.Contains("Gain by review", (string)seen["value"]!, StringComparison.Ordinal);
        Assert.Contains(Hostile, (string)seen["value"]!, StringComparison.Ordinal);
        Assert.Equal((6, 0), ((int)seen["plots"]!, (int)seen["markup"]!));
    }

    private static byte[] Page()
    {
        ReportResult run = GeneratedDay.Report(new DayOptions { RoundTrips = 60 });
        var questions = new List<ReviewQuestion>();
        for (int i = 0; i < run.Rows.Evidence.Reviews.Count; i++)
        {
            questions.Add(new ReviewQuestion(run.Rows.Evidence.Reviews[i].Id, 10));
        }

        AskedReviewer[] reviewers = [Reviewer("every-third", questions, 3), Reviewer("every-fifth", questions, 5), Reviewer(Hostile, questions, 1)];
        using var page = new MemoryStream();
        ReviewerComparisonPage.Write(ReviewerComparer.Compare(run, questions, reviewers, 42), page);
        return page.ToArray();
    }

    /// <summary>Vetoes each so-many-th question and approves the others.</summary>
    private static AskedReviewer Reviewer(string name, List<ReviewQuestion> questions, int each) => new()
    {
        Name = name,
        Model = "model of " + name,
        PromptVersion = "trade-review/v1",
        Policy = new ReviewPolicyOptions(),
        Answers = [.. questions.Select((_, i) => new ReviewerAnswer(Response(i % each == 0 ? ReviewVerdict.Veto : ReviewVerdict.Approve), null, 300 + i, 1_000, 100))],
    };

    private static ReviewResponse Response(ReviewVerdict verdict)
    {
        decimal[] probabilities = [0.05m, 0.05m, 0.05m, 0.05m, 0.05m];
        probabilities[(int)verdict] = 0.8m;
        return new ReviewResponse
        {
            Verdict = verdict,
            Confidence = 0.8m,
            ConfidenceBand = Band.High,
            Probabilities = probabilities,
            UncertaintyScore = 0.2m,
            UncertaintyBand = Band.Low,
            Rationale = "x",
            RequiredChecks = [],
            RiskFlags = [],
        };
    }
}
