import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';

const dynamo = new DynamoDBClient({});

const ordersTable = {
  TableName: 'orders',
  KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' as const }],
  AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' as const }],
};

// The same with commands, and a look at the name of the error.
export async function ensureOrders(): Promise<void> {
  try {
    await dynamo.send(new DescribeTableCommand({ TableName: 'orders' }));
  } catch (error) {
  //       ~~~~~ neverCompared
    if ((error as Error).name !== 'ResourceNotFoundException') throw error;
    await dynamo.send(new CreateTableCommand(ordersTable));
  }
}
