namespace Abscopal.Workbench.Synthesis;

/// <summary>What draws are for; each topic has streams of its own, so that a change in one leaves the others.</summary>
internal enum SyntheticTopic
{
    Demographics = 1,
    Disease = 2,
    Treatment = 3,
    Tumours = 4,
    Safety = 5,
    Course = 6,
}
