using System.Text;
using Torghut.Reporting.Document;
using Torghut.Reporting.Request;
using Torghut.Reporting.Reviewers;
using Torghut.Reporting.Reviewers.Document;
using Torghut.Reporting.Reviewers.Writers;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Reports;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Reviewers;

/// <summary>Puts a run's questions to several reviewers and writes how they compare. The run itself is only read.</summary>
public static class ReviewerComparisonRunner
{
    /// <summary>The JSON file.</summary>
    public const string Json = "reviewers.json";

    /// <summary>The Markdown file.</summary>
    public const string Markdown = "reviewers.md";

    /// <summary>The page.</summary>
    public const string Html = "reviewers.html";

    private const string DefaultFolder = "llm-compare";

    /// <summary>Reads reviewers' files.</summary>
    /// <param name="paths">The files.</param>
    /// <param name="outputRoot">The folder of all runs: the cassette of reviewers that name none is there.</param>
    /// <param name="environment">Looks an environment variable up.</param>
    /// <exception cref="SimulationException">A file cannot be used, or two reviewers have one name (exit 2).</exception>
    public static IReadOnlyList<NamedReviewer> Load(IReadOnlyList<string> paths, string outputRoot, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(paths);
        var reviewers = new List<NamedReviewer>(paths.Count);
        foreach (string path in paths)
        {
            ReviewerFile file = ReviewerFileLoader.Load(path, environment);
            string name = file.Name ?? Path.GetFileNameWithoutExtension(path);
            if (reviewers.Exists(known => known.Name == name))
            {
                throw new SimulationException(ExitCode.Usage, "review_name_repeated", $"--review: {path}: found a second reviewer named {name}; expected another name (key name).");
            }

            if (file.Review.Mode == ReviewMode.Off)
            {
                throw new SimulationException(ExitCode.Usage, "review_off", $"--review: {path}: found review.mode off; expected rules or llm.");
            }

            reviewers.Add(new NamedReviewer(name, ReviewIdentity.WithCassettePath(file.Review, outputRoot), file.Prices));
        }

        return reviewers;
    }

    /// <summary>Asks and writes.</summary>
    /// <param name="request">What is to be compared.</param>
    /// <param name="platform">The run's platform.</param>
    /// <param name="create">Makes what answers a language model's questions.</param>
    /// <param name="cancellationToken">Stops the asking.</param>
    /// <exception cref="SimulationException">The run has no reviews, or an answer cannot be had.</exception>
    public static async Task<WrittenReviewerComparison> RunAsync(
        ReviewerComparisonRequest request,
        ISimulationPlatform platform,
        Func<NamedReviewer, IReviewer?> create,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(platform);
        RunFolder folder = request.Folder;
        ReportRequest inputs = ReportRunner.ReadInputs(folder);
        using RunStores stores = platform.OpenStores(folder);
        IReadOnlyList<AskedQuestion> questions = QuestionReader.Read(stores.Ledger, inputs.RunId);
        var asker = new QuestionAsker(create);
        var answers = new List<AskedReviewer>(request.Reviewers.Count);
        foreach (NamedReviewer reviewer in request.Reviewers)
        {
            answers.Add(await asker.AskAsync(reviewer, questions, cancellationToken).ConfigureAwait(false));
        }

        ReportResult report = ReportBuilder.Build(inputs, stores.Ledger, stores.Signals);
        ReviewerComparison document = ReviewerComparer.Compare(
            report, [.. questions.Select(question => new ReviewQuestion(question.ReviewId, question.Quantity))], answers, inputs.BootstrapSeed);
        string target = Path.GetFullPath(request.Output
            ?? Path.Combine(Path.GetDirectoryName(folder.Root)!, DefaultFolder, Path.GetFileName(folder.Root)));
        Write(document, target);
        return new WrittenReviewerComparison(target, document);
    }

    private static void Write(ReviewerComparison document, string target)
    {
        try
        {
            AtomicFile.CreateFolder(target);
            AtomicFile.Replace(Path.Combine(target, Json), stream => ReviewerComparisonJson.Write(document, stream));
            AtomicFile.Replace(Path.Combine(target, Html), stream => ReviewerComparisonPage.Write(document, stream));
            AtomicFile.Replace(Path.Combine(target, Markdown), stream =>
            {
                using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), bufferSize: 4096, leaveOpen: true);
                ReviewerComparisonMarkdown.Write(document, writer);
            });
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException(ExitCode.Usage, "output_unwritable", $"--output: {target} cannot be written: {cause.Message}", cause);
        }
    }
}
