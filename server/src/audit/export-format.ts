/**
 * The lines of an audit export. Each is JSON in canonical form (RFC 8785), so that nothing in it can be changed unnoticed, not
 * even a space.
 *
 * All organisations: the header, the rows in the order of their positions, and after the last row that a checkpoint seals, the
 * checkpoint. One organisation: the header, the proof of the chain's head, perhaps the proof that an earlier checkpoint is
 * continued, and the rows.
 */
import { compiledCheck, type Static, Type } from '../json/json-schema.ts';
import { AuditFault } from './audit-fault.ts';
import { type Json, parseCanonicalJson } from './canonical-json.ts';

export const EXPORT_FORMAT = 'qujat-audit-export/1';

const hash = Type.String({ pattern: '^[0-9a-f]{64}$' });
const count = Type.Integer({ minimum: 0 });
const closed = { additionalProperties: false };

const header = Type.Object(
  {
    format: Type.Literal(EXPORT_FORMAT),
    /** The verifier key. */
    key: Type.String(),
    /** The checkpoint up to which the export goes. */
    checkpoint: Type.String(),
    /** How many checkpoints follow, where it is the export of all organisations. */
    checkpoints: Type.Optional(count),
    /** Where it is the export of one organisation. */
    organization: Type.Optional(Type.String()),
    /** The earlier checkpoint that the export proves to continue. */
    since: Type.Optional(Type.String()),
  },
  closed,
);

const row = Type.Object(
  { organization_id: Type.String(), position: count, sequence: count, previous_hash: Type.Optional(hash) },
  { additionalProperties: Type.Union([Type.String(), Type.Integer()]) },
);
const rowLine = Type.Object({ hash, row }, closed);

const checkpointLine = Type.Object({ checkpoint: Type.String() }, closed);

/** The last row of the organisation's chain, and that it is the leaf `index` of the checkpoint's tree of heads. */
const head = Type.Object({ index: count, proof: Type.Array(hash), row_hash: hash, sequence: count }, closed);
const headLine = Type.Object({ head }, closed);

const earlierLine = Type.Object(
  {
    earlier: Type.Object(
      {
        consistency: Type.Array(hash),
        /** The head at that time, where the organisation had a row already. */
        head: Type.Optional(head),
      },
      closed,
    ),
  },
  closed,
);

export type Header = Static<typeof header>;
export type RowLine = Static<typeof rowLine>;
export type HeadProof = Static<typeof head>;
export type Earlier = Static<typeof earlierLine>['earlier'];

const isHeader = compiledCheck(header);
const isRowLine = compiledCheck(rowLine);
const isCheckpointLine = compiledCheck(checkpointLine);
const isHeadLine = compiledCheck(headLine);
const isEarlierLine = compiledCheck(earlierLine);

export type ExportLine =
  | { kind: 'header'; header: Header }
  | { kind: 'row'; row: RowLine }
  | { kind: 'checkpoint'; checkpoint: string }
  | { kind: 'head'; head: HeadProof }
  | { kind: 'earlier'; earlier: Earlier };

/** @throws AuditFault where it is none of the lines of an export */
export function parseExportLine(text: string, lineNumber: number): ExportLine {
  const value = parseJson(text, lineNumber);
  if (isRowLine(value)) return { kind: 'row', row: value };
  if (isCheckpointLine(value)) return { kind: 'checkpoint', checkpoint: value.checkpoint };
  if (isHeader(value)) return { kind: 'header', header: value };
  if (isHeadLine(value)) return { kind: 'head', head: value.head };
  if (isEarlierLine(value)) return { kind: 'earlier', earlier: value.earlier };
  throw new AuditFault(`Line ${lineNumber} was changed: it is no row and no checkpoint.`);
}

function parseJson(text: string, lineNumber: number): Json {
  try {
    return parseCanonicalJson(text);
  } catch {
    throw new AuditFault(`Line ${lineNumber} was changed: it is not canonical JSON.`);
  }
}
