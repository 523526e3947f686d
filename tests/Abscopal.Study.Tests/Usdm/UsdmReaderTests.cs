using System.Text.RegularExpressions;
using Abscopal.Input;
using Abscopal.Study.Protocol;
using Abscopal.Study.Protocol.Schedule;
using Abscopal.Study.Usdm;

namespace Abscopal.Study.Tests.Usdm;

/// <summary>A small invented definition that another program might write.</summary>
public sealed partial class UsdmReaderTests
{
    private static readonly string Example = Path.Combine(AppContext.BaseDirectory, "Usdm", "other-system.json");

    private readonly UsdmStudy _study = UsdmReader.Read(Example);

    [Fact]
    public void Read_Study_HasItsParts()
    {
        StudyProtocol protocol = _study.Protocol;

        (protocol.Id, protocol.Title.English, protocol.Registry, protocol.Phase).ShouldBe(("Other-1", "A study of X & Y", "NCT01234567", "III"));
        (protocol.Design.Allocation, protocol.Design.Masking).ShouldBe((Allocation.NonRandomised, Masking.DoubleBlind));
        protocol.Arms.Select(a => (a.Id, a.Label.English, a.Role)).ShouldBe([("Arm-X", "Drug X", ArmRole.Investigational), ("x-2nd-arm", "2nd arm", ArmRole.Placebo)]);
        protocol.Eligibility.ShouldHaveSingleItem().English.ShouldBe("Age of at least 18 years");
        protocol.Exclusion.ShouldHaveSingleItem().English.ShouldBe("Pregnancy or nursing");
        protocol.Population.ShouldBe(new PlannedPopulation { Description = "Adults", Enrolment = 60, LeastAge = 18, GreatestAge = 75, Sex = PlannedSex.Female });
        protocol.Populations.ShouldHaveSingleItem().ShouldBe(new AnalysisPopulation("AP1", "All who were randomised"));
    }

    [Fact]
    public void Read_Aims_AreThoseOfTheFile()
    {
        StudyProtocol protocol = _study.Protocol;

        ProtocolObjective objective = protocol.Objectives.ShouldHaveSingleItem();
        (objective.Id, objective.Role, objective.Text.English).ShouldBe(("OBJ1", EndpointRole.Primary, "To show that X works"));
        objective.Endpoints.ShouldBe(["END1"]);
        protocol.Endpoints.ShouldHaveSingleItem().ShouldBe(new ProtocolEndpoint("END1", EndpointRole.Primary, "OS", "Time to death"));
        Estimand estimand = protocol.Estimands.ShouldHaveSingleItem();
        (estimand.Treatment.English, estimand.Population.English, estimand.Variable.English, estimand.Summary.English).ShouldBe(("Drug X", "All who were randomised", "Time to death", "Hazard ratio"));
        estimand.IntercurrentEvents.Select(e => (e.Event.English, e.Strategy)).ShouldBe([("Rescue", IntercurrentStrategy.CompositeVariable), ("Move", IntercurrentStrategy.TreatmentPolicy)]);
    }

    [Fact]
    public void Read_Interventions_AreTold()
    {
        ProtocolIntervention intervention = _study.Protocol.Interventions.ShouldHaveSingleItem();

        (intervention.Id, intervention.Label.English).ShouldBe(("X", "Drug X"));
        intervention.Administrations.Select(a => a.English).ShouldBe(["Tablet; 50 Milligram; Oral; Daily; 24 Week"]);
    }

    // Screening 2 weeks before the dose, the fixed reference; then 2 weeks after it, and a week after that.
    [Fact]
    public void Read_Timings_HangOnEachOther()
    {
        StudySchedule schedule = _study.Protocol.Schedule.ShouldNotBeNull();

        schedule.Epochs.Select(e => (e.Id, e.Kind)).ShouldBe([("Screening", EpochKind.Screening), ("Treatment", EpochKind.Treatment)]);
        schedule.Visits.Select(v => (v.Label.English, v.Epoch, v.Day, v.EarlyDays, v.LateDays)).ShouldBe(
        [
            ("Screening visit", "Screening", -14, null, null), ("Dose visit", "Treatment", 1, null, null), ("Day 15", "Treatment", 15, 2, 3), ("Day 22", "Treatment", 22, null, null), ("Later", "Treatment", null, null, null),
        ]);
        schedule.Activities.Select(a => (a.Label.English, a.Under?.English, string.Join(',', a.Visits))).ShouldBe([("Consent", null, "SCREEN"), ("Blood", "Laboratory", "SCREEN,D15,D22"), ("Tablet", null, "DOSE")]);
        schedule.Elements.Select(e => (e.Id, string.Join(' ', e.Cells.Select(c => c.Arm + "/" + c.Epoch)), string.Join(',', e.Interventions), e.Ends?.English)).ShouldBe(
            [("EL1", "Arm-X/Screening x-2nd-arm/Screening", "", null), ("EL2", "Arm-X/Treatment", "X", "Last dose")]);
    }

