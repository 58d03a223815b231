import type { Note, Proposal } from "../proposal.ts";
import type { ProjectFolder } from "../survey/project-folder.ts";
import type { Survey } from "../survey/survey.ts";
import { githubWorkflow } from "./github-workflow.ts";
import { gitlabJob } from "./gitlab-job.ts";
import { ownCommands } from "./own-commands.ts";

/** The gate, where this project's CI looks for it. */
export function ciJob(folder: ProjectFolder, seen: Survey): Proposal {
  const proposals = seen.ci.map((system): Proposal => {
    if (system === "GitHub Actions") return githubWorkflow(folder, seen);
    if (system === "GitLab CI") return gitlabJob(folder, seen);
    return { changes: [], notes: [byHand(`Let ${system} run this, after the dependencies are installed:`, seen)] };
  });
  if (proposals.length === 0)
    proposals.push({ changes: [], notes: [byHand("No CI was found. Wherever it runs:", seen)] });
  return { changes: proposals.flatMap(({ changes }) => changes), notes: proposals.flatMap(({ notes }) => notes) };
}

function byHand(sentence: string, seen: Survey): Note {
  return { sentence, text: `${ownCommands(seen).run} check --format junit:silent-failure.xml` };
}
