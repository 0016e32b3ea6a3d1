using System.Globalization;
using System.Reflection;

namespace Cairn.Warehouse.Rows;

/// <summary>Makes records from rows: the constructor's parameters are matched with the columns by name.</summary>
internal sealed class RowMapper<T>
{
    private readonly Func<object?[], T> _create;
    private readonly Slot?[] _slots;
    private readonly int _parameterCount;

    private RowMapper(Func<object?[], T> create, Slot?[] slots, int parameterCount)
    {
        _create = create;
        _slots = slots;
        _parameterCount = parameterCount;
    }

    /// <exception cref="WarehouseException">A parameter has no column, or a column has no parameter.</exception>
    public static RowMapper<T> For(RowStream rows)
    {
        if (IsScalar(typeof(T))) return ForScalar(rows);
        var constructor = typeof(T).GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(candidate => !IsCopy(candidate)).MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new InvalidOperationException($"{typeof(T).Name} has no constructor.");
        var parameters = constructor.GetParameters();
        var slots = new Slot?[rows.Names.Count];
        for (var i = 0; i < slots.Length; i++)
        {
            var name = rows.Names[i];
            var parameter = Array.Find(parameters, p => string.Equals(p.Name, Pascal(name), StringComparison.OrdinalIgnoreCase))
                ?? throw new WarehouseException($"column {name} has no counterpart {Pascal(name)} in {typeof(T).Name}.");
            slots[i] = new Slot(parameter.Position, parameter.ParameterType, name, rows.TypeNames[i]);
        }

        var missing = parameters.FirstOrDefault(p => slots.All(slot => slot!.Position != p.Position));
        return missing is null || slots.Length == 0
            ? new RowMapper<T>(Creator(constructor), slots, parameters.Length)
            : throw new WarehouseException($"{missing.Name} of {typeof(T).Name} has no column; the query gives {string.Join(", ", rows.Names)}.");
    }

    public T Read(RowStream rows)
    {
        var values = new object?[_parameterCount];
        foreach (var slot in _slots)
        {
            var value = rows.ReadValue();
            if (slot is not null) values[slot.Position] = slot.Convert(value);
        }

        return _create(values);
    }

    private static RowMapper<T> ForScalar(RowStream rows)
    {
        if (rows.Names.Count > 1)
            throw new WarehouseException($"one column was expected for {typeof(T).Name}, the query gives {string.Join(", ", rows.Names)}.");
        var slots = rows.Names.Select((name, i) => new Slot(0, typeof(T), name, rows.TypeNames[i])).ToArray();
        return new RowMapper<T>(values => (T)values[0]!, slots, parameterCount: 1);
    }

    private static bool IsScalar(Type type)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        return plain.IsPrimitive || plain.IsEnum || plain.IsArray || plain == typeof(string) || plain == typeof(decimal)
            || plain == typeof(DateTimeOffset) || plain == typeof(DateOnly) || plain == typeof(Guid)
            || plain == typeof(UInt128) || plain == typeof(Int128);
    }

    private static bool IsCopy(ConstructorInfo constructor) =>
        constructor.GetParameters() is [var only] && only.ParameterType == typeof(T);

    private static string Pascal(string column) => string.Concat(column.Split('_', StringSplitOptions.RemoveEmptyEntries)
        .Select(word => char.ToUpper(word[0], CultureInfo.InvariantCulture) + word[1..]));

    // Not an expression that is compiled: most answers are a few rows, and compiling takes longer than reading them.
    private static Func<object?[], T> Creator(ConstructorInfo constructor)
    {
        var invoker = ConstructorInvoker.Create(constructor);
        return values => (T)invoker.Invoke(values);
    }

    /// <summary>One column and the parameter that it fills.</summary>
    private sealed record Slot(int Position, Type Target, string Column, string ColumnType)
    {
        private readonly Type _plain = Nullable.GetUnderlyingType(Target) ?? Target;
        private readonly bool _acceptsNull = !Target.IsValueType || Nullable.GetUnderlyingType(Target) is not null;

        public object? Convert(object? value)
        {
            if (value is null) return _acceptsNull ? null : throw Misfit("NULL");
            if (_plain.IsInstanceOfType(value)) return value;
            try
            {
                if (_plain.IsEnum) return Enum.ToObject(_plain, value);
                if (value is DateOnly day && _plain == typeof(DateTimeOffset)) return new DateTimeOffset(day, default, TimeSpan.Zero);
                return System.Convert.ChangeType(value, _plain, CultureInfo.InvariantCulture);
            }
            catch (Exception misfit) when (misfit is InvalidCastException or OverflowException or FormatException or ArgumentException)
            {
                throw Misfit(value.GetType().Name);
            }
        }

        private WarehouseException Misfit(string value) =>
            new($"column {Column} ({ColumnType}) holds {value}, which does not fit {_plain.Name} of {typeof(T).Name}.");
    }
}
