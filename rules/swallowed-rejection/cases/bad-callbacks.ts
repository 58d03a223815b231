import { Pool } from 'pg';
import { createPool } from 'mysql2';
import { appendFile } from 'node:fs';
import { pino } from 'pino';

const logger = pino({ name: 'bookings' });
const postgres = new Pool();
const mysql = createPool({ host: 'bookings' });

interface Booking {
  id: string;
  room: number;
  guest: string;
}

// The error is logged, and the callback ends.
export function saveBooking(booking: Booking): void {
  postgres.query('INSERT INTO bookings (id, room, guest) VALUES ($1, $2, $3)', [booking.id, booking.room, booking.guest], (err: Error | null) => {
    if (err) {
 // ~~~~~~~~~~ logged
      logger.error({ err, booking: booking.id }, 'booking was not saved');
    }
  });
}

// The answer is sent either way.
export function createBooking(request: { body: Booking }, response: { json(body: object): void }): void {
  mysql.query('INSERT INTO bookings SET ?', request.body, (error: Error | null) => {
    if (error) console.error(error);
 // ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ logged
    response.json({ ok: true });
  });
}

// Success is said below the test.
export function updateRoom(booking: Booking): void {
  const sql = 'UPDATE rooms SET guest = $1 WHERE number = $2';
  postgres.query(sql, [booking.guest, booking.room], (error: Error | null) => {
    if (error) {
 // ~~~~~~~~~~~~ logged
      logger.warn(error, 'room not updated');
    }
    logger.info({ room: booking.room }, 'room updated');
  });
}

// The error has no reader at all.
export function appendBooking(booking: Booking, done: (result: { saved: boolean }) => void): void {
  appendFile('/var/lib/bookings/journal.ndjson', `${JSON.stringify(booking)}\n`, (_err) => {
  //                                                                             ~~~~~~~~~~~ silent
    done({ saved: true });
  });
}
