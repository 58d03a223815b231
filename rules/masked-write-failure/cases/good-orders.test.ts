import { PrismaClient } from '@prisma/client';

declare function it(name: string, run: () => Promise<void>): void;

const prisma = new PrismaClient();

// Must stay quiet: tests.
it('keeps the order of another customer', async () => {
  try {
    await prisma.order.create({ data: { id: 'o-1', customer: 'c-1' } });
  } catch (error) {
    console.error('the order was there before', error);
  }
  console.log('order created');
});
