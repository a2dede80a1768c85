/** The audit, for operators: search, verification, export. Looking at it leaves a row in it. */
import { Readable } from 'node:stream';
import { setImmediate as breathe } from 'node:timers/promises';
import type { AccountStore } from '../accounts/account-store.ts';
import { refuseField } from '../accounts/refuse-field.ts';
import type { AuditArchive } from '../audit/audit-archive-store.ts';
import { auditActions } from '../audit/audit-entry.ts';
import type { AuditStore } from '../audit/audit-store.ts';
import { type AuditExport, exportAudit } from '../audit/export-audit.ts';
import { leaveLookRow } from '../audit/leave-audit-row.ts';
import { sealNow } from '../audit/seal-now.ts';
import { searchAudit } from '../audit/search-audit.ts';
import type { NoteSigner } from '../audit/signed-note.ts';
import { verifyStoredAudit } from '../audit/verify-stored-audit.ts';
import type { Ids } from '../clock.ts';
import { GatewayError } from '../errors.ts';
import type { HttpRequest, HttpServer } from '../http/server.ts';
import { json } from '../http/success-schema.ts';
import { oneOf, orNull, Type } from '../json/json-schema.ts';
import type { OrganizationStore } from '../organizations/organization-store.ts';
import { auditRowReply, auditRowSchema, nameParties, verificationReply } from './audit-schemas.ts';
import { operatorOf } from './authenticate-member.ts';
import { cabinetRoute } from './cabinet-route.ts';
import { CABINET, timeField, toTime } from './schemas.ts';

export interface AuditContext {
  store: AuditStore;
  archive: AuditArchive;
  signer: NoteSigner;
  organizations: Pick<OrganizationStore, 'findOrganization'>;
  accounts: Pick<AccountStore, 'findAccount'>;
  ids: Ids;
}

const ALL = `${CABINET}/operator/audit/`;
const PAGE = 50;
/** Few at a time: an export in a gateway shares its process with the requests. */
const EXPORT_PAGE_ROWS = 200;
const LINES_AT_ONCE = 64;

export function registerAuditRoutes(cabinet: HttpServer, context: AuditContext): void {
  const { store, archive, signer } = context;

  cabinet.get(ALL, listAuditRoute, async (request) => {
    const { organization_id: organizationId, action, from, to, after } = request.query;
    // Each search leaves a row, not each page of it.
    if (after === undefined) await leaveLookRow('audit_read', operatorOf(request), context, organizationId);
    const search = {
      organizationId,
      action,
      most: PAGE,
      treeSize: (await store.readLog()).frontier.size,
      fromMs: from === undefined ? undefined : Date.parse(from),
      toMs: to === undefined ? undefined : Date.parse(to),
      before: after === undefined ? undefined : readCursor(after),
    };
    const { rows, next } = await searchAudit(search, archive);
    const names = await nameParties(rows, context);
    return { rows: rows.map((row) => auditRowReply(row, names)), next: next === null ? null : String(next) };
  });

  cabinet.get(`${ALL}checkpoint/`, readCheckpointRoute, async () => {
    const checkpoint = await store.findLastCheckpoint();
    const { unchainedRows, unsealedRows } = await store.readBacklog();
    return {
      key: signer.verifierKey,
      unsealed_rows: unchainedRows + unsealedRows,
      checkpoint: checkpoint
        ? { rows: checkpoint.treeSize, sealed_at: toTime(checkpoint.createdAt), note: checkpoint.note }
        : null,
    };
  });

  const verify = createVerifying(context);
  cabinet.post(`${ALL}verification/`, verifyAuditRoute, async (request, httpReply) => {
    const steps = await verify(request);
    return httpReply.type('application/x-ndjson; charset=utf-8').header('cache-control', 'no-store').send(steps);
  });

  cabinet.get(`${ALL}export/`, exportAuditRoute, async (request, httpReply) => {
    await leaveLookRow('audit_exported', operatorOf(request), context);
    const sealed = await sealNow(context);
    const exported = { archive, verifierKey: signer.verifierKey, sealed, pageRows: EXPORT_PAGE_ROWS };
    return httpReply
      .type('application/x-ndjson; charset=utf-8')
      .header('content-disposition', 'attachment; filename="qujat-audit.jsonl"')
      .send(Readable.from(inTurns(exportAudit(exported))));
  });
}

