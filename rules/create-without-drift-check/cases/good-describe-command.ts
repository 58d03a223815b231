import { isDeepStrictEqual } from 'node:util';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';

const dynamo = new DynamoDBClient({});

const ordersTable = {
  TableName: 'orders',
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' as const }],
};

// The keys of the live table are compared, all of them.
export async function ensureOrders(): Promise<void> {
  try {
    const { Table } = await dynamo.send(new DescribeTableCommand({ TableName: 'orders' }));
    if (!isDeepStrictEqual(Table.KeySchema, ordersTable.KeySchema)) throw new Error('orders has other keys');
  } catch (error) {
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    await dynamo.send(new CreateTableCommand(ordersTable));
  }
}