    [Fact]
    public void Read_WhatHasNoPlace_IsListed()
    {
        _study.Unplaced.Select(u => u.Path.Replace("study.versions[0]", "V", StringComparison.Ordinal).Replace("V.studyDesigns[0]", "D", StringComparison.Ordinal)).ShouldBe(
        [
            "V.versionIdentifier", "V.rationale", "V.organizations[0]", "V.studyIdentifiers[0]", "V.amendments", "V.dictionaries",
            "D.encounters[0].contactModes", "D.rationale", "D.estimands[0].intercurrentEvents[1].strategy",
            "D.scheduleTimelines[0].entryCondition", "D.scheduleTimelines[0].timings[4]", "D.scheduleTimelines[0].instances[0].label", "D.scheduleTimelines[0].instances[1].label",
            "D.scheduleTimelines[0].instances[3].defaultConditionId", "D.scheduleTimelines[0].instances[4]", "D.scheduleTimelines[1]",
        ]);
        _study.Unplaced.Single(u => u.Path.EndsWith("amendments", StringComparison.Ordinal)).Json.ShouldContain("Longer follow-up");
        _study.Assumed.Select(a => a.Split(':')[0]).ShouldBe(["design.allocation", "study.versions[0].studyDesigns[0].estimands[0].intercurrentEvents[1].strategy", "analysis"]);
    }

    // Parts of the file are swapped, doubled, cut and overwritten; the answer is a study or one clear exception.
    [Fact]
    public void Read_MutatedFile_IsAStudyOrToldWrong()
    {
        string path = Path.GetTempFileName();
        string[] lines = File.ReadAllLines(Example);
        string[] own = UsdmWriter.Write(StudyProtocolReader.Read(Path.Combine(AppContext.BaseDirectory, "Corpus", "good", "schedule.study.yaml"))).Split('\n');
        uint state = 20261128;
        int refused = 0;
        try
        {
            for (int i = 0; i < 400; i++)
            {
                List<string> mutated = [.. i % 2 == 0 ? lines : own];
                for (int k = Next(3); k >= 0; k--) Mutate(mutated, Next);
                File.WriteAllLines(path, mutated);
                try
                {
                    UsdmReader.Read(path).Protocol.Arms.ShouldNotBeEmpty();
                }
                catch (InvalidInputException)
                {
                    refused++;
                }
            }
        }
        finally
        {
            File.Delete(path);
        }

        refused.ShouldBeInRange(100, 390);

        int Next(int below)
        {
            state = (state * 1664525) + 1013904223;
            return (int)((state >> 8) % (uint)below);
        }
    }

    [Theory]
    [InlineData("[]", "is not an object")]
    [InlineData("{", "cannot be read as JSON")]
    [InlineData("{}", "study: is missing")]
    [InlineData("{\"study\":{\"versions\":[]}}", "study.versions: is empty")]
    [InlineData("{\"usdmVersion\":\"3.0.0\",\"study\":{\"versions\":[{\"studyDesigns\":[{}]}]}}", "usdmVersion: '3.0.0' is not read")]
    [InlineData("{\"study\":{\"versions\":[{\"studyDesigns\":[{}]}]}}", "arms: is missing")]
    public void Read_WrongFile_IsOneLine(string json, string expected)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, json);
            Should.Throw<InvalidInputException>(() => UsdmReader.Read(path)).Message.ShouldContain(expected);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static void Mutate(List<string> lines, Func<int, int> next)
    {
        int at = next(lines.Count);
        switch (next(5))
        {
            case 0:
                lines[at] = lines[next(lines.Count)];
                break;
            case 1:
                lines.Insert(at, lines[at]);
                break;
            case 2:
                lines.RemoveAt(at);
                break;
            case 3:
                lines[at] = lines[at].Replace('"', (char)('!' + next(90)));
                break;
            default:
                string value = next(2) == 0 ? "" : "{a: &a [*a, *a], b: [[[[[[]]]]]]}";
                lines[at] = Value().Replace(lines[at], value);
                break;
        }
    }

    [GeneratedRegex("(?<=: \")[^\"]*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Value();
}
