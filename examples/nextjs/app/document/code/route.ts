import { saveFiles } from '@qujat/sdk/node';
import { answering, client, currentVisit, nothingAsked } from '../visit';

export function POST(request: Request): Promise<Response> {
  return answering(async () => {
    const visit = await currentVisit();
    if (visit.asked === undefined) return nothingAsked();
    const { code } = await request.json();
    const document = await client().approveSession(visit.asked, { code });
    await saveFiles(document, process.env.DOCUMENTS ?? 'documents');
    visit.destroy();
    return Response.json({ received: document.document_type });
  });
}
