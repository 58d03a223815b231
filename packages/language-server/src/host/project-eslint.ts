export type ProjectAnswer =
  | {
      readonly kind: "found";
      readonly rules: Record<string, never>;
      readonly settings: object;
      readonly inlineConfig: boolean;
      readonly ignored: boolean;
      readonly configFile: string;
      readonly problem: string | null;
    }
  | { readonly kind: "none" }
  | { readonly kind: "problem"; readonly sentence: string };
export class ProjectEslint {
  constructor(_options: { childScript: string; budget: number }) {}
  levelsFor(_file: string): Promise<ProjectAnswer> {
    return Promise.resolve({ kind: "none" });
  }
  watchedFiles(): readonly string[] {
    return [];
  }
  reload(): void {}
  dispose(): void {}
}
