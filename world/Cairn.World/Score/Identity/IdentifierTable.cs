using System.Buffers;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Cairn.World.Answers;

namespace Cairn.World.Score.Identity;

/// <summary>
/// Every identifier of the answers with its type, its owners and the cluster in which the report puts it. It keeps the first
/// 128 bits of the identifier's SHA-256 instead of its text.
/// </summary>
internal sealed class IdentifierTable
{
    /// <summary>So many types of identifiers there may be.</summary>
    public const int MaxTypes = 64;

    private const int MaxOnStackLength = 512;

    private readonly Dictionary<UInt128, Entry> _entries = [];
    private int _groups;
    private readonly Dictionary<string, int> _types = new(StringComparer.Ordinal);

    /// <summary>Reads the people of the answers.</summary>
    /// <exception cref="WorldException">The answers have no people, or an identifier has too many owners.</exception>
    public static IdentifierTable Load(IEnumerable<PersonAnswer> people)
    {
        var table = new IdentifierTable();
        foreach (var person in people)
            table.Add(person);
        return table.Count > 0
            ? table
            : throw new WorldException("The answers know no identifiers of people, so identity cannot be scored.",
                "Leave 'identity' and 'links' out of the report.");
    }

    /// <summary>An identifier.</summary>
    public struct Entry
    {
        /// <summary>Its owners' number.</summary>
        public int Owner;

        /// <summary>The cluster, from 1; 0: the report does not name it.</summary>
        public int Cluster;

        /// <summary>Its type.</summary>
        public int Type;

        /// <summary>The group of identifiers with which it came together, from 1 over all people; 0: none.</summary>
        public int Group;
    }

    /// <summary>Who owns what.</summary>
    public Owners Owners { get; } = new();

    /// <summary>How many people there are.</summary>
    public int People { get; private set; }

    /// <summary>How many identifiers there are.</summary>
    public int Count => _entries.Count;

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<Entry> Entries => _entries.Values;

    /// <summary>Numbers of the types.</summary>
    public IReadOnlyDictionary<string, int> Types => _types;

    /// <summary>Adds a person with all identifiers.</summary>
    public void Add(PersonAnswer person)
    {
        var number = People++;
        var groups = new Dictionary<long, int>();
        foreach (var (type, ids) in person.Identifiers)
        {
            var typeNumber = Type(type);
            person.Together.TryGetValue(type, out var together);
            for (var place = 0; place < ids.Count; place++)
            {
                var id = ids[place];
                ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(_entries, Key(type, id), out var exists);
                if (!exists)
                    entry = new Entry { Owner = number, Type = typeNumber };
                else if (!Owners.TryAdd(entry.Owner, number, out entry.Owner))
                    throw new WorldException(
                        $"The {type} '{id}' has more than {OwnerSet.Max} owners, which cannot be scored.",
                        "Write the answers with at most 8 owners for each identifier.");
                if (together is not null && place < together.Count && together[place] is > 0 and var own)
                {
                    ref var group = ref CollectionsMarshal.GetValueRefOrAddDefault(groups, own, out _);
                    entry.Group = group = group == 0 ? ++_groups : group;
                }
            }
        }
    }

    /// <summary>The identifier, or a null reference when the answers do not know it.</summary>
    public ref Entry Find(string type, string id) => ref CollectionsMarshal.GetValueRefOrNullRef(_entries, Key(type, id));

    private int Type(string name)
    {
        if (_types.TryGetValue(name, out var number))
            return number;
        if (_types.Count == MaxTypes)
            throw new WorldException($"The answers have more than {MaxTypes} types of identifiers.",
                "Write the world again with `cairn world`.");
        return _types[name] = _types.Count;
    }

    private static UInt128 Key(string type, string id)
    {
        var length = Encoding.UTF8.GetMaxByteCount(type.Length + 1 + id.Length);
        byte[]? rented = null;
        var bytes = length <= MaxOnStackLength ? stackalloc byte[MaxOnStackLength] : rented = ArrayPool<byte>.Shared.Rent(length);
        var written = Encoding.UTF8.GetBytes(type, bytes);
        bytes[written++] = 0;
        written += Encoding.UTF8.GetBytes(id, bytes[written..]);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..written], hash);
        if (rented is not null)
            ArrayPool<byte>.Shared.Return(rented);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}
