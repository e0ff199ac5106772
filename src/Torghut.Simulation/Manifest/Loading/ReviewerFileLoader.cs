using System.Text;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Problems;
using Torghut.Simulation.Manifest.Sections;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Loading;

/// <summary>Reads reviewers' files, as strictly as manifests.</summary>
public static class ReviewerFileLoader
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file as the user named it.</param>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <exception cref="SimulationException">It cannot be read, or has errors (exit 2, every error on its line).</exception>
    public static ReviewerFile Load(string path, Func<string, string?> environment)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(environment);
        try
        {
            if (new FileInfo(path).Length > ManifestLoader.MaxBytes)
            {
                throw new SimulationException(ExitCode.Usage, "review_file_unreadable", $"--review: {path} is larger than 1 MiB; expected a reviewer's file.");
            }

            return Parse(File.ReadAllText(path, Encoding.UTF8), path, environment);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new SimulationException(
                ExitCode.Usage, "review_file_unreadable", $"--review: {path} cannot be read: {cause.Message} Expected a reviewer's file.", cause);
        }
    }

    private static ReviewerFile Parse(string text, string path, Func<string, string?> environment)
    {
        var binding = new Binding(Path.GetDirectoryName(Path.GetFullPath(path)) ?? "/", environment);
        if (ManifestReader.Read(text, binding.Problems) is { } root
            && ReviewerFileShape.Shape.TryRead(root, "", binding, out var file)
            && binding.Problems.Count == 0)
        {
            return file;
        }

        var problems = binding.Problems.OrderBy(problem => problem.Line ?? 0).ThenBy(problem => problem.Column ?? 0).ToList();
        throw new ManifestErrors(path, problems).ToException();
    }
}
