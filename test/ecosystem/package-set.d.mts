export declare const packageSet: readonly {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly why: string;
}[];
