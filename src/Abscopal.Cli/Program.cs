using Abscopal.Cli;

return AbscopalProgram.Run(args, Console.OpenStandardOutput(), Console.Error);
