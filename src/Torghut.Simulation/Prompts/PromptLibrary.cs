using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Prompts;

/// <summary>
/// Prompts: those of this program, which are part of it, and files of the user, whose first folder and name give their
/// version (<c>…/my-review/v2.md</c> is <c>my-review/v2</c>).
/// </summary>
public static class PromptLibrary
{
    /// <summary>The prompt that manifests use by default.</summary>
    public const string Default = "trade-review/v1";

    private const string ResourcePrefix = "Torghut.Simulation.Prompts:";
    private const int LargestBytes = 256 * 1024;

    /// <summary>Names of the program's own prompts, in order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            .Select(name => name[ResourcePrefix.Length..])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A prompt.</summary>
    /// <param name="name">Name of a prompt of the program.</param>
    /// <param name="file">Absolute path of a file that replaces it; null for none.</param>
    /// <exception cref="SimulationException">There is no such prompt (exit 2).</exception>
    public static ReviewPrompt Load(string name, string? file) => file is null ? OfProgram(name) : OfFile(file);

    private static ReviewPrompt OfProgram(string name)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourcePrefix + name);
        if (stream is null)
        {
            throw new SimulationException(
                ExitCode.Usage,
                "prompt_unknown",
                $"review.prompt: found \"{name}\"; expected one of {string.Join(", ", Names)}, or a file in review.prompt_file.");
        }

        using var reader = new StreamReader(stream, Encoding.UTF8);
        return Make(name, reader.ReadToEnd());
    }

    private static ReviewPrompt OfFile(string file)
    {
        try
        {
            if (new FileInfo(file).Length > LargestBytes)
            {
                throw new SimulationException(ExitCode.Usage, "prompt_unreadable", $"review.prompt_file: {file} is larger than 256 KiB; expected a prompt.");
            }

            string folder = Path.GetFileName(Path.GetDirectoryName(file)) ?? string.Empty;
            string name = Path.GetFileNameWithoutExtension(file);
            return Make(folder.Length == 0 ? name : folder + "/" + name, File.ReadAllText(file));
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException(
                ExitCode.Usage, "prompt_unreadable", $"review.prompt_file: {file} cannot be read: {cause.Message} Expected a text file.", cause);
        }
    }

    private static ReviewPrompt Make(string version, string text)
    {
        string normal = text.ReplaceLineEndings("\n");
        return normal.AsSpan().Trim().Length == 0
            ? throw new SimulationException(ExitCode.Usage, "prompt_empty", $"The prompt {version} is empty; expected instructions to the reviewer.")
            : new ReviewPrompt(version, normal, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(normal))));
    }
}
