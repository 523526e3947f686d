namespace Abscopal.Clinical.Laboratory;

/// <summary>A grade with the bound that still belongs to it: the value, or the multiple, furthest from normal.</summary>
internal readonly record struct GradeBound(int Grade, decimal Bound);
