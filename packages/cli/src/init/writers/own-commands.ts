import type { Survey } from "../survey/survey.ts";

export interface OwnCommands {
  /** Runs the installed `silent-failure`, in a shell at the project's folder. */
  readonly run: string;
  /** Installs what the lockfile says, without running anything of what is installed. */
  readonly install: string;
  /** Adds packages for development. */
  readonly add: (packages: readonly string[]) => string;
}

/** How this project's package manager says it. */
export function ownCommands({ packageManager, workspace }: Pick<Survey, "packageManager" | "workspace">): OwnCommands {
  const { name, isBerry, lockfile } = packageManager;
  const isLocked = lockfile !== null;
  const adding = (command: string) => (packages: readonly string[]) => `${command} ${packages.join(" ")}`;
  switch (name) {
    case "pnpm":
      return {
        run: "pnpm exec silent-failure",
        install: `pnpm install ${isLocked ? "--frozen-lockfile " : ""}--ignore-scripts`,
        add: adding(workspace === null ? "pnpm add -D" : "pnpm add -Dw"),
      };
    case "yarn":
      return {
        run: "yarn run silent-failure",
        install: isBerry
          ? `yarn install ${isLocked ? "--immutable " : ""}--mode=skip-build`
          : `yarn install ${isLocked ? "--frozen-lockfile " : ""}--ignore-scripts`,
        add: adding(workspace === null || isBerry ? "yarn add -D" : "yarn add -DW"),
      };
    case "bun":
      return {
        run: "bunx --no-install silent-failure",
        install: `bun install ${isLocked ? "--frozen-lockfile " : ""}--ignore-scripts`,
        add: adding("bun add -d"),
      };
    case "npm":
      return {
        run: "npx --no-install silent-failure",
        install: `npm ${isLocked ? "ci" : "install"} --ignore-scripts`,
        add: adding("npm install --save-dev"),
      };
  }
}
