/**
 * What a project says about itself, the same in every host (`settings['silent-failure']` in ESLint,
 * `silent-failure.config.json` for the command line). Names are a call's last part (`reportDrop`) or a dotted
 * path (`audit.write`); `*` at either end matches any beginning or end.
 */
export interface Settings {
  readonly loggers?: readonly string[];
  readonly metrics?: readonly string[];
  readonly alerts?: readonly string[];
  readonly deadLetters?: readonly string[];
  readonly writes?: readonly string[];
  /** Functions that make a failure heard when they are called on a failure path: `withAlert`, `rethrowAs`. */
  readonly wrappers?: readonly string[];
  /** Functions or methods that do a unit of work. */
  readonly units?: readonly string[];
  /** Writes that the work exists for. */
  readonly primary?: readonly string[];
  /** Writes that are allowed to fail. */
  readonly bestEffort?: readonly string[];
  /** The least that a dropped item or failed write has to leave behind. Default: a log for an item, a count for a write. */
  readonly requiredReport?: "logged" | "counted" | "deadLettered" | "failed";
  /** Whether imports of the project's own files are followed, to know what they do. Default: yes. */
  readonly followImports?: boolean;
  /** Libraries beyond the built-in ones, in the same form. */
  readonly libraries?: readonly object[];
}

/** Every setting that is a list of names. */
export const settingNames: readonly (keyof Settings)[] = [
  "loggers",
  "metrics",
  "alerts",
  "deadLetters",
  "writes",
  "wrappers",
  "units",
  "primary",
  "bestEffort",
];
