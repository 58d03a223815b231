import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { DataType, MilvusClient } from '@zilliz/milvus2-sdk-node';
import { QdrantClient } from '@qdrant/js-client-rest';

const noteFields = [{ name: 'id', data_type: DataType.Int64, is_primary_key: true }];

// The client is known by its written type, and the hook of the framework runs it.
@Injectable()
export class ImageStore implements OnModuleInit {
  private readonly logger = new Logger(ImageStore.name);

  constructor(private readonly qdrant: QdrantClient) {}

  async onModuleInit(): Promise<void> {
    const { exists } = await this.qdrant.collectionExists('images');
    if (exists) {
 // ~~~~~~~~~~~ neverCompared
      this.logger.log('images is there');
      return;
    }
    await this.qdrant.createCollection('images', { vectors: { size: 512, distance: 'Cosine' } });
  }
}

// Test and creation are methods of their own.
export class NoteStore {
  readonly #client = new MilvusClient({ address: 'vectors:19530' });

  async open(): Promise<void> {
    if (!(await this.isThere())) {
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~ neverCompared
      await this.make();
    }
  }

  private async isThere(): Promise<boolean> {
    const answer = await this.#client.hasCollection({ collection_name: 'notes' });
    return Boolean(answer.value);
  }

  private async make(): Promise<void> {
    await this.#client.createCollection({ collection_name: 'notes', fields: noteFields });
  }
}

// A wrapper of the project's own, known by its names only.
interface VectorDatabase {
  hasCollection(name: string): Promise<boolean>;
  createCollection(name: string, dimension: number): Promise<void>;
}

export class Recommendations {
  constructor(private readonly vectors: VectorDatabase) {}

  async start(): Promise<void> {
    if (!(await this.vectors.hasCollection('recommendations'))) {
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ neverCompared
      await this.vectors.createCollection('recommendations', 256);
    }
  }
}

// The client is the default of a parameter.
export class CoverStore {
  constructor(private readonly vectors = new QdrantClient({ url: 'http://vectors:6333' })) {}

  async open(): Promise<void> {
    const { exists } = await this.vectors.collectionExists('covers');
    if (!exists) {
 // ~~~~~~~~~~~~ neverCompared
      await this.vectors.createCollection('covers', { vectors: { size: 512, distance: 'Cosine' } });
    }
  }
}

interface LessonVectors {
  has(name: string): Promise<boolean>;
  describe(name: string): Promise<{ dimension: number }>;
  createCollection(name: string, options: { dimension: number }): Promise<void>;
}

// Whoever creates it is asked whether it has it, in few words.
export class Lessons {
  constructor(private readonly vectors: LessonVectors) {}

  async start(): Promise<void> {
    const known = await this.vectors.has('lessons');
    if (!known) {
 // ~~~~~~~~~~~ neverCompared
      await this.vectors.createCollection('lessons', { dimension: 384 });
    }
  }
}
