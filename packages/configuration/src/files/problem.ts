/** Something that was asked for and could not be analysed. It makes the exit code 2. */
export interface Problem {
  /** The file, when it is one: JSON output then holds a result for it. */
  readonly file?: string;
  /** What is wrong and what to do about it: whole sentences that name the file. */
  readonly sentence: string;
}
