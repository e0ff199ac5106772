using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Torghut.Simulation.Artifacts;

/// <summary>
/// The system calls that the base library does not offer: advisory locks of whole files, and flushing a folder's
/// entries to disk.
/// </summary>
internal static partial class Posix
{
    private const int LockExclusive = 2;
    private const int LockNonBlocking = 4;
    private const int OpenReadOnly = 0;
    private const int OpenReadWrite = 2;
    private const int OpenCreate = 0x40;
    private const int OpenDirectory = 0x10000;
    private const int OpenCloseOnExec = 0x80000;
    private const int WouldBlock = 11;
    private const int Interrupted = 4;
    private const int NotPermitted = 1;
    private const int AccessDenied = 13;
    private const int NoEntry = 2;
    private const int NotAFolder = 20;
    private const int Invalid = 22;
    private const int NotImplemented = 38;
    private const int NotSupported = 95;
    private const int WorkingFolder = -100;
    private const uint RenameExchange = 2;

    /// <summary>
    /// Opens a file for reading and writing, creating it for its owner only. The base library would take a lock of its
    /// own on it, which another process's lock refuses and which keeps two processes from deciding between them.
    /// </summary>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static SafeFileHandle OpenUnlocked(string path)
    {
        int descriptor = OpenWithMode(path, OpenReadWrite | OpenCreate | OpenCloseOnExec, (uint)AtomicFile.FileMode);
        return descriptor >= 0
            ? new SafeFileHandle(descriptor, ownsHandle: true)
            : throw Failure($"Cannot open {path}", Marshal.GetLastPInvokeError());
    }

    /// <summary>
    /// Opens a file for reading without the base library's lock, which would refuse a file that another process has
    /// locked for itself.
    /// </summary>
    /// <returns>Null when there is no such file.</returns>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static SafeFileHandle? OpenReading(string path)
    {
        int descriptor = Open(path, OpenReadOnly | OpenCloseOnExec);
        if (descriptor >= 0)
        {
            return new SafeFileHandle(descriptor, ownsHandle: true);
        }

        int error = Marshal.GetLastPInvokeError();
        return error is NoEntry or NotAFolder ? null : throw Failure($"Cannot open {path}", error);
    }

    /// <summary>Takes an exclusive lock without waiting.</summary>
    /// <returns>False when another process holds it.</returns>
    /// <exception cref="IOException">The file system offers no locks, or another error.</exception>
    public static bool TryLock(SafeFileHandle file)
    {
        while (Flock(file, LockExclusive | LockNonBlocking) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error == WouldBlock)
            {
                return false;
            }

            if (error != Interrupted)
            {
                throw Failure("flock failed", error);
            }
        }

        return true;
    }

    /// <summary>Exchanges the names of two files or folders at once.</summary>
    /// <returns>False when the system or the file system cannot.</returns>
    /// <exception cref="IOException">One of them is missing, or may not be renamed.</exception>
    public static bool TryExchange(string first, string second)
    {
        if (Rename(WorkingFolder, first, WorkingFolder, second, RenameExchange) == 0)
        {
            return true;
        }

        int error = Marshal.GetLastPInvokeError();
        return error is Invalid or NotImplemented or NotSupported
            ? false
            : throw Failure($"Cannot exchange {first} and {second}", error);
    }

    /// <summary>Makes the names in a folder durable.</summary>
    /// <exception cref="IOException">The folder cannot be opened or flushed.</exception>
    public static void FlushFolder(string path)
    {
        int handle = Open(path, OpenReadOnly | OpenDirectory | OpenCloseOnExec);
        if (handle < 0)
        {
            throw Failure($"Cannot open folder {path}", Marshal.GetLastPInvokeError());
        }

        try
        {
            if (Fsync(handle) != 0)
            {
                throw Failure($"Cannot flush folder {path}", Marshal.GetLastPInvokeError());
            }
        }
        finally
        {
            _ = Close(handle);
        }
    }

    /// <summary>The error number stays readable, so that a full or read-only disk is told apart.</summary>
    private static SystemException Failure(string what, int error)
    {
        string message = $"{what}: {new Win32Exception(error).Message}";
        return error is NotPermitted or AccessDenied ? new UnauthorizedAccessException(message) : new IOException(message, error);
    }

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(SafeFileHandle file, int operation);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenWithMode(string path, int flags, uint mode);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Rename(int folder, string path, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Fsync(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
