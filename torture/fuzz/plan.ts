/**
 * What is played: in turn each operation comes first, with what has to be made for it before, and then what chance brings. So every
 * operation is reached, however many there are.
 */
import fc from 'fast-check';
import type { Attack } from './attack.ts';
import { attacksOn, requestsOf } from './attacks.ts';
import type { Operation } from './operations.ts';

type Attacks = fc.Arbitrary<Attack[]>;

/** So often each operation is reached at the least. */
export const SCENARIOS_PER_TURN = 5;

/** @returns the scenarios in which an operation comes first */
export function planOver(operations: Operation[]): (first: Operation) => Attacks {
  const byChance = fc.array(fc.oneof(...chancesOver(operations)), { maxLength: 1 });
  return (first) =>
    fc.tuple(turnOf(first, operations), byChance).map(([attacks, rest]) => [...attacks, ...rest.flat()]);
}

/** What a client would send, and something worse. */
function turnOf(operation: Operation, operations: Operation[]): Attacks {
  const before = makerFor(operation, operations);
  return fc.tuple(...[before, operation].flatMap((each) => (each ? [requestsOf(each)] : [])), attacksOn(operation));
}

/** What has no path below that of its maker. */
const makers: Record<string, string> = {
  approveSession: 'requestDocument',
  resendOtp: 'requestDocument',
  readFlowResult: 'createFlowSession',
  redeemOffer: 'requestDocument',
};

function makerFor(operation: Operation, operations: Operation[]): Operation | undefined {
  const named = makers[operation.id];
  return operations.find(({ id, method, path }) =>
    named === undefined ? method === 'POST' && operation.path.startsWith(`${path}{`) : id === named,
  );
}

/** Attacks alone, and attacks in the course of a session or a Flow: only there is something to break. */
function chancesOver(operations: Operation[]): Attacks[] {
  const named = (id: string) => operationNamed(id, operations);
  const [request, resend, approve] = [named('requestDocument'), named('resendOtp'), named('approveSession')];
  const strikes = fc.oneof(...operations.map(attacksOn), ...operations.map(requestsOf));
  const onward = fc.oneof(requestsOf(resend), attacksOn(resend), attacksOn(approve), attacksOn(request), strikes);
  const session = fc
    .tuple(
      requestsOf(request),
      fc.array(onward, { maxLength: 4 }),
      fc.array(requestsOf(approve), { minLength: 1, maxLength: 3 }),
    )
    .map(([opening, middle, closing]) => [opening, ...middle, ...closing]);
  const [make, read] = [named('createFlowSession'), named('readFlowResult')];
  const readings = fc.array(fc.oneof(requestsOf(read), attacksOn(read)), { minLength: 1, maxLength: 3 });
  const flow = fc
    .tuple(requestsOf(make), attacksOn(make), readings)
    .map(([made, other, rest]) => [made, other, ...rest]);
  const courses = operations.flatMap((maker) => courseOf(maker, operations));
  return [fc.array(strikes, { maxLength: 5 }), session, fc.oneof(flow, flow, ...courses)];
}

/** Something is made, and then something done with it. */
function courseOf(maker: Operation, operations: Operation[]): Attacks[] {
  const followers = operations.filter((operation) => makerFor(operation, operations) === maker);
  if (followers.length === 0) return [];
  const onward = fc.oneof(...followers.map(requestsOf), ...followers.map(attacksOn));
  const course = fc.tuple(requestsOf(maker), fc.array(onward, { minLength: 1, maxLength: 4 }));
  return [course.map(([opening, rest]) => [opening, ...rest])];
}

function operationNamed(id: string, operations: Operation[]): Operation {
  const operation = operations.find((candidate) => candidate.id === id);
  if (operation === undefined) throw new Error(`the OpenAPI document has no ${id}`);
  return operation;
}
