using System.Reflection;
using System.Runtime.CompilerServices;

namespace Abscopal.ApiDocs;

/// <summary>Types and members as C# writes them.</summary>
internal static class Signature
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(ushort)] = "ushort",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
        [typeof(char)] = "char",
        [typeof(float)] = "float",
        [typeof(short)] = "short",
    };

    public static string Of(Type type)
    {
        if (type.IsByRef) return Of(type.GetElementType()!);
        if (Keywords.TryGetValue(type, out string? keyword)) return keyword;
        if (type.IsArray) return $"{Of(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        if (Nullable.GetUnderlyingType(type) is { } value) return Of(value) + "?";
        if (!type.IsGenericType) return type.Name;
        string arguments = string.Join(", ", type.GetGenericArguments().Select(Of));
        return type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal) ? $"({arguments})" : $"{type.Name.Split('`')[0]}<{arguments}>";
    }

    public static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => IsRecord(type) ? "record struct" : "struct",
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        { IsAbstract: true, IsSealed: true } => "static class",
        _ when IsRecord(type) => "record",
        _ => "class",
    };

    public static string Of(MethodBase method)
    {
        string parameters = string.Join(", ", method.GetParameters().Select(Of));
        if (method is not MethodInfo info) return $"{method.DeclaringType!.Name}({parameters})";
        string start = method.IsStatic ? "static " : string.Empty;
        string generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Of))}>" : string.Empty;
        return $"{start}{Of(info.ReturnType)}{Mark(Nullability.Create(info.ReturnParameter))} {Name(info)}{generic}({parameters})";
    }

    public static string Of(PropertyInfo property)
    {
        MethodInfo? getter = property.GetMethod;
        bool isStatic = (getter ?? property.SetMethod)!.IsStatic;
        bool isInit = property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true;
        string set = property.SetMethod is not { IsPublic: true } ? string.Empty : isInit ? " init;" : " set;";
        string required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : string.Empty;
        ParameterInfo[] indices = property.GetIndexParameters();
        string name = indices.Length > 0 ? $"this[{string.Join(", ", indices.Select(Of))}]" : property.Name;
        return $"{(isStatic ? "static " : string.Empty)}{required}{Of(property.PropertyType)}{Mark(Nullability.Create(property))} {name} {{ get;{set} }}";
    }

    public static string Of(FieldInfo field) => field.DeclaringType!.IsEnum
        ? $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture)}"
        : $"{(field.IsLiteral ? "const " : field.IsStatic ? "static readonly " : string.Empty)}{Of(field.FieldType)} {field.Name}";

    private static bool IsRecord(Type type) => type.GetMethod("PrintMembers", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly) is not null;

    private static string Name(MethodInfo method) => method.Name switch
    {
        "op_Implicit" => "implicit operator",
        "op_Explicit" => "explicit operator",
        _ when method.IsSpecialName && method.Name.StartsWith("op_", StringComparison.Ordinal) => "operator " + method.Name["op_".Length..],
        _ => method.Name,
    };

    private static string Of(ParameterInfo parameter)
    {
        string passing = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true, IsIn: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ => string.Empty,
        };
        string value = parameter.HasDefaultValue ? " = " + Constant(parameter) : string.Empty;
        return $"{passing}{Of(parameter.ParameterType)}{Mark(Nullability.Create(parameter))} {parameter.Name}{value}";
    }

    private static string Constant(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : "null",
        bool truth => truth ? "true" : "false",
        string text => $"\"{text}\"",
        var number when parameter.ParameterType.IsEnum => $"{parameter.ParameterType.Name}.{Enum.ToObject(parameter.ParameterType, number)}",
        IFormattable number => number.ToString(format: null, System.Globalization.CultureInfo.InvariantCulture),
        var other => other.ToString()!,
    };

    private static string Mark(NullabilityInfo info) => info.ReadState == NullabilityState.Nullable && Nullable.GetUnderlyingType(info.Type) is null ? "?" : string.Empty;
}
