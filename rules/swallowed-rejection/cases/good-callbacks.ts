import { Pool } from 'pg';
import { createPool } from 'mysql2';
import { appendFile } from 'node:fs';
import { pino } from 'pino';

const logger = pino({ name: 'bookings' });
const postgres = new Pool();
const mysql = createPool({ host: 'bookings' });

type Done = (error: Error | null, result?: { saved: boolean }) => void;

interface Booking {
  id: string;
  room: number;
  guest: string;
}

// The callback of the caller is given the error.
export function saveBooking(booking: Booking, done: Done): void {
  postgres.query('INSERT INTO bookings (id, room, guest) VALUES ($1, $2, $3)', [booking.id, booking.room, booking.guest], (err: Error | null) => {
    if (err) {
      logger.error({ err, booking: booking.id }, 'booking was not saved');
      return done(err);
    }
    done(null, { saved: true });
  });
}

// The answer depends on the test.
export function createBooking(request: { body: Booking }, response: { status(code: number): { json(body: object): void } }): void {
  mysql.query('INSERT INTO bookings SET ?', request.body, (error: Error | null) => {
    if (error) {
      console.error(error);
      response.status(500).json({ ok: false });
      return;
    }
    response.status(201).json({ ok: true });
  });
}

// A promise is made of it.
export function updateRoom(booking: Booking): Promise<void> {
  const sql = 'UPDATE rooms SET guest = $1 WHERE number = $2';
  return new Promise((resolve, reject) => {
    postgres.query(sql, [booking.guest, booking.room], (error: Error | null) => {
      if (error) return reject(error);
      logger.info({ room: booking.room }, 'room updated');
      resolve();
    });
  });
}

// The error is handed on as the first argument.
export function appendBooking(booking: Booking, done: Done): void {
  appendFile('/var/lib/bookings/journal.ndjson', `${JSON.stringify(booking)}\n`, (err) => {
    done(err, { saved: !err });
  });
}

// Thrown into the process: loud enough.
export function removeBooking(booking: Booking, done: Done): void {
  postgres.query('DELETE FROM bookings WHERE id = $1', [booking.id], (err: Error | null) => {
    if (err) throw err;
    done(null, { saved: true });
  });
}
