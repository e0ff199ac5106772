using Torghut.Simulation.Artifacts;

namespace Torghut.Simulation.Tests.Artifacts;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_replaced_file_has_the_new_content_and_is_the_owners_only()
    {
        string path = _folder["a.json"];
        AtomicFile.ReplaceText(path, "old");
        AtomicFile.ReplaceText(path, "new");

        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public void A_write_that_fails_leaves_the_old_content_and_nothing_else()
    {
        string path = _folder["a.json"];
        AtomicFile.ReplaceText(path, "old");
        Assert.Throws<InvalidDataException>(() => AtomicFile.Replace(path, stream =>
        {
            stream.Write("half"u8);
            throw new InvalidDataException();
        }));

        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(_folder.Root));
    }

    [Fact]
    public void A_replaced_folder_has_only_the_new_files()
    {
        string target = _folder["report"];
        Directory.CreateDirectory(target);
        File.WriteAllText(Path.Combine(target, "old"), "1");
        string finished = _folder["finished"];
        Directory.CreateDirectory(finished);
        File.WriteAllText(Path.Combine(finished, "new"), "2");

        AtomicFile.ReplaceFolder(finished, target);

        Assert.Equal([Path.Combine(target, "new")], Directory.GetFiles(target));
        Assert.Equal([target], Directory.GetDirectories(_folder.Root));
    }
}
