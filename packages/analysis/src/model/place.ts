/** A range in the source text, as UTF-16 offsets; `end` is exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}
