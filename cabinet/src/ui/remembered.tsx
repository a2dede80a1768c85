/** What a page keeps for the way back to it: in memory alone, by organisation, until the log-out or a reload of the page. */
import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { useOrganization } from './member-context.tsx';

interface Memory {
  subscribe(onChange: () => void): () => void;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

const MemoryContext = createContext<Memory | undefined>(undefined);

export function RememberingFrame({ children }: { children: ReactNode }) {
  const [memory] = useState(createMemory);
  return <MemoryContext value={memory}>{children}</MemoryContext>;
}

/** As `useState`. What is set after the page was left is there on the way back too, such as the answer of a call. */
export function useRemembered<Value>(name: string, initial: () => Value): [Value, (value: Value) => void] {
  const memory = useContext(MemoryContext);
  const { id } = useOrganization();
  if (memory === undefined) throw new Error('This page stands outside the frame that remembers');
  const own = `${id} ${name}`;
  const [first] = useState(initial);
  const kept = useSyncExternalStore(memory.subscribe, () => memory.get(own)) as { value: Value } | undefined;
  useEffect(() => {
    if (memory.get(own) === undefined) memory.set(own, { value: first });
  }, [memory, own, first]);
  return [kept === undefined ? first : kept.value, (value) => memory.set(own, { value })];
}

function createMemory(): Memory {
  const values = new Map<string, unknown>();
  const listeners = new Set<() => void>();
  return {
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    get: (name) => values.get(name),
    set(name, value) {
      values.set(name, value);
      for (const tell of listeners) tell();
    },
  };
}
