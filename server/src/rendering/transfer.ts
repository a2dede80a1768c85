/** Gives memory to another thread instead of copying it. The giver must not use these arrays any more. */
import { move, transferableSymbol, valueSymbol } from 'piscina';

/** What Piscina unwraps on the other side: there it is `value` itself. */
export function transferred<Value extends object>(value: Value, files: Array<Uint8Array | null>): Value {
  const buffers = files.flatMap((file) => (file === null ? [] : [file.buffer]));
  const wrapped = { ...value, [transferableSymbol]: buffers, [valueSymbol]: value };
  move(wrapped);
  return wrapped;
}
