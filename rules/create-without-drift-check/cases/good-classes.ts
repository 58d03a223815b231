import { Injectable, type OnModuleInit } from '@nestjs/common';
import { QdrantClient } from '@qdrant/js-client-rest';

const imageSize = 512;

interface VectorDatabase {
  hasCollection(name: string): Promise<boolean>;
  createCollection(name: string, dimension: number): Promise<void>;
  dimensionOf(name: string): Promise<number>;
}

// The hook of the framework compares before it is content.
@Injectable()
export class ImageStore implements OnModuleInit {
  constructor(private readonly qdrant: QdrantClient) {}

  async onModuleInit(): Promise<void> {
    const { exists } = await this.qdrant.collectionExists('images');
    if (exists) {
      await this.assertSchema();
      return;
    }
    await this.qdrant.createCollection('images', { vectors: { size: imageSize, distance: 'Cosine' } });
  }

  private async assertSchema(): Promise<void> {
    const { config } = await this.qdrant.getCollection('images');
    if (config.params.vectors.size !== imageSize) throw new Error(`images has vectors of ${config.params.vectors.size}`);
  }
}

// The project's own wrapper is asked for what is live.
export class Recommendations {
  constructor(private readonly vectors: VectorDatabase) {}

  async start(): Promise<void> {
    if (!(await this.vectors.hasCollection('recommendations'))) {
      await this.vectors.createCollection('recommendations', 256);
    }
    await this.checkDimension(256);
  }

  private async checkDimension(dimension: number): Promise<void> {
    const live = await this.vectors.dimensionOf('recommendations');
    if (live !== dimension) throw new Error(`recommendations has ${live} dimensions, the model has ${dimension}`);
  }
}

// The default client is asked for what is live.
export class CoverStore {
  constructor(private readonly vectors = new QdrantClient({ url: 'http://vectors:6333' })) {}

  async open(): Promise<void> {
    const { exists } = await this.vectors.collectionExists('covers');
    if (!exists) {
      await this.vectors.createCollection('covers', { vectors: { size: 512, distance: 'Cosine' } });
      return;
    }
    const { config } = await this.vectors.getCollection('covers');
    if (config.params.vectors?.size !== 512) throw new Error('covers has vectors of another size');
  }
}

interface LessonVectors {
  has(name: string): Promise<boolean>;
  describe(name: string): Promise<{ dimension: number }>;
  createCollection(name: string, options: { dimension: number }): Promise<void>;
}

// The same store says what it has.
export class Lessons {
  constructor(private readonly vectors: LessonVectors) {}

  async start(): Promise<void> {
    const known = await this.vectors.has('lessons');
    if (!known) {
      await this.vectors.createCollection('lessons', { dimension: 384 });
      return;
    }
    const live = await this.vectors.describe('lessons');
    if (live.dimension !== 384) throw new Error(`lessons has ${live.dimension} dimensions`);
  }
}

declare const columns: {
  retrieve(name: string): Promise<{ fields: readonly string[] }>;
  create(definition: { name: string; fields: readonly string[] }): Promise<{ fields: readonly string[] }>;
};

function compare(live: { fields: readonly string[] }): void {
  if (live.fields.length !== 2) throw new Error('products has other fields');
}

// A function that throws is handed what was found.
export function prepareProducts(): Promise<void> {
  return columns
    .retrieve('products')
    .catch((error: { status: number }) => {
      if (error.status !== 404) throw error;
      return columns.create({ name: 'products', fields: ['title', 'price'] });
    })
    .then(compare);
}
