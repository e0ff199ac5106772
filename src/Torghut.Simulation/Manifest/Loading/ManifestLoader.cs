using System.Collections.ObjectModel;
using System.Globalization;
using System.Text;
using Torghut.Simulation.Manifest.Canonical;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Problems;
using Torghut.Simulation.Manifest.Sections;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Loading;

/// <summary>Reads manifests: YAML 1.2 or JSON, strictly, with all errors at once.</summary>
public static class ManifestLoader
{
    /// <summary>Largest file that is read, bytes; a larger one is no manifest.</summary>
    public const int MaxBytes = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file as the user named it; it stands in messages.</param>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <param name="baseFolder">Absolute folder below which relative paths are; null for the file's own.</param>
    public static ManifestLoadResult Load(string path, Func<string, string?> environment, string? baseFolder = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(environment);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
            var bytes = new byte[MaxBytes + 1];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            if (length > MaxBytes)
            {
                return Unreadable(
                    path,
                    string.Create(CultureInfo.InvariantCulture, $"more than {MaxBytes} bytes"),
                    string.Create(CultureInfo.InvariantCulture, $"a manifest of at most {MaxBytes} bytes"));
            }

            return Parse(Decode(bytes.AsSpan(0, length)), path, environment, baseFolder);
        }
        catch (DecoderFallbackException)
        {
            return Unreadable(path, "bytes that are no UTF-8 text", "YAML or JSON in UTF-8");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return Unreadable(path, "no such file", "a manifest");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Unreadable(path, Directory.Exists(path) ? "a folder" : "a file that cannot be read", "a readable file");
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">YAML or JSON.</param>
    /// <param name="path">The file that it is, or will be: it stands in messages, and relative paths are below its folder.</param>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <param name="baseFolder">Absolute folder below which relative paths are; null for the file's own.</param>
    public static ManifestLoadResult Parse(string text, string path, Func<string, string?> environment, string? baseFolder = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(environment);
        var fullPath = Path.GetFullPath(path);
        var binding = new Binding(baseFolder ?? Path.GetDirectoryName(fullPath) ?? "/", environment);
        var root = ManifestReader.Read(text, binding.Problems);
        if (root is not null
            && ManifestShape.Shape.TryRead(root, "", binding, out var manifest)
            && binding.Problems.Count == 0)
        {
            return new ManifestLoadResult.Loaded(
                manifest, new ManifestFile(path, fullPath, MaskedManifestText.Of(text, root) ?? ManifestCanonicalizer.WriteWithPath(manifest), root), InOrder(binding.Warnings, w => (w.Line, w.Column)));
        }

        return new ManifestLoadResult.Refused(
            new ManifestErrors(path, InOrder(binding.Problems, problem => (problem.Line ?? 0, problem.Column ?? 0))));
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        return encoding.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
    }

    private static ManifestLoadResult.Refused Unreadable(string path, string found, string expected) =>
        new(new ManifestErrors(path, [new ManifestProblem { Code = "manifest_unreadable", Found = found, Expected = expected }]));

    /// <summary>Stable: of two at one place the first found stays first.</summary>
    private static ReadOnlyCollection<T> InOrder<T>(List<T> items, Func<T, (int Line, int Column)> place)
        where T : class
    {
        var sorted = items.ToArray();
        for (var i = 1; i < sorted.Length; i++)
        {
            var item = sorted[i];
            var slot = i;
            for (; slot > 0 && place(sorted[slot - 1]).CompareTo(place(item)) > 0; slot--)
            {
                sorted[slot] = sorted[slot - 1];
            }

            sorted[slot] = item;
        }

        return sorted.AsReadOnly();
    }
}
