export type StockEventType = 'received' | 'shipped';

export interface StockEvent {
  id: string;
  type: StockEventType;
  sku: string;
  warehouse: string;
  /** Pieces, always positive; the type says in which direction they moved. */
  quantity: number;
}

/** Few and fixed, because they label a metric. */
export type StockEventFault =
  | 'not_an_object' | 'bad_id' | 'bad_type' | 'bad_sku' | 'bad_warehouse' | 'bad_quantity';

export function isValidStockEvent(value: unknown): value is StockEvent {
  return findFault(value) === undefined;
}

/** The first thing that is wrong with an event, or undefined when it is valid. */
export function findFault(value: unknown): StockEventFault | undefined {
  if (typeof value !== 'object' || value === null) return 'not_an_object';
  if (!('id' in value && isText(value.id))) return 'bad_id';
  if (!('type' in value && isStockEventType(value.type))) return 'bad_type';
  if (!('sku' in value && isText(value.sku))) return 'bad_sku';
  if (!('warehouse' in value && isText(value.warehouse))) return 'bad_warehouse';
  if (!('quantity' in value && isPieceCount(value.quantity))) return 'bad_quantity';
  return undefined;
}

/** The id of an event that may be invalid in every other respect. */
export function findEventId(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return 'id' in value && isText(value.id) ? value.id : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isStockEventType(value: unknown): value is StockEventType {
  return value === 'received' || value === 'shipped';
}

function isPieceCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0;
}
