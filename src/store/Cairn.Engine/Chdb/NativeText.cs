using System.Runtime.InteropServices;
using System.Text;

namespace Cairn.Engine.Chdb;

/// <summary>Pointers and lengths of several strings for one call into chDB; valid until disposed.</summary>
internal sealed unsafe class NativeText : IDisposable
{
    private readonly byte** _pointers;
    private readonly nuint* _lengths;
    private readonly int _count;

    public NativeText(IReadOnlyList<string> texts)
    {
        _count = texts.Count;
        _pointers = (byte**)NativeMemory.AllocZeroed((nuint)_count + 1, (nuint)sizeof(byte*));
        _lengths = (nuint*)NativeMemory.AllocZeroed((nuint)_count + 1, (nuint)sizeof(nuint));
        for (var i = 0; i < _count; i++)
        {
            var length = Encoding.UTF8.GetByteCount(texts[i]);
            var bytes = (byte*)NativeMemory.Alloc((nuint)length + 1);
            Encoding.UTF8.GetBytes(texts[i], new Span<byte>(bytes, length));
            bytes[length] = 0;
            _pointers[i] = bytes;
            _lengths[i] = (nuint)length;
        }
    }

    public byte** Pointers => _pointers;

    public nuint* Lengths => _lengths;

    public nuint Count => (nuint)_count;

    public byte* this[int index] => _pointers[index];

    public nuint Length(int index) => _lengths[index];

    public void Dispose()
    {
        for (var i = 0; i < _count; i++) NativeMemory.Free(_pointers[i]);
        NativeMemory.Free(_pointers);
        NativeMemory.Free(_lengths);
    }
}
