/** Gives memory to another thread instead of copying it. The giver must not use these arrays any more. */
import { move, transferableSymbol, valueSymbol } from 'piscina';

/** What Piscina unwraps on the other side: there it is `value` itself. */
export function transferred<Value extends object>(value: Value, files: Array<Uint8Array | null>): Value {
  const buffers = files.flatMap((file) => (file === null ? [] : [file.buffer]));
  const wrapped = { ...value, [transferableSymbol]: buffers, [valueSymbol]: value };
  move(wrapped);
  return wrapped;
}

/** Each in memory of its own, which can be given away: the owner keeps his. */
export function ownCopies<Name extends string>(
  files: Record<Name, Uint8Array | null>,
): Record<Name, Uint8Array | null> {
  const copies = { ...files };
  for (const name in copies) copies[name] = copyOf(files[name]);
  return copies;
}

export function copyOf(bytes: Uint8Array | null): Uint8Array | null {
  return bytes === null ? null : new Uint8Array(bytes);
}
