/** The simulator's inbox of 1414. It is kept in memory: a restart of the simulator is a new day, with no SMS and no consent. */
import type { Clock } from '../clock.ts';
import type { SandboxInbox, SandboxMessage } from '../egov/sandbox/inbox.ts';

export interface MemoryInbox extends SandboxInbox {
  /** Messages to this phone, or to all phones, newest first. */
  newest(phone: string | undefined): SandboxMessage[];
}

const MAX_MESSAGES = 1_000;

export function createMemoryInbox(clock: Clock): MemoryInbox {
  const messages: SandboxMessage[] = [];
  const newest = (phone: string | undefined) =>
    messages.filter((message) => phone === undefined || message.phone === phone);
  return {
    newest,
    insertMessage: async (message, lateMs) => {
      messages.unshift({ ...message, sentAt: clock.nowMs() + lateMs });
      messages.splice(MAX_MESSAGES);
    },
    listMessages: async (organizationId, { phone, sentAfter = 0, most }) =>
      newest(phone)
        .filter((message) => message.organizationId === organizationId && message.sentAt > sentAfter)
        .slice(0, most),
    findLatestMessage: async (requestId) => {
      const message = messages.find((candidate) => candidate.requestId === requestId);
      return message && { message, nowMs: clock.nowMs() };
    },
  };
}