/** One verification at a time: each keeps a core busy. */
function createVerifying(context: AuditContext) {
  let running: HttpRequest | undefined;
  return async (request: HttpRequest): Promise<Readable> => {
    if (running !== undefined) throw new GatewayError('verification_running');
    running = request;
    const end = () => {
      if (running === request) running = undefined;
    };
    try {
      await leaveLookRow('audit_verified', operatorOf(request), context);
      const { archive, signer } = context;
      const sealed = await sealNow(context);
      const exported = { archive, verifierKey: signer.verifierKey, sealed, pageRows: EXPORT_PAGE_ROWS };
      // The stream closes also where nobody began to read it.
      return Readable.from(stepsOf(exported, end)).once('close', end);
    } catch (error) {
      end();
      throw error;
    }
  };
}

async function* stepsOf(exported: AuditExport, onEnd: () => void) {
  try {
    for await (const step of verifyStoredAudit(exported)) yield `${JSON.stringify(verificationReply(step))}\n`;
  } finally {
    onEnd();
  }
}

async function* inTurns(lines: AsyncIterable<string>) {
  let read = 0;
  for await (const line of lines) {
    read += 1;
    if (read % LINES_AT_ONCE === 0) await breathe();
    yield line;
  }
}

function readCursor(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor);
  throw refuseField('after', 'invalid_cursor', 'must be `next` of the page before');
}

const lines = (description: string) => ({
  description,
  content: { 'application/x-ndjson': { schema: Type.Unsafe<NodeJS.ReadableStream>({ type: 'string' }) } },
});

const listAuditRoute = cabinetRoute(
  { access: 'audit.read', tag: 'operator', refuses: ['invalid_request'] },
  {
    operationId: 'listAudit',
    summary: 'The audit’s rows',
    description: [
      `Only for operators. Newest first, ${PAGE} a page at most. A row is here once it is chained, some seconds after the event. One`,
      'call looks at a bounded number of rows: where `next` is set there is more to look at, also after an empty page.',
    ].join(' '),
    querystring: Type.Object({
      organization_id: Type.Optional(
        Type.String({
          maxLength: 100,
          description: 'Only rows of this chain: an organisation, or `accounts`, `plans`, `operators`',
        }),
      ),
      action: Type.Optional(
        oneOf(auditActions, {
          description: 'Only this event',
          examples: ['document_delivered'],
        }),
      ),
      from: Type.Optional(timeField('Only from this time on')),
      to: Type.Optional(timeField('Only before this time')),
      after: Type.Optional(Type.String({ maxLength: 20, description: '`next` of the page before' })),
    }),
    response: {
      200: json(
        'A page of rows.',
        Type.Object({
          rows: Type.Array(auditRowSchema),
          next: orNull(Type.String(), { description: 'To look on; null where all was looked at' }),
        }),
      ),
    },
  },
);

const readCheckpointRoute = cabinetRoute(
  { access: 'audit.read', tag: 'operator' },
  {
    operationId: 'readCheckpoint',
    summary: 'The newest checkpoint of the audit, and its key',
    description: 'Only for operators. Keep both elsewhere: they show whether the audit was changed since.',
    response: {
      200: json(
        'The newest checkpoint.',
        Type.Object({
          key: Type.String({ description: 'The verifier key: name, id and public key' }),
          unsealed_rows: Type.Integer({ description: 'Rows that no checkpoint seals yet', examples: [3] }),
          checkpoint: orNull(
            Type.Object({
              rows: Type.Integer({ description: 'How many rows it seals', examples: [20_852] }),
              sealed_at: timeField('When it was made'),
              note: Type.String({ description: 'The signed note, https://c2sp.org/tlog-checkpoint' }),
            }),
            { description: 'Null where nothing was sealed yet' },
          ),
        }),
      ),
    },
  },
);

const verifyAuditRoute = cabinetRoute(
  { access: 'audit.read', tag: 'operator', refuses: ['verification_running'] },
  {
    operationId: 'verifyAudit',
    summary: 'Verify the audit',
    description: [
      'Only for operators. As `qujat audit verify` does it, over all that is sealed now. The answer comes line by line, each a',
      'JSON object: `{"step": "checking", "rows", "of"}` again and again, then `{"step": "whole", …}` or `{"step": "broken",',
      '"fault"}`. It trusts the store’s own key: whether the operator has sealed anew what was changed, only a checkpoint that',
      'was kept elsewhere tells.',
    ].join(' '),
    response: { 200: lines('How far it is, and how it ended.') },
  },
);

const exportAuditRoute = cabinetRoute(
  { access: 'audit.read', tag: 'operator' },
  {
    operationId: 'exportAudit',
    summary: 'Download the audit',
    description:
      'Only for operators. All that is chained by now, sealed, as `qujat audit export` writes it; for `qujat audit verify`.',
    response: { 200: lines('The export.') },
  },
);
