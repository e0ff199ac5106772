using System.Security.Cryptography;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Prompts;

namespace Torghut.Simulation.Runs;

/// <summary>
/// What of the review is part of a run's identity: the prompt by its content, and a cassette that is only replayed by
/// its content too. A cassette that may be written is named without its folder.
/// </summary>
internal static class ReviewIdentity
{
    private const string CassetteFolder = ".cassettes";
    private const string CassetteFile = "review.ndjson";

    /// <summary>The manifest with the cassette's default path in it, where the review needs a cassette.</summary>
    public static SimulationManifest WithCassettePath(SimulationManifest manifest, string outputRoot) =>
        manifest with { Review = WithCassettePath(manifest.Review, outputRoot) };

    /// <summary>The review with the cassette's default path in it, where it needs a cassette.</summary>
    public static ReviewSection WithCassettePath(ReviewSection review, string outputRoot) =>
        review.Mode != ReviewMode.Llm || review.Cassette == CassetteMode.Off || review.CassettePath is not null
            ? review
            : review with { CassettePath = Path.Combine(Path.GetFullPath(outputRoot), CassetteFolder, CassetteFile) };

    /// <summary>The manifest with content in place of names and paths.</summary>
    public static SimulationManifest PutInto(SimulationManifest manifest)
    {
        ReviewSection review = manifest.Review;
        if (review.Mode != ReviewMode.Llm)
        {
            return manifest with { Review = review with { CassettePath = null, PromptFile = null } };
        }

        ReviewPrompt prompt = PromptLibrary.Load(review.Prompt, review.PromptFile);
        return manifest with
        {
            Review = review with
            {
                Prompt = $"{prompt.Version} sha256:{prompt.Hash}",
                PromptFile = null,
                CassettePath = review.CassettePath is null ? null
                    : review.Cassette == CassetteMode.Replay ? ContentOf(review.CassettePath)
                    : Path.GetFileName(review.CassettePath),
            },
        };
    }

    private static string ContentOf(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return "sha256:" + Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException(
                ExitCode.Usage,
                "cassette_missing",
                $"review.cassette_path: {path} cannot be read: {cause.Message} Expected a cassette, because review.cassette is replay.",
                cause)
            {
                Hint = "Record one first with review.cassette: record (or replay_or_record).",
            };
        }
    }
}
