namespace Abscopal.Study.Protocol;

/// <summary>How subjects were allocated and masked.</summary>
/// <param name="Allocation">Whether subjects were randomised.</param>
/// <param name="Masking">Who knew the treatment.</param>
/// <param name="Summary">The design in one phrase, as a reader sees it.</param>
public sealed record StudyDesign(Allocation Allocation, Masking Masking, Words Summary);
