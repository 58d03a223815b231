import { PrismaClient } from "@prisma/client";
import { Worker, type Job } from "bullmq";

const prisma = new PrismaClient();

interface Handover {
  readonly member: string;
  readonly roles: readonly string[];
}

// The result is shown as "the roles that this member has now".
export const handovers = new Worker("handovers", async (job: Job<Handover>) => {
  const { member, roles } = job.data;
  const granted: string[] = [];
  const failures: unknown[] = [];
  for (const role of roles) {
    try {
      await prisma.grant.create({ data: { member, role } });
      granted.push(role);
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} roles of ${member} were not granted`);
  return { granted };
});
