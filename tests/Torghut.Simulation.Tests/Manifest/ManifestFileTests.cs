using Torghut.Simulation.Manifest.Loading;

namespace Torghut.Simulation.Tests.Manifest;

public sealed class ManifestFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("torghut-manifest-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_read_with_and_without_a_byte_order_mark()
    {
        var path = Path.Combine(_folder, "m.yaml");
        File.WriteAllText(path, Manifests.Least, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        Assert.Equal("d", ManifestLoader.Load(path, _ => null).OrThrow().Manifest.DatasetId);
        File.WriteAllText(path, Manifests.Least.ReplaceLineEndings("\r\n"));
        var loaded = ManifestLoader.Load(path, _ => null).OrThrow();
        Assert.Equal(path, loaded.File.FullPath);
        Assert.Equal(path + ":3:23", loaded.File.Locate("window.trading_day"));
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_named()
    {
        Assert.Equal("nope.yaml: found no such file, expected a manifest [manifest_unreadable]", Error("nope.yaml"));
        Assert.Equal($"{_folder}: found a folder, expected a readable file [manifest_unreadable]", Error(_folder));

        var binary = Path.Combine(_folder, "binary");
        File.WriteAllBytes(binary, [0x61, 0xFF, 0xFE]);
        Assert.Equal($"{binary}: found bytes that are no UTF-8 text, expected YAML or JSON in UTF-8 [manifest_unreadable]", Error(binary));

        var large = Path.Combine(_folder, "large");
        File.WriteAllBytes(large, new byte[ManifestLoader.MaxBytes + 1]);
        Assert.Equal(
            $"{large}: found more than 1048576 bytes, expected a manifest of at most 1048576 bytes [manifest_unreadable]", Error(large));
    }

    private static string Error(string path) => Assert.Single(
        Assert.IsType<ManifestLoadResult.Refused>(ManifestLoader.Load(path, _ => null)).Errors.Problems).Describe(path);
}
