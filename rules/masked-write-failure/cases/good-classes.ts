import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Body, Controller, Injectable, InternalServerErrorException, Logger, Post } from '@nestjs/common';
import { EventPattern, MessagePattern, Payload, RpcException } from '@nestjs/microservices';
import { Cron } from '@nestjs/schedule';
import { InjectRepository } from '@nestjs/typeorm';
import { OnEvent } from '@nestjs/event-emitter';
import type { DataSource, Repository } from 'typeorm';
import type { Model } from 'mongoose';
import { PrismaClient } from '@prisma/client';
import type { Producer } from 'kafkajs';
import type { Job } from 'bullmq';
import type { Pool } from 'mysql2/promise';
import type { Counter } from 'prom-client';

interface Shipment {
  id: string;
  carrier: string;
}

// Logged and thrown: BullMQ tries again.
@Processor('shipments')
export class ShipmentProcessor extends WorkerHost {
  private readonly logger = new Logger(ShipmentProcessor.name);

  constructor(@InjectRepository('shipments') private readonly shipments: Repository<Shipment>) {
    super();
  }

  async process(job: Job<Shipment>): Promise<void> {
    try {
      await this.shipments.save(job.data);
    } catch (error) {
      this.logger.error(`shipment ${job.data.id} was not saved`, error);
      throw error;
    }
  }
}

// Counted, refused, and left to the framework.
@Controller()
export class CarrierEvents {
  private readonly logger = new Logger('carriers');

  constructor(
    private readonly prisma: PrismaClient,
    private readonly dataSource: DataSource,
    private readonly lost: Counter<string>,
  ) {}

  @EventPattern('carrier.changed')
  async onCarrierChanged(@Payload() event: Shipment): Promise<void> {
    try {
      await this.prisma.carrier.update({ where: { id: event.carrier }, data: { shipment: event.id } });
    } catch (error) {
      this.logger.error('carrier not updated', error);
      this.lost.inc({ event: 'carrier.changed' });
    }
  }

  // The broker is told that it was not done.
  @MessagePattern('carrier.assign')
  async assign(@Payload() shipment: Shipment): Promise<{ status: string }> {
    await this.prisma.shipment.create({ data: shipment }).catch((error: unknown) => {
      throw new RpcException(String(error));
    });
    return { status: 'assigned successfully' };
  }

  // Nothing stands between the failure and the scheduler.
  @Cron('0 * * * *')
  async flagOverdue(): Promise<void> {
    await this.dataSource.query('UPDATE shipments SET overdue = true WHERE due < now()');
  }
}

// What failed is marked as failed.
@Injectable()
export class LabelListener {
  constructor(private readonly labels: Model<Shipment>) {}

  @OnEvent('shipment.created')
  async handleShipmentCreated(shipment: Shipment): Promise<void> {
    try {
      await this.labels.create({ shipment: shipment.id, carrier: shipment.carrier });
    } catch (error) {
      await this.labels.markFailed(shipment.id, error);
    }
  }
}

// An exception of the framework is an answer.
@Controller('shipments')
export class ShipmentController {
  constructor(private readonly prisma: PrismaClient) {}

  @Post()
  async create(@Body() shipment: Shipment): Promise<{ ok: boolean }> {
    try {
      await this.prisma.shipment.create({ data: shipment });
    } catch (error) {
      console.warn('shipment lost', error);
      throw new InternalServerErrorException();
    }
    return { ok: true };
  }
}

// Must stay quiet: a throw made in a callee, whose type is `never`.
export class DispatchConsumer {
  constructor(private readonly pool: Pool, private readonly logger: Console) {}

  async handleMessage(message: { shipment: Shipment }): Promise<void> {
    try {
      await this.store(message.shipment);
    } catch (error) {
      this.handleStorageError(error);
    }
  }

  private async store(shipment: Shipment): Promise<void> {
    await this.pool.execute('INSERT INTO dispatches (id, carrier) VALUES (?, ?)', [shipment.id, shipment.carrier]);
  }

  private handleStorageError(error: unknown): never {
    this.logger.error('dispatch failed', error);
    throw new Error('storage is not available', { cause: error });
  }
}

// The handler is a method that keeps the item for another time.
export class OutboxPublisher {
  #producer: Producer;
  #prisma: PrismaClient;

  constructor(producer: Producer, prisma: PrismaClient) {
    this.#producer = producer;
    this.#prisma = prisma;
  }

  async publishShipment(shipment: Shipment): Promise<void> {
    try {
      await this.#producer.send({ topic: 'shipments', messages: [{ key: shipment.id, value: JSON.stringify(shipment) }] });
    } catch (error) {
      await this.keep(shipment, error);
      return;
    }
    console.info(`shipment ${shipment.id} published`);
  }

  private async keep(shipment: Shipment, error: unknown): Promise<void> {
    await this.#prisma.outbox.create({ data: { shipment: shipment.id, reason: String(error) } });
  }
}

// A field that holds an arrow function without a handler.
export class ReturnHandler {
  constructor(private readonly prisma: PrismaClient) {}

  handleEvent = async (event: { shipmentId: string }): Promise<void> => {
    await this.prisma.return.create({ data: { shipmentId: event.shipmentId } });
  };
}

// What a factory is not given, it has itself; a failure is said.
export function makeClosing({ db = new PrismaClient() }: { db?: PrismaClient } = {}) {
  return async function close(shiftId: string): Promise<{ closed: boolean }> {
    try {
      await db.shift.update({ where: { id: shiftId }, data: { state: 'closed' } });
    } catch (error) {
      console.error('shift not closed', error);
      return { closed: false };
    }
    return { closed: true };
  };
}
