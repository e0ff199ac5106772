using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Torghut.Cli.Composition;
using Torghut.Reporting.Evaluation;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Evaluation;
using Torghut.Simulation.Identity;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Runs;

namespace Torghut.Cli.Serve;

/// <summary>What is served: all of it is read, nothing is changed.</summary>
internal sealed class Endpoints(ServeOptions options, TimeProvider time)
{
    private const int UsualRuns = 100;
    private const int MostRuns = 1000;

    /// <summary>Adds the routes.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", Guard(_ => Health()))
            .WithName("health").WithSummary("Whether the server can do its work.").WithTags("service")
            .Produces<HealthDocument>().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/trading/status", Guard(_ => Json(RunDocuments.Status(options.OutputRoot), ServeJson.Default.TradingStatusDocument)))
            .WithName("tradingStatus").WithSummary("What the trading of the simulations stands at.").WithTags("trading")
            .Produces<TradingStatusDocument>().ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/trading/llm-evaluation", Guard(Evaluate))
            .WithName("llmEvaluation").WithTags("trading")
            .WithSummary("What a language model's reviews came to: of a run (run_id), of a window (start and end, ISO 8601), or of today in New York.")
            .Produces<LlmEvaluation>().ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/runs", Guard(ListRuns))
            .WithName("runs").WithSummary("The runs, the one begun last first; limit (100, at most 1000) and offset choose a part.").WithTags("runs")
            .Produces<RunListDocument>().ProducesProblem(StatusCodes.Status400BadRequest);
        routes.MapGet("/runs/{id}", Guard(GetRun))
            .WithName("run").WithSummary("A run, by its id or token, with its phases and artifacts.").WithTags("runs")
            .Produces<RunDocument>().ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        routes.MapGet("/runs/{id}/artifacts/{**path}", Guard(GetArtifact))
            .WithName("artifact").WithSummary("A file of a run, by its path in the run's list of artifacts; ranges are answered.").WithTags("runs")
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>Every failure becomes a problem document.</summary>
    private static Func<HttpContext, IResult> Guard(Func<HttpContext, IResult> answer) => context =>
    {
        try
        {
            return answer(context);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return Problems.Of(failure);
        }
    };

    private static IResult Json<T>(T value, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => Results.Json(value, type);

    private IResult Health()
    {
        if (Directory.Exists(options.OutputRoot))
        {
            // Throws where the folder of all runs cannot be read.
            using IEnumerator<string> entries = Directory.EnumerateFileSystemEntries(options.OutputRoot).GetEnumerator();
            entries.MoveNext();
        }

        return Json(new HealthDocument("ok", ProgramVersion.Current), ServeJson.Default.HealthDocument);
    }

    private IResult Evaluate(HttpContext context)
    {
        var query = new QueryParameters(context.Request, "run_id", "start", "end");
        string? runId = query.Text("run_id");
        string? start = query.Text("start");
        string? end = query.Text("end");
        if (runId is not null)
        {
            return start is null && end is null
                ? Json(LlmEvaluations.OfRun(FolderOf(runId), runId, PlatformFactory.OpenLedger), ServeJson.Default.LlmEvaluation)
                : Problems.BadRequest("Found run_id and a window; expected one of them.");
        }

        (Instant from, Instant to) = EvaluationWindow.Parse(start, end, time);
        return Json(LlmEvaluations.OfWindow(options.OutputRoot, from, to, PlatformFactory.OpenLedger), ServeJson.Default.LlmEvaluation);
    }

    private IResult ListRuns(HttpContext context)
    {
        var query = new QueryParameters(context.Request, "limit", "offset");
        return Json(
            RunDocuments.List(options.OutputRoot, query.Whole("limit", UsualRuns, 1, MostRuns), query.Whole("offset", 0, 0, int.MaxValue)),
            ServeJson.Default.RunListDocument);
    }

    private IResult GetRun(HttpContext context)
    {
        string id = Route(context, "id");
        return Json(RunDocuments.Of(FolderOf(id), id), ServeJson.Default.RunDocument);
    }

    private IResult GetArtifact(HttpContext context)
    {
        string id = Route(context, "id");
        RunFolder folder = FolderOf(id);
        if (!File.Exists(folder.RunState))
        {
            throw RunStatusReader.NotFound(folder, id);
        }

        string path = Route(context, "path");
        return RunArtifacts.Find(folder, path) is string file
            ? Results.File(file, RunArtifacts.TypeOf(file), lastModified: File.GetLastWriteTimeUtc(file), enableRangeProcessing: true)
            : Problems.NotFound("artifact_not_found", $"The run '{id}' has no artifact '{path}'.");
    }

    /// <summary>A token has letters, digits and underscores only: no id leads out of the folder of all runs.</summary>
    private RunFolder FolderOf(string runId) => RunFolder.Of(options.OutputRoot, RunToken.FromRunId(runId).Value);

    private static string Route(HttpContext context, string name) => context.GetRouteValue(name) as string ?? string.Empty;
}
