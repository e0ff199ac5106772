using Torghut.Lifecycle.Tests.Faults;

namespace Torghut.Lifecycle.Tests.Storage;

/// <summary>
/// A disk that keeps what was flushed and nothing else for certain: content after a flush of its file, names after a flush of
/// their folder. A killed process loses nothing; a loss of power tears what was not flushed, and undoes changes of names from
/// the last one backwards.
/// </summary>
internal sealed class SimulatedDisk
{
    private readonly Dictionary<string, Inode?> _names = new(StringComparer.Ordinal) { ["/"] = null };
    private readonly Dictionary<string, Inode?> _durableNames = new(StringComparer.Ordinal) { ["/"] = null };
    private readonly List<NameChange> _changes = [];
    private readonly Dictionary<Inode, int> _locks = [];
    private int _losses;

    /// <summary>Whether every write fails.</summary>
    public bool IsFull { get; set; }

    /// <summary>Every file's path.</summary>
    public IEnumerable<string> Files => _names.Where(name => name.Value is not null).Select(name => name.Key).Order(StringComparer.Ordinal);

    public byte[]? Read(string path) => _names.GetValueOrDefault(path)?.Content;

    /// <summary>The content that would be there after a loss of power now; null when it might not be there.</summary>
    public byte[]? ReadDurable(string path)
    {
        for (string? folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (!_durableNames.ContainsKey(folder))
            {
                return null;
            }
        }

        return _durableNames.GetValueOrDefault(path)?.Durable;
    }

    public bool FolderExists(string path) => _names.TryGetValue(path, out Inode? inode) && inode is null;

    public Inode OpenOrCreate(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (!FolderExists(folder))
        {
            throw new DirectoryNotFoundException($"Could not find a part of the path '{path}'.");
        }

        if (_names.TryGetValue(path, out Inode? there))
        {
            return there ?? throw new UnauthorizedAccessException($"'{path}' is a folder.");
        }

        var inode = new Inode();
        Change(new NameChange(folder, null, path, inode));
        return inode;
    }

    public void Rename(string path, string newPath)
    {
        if (_names.GetValueOrDefault(path) is not Inode inode)
        {
            throw new FileNotFoundException($"Could not find file '{path}'.");
        }

        Change(new NameChange(Path.GetDirectoryName(path)!, path, newPath, inode));
    }

    public void Delete(string path)
    {
        if (_names.GetValueOrDefault(path) is not null)
        {
            Change(new NameChange(Path.GetDirectoryName(path)!, path, null, null));
        }
    }

    public void CreateFolder(string path)
    {
        if (_names.ContainsKey(path))
        {
            return;
        }

        string parent = Path.GetDirectoryName(path)!;
        CreateFolder(parent);
        Change(new NameChange(parent, null, path, null));
    }

    public void DeleteFolder(string path)
    {
        foreach (string name in _names.Keys.Where(name => name.StartsWith(path + "/", StringComparison.Ordinal)).OrderDescending(StringComparer.Ordinal).ToList())
        {
            Change(new NameChange(Path.GetDirectoryName(name)!, name, null, null));
        }

        if (_names.ContainsKey(path))
        {
            Change(new NameChange(Path.GetDirectoryName(path)!, path, null, null));
        }
    }

    public void FlushFolder(string path)
    {
        if (!FolderExists(path))
        {
            throw new IOException($"Cannot open folder {path}: No such file or directory");
        }

        foreach (NameChange change in _changes.Where(change => change.Folder == path))
        {
            Apply(_durableNames, change);
        }

        _changes.RemoveAll(change => change.Folder == path);
    }

    /// <summary>Takes a lock for a process.</summary>
    /// <returns>The locked file; null when another process has it.</returns>
    public Inode? TryLock(string path, int pid)
    {
        Inode inode = OpenOrCreate(path);
        return _locks.TryAdd(inode, pid) ? inode : null;
    }

    public void Unlock(Inode inode, int pid)
    {
        if (_locks.GetValueOrDefault(inode) == pid)
        {
            _locks.Remove(inode);
        }
    }

    /// <summary>The kernel lets go of what a dead process held.</summary>
    public void ForgetProcess(int pid)
    {
        foreach (Inode inode in _locks.Where(held => held.Value == pid).Select(held => held.Key).ToList())
        {
            _locks.Remove(inode);
        }
    }

    /// <summary>Whether a process holds the lock of a file.</summary>
    public bool IsLockedBy(string path, int pid) =>
        _names.GetValueOrDefault(path) is Inode inode && _locks.GetValueOrDefault(inode) == pid;

    /// <summary>Loses what was not flushed.</summary>
    public void LosePower(Draws draws)
    {
        _losses++;
        int number = 1000 * _losses;
        foreach (IGrouping<string, NameChange> folder in _changes.GroupBy(change => change.Folder).ToList())
        {
            int kept = draws.Below(folder.Count() + 1, "names", number++);
            foreach (NameChange change in folder.Take(kept))
            {
                Apply(_durableNames, change);
            }
        }

        _changes.Clear();
        _locks.Clear();
        _names.Clear();
        foreach ((string path, Inode? inode) in _durableNames.OrderBy(name => name.Key, StringComparer.Ordinal).ToList())
        {
            string? folder = Path.GetDirectoryName(path);
            if (folder is not null && !_names.ContainsKey(folder))
            {
                _durableNames.Remove(path);
                continue;
            }

            _names.Add(path, inode);
            if (inode is not null)
            {
                inode.Content = inode.Durable = inode.AfterPowerLoss(draws.Fraction("content", number++));
            }
        }
    }

    private static void Apply(Dictionary<string, Inode?> names, NameChange change)
    {
        if (change.Removed is not null)
        {
            names.Remove(change.Removed);
        }

        if (change.Added is not null)
        {
            names[change.Added] = change.Inode;
        }
    }

    private void Change(NameChange change)
    {
        Apply(_names, change);
        _changes.Add(change);
    }
}
