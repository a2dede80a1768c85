/** By a code of the sandbox's 1414 a citizen of the sandbox proves who they are, without asking for a document. */
import { assertReached } from './find-person.ts';
import type { SandboxOptions } from './sandbox-egov.ts';
import { sandboxOtp } from './sandbox-otp.ts';
import { ownConsentsText } from './sms-text.ts';

export interface CitizenCodeRequest {
  id: string;
  /** Into whose inbox it goes. */
  organization: { id: string; name: string };
  iin: string;
  phone: string;
}

export function createCitizenCodes({ population, inbox, ids, otpTtlMs }: SandboxOptions) {
  return {
    /** @throws GatewayError as `assertReached` */
    async sendCode({ id: requestId, organization, iin, phone }: CitizenCodeRequest): Promise<void> {
      const { fixedCode } = assertReached(await population.find(organization.id, iin), phone);
      const code = fixedCode ?? sandboxOtp(requestId);
      const message = { id: ids.rowId(), requestId, organizationId: organization.id, phone, code };
      await inbox.insertMessage({ ...message, text: ownConsentsText(code, organization.name) }, 0);
    },

    async checkCode(requestId: string, code: string): Promise<'right' | 'wrong' | 'expired'> {
      const latest = await inbox.findLatestMessage(requestId);
      if (latest === undefined || latest.message.code !== code) return 'wrong';
      return latest.nowMs < latest.message.sentAt + otpTtlMs ? 'right' : 'expired';
    },
  };
}
