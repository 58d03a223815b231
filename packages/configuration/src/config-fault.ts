/** Where a fault begins: `line` and `column` from 1, as people count, `offset` from 0. */
export interface ConfigPlace {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** A configuration that cannot be followed. Each sentence names the file, the place in it and what is allowed there. */
export class ConfigFault extends Error {
  readonly sentences: readonly string[];
  /** Of the first fault; null where the file as a whole is the fault. */
  readonly place: ConfigPlace | null;

  constructor(sentences: readonly string[], place: ConfigPlace | null) {
    super(sentences.join("\n"));
    this.name = "ConfigFault";
    this.sentences = sentences;
    this.place = place;
  }
}
