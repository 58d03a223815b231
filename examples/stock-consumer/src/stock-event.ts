export type StockEventType = 'received' | 'shipped';

export interface StockEvent {
  id: string;
  type: StockEventType;
  sku: string;
  warehouse: string;
  /** Pieces, always positive; the type says in which direction they moved. */
  quantity: number;
}

export function isValidStockEvent(value: unknown): value is StockEvent {
  return (
    typeof value === 'object' &&
    value !== null &&
    'id' in value && isText(value.id) &&
    'type' in value && isStockEventType(value.type) &&
    'sku' in value && isText(value.sku) &&
    'warehouse' in value && isText(value.warehouse) &&
    'quantity' in value && isPieceCount(value.quantity)
  );
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
