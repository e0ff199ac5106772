using System.Diagnostics;
using System.Globalization;

namespace Torghut.EndToEnd.Tests.Support;

/// <summary>A file system of a few kilobytes in memory, mounted below a test's folder. Needs the rights of root.</summary>
public sealed class SmallDisk : IDisposable
{
    /// <summary>Mounts it.</summary>
    public SmallDisk(string path, int kilobytes)
    {
        Root = Directory.CreateDirectory(path).FullName;
        Assert.Equal(0, Execute("mount", "-t", "tmpfs", "-o", Size(kilobytes), "tmpfs", Root));
    }

    public string Root { get; }

    /// <summary>Free bytes.</summary>
    public long Free => new DriveInfo(Root).AvailableFreeSpace;

    private string Ballast => Path.Combine(Root, "ballast");

    public void Resize(int kilobytes) => Remount(Size(kilobytes));

    public void MakeReadOnly() => Remount("ro");

    public void MakeWritable() => Remount("rw");

    /// <summary>Takes every free byte.</summary>
    public void Fill()
    {
        byte[] page = new byte[4096];
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
        try
        {
            while (true)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            // Full: what was wanted.
        }
    }

    /// <summary>Gives back what <see cref="Fill"/> took.</summary>
    public void Empty() => File.Delete(Ballast);

    public void Dispose() => Execute("umount", "-l", Root);

    private static string Size(int kilobytes) => string.Create(CultureInfo.InvariantCulture, $"size={kilobytes}k");

    private static int Execute(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }

    private void Remount(string option) => Assert.Equal(0, Execute("mount", "-o", "remount," + option, Root));
}
