// strict
import fastify from 'fastify';

const app = fastify();

interface Request {
  session: { owner: string; user?: string } | null;
  params: { device: string };
  allowAnonymous: boolean;
}

interface Reply {
  code(status: number): Reply;
  send(body: object): void;
}

declare function findDevice(id: string): Promise<{ owner: string } | null>;

// Must stay quiet: a hook answers only where the request ends with it; what returns goes on to the handler.
export async function verifySession(request: Request, reply: Reply): Promise<void> {
  if (request.session?.user) {
    return;
  }
  if (request.allowAnonymous) {
    return;
  }
  reply.code(401).send({ error: 'unauthorized' });
}

app.post('/devices/:device/audit', {
  preHandler: async (request: Request, response: Reply) => {
    const device = await findDevice(request.params.device);
    if (device && request.session?.owner === device.owner) {
      return;
    }
    response.code(404).send({ error: 'no such device' });
  },
});
