import { BadRequestException, Body, Controller, HttpCode, Inject, Post, Session } from '@nestjs/common';
import { type Session as Asked, Qujat } from '@qujat/sdk';
import { saveFiles } from '@qujat/sdk/node';

const { DOCUMENTS = 'documents' } = process.env;

/** What express-session keeps on this server. The browser has a random cookie. */
interface Visit {
  asked?: Asked<'identity_card'>;
}

@Controller('document')
export class DocumentController {
  constructor(@Inject(Qujat) private readonly qujat: Qujat) {}

  @Post()
  @HttpCode(202)
  async request(@Body() citizen: { iin: string; phone: string }, @Session() visit: Visit) {
    visit.asked = await this.qujat.requestDocument('identity_card', citizen);
    return { sent_to: visit.asked.phoneMasked };
  }

  @Post('resend')
  @HttpCode(202)
  async resend(@Session() visit: Visit) {
    visit.asked = await this.qujat.resendOtp(askedOf(visit));
    return { resend_after: visit.asked.resendAfter };
  }

  @Post('code')
  @HttpCode(200)
  async approve(@Body() { code }: { code: string }, @Session() visit: Visit) {
    const document = await this.qujat.approveSession(askedOf(visit), { code });
    await saveFiles(document, DOCUMENTS);
    delete visit.asked;
    return { received: document.document_type };
  }
}

function askedOf({ asked }: Visit): Asked<'identity_card'> {
  if (asked === undefined) throw new BadRequestException({ error: 'session_not_found' });
  return asked;
}
