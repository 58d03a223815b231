import { Processor, WorkerHost } from '@nestjs/bullmq';
import { Injectable, Logger, Post, Body, Controller } from '@nestjs/common';
import { EventPattern, MessagePattern, Payload } from '@nestjs/microservices';
import { Cron } from '@nestjs/schedule';
import { InjectRepository } from '@nestjs/typeorm';
import { OnEvent } from '@nestjs/event-emitter';
import type { Repository, DataSource } from 'typeorm';
import type { Model } from 'mongoose';
import { PrismaClient } from '@prisma/client';
import type { Producer } from 'kafkajs';
import type { Job } from 'bullmq';
import type { Pool } from 'mysql2/promise';

interface Shipment {
  id: string;
  carrier: string;
}

// A queue processor of NestJS; the repository is known by its written type.
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
   // ~~~~~~~~~~~~~ logged
      this.logger.error(`shipment ${job.data.id} was not saved`, error);
    }
  }
}

// An event pattern, a message pattern and a cron task in one service.
@Controller()
export class CarrierEvents {
  private readonly logger = new Logger('carriers');

  constructor(private readonly prisma: PrismaClient, private readonly dataSource: DataSource) {}

  @EventPattern('carrier.changed')
  async onCarrierChanged(@Payload() event: Shipment): Promise<void> {
    try {
      await this.prisma.carrier.update({ where: { id: event.carrier }, data: { shipment: event.id } });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      this.logger.error('carrier not updated', error);
    }
  }

  // The broker is told that it was done.
  @MessagePattern('carrier.assign')
  async assign(@Payload() shipment: Shipment): Promise<{ status: string }> {
    await this.prisma.shipment.create({ data: shipment }).catch((error: unknown) => this.logger.warn(error));
    //                                                    ~~~~~ swallowed-rejection/logged
    return { status: 'assigned successfully' };
  }

  // Every hour, and never a red one: "updated", it says.
  @Cron('0 * * * *')
  async flagOverdue(): Promise<void> {
    try {
      await this.dataSource.query('UPDATE shipments SET overdue = true WHERE due < now()');
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      this.logger.error('overdue shipments were not marked', error);
    }
    this.logger.log('overdue shipments updated');
  }
}

// An application event; the model is injected.
@Injectable()
export class LabelListener {
  constructor(private readonly labels: Model<Shipment>) {}

  @OnEvent('shipment.created')
  async handleShipmentCreated(shipment: Shipment): Promise<void> {
    try {
      await this.labels.create({ shipment: shipment.id, carrier: shipment.carrier });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      console.error(error);
    }
  }
}

// A POST handler that answers with 201 by its decorator.
@Controller('shipments')
export class ShipmentController {
  constructor(private readonly prisma: PrismaClient) {}

  @Post()
  async create(@Body() shipment: Shipment): Promise<{ ok: boolean }> {
    try {
      await this.prisma.shipment.create({ data: shipment });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      console.warn('shipment lost', error);
    }
    return { ok: true };
  }
}

// The write hides in a private method, and its handler in the public one.
export class DispatchConsumer {
  constructor(private readonly pool: Pool, private readonly logger: Console) {}

  async handleMessage(message: { shipment: Shipment }): Promise<void> {
    try {
      await this.store(message.shipment);
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      this.logger.error('dispatch failed', error);
    }
  }

  private async store(shipment: Shipment): Promise<void> {
    await this.pool.execute('INSERT INTO dispatches (id, carrier) VALUES (?, ?)', [shipment.id, shipment.carrier]);
  }
}

// The handler is a method that only logs.
export class OutboxPublisher {
  #producer: Producer;

  constructor(producer: Producer) {
    this.#producer = producer;
  }

  async publishShipment(shipment: Shipment): Promise<void> {
    try {
      await this.#producer.send({ topic: 'shipments', messages: [{ key: shipment.id, value: JSON.stringify(shipment) }] });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      this.onProblem(error);
    }
    console.info(`shipment ${shipment.id} published`);
  }

  private onProblem(error: unknown): void {
    console.error('publish failed', error);
  }
}

// A field that holds an arrow function.
export class ReturnHandler {
  constructor(private readonly prisma: PrismaClient) {}

  handleEvent = async (event: { shipmentId: string }): Promise<void> => {
    try {
      await this.prisma.return.create({ data: { shipmentId: event.shipmentId } });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      console.error('return not recorded', error);
    }
  };
}

// What a factory is not given, it has itself.
export function makeClosing({ db = new PrismaClient() }: { db?: PrismaClient } = {}) {
  return async function close(shiftId: string): Promise<{ closed: boolean }> {
    try {
      await db.shift.update({ where: { id: shiftId }, data: { state: 'closed' } });
    } catch (error) {
   // ~~~~~~~~~~~~~ logged
      console.error('shift not closed', error);
    }
    return { closed: true };
  };
}
