/** What a run of the command line ends with. */
export const exitCode = { clean: 0, findings: 1, couldNotAnalyse: 2 } as const;
