/**
 * A checkpoint: what the operator has signed about the whole audit at one moment (https://c2sp.org/tlog-checkpoint). One
 * extension line adds the state of every chain: `heads <number of chains> <base64 root over their heads>`. By it the export of
 * one organisation can show that no row is missing at its end.
 */
import { hash } from 'node:crypto';
import { createNoteSigner, type NoteSigner } from './signed-note.ts';

export interface Checkpoint {
  /** The log's name, which is also that of its key. */
  origin: string;
  /** How many rows are sealed. */
  treeSize: number;
  /** Hex: the Merkle root over all rows, in the order in which they were chained. */
  root: string;
  /** How many organisations have rows. */
  chains: number;
  /** Hex: the Merkle root over the heads of the chains, in the order of their first rows. */
  headsRoot: string;
}

/** Each installation has a name of its own, which follows from its key. */
export function createCheckpointSigner(seed: Uint8Array): NoteSigner {
  return createNoteSigner(seed, (publicKey) => `qujat-audit/${hash('sha256', publicKey).slice(0, 16)}`);
}

export function formatCheckpoint({ origin, treeSize, root, chains, headsRoot }: Checkpoint): string {
  return `${origin}\n${treeSize}\n${toBase64(root)}\nheads ${chains} ${toBase64(headsRoot)}\n`;
}

/** @throws Error where the text is not that of one of our checkpoints */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = '', extension = ''] = text.split('\n');
  const [, chains = '', headsRoot = ''] = /^heads (\d+) (\S+)$/.exec(extension) ?? [];
  const checkpoint = {
    origin,
    treeSize: Number(size),
    root: toHex(root),
    chains: Number(chains),
    headsRoot: toHex(headsRoot),
  };
  if (!/^\d{1,15}$/.test(size) || formatCheckpoint(checkpoint) !== text) throw new Error('This is no audit checkpoint');
  return checkpoint;
}

const toBase64 = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
const toHex = (base64: string) => Buffer.from(base64, 'base64').toString('hex');
