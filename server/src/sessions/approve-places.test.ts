import assert from 'node:assert/strict';
import { test } from 'node:test';
import { GatewayError } from '../errors.ts';
import { createApprovePlaces, createTakenRoom } from './approve-places.ts';

function isFull(error: unknown): boolean {
  return error instanceof GatewayError && error.code === 'service_unavailable' && error.extras.retry_after === 2;
}

test('there are so many places; one that is released, however often, is one', () => {
  const places = createApprovePlaces({ places: 4, bytes: 100 });
  const [first] = [1, 2, 3, 4].map(() => places.take('live'));
  assert.throws(() => places.take('live'), isFull);
  first?.release();
  first?.release();
  places.take('live');
  assert.throws(() => places.take('live'), isFull);
});

test('test keys have half of the room, and never keep live ones out', () => {
  const places = createApprovePlaces({ places: 4, bytes: 100 });
  places.take('test');
  places.take('test');
  assert.throws(() => places.take('test'), isFull);
  places.take('live');
  places.take('live');
  assert.throws(() => places.take('live'), isFull);
});

test('while documents fill the memory nobody else is let in', () => {
  const places = createApprovePlaces({ places: 4, bytes: 100 });
  const large = places.take('live');
  large.holds(60);
  places.take('live').holds(40);
  assert.throws(() => places.take('live'), isFull);
  large.holds(10);
  places.take('live').release();
  large.release();
  places.take('live');
});

test('threads that share their room have it once: its places and its bytes', () => {
  const taken = createTakenRoom();
  const [one, other] = [1, 2].map(() => createApprovePlaces({ places: 3, bytes: 100 }, taken));
  const places = [one?.take('live'), other?.take('live'), one?.take('live')];
  assert.throws(() => other?.take('live'), isFull);
  assert.throws(() => one?.take('live'), isFull);
  places[0]?.release();
  places[1]?.holds(100);
  assert.throws(() => one?.take('live'), isFull);
  places[1]?.release();
  other?.take('live');
});
